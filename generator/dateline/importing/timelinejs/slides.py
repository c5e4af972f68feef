"""What TimelineJS calls slides, as plain values: events, eras and the title, from JSON or from a sheet."""

from __future__ import annotations

from typing import Literal

import msgspec

from dateline.importing.timelinejs.moments import Moment

Role = Literal["event", "era", "title"]


class Slide(msgspec.Struct, frozen=True):
    """One slide; texts are as typed, HTML and all. A title has no dates, all others have a start.

    `media` are (field, text) pairs in TimelineJS's words: `url`, `caption`, `credit`, `alt`, `thumbnail`, `title`, `link`, `link_target`.
    `extra` are fields without a place of their own here, each under the name that follows `x-timelinejs-`.
    """

    role: Role
    row: int
    unit: str
    headline: str = ""
    text: str = ""
    start: Moment | None = None
    end: Moment | None = None
    display_date: str = ""
    unique_id: str = ""
    group: str = ""
    media: tuple[tuple[str, str], ...] = ()
    extra: tuple[tuple[str, str], ...] = ()


class Deck(msgspec.Struct, frozen=True):
    """All slides of a timeline in the order of its file, and rows that cannot be slides as (row, unit, why); notes on the whole file."""

    unit: str
    slides: tuple[Slide, ...]
    problems: tuple[tuple[int, str, str], ...] = ()
    notes: tuple[str, ...] = ()
