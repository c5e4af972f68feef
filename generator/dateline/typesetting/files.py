"""Handouts as files of the output: made again only when their values or their layout changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import ClassVar

from dateline.dates import day_number
from dateline.handouts.cards import CardsSheet
from dateline.handouts.model import Handout, Sheet
from dateline.handouts.pictures import printable_pictures
from dateline.handouts.worksheet import WorksheetSheet
from dateline.outputs import TemplateFault
from dateline.outputs.addresses import ICON, ICON_SIZES, icon_of
from dateline.outputs.views import FileView
from dateline.theme import Theme, ThemeError
from dateline.typesetting.compiling import LayoutFault, rasterised, typeset
from dateline.typesetting.documents import worksheet_document
from dateline.typesetting.layouts import Layout, joined
from dateline.typesetting.tables import cards_table

NO_MEDIA: Mapping[str, bytes] = MappingProxyType({})
_SECONDS = 86_400
_EPOCH = day_number(1970, 1, 1)


class TableFile(FileView, kw_only=True):
    """Cards as a table."""

    sheet: CardsSheet

    def written(self) -> bytes:
        """Return the CSV."""
        return cards_table(self.sheet)


class DocumentFile(FileView, kw_only=True):
    """A worksheet or its key as a document that can be changed."""

    sheet: WorksheetSheet
    stamp: int

    def written(self) -> bytes:
        """Return the .docx."""
        return worksheet_document(self.sheet, self.stamp)


class HandoutFile(FileView, kw_only=True):
    """A handout: its values, its layout, and the day that it is dated, in seconds since 1970."""

    alone: ClassVar[bool] = True
    sheet: Sheet
    layout: Layout
    stamp: int
    pictures: tuple[tuple[str, bytes], ...] = ()

    def written(self) -> bytes:
        """Return the PDF; raises TemplateFault where the layout is at fault."""
        try:
            return typeset(self.layout.text, self.sheet, self.stamp, pictures=self.pictures)
        except LayoutFault as fault:
            raise TemplateFault(self.layout.fault(fault.line, str(fault))) from fault


class PictureFile(FileView, kw_only=True):
    """A picture: the one page of a layout as PNG, a pixel for each point."""

    alone: ClassVar[bool] = True
    sheet: Sheet
    layout: Layout

    def written(self) -> bytes:
        """Return the PNG; raises TemplateFault where the layout is at fault."""
        try:
            return typeset(self.layout.text, self.sheet, 0, "png")
        except LayoutFault as fault:
            raise TemplateFault(self.layout.fault(fault.line, str(fault))) from fault


class IconFile(FileView, kw_only=True):
    """A drawing as a square PNG of a size; `source` is where a fault of it is looked for."""

    alone: ClassVar[bool] = True
    drawing: str
    size: int
    source: str

    def written(self) -> bytes:
        """Return the PNG; raises TemplateFault where the drawing is at fault."""
        try:
            return rasterised(self.drawing, self.size)
        except LayoutFault as fault:
            raise TemplateFault(ThemeError(self.source, 1, f"The drawing cannot be made a picture: {fault}")) from fault


def icons_of(theme: Theme) -> Iterator[IconFile]:
    """Yield the theme's icon as pictures, for programs that show no drawings; nothing for a theme without one."""
    data = dict(theme.static).get(ICON)
    if data is None:
        return
    drawing, source = data.decode("utf-8-sig", "replace"), f"{theme.name}/static/{ICON}"
    for size in ICON_SIZES:
        yield IconFile(path=icon_of(size), up="", title="", drawing=drawing, size=size, source=source)


def picture_of(sheet: Sheet, theme: Theme, path: str) -> PictureFile | ThemeError:
    """Return a sheet as a picture at a path."""
    layout = joined(theme, sheet.kind)
    if isinstance(layout, ThemeError):
        return layout
    return PictureFile(path=path, up="", title=sheet.title, sheet=sheet, layout=layout)


def file_of(
    handout: Handout, theme: Theme, build_day: int | None, folder: str = "", media: Mapping[str, bytes] = NO_MEDIA
) -> FileView | ThemeError:
    """Return a handout as a file in a folder; `build_day` is the chronology's, never the clock's; `media` has pictures by their paths."""
    path, sheet, stamp = f"{folder}{handout.file}", handout.sheet, stamp_of(build_day)
    if handout.form == "csv" and isinstance(sheet, CardsSheet):
        return TableFile(path=path, up="", title=sheet.title, sheet=sheet)
    if handout.form == "docx" and isinstance(sheet, WorksheetSheet):
        return DocumentFile(path=path, up="", title=sheet.title, sheet=sheet, stamp=stamp)
    layout = joined(theme, handout.sheet.kind)
    if isinstance(layout, ThemeError):
        return layout
    shown = printable_pictures(sheet.pictures(), media)
    return HandoutFile(path=path, up="", title=sheet.title, sheet=sheet, layout=layout, stamp=stamp, pictures=shown)


def stamp_of(build_day: int | None) -> int:
    """Return a day as seconds since 1970; a chronology without any date is dated 1970, and what is earlier too."""
    return max(0, (build_day - _EPOCH) * _SECONDS) if build_day is not None else 0
