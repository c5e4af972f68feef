"""Links to sources where they were published: with the cited words as a text fragment, and what keeps a link alive when the page is gone."""

from __future__ import annotations

from urllib.parse import quote

from dateline.dates import OPEN_END, OPEN_START, Date, iso_day
from dateline.evidence import Quotation, read_quotation
from dateline.model import Source
from dateline.outputs.views import Outward

_ENOUGH = 3
"""The fewest words that may begin or end a range: with fewer, a browser would mark something else."""


def view_outward(source: Source, quotation: str = "") -> Outward | None:
    """Return a link to a source's own address, at the words cited; to its archived copy where there is none; None without either."""
    url = "" if source.url == "none" else source.url
    if not url and not source.archived_url:
        return None
    return Outward(
        href=with_text_fragment(url or source.archived_url, quotation),
        url=url,
        archived_url=source.archived_url,
        versiondate=full_day(source.archived_on) if source.archived_url else "",
    )


def with_text_fragment(url: str, quotation: str) -> str:
    """Return an address that makes a browser show some words; the address alone where there are no words to show.

    Written as the URL Fragment Text Directives draft says (https://wicg.github.io/scroll-to-text-fragment/): `#:~:text=start,end`, each
    part percent-encoded, `-` and `,` included. Words that are left out make it a range, from the first run of words to the last.
    """
    runs = _runs(read_quotation(quotation)) if quotation else ()
    if not runs:
        return url
    directive = ",".join(quote(run, safe="").replace("-", "%2D") for run in runs)
    page, _, fragment = url.partition("#")
    return f"{page}#{fragment.partition(':~:')[0]}:~:text={directive}"


def full_day(date: Date | None) -> str:
    """Return a date's day as RFC 3339 writes it, or "" where it is not one known day."""
    if date is None or date.earliest != date.latest or date.earliest in (None, OPEN_START, OPEN_END):
        return ""
    return iso_day(date.earliest or 0)


def _runs(quotation: Quotation) -> tuple[str, ...]:
    """Return the quotation's one run of words, or its first and last; the longest where those are too short to be told apart."""
    if not quotation.readings:
        return ()
    found = [
        (len(segment.words), quotation.original[segment.words[0].start : segment.words[-1].end])
        for segment in quotation.readings[-1]
    ]
    if len(found) == 1:
        return (found[0][1],)
    if found[0][0] >= _ENOUGH and found[-1][0] >= _ENOUGH:
        return found[0][1], found[-1][1]
    return (max(found)[1],)
