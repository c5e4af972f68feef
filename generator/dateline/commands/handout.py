"""`dateline handout`: make sheets for paper, and say where they are."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from dateline import files
from dateline.chronology.link import Linked
from dateline.chronology.translate import editions_of
from dateline.commands.arguments import HANDOUTS
from dateline.commands.console import FINE, USAGE, WRONG, build_day, complain, report
from dateline.config import HandoutOrder
from dateline.diagnostics import in_order
from dateline.diagnostics.suggestions import did_you_mean
from dateline.handouts import Handout, Order, Refusal, make, read_order
from dateline.media import as_published
from dateline.outputs import TemplateFault
from dateline.outputs.addresses import MEDIA
from dateline.project import Loaded, load
from dateline.proofs import paper_problems
from dateline.theme import Theme, ThemeError, bundled_folder
from dateline.theme import load as load_theme
from dateline.typesetting import file_of
from dateline.typesetting.planning import paper_editions, refusal_in_words


def run(arguments: argparse.Namespace) -> int:
    """Make the sheets that were asked for; each stands alone, so a fault in one layout stops all before anything is written."""
    wrong = next((kind for kind in arguments.kinds if kind not in HANDOUTS), None)
    if wrong is not None:
        hint = did_you_mean(wrong, HANDOUTS) or f"There is {', '.join(f'`{each}`' for each in HANDOUTS)}."
        complain(f"`{wrong}` is no kind of handout. {hint}")
        return USAGE
    if not arguments.content.is_dir():
        complain(f"there is no folder {arguments.content}. Name the content folder with --content.")
        return USAGE
    if arguments.private and _is_published(arguments.output):
        complain(
            f"{files.shown(arguments.output)} holds a built site, where a private copy has no place. Choose another --output."
        )
        return USAGE
    loaded = load(arguments.content, build_day=build_day())
    if loaded.linked is None or loaded.has_errors:
        report((each for each in loaded.diagnostics if each.severity == "error"), sys.stderr)
        return WRONG
    theme = _theme(arguments, loaded)
    if isinstance(theme, ThemeError):
        complain(f"{theme.path}:{theme.line}: {theme.message}")
        return WRONG
    return _make(arguments, loaded, loaded.linked, theme)


def _make(arguments: argparse.Namespace, loaded: Loaded, linked: Linked, theme: Theme) -> int:
    editions = paper_editions(editions_of(linked), theme)
    archive = linked.archive.originals if arguments.private else None
    orders: list[Order] = []
    for wanted in _orders(arguments):
        order = read_order(wanted, editions, archive)
        if isinstance(order, Refusal):
            complain(refusal_in_words(arguments.select, order))
            return USAGE
        orders.append(order)
    handouts = [handout for order in orders for handout in make(order)]
    report(in_order(paper_problems(loaded, orders, handouts)), sys.stderr)
    try:
        made = tuple(_written(handouts, theme, linked.chronology.build_day, _media(handouts, loaded)))
    except TemplateFault as fault:
        complain(str(fault))
        return WRONG
    arguments.output.mkdir(parents=True, exist_ok=True)
    for name, data in made:
        files.write(arguments.output, name, data)
        print(files.shown(arguments.output / name))
    return FINE


def _is_published(folder: Path) -> bool:
    """Tell whether a folder is that of a site, or lies in one: what stands there may be published."""
    return any((each / files.MANIFEST).exists() for each in (folder.resolve(), *folder.resolve().parents))


def _orders(arguments: argparse.Namespace) -> Iterator[HandoutOrder]:
    for kind in dict.fromkeys(arguments.kinds or HANDOUTS):
        yield HandoutOrder(
            kind=kind,
            paper=arguments.paper,
            select=arguments.select,
            level=arguments.level,
            language=arguments.language,
            sides=arguments.sides,
        )


def _media(handouts: list[Handout], loaded: Loaded) -> Mapping[str, bytes]:
    """Return the pictures of some handouts, by their paths on the site, as they are published."""
    wanted = {path for handout in handouts for path in handout.sheet.pictures()}
    return {
        MEDIA + name: as_published(name, files.read(location)[0])[0]
        for name, location in loaded.media
        if MEDIA + name in wanted
    }


def _written(
    handouts: list[Handout], theme: Theme, day: int | None, media: Mapping[str, bytes]
) -> Iterator[tuple[str, bytes]]:
    """Yield each sheet's file name and bytes; raises TemplateFault where the theme has no layout for it, or a faulty one."""
    for handout in handouts:
        file = file_of(handout, theme, day, media=media)
        if isinstance(file, ThemeError):
            raise TemplateFault(file)
        yield file.path, file.written()


def _theme(arguments: argparse.Namespace, loaded: Loaded) -> Theme | ThemeError:
    name = arguments.theme or (loaded.config.theme if loaded.config else "broadsheet")
    folder: Path = arguments.content.resolve().parent / "themes"
    return load_theme(name, (folder, bundled_folder()))
