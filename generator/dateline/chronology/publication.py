"""When the text at a locator was published: the source's date, or that of the part in which the locator falls."""

from __future__ import annotations

from dateline.dates import Date
from dateline.model import Locator, Part, Source


def part_at(source: Source, locator: Locator | None) -> Part | None:
    """Return the part of a source in which a locator's first paragraph falls; None for the source as a whole."""
    if locator is None or not source.parts or locator.kind != "paragraph":
        return None
    return next((part for part in source.parts if part.paragraphs.first <= locator.first <= part.paragraphs.last), None)


def published_at(source: Source, locator: Locator | None = None) -> Date | None:
    """Return when the text at the locator was published, as far as is known."""
    part = part_at(source, locator)
    return part.published if part and part.published else source.published
