"""The values of a link check: links and their places, what a server answered, and the finding for an address."""

from __future__ import annotations

from datetime import date
from typing import Literal

from dateline.model import Record

Verdict = Literal["broken", "unreachable", "moved", "fine"]
VERDICTS: tuple[Verdict, ...] = ("broken", "unreachable", "moved", "fine")
"""From the worst to the best: the order of the report."""

Method = Literal["HEAD", "GET"]

Problem = Literal[
    "status",
    "no-such-host",
    "names-unavailable",
    "connection-failed",
    "timeout",
    "broken-off",
    "certificate",
    "no-tls",
    "private",
    "unusable",
    "asked-to-wait",
    "redirect-loop",
    "too-many-redirects",
]


class Place(Record, frozen=True, kw_only=True, order=True):
    """A line of a content file."""

    path: str
    line: int


class Link(Record, frozen=True, kw_only=True):
    """An outward address without its fragment, and the places that use it, in order."""

    address: str
    places: tuple[Place, ...]


class SourceRecord(Record, frozen=True, kw_only=True):
    """A source that has no archived copy; `url` is empty where it has no address either."""

    id: str
    url: str
    place: Place


class Answer(Record, frozen=True, kw_only=True):
    """The head of a response: its status, where it points on, and how many seconds it asks us to wait, if it does."""

    status: int
    location: str = ""
    retry_after: float | None = None


class Failure(Record, frozen=True, kw_only=True):
    """No response was had; `detail` is what the system or the library says about it."""

    problem: Problem
    detail: str = ""


class Finding(Record, frozen=True, kw_only=True):
    """What became of an address.

    `leads_to` is where it has moved for good (verdict `moved`), else where its redirects end, if there were any. `problem` is None
    where an address was reached; `status` is the last response's, 0 where there was none.
    """

    verdict: Verdict
    status: int = 0
    problem: Problem | None = None
    detail: str = ""
    leads_to: str = ""


class Checked(Record, frozen=True, kw_only=True):
    """A finding and the day it was made."""

    on: date
    finding: Finding
