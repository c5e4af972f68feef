"""Judge what a server answered: the verdict for an address, and whether and how long to wait before asking again."""

from __future__ import annotations

from collections.abc import Mapping
from email.utils import parsedate_to_datetime

from dateline.links.model import Answer, Failure, Finding, Problem, Verdict

_GONE = frozenset({404, 410})
_RANGE_REFUSED = 416
"""The page is there and is only too short for the range that we ask for."""
_LASTING = frozenset({301, 308})
_PASSING = frozenset({302, 303, 307})
_BUSY = frozenset({429, 503})
_BROKEN: frozenset[Problem] = frozenset({"no-such-host", "unusable"})
_MAX_DIGITS = 9


def is_redirect(answer: Answer) -> bool:
    """Tell whether the answer points to another address."""
    return bool(answer.location) and answer.status in _LASTING | _PASSING


def is_lasting(answer: Answer) -> bool:
    """Tell whether a redirect is for good, so that the address should be changed where it is used."""
    return answer.status in _LASTING


def asks_to_wait(answer: Answer) -> bool:
    """Tell whether the answer says when to come back."""
    return answer.status in _BUSY and answer.retry_after is not None


def deserves_a_get(answer: Answer | Failure) -> bool:
    """Tell whether an answer to HEAD is to be doubted: many servers answer HEAD wrongly, and a false alarm costs a person's time."""
    if isinstance(answer, Failure):
        return answer.problem == "broken-off"
    return answer.status >= 400 and answer.status not in _BUSY


def judge(answer: Answer | Failure, leads_to: str, *, moved: bool) -> Finding:
    """Return the finding for the last answer of a chain of redirects; `moved` where the chain began with a lasting one."""
    if isinstance(answer, Failure):
        verdict: Verdict = "broken" if answer.problem in _BROKEN else "unreachable"
        return Finding(verdict=verdict, problem=answer.problem, detail=answer.detail, leads_to=leads_to)
    if 200 <= answer.status < 300 or answer.status == _RANGE_REFUSED:
        return Finding(verdict="moved" if moved else "fine", status=answer.status, leads_to=leads_to)
    verdict = "broken" if answer.status in _GONE else "unreachable"
    return Finding(verdict=verdict, status=answer.status, problem="status", leads_to=leads_to)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that Retry-After asks for (RFC 9110, 10.2.3); None where it is missing or not understood.

    A date is counted from the response's own Date, so that no clock of ours is needed.
    """
    text = headers.get("Retry-After", "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:_MAX_DIGITS])
    try:
        wait = parsedate_to_datetime(text) - parsedate_to_datetime(headers.get("Date", ""))
    except (ValueError, TypeError, OverflowError):  # TypeError: only one of the two names its time zone
        return None
    return max(wait.total_seconds(), 0.0)
