"""Render a link check, as text for people and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from http import HTTPStatus
from typing import Any

import msgspec

from dateline.links.model import VERDICTS, Checked, Finding, Link, Problem, SourceRecord, Verdict

_HEADINGS: dict[Verdict, str] = {"broken": "Broken", "unreachable": "Not reached", "moved": "Moved", "fine": "Fine"}
_PROBLEMS: dict[Problem, str] = {
    "status": "the server answers {status}",
    "no-such-host": "there is no such host",
    "names-unavailable": "the host's name cannot be looked up now",
    "connection-failed": "no connection",
    "timeout": "no answer in time",
    "broken-off": "the server breaks off without an HTTP answer",
    "certificate": "its certificate is not valid",
    "no-tls": "no secure connection",
    "private": "not asked: it is on a private network (--allow-private asks all the same)",
    "unusable": "not a usable web address",
    "asked-to-wait": "not asked: the server wants a long pause first; try later",
    "redirect-loop": "it redirects in a circle (some sites do so without cookies)",
    "too-many-redirects": "it redirects too many times",
}
_HINTS = {
    401: "perhaps only without a login",
    403: "perhaps to programs only; open it in a browser",
    429: "too many requests; try later",
}


class Report(msgspec.Struct, frozen=True):
    """A whole check: links with their findings (those of `findings` only), and the sources without an archived copy."""

    links: tuple[Link, ...]
    findings: Mapping[str, Checked]
    without_copy: tuple[SourceRecord, ...]

    def of(self, verdict: Verdict) -> tuple[Link, ...]:
        """Return the links of one verdict, by address."""
        return tuple(link for link in self.links if self._verdict(link) == verdict)

    def _verdict(self, link: Link) -> Verdict | None:
        known = self.findings.get(link.address)
        return known.finding.verdict if known else None

    @property
    def unchecked(self) -> tuple[Link, ...]:
        """The links without a finding: those that an interrupted check did not reach."""
        return tuple(link for link in self.links if link.address not in self.findings)


def words(finding: Finding) -> str:
    """Return what is to be said about a finding; "" for a fine one without redirects."""
    if finding.problem is None:
        moved = "moved to" if finding.verdict == "moved" else "redirects, for now, to"
        return f"{moved} {finding.leads_to}" if finding.leads_to else ""
    said = _PROBLEMS[finding.problem].format(status=_status(finding.status))
    hint = finding.detail or _HINTS.get(finding.status, "")
    through = f"; it had been redirected to {finding.leads_to}" if finding.leads_to else ""
    return said + (f" ({hint})" if hint else "") + through


def _status(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def as_text(report: Report) -> str:
    """Return the report, the worst first; of what is fine only the number."""
    return "\n".join(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    for verdict in VERDICTS[:-1]:
        if links := report.of(verdict):
            yield f"{_HEADINGS[verdict]} ({len(links)})"
            for link in links:
                yield f"  {link.address}"
                yield f"    {words(report.findings[link.address].finding)}"
                yield from (f"    {place.path}:{place.line}" for place in link.places)
            yield ""
    yield from _sources("Sources without an archived copy", (each for each in report.without_copy if each.url))
    yield from _sources("Sources without an address", (each for each in report.without_copy if not each.url))
    if _seems_offline(report):
        yield "No host could be found at all: this machine seems to be offline."
    yield summary(report)


def _sources(heading: str, sources: Iterable[SourceRecord]) -> Iterator[str]:
    found = tuple(sources)
    if found:
        yield f"{heading} ({len(found)})"
        for source in found:
            yield f"  {source.id}" + (f"  {source.url}" if source.url else "")
            yield f"    {source.place.path}:{source.place.line}"
        yield ""


def _seems_offline(report: Report) -> bool:
    found = [known.finding for known in report.findings.values()]
    return len(found) > 1 and all(each.problem in ("no-such-host", "names-unavailable") for each in found)


def summary(report: Report) -> str:
    """Return one line that counts the links of each verdict."""
    if not report.links:
        return "There are no outward links."
    counted = ", ".join(f"{len(report.of(verdict))} {_HEADINGS[verdict].lower()}" for verdict in VERDICTS)
    left = f", {len(report.unchecked)} not checked" if report.unchecked else ""
    number = len(report.links)
    return f"{number} link{'s' * (number != 1)}: {counted}{left}."


def as_json(report: Report) -> str:
    """Return the report as JSON; `dateline.commands.links` documents it."""
    found: dict[str, Any] = {
        "counts": {verdict: len(report.of(verdict)) for verdict in VERDICTS} | {"unchecked": len(report.unchecked)},
        "links": [_link(link, report.findings[link.address]) for verdict in VERDICTS for link in report.of(verdict)],
        "unchecked": [link.address for link in report.unchecked],
        "sources_without_copy": [_source(each) for each in report.without_copy if each.url],
        "sources_without_address": [_source(each) for each in report.without_copy if not each.url],
    }
    return msgspec.json.format(msgspec.json.encode(found), indent=2).decode()


def _link(link: Link, known: Checked) -> dict[str, Any]:
    finding = known.finding
    return {
        "address": link.address,
        "verdict": finding.verdict,
        "status": finding.status or None,
        "problem": finding.problem,
        "words": words(finding),
        "leads_to": finding.leads_to or None,
        "checked": known.on,
        "places": link.places,
    }


def _source(source: SourceRecord) -> dict[str, Any]:
    return {"id": source.id, "url": source.url or None, "path": source.place.path, "line": source.place.line}
