"""The whole text of a source that may be published: numbered paragraphs, the quoted words marked, beside each what rests on it."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.evidence import Locator as EvidenceLocator
from dateline.evidence import Text, read_text
from dateline.evidence.paragraphs import named_by
from dateline.model import Locator, Source
from dateline.outputs.addresses import anchor_of
from dateline.outputs.pages.resting import Resting, view_resting
from dateline.outputs.passages import Extent, Run, cut, extents
from dateline.outputs.register import Register
from dateline.outputs.uses import Use
from dateline.outputs.views import Link, View


class TextRun(View, kw_only=True):
    """A stretch of a paragraph; where quoted, `quoted_in` is the thing that quotes it first, at its citation."""

    text: str
    quoted_in: Link | None


class TextParagraph(View, kw_only=True):
    """A paragraph of the text; `anchors` are the pages and times that begin with it, `part` names the part that does."""

    number: int
    anchors: tuple[str, ...]
    part: str
    runs: tuple[TextRun, ...]
    resting: tuple[Resting, ...]


def may_publish(register: Register, source: Source) -> bool:
    """Tell whether a source's text is here and its rights allow that it is published."""
    return source.rights != "restricted" and source.id in register.chronology.texts


def view_text(
    register: Register, source: Source, uses: tuple[Use, ...]
) -> tuple[tuple[TextParagraph, ...], tuple[Use, ...]]:
    """Return the paragraphs of a source's text, and the uses that belong to none of them (of the source as a whole)."""
    text = read_text(register.chronology.texts[source.id])
    shown = tuple(use for use in uses if register.link(use.kind, use.thing))
    marked = tuple(extents(use.words, use.locator, text) if use.words else () for use in shown)
    home = {index: _paragraph(text, use, marked[index]) for index, use in enumerate(shown)}
    anchors = _anchors(text, shown)
    begins = {part.paragraphs.first: part.title or part.id for part in source.parts}
    paragraphs = tuple(
        TextParagraph(
            number=number,
            anchors=anchors.get(number, ()),
            part=begins.get(number, ""),
            runs=tuple(_run(register, run, shown) for run in runs),
            resting=view_resting(register, source, tuple(shown[index] for index in home if home[index] == number)),
        )
        for number, runs in enumerate(cut(text, marked), start=1)
    )
    return paragraphs, tuple(use for index, use in enumerate(shown) if home[index] is None)


def _run(register: Register, run: Run, uses: tuple[Use, ...]) -> TextRun:
    if not run.quotations:
        return TextRun(text=run.text, quoted_in=None)
    use = uses[run.quotations[0]]
    link = register.link(use.kind, use.thing)
    quoted_in = Link(path=f"{link.path}#{use.fragment}", title=link.title) if link else None
    return TextRun(text=run.text, quoted_in=quoted_in)


def _paragraph(text: Text, use: Use, found: tuple[Extent, ...]) -> int | None:
    """Return the paragraph beside which a use stands: where its words begin, else the first that its locator names."""
    if found:
        return next(each.number for each in text.paragraphs if each.start <= found[0][0] < each.end)
    return _first(text, use.locator)


def _first(text: Text, locator: Locator | None) -> int | None:
    if locator is None:
        return None
    named = named_by(EvidenceLocator(locator.kind, locator.first, locator.last), text.paragraphs)
    return named[0] if named else None


def _anchors(text: Text, uses: tuple[Use, ...]) -> Mapping[int, tuple[str, ...]]:
    """Return the fragments, besides its own, to which citations of pages and times lead, by paragraph."""
    found: dict[int, dict[str, None]] = {}
    for use in uses:
        number = _first(text, use.locator)
        if use.locator and use.locator.kind != "paragraph" and number:
            found.setdefault(number, {})[anchor_of(use.locator)] = None
    return {number: tuple(anchors) for number, anchors in found.items()}
