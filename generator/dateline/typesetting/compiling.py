"""Compile a layout over a view with Typst, so that equal values give equal bytes everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from dateline.handouts.glyphs import printable, with_apostrophes
from dateline.outputs.views import View

if TYPE_CHECKING:
    from typst import Compiler

PDF_STANDARDS = ("ua-1",)
"""Tagged, titled, with a language, every character with its meaning: Typst refuses to write what does not conform."""
_SQUARE = """
#let side = int(sys.inputs.size) * 1pt
#set page(width: side, height: side, margin: 0pt)
#image(bytes(sys.inputs.drawing), format: "svg", width: side, height: side)
"""
_TRIAL = """
#set document(title: "-")
#set text(lang: "en")
#image(bytes(json(bytes(sys.inputs.picture))), height: 1cm, alt: "-")
"""
_LINE = re.compile(r"\.typ:(\d+):\d+")


class LayoutFault(Exception):  # noqa: N818 - "error" is a severity here
    """Why a layout cannot be compiled: the line of the joined layout, and Typst's own words."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def typeset(
    layout: str,
    view: View,
    stamp: int,
    target: Literal["pdf", "png"] = "pdf",
    pictures: Iterable[tuple[str, bytes]] = (),
) -> bytes:
    """Return the PDF, or the picture of its one page, that a layout makes of a view.

    `stamp` is the document's day in seconds since 1970. The view reaches the layout as JSON in `sys.inputs.view`, never as markup, with
    characters that no bundled font has already replaced. Its `pictures`, by their paths, do so too, as lists of bytes; those that cannot be
    read are left out. Raises LayoutFault.
    """
    inputs = {"view": msgspec.json.encode(_printable(msgspec.to_builtins(view))).decode()}
    if shown := {_printable(path): list(data) for path, data in pictures if _is_readable(data)}:
        inputs["pictures"] = msgspec.json.encode(shown).decode()
    return _compiled(layout, inputs, stamp, target)


@lru_cache(maxsize=64)
def _is_readable(data: bytes) -> bool:
    """Tell whether Typst can read a picture, by letting it try."""
    try:
        _compiled(_TRIAL, {"picture": msgspec.json.encode(list(data)).decode()}, 0, "pdf")
    except LayoutFault:
        return False
    return True


def rasterised(drawing: str, size: int) -> bytes:
    """Return a drawing (SVG) as a square PNG with a side of so many pixels. What the drawing names is not loaded. Raises LayoutFault."""
    return _compiled(_SQUARE, {"drawing": drawing, "size": str(size)}, 0, "png")


def _compiled(layout: str, inputs: dict[str, str], stamp: int, target: Literal["pdf", "png"]) -> bytes:
    standards: Any = list(PDF_STANDARDS) if target == "pdf" else []
    try:
        made = _compiler().compile(
            layout.encode(), format=target, ppi=72.0, sys_inputs=inputs, pdf_standards=standards, timestamp=stamp
        )
    except RuntimeError as error:  # typst.TypstError
        place = _LINE.search(str(getattr(error, "diagnostic", error)))
        raise LayoutFault(int(place[1]) if place else 1, str(getattr(error, "message", error))) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # how a bug in Typst arrives here: no subclass of Exception
            raise
        raise LayoutFault(1, f"Typst cannot lay it out: {error}") from error
    return made if isinstance(made, bytes) else b"".join(made or ())


@cache
def _compiler() -> Compiler:
    """Return the process's compiler: it keeps the fonts, and what it laid out before.

    Its root is no folder, so that no file of this computer can be named: a layout, or a drawing, would else find what lies in the folder
    that the build happens to be started in.
    """
    from typst import Compiler

    return Compiler(root=__file__, ignore_system_fonts=True)


def _printable(value: Any) -> Any:  # noqa: ANN401 - what JSON holds
    """Return builtin values with every text as the bundled fonts can print it."""
    match value:
        case str():
            return printable(with_apostrophes(value))
        case list() | tuple():
            return [_printable(each) for each in value]
        case dict():
            return {key: _printable(each) for key, each in value.items()}
        case _:
            return value
