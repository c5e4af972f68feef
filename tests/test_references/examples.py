"""Sources as files have them, for the tests of how they are cited."""

from __future__ import annotations

from dateline.dates import Date, parse
from dateline.model import Locator, Part, Source

HOSTILE = (
    'A & B % $ # _ { } } ~ ^ \\ <b>"x"</b> </span><span class="nocase"> ” @article{x, \u00e9 \u2028 \r\nER  - \ue006'
)


def day(edtf: str) -> Date:
    """Read a date that must be one."""
    found = parse(edtf)
    assert isinstance(found, Date)
    return found


def source(
    *,
    title: str = "The harbour is closed",
    published: str = "2001-03-05",
    authors: tuple[str, ...] = ("Ann Weaver",),
    publisher: str = "The Gazette",
    kind: str = "news article",
    url: str = "https://example.org/harbour",
) -> Source:
    """Return a source of these values."""
    return Source(
        id="gazette",
        title=title,
        publisher=publisher,
        authors=authors,
        published=day(published) if published else None,
        url=url,
        language="en",
        kind=kind,
    )


def letter() -> Part:
    """Return a part with a history of its own."""
    return Part(
        id="letter",
        paragraphs=Locator(kind="paragraph", first=5, last=9),
        title="A letter",
        publisher="The Herald",
        authors=("The harbour master",),
        published=day("2001-02"),
    )
