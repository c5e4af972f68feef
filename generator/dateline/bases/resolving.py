"""Count a time expression from its anchor."""

from math import ceil

from dateline.bases.calendar import day_span, months_span, part_of, season_span, unit_span
from dateline.bases.expression import Anchor, Bounds, Resolution, TimeExpression, Unit
from dateline.bases.kinds import not_computed, refusal
from dateline.dates import civil
from dateline.model import BasisKind

_FINER: dict[Unit, tuple[Unit, int]] = {
    "hour": ("hour", 1),
    "day": ("day", 1),
    "week": ("day", 7),
    "month": ("day", 30),
    "year": ("month", 12),
    "decade": ("year", 10),
    "century": ("year", 100),
}
_NEAR = range(-9, 10)  # a 29 February may be eight years away


def resolve(expression: TimeExpression, anchor: Anchor, kind: BasisKind) -> Resolution:
    """Return what an expression gives when a basis of this kind counts it from an anchor; never raises.

    An anchor of more than one day is counted from both its ends, so that the result covers that of every day inside it; where an end
    of the anchor is unknown, that end of the result is.
    """
    refused = refusal(expression, kind)
    if refused:
        return Resolution((), "kind" if not_computed(kind) else "unfit-expression", refused)
    if expression.kind != "stated" and anchor.earliest is None and anchor.latest is None:
        return Resolution((), "no-anchor", f"nothing is known of the date that “{expression.text}” counts from")
    try:
        readings = _stated(expression) if expression.kind == "stated" else _from_both_ends(expression, anchor)
    except (ValueError, OverflowError):
        return Resolution((), "no-date", f"“{expression.text}” falls outside the years 1 to 9999")
    if not readings:
        return Resolution((), "no-date", f"“{expression.text}” is no date of the calendar")
    return Resolution(tuple(dict.fromkeys(_opened(each, expression) for each in readings)))


def _from_both_ends(expression: TimeExpression, anchor: Anchor) -> list[Bounds]:
    firsts = [] if anchor.earliest is None else _readings(expression, anchor.earliest)
    lasts = [] if anchor.latest is None else _readings(expression, anchor.latest)
    if firsts and lasts:
        return [Bounds(first.earliest, last.latest) for first, last in zip(firsts, lasts, strict=True)]
    return [Bounds(first.earliest, None) for first in firsts] + [Bounds(None, last.latest) for last in lasts]


def _opened(span: Bounds, expression: TimeExpression) -> Bounds:
    if expression.side == "from":
        return Bounds(span.earliest, None)
    return Bounds(None, span.latest) if expression.side == "until" else span


def _readings(expression: TimeExpression, day: int) -> list[Bounds]:
    """Return what an expression can mean, counted from one day; as many readings, in the same order, whatever the day."""
    match expression.kind:
        case "recurring":
            return _recurring(expression, day)
        case "unit":
            return [_unit(expression, day)]
        case "distance":
            near, far = _away(expression, day)
            return [Bounds(min(near, far, key=_first).earliest, max(near, far, key=_last).latest)]
        case "stretch":
            _, far = _away(expression, day)
            return [Bounds(far.earliest, day) if expression.direction == "past" else Bounds(day, far.latest)]
        case "after":
            return [Bounds(day, None)]
        case "before":
            return [Bounds(None, day)]
        case _:
            return [Bounds(day, day)]


# --- absolute dates -----------------------------------------------------------------------------------------------------------


def _stated(expression: TimeExpression) -> list[Bounds]:
    """Return the one reading of a date with its year; none where the calendar has no such day."""
    year = expression.year or 0
    span: Bounds | None
    if expression.month is not None and not 1 <= expression.month <= 12:
        return []
    if expression.month is not None and expression.day is not None:
        span = day_span(year, expression.month, expression.day, expression.day_to)
    elif expression.month is not None:
        span = months_span(year, expression.month, 1)
    elif expression.season is not None:
        span = season_span(year, expression.season)
    else:
        years = {"decade": 10, "century": 100}.get(expression.unit or "", 1)
        span = months_span(year, 1, 12 * ((expression.year_to or year) - year + years))
    return [] if span is None else [_parts(span, expression)]


def _parts(span: Bounds, expression: TimeExpression) -> Bounds:
    for part in expression.portions:
        span = part_of(span, part)
    return span


# --- units --------------------------------------------------------------------------------------------------------------------


def _unit(expression: TimeExpression, day: int) -> Bounds:
    span = unit_span(day, expression.unit or "day", expression.number)
    if expression.number == 0 and expression.direction == "past":
        return Bounds(span.earliest, day)
    if expression.number == 0 and expression.direction == "future":
        return Bounds(day, span.latest)
    return _parts(span, expression)


def _away(expression: TimeExpression, day: int) -> tuple[Bounds, Bounds]:
    """Return the nearest and the farthest unit meant."""
    unit, least, most = _counts(expression)
    sign = -1 if expression.direction == "past" else 1
    return unit_span(day, unit, sign * least), unit_span(day, unit, sign * most)


def _counts(expression: TimeExpression) -> tuple[Unit, int, int]:
    """Return the least and the greatest count, in a finer unit where the words round."""
    unit, least, most = expression.unit or "day", expression.number, expression.number_to
    if unit == "hour":
        return "day", least // 24, ceil(most / 24)
    hedge = expression.hedge
    if least != most or not (hedge or unit in ("decade", "century")):
        return unit, least, most
    finer, size = _FINER[unit]
    whole = least * size
    match hedge:
        case "more":
            return finer, whole, whole + max(size, ceil(whole / 2))
        case "less":
            return finer, 0, whole
        case "almost":
            return finer, whole - ceil(whole / 4), whole
        case _:
            return finer, whole - ceil(whole / 4), whole + ceil(whole / 4)


# --- names that come again ----------------------------------------------------------------------------------------------------


def _recurring(expression: TimeExpression, day: int) -> list[Bounds]:
    """Return the occurrences that a name can mean: one in a known direction, two where usage is divided."""
    near = [span for span in (_occurrence(expression, day, places) for places in _NEAR) if span is not None]
    if not near:
        return []
    if expression.unit == "week":
        places = {"last": -1, "this": 0, "next": 1}.get(expression.direction, 0)
        return [
            near[places - _NEAR.start]
        ]  # "Tuesday of last week": every week has each day, so nothing is missing from near
    match expression.direction:
        case "past":
            return [_latest_begun(near, day)]
        case "future":
            return [_next_ending(near, day)]
        case "last":
            ended = [span for span in near if _last(span) < day]
            return [ended[-1], _occurrence(expression, day, -1) or ended[-1]]
        case "next":
            coming = [span for span in near if _first(span) > day]
            return [coming[0], _occurrence(expression, day, 1) or coming[0]]
        case "this":
            return [_occurrence(expression, day, 0) or _next_ending(near, day), _next_ending(near, day)]
        case _:
            return [_latest_begun(near, day), _next_ending(near, day)]


def _latest_begun(near: list[Bounds], day: int) -> Bounds:
    return [span for span in near if _first(span) <= day][-1]


def _next_ending(near: list[Bounds], day: int) -> Bounds:
    return next(span for span in near if _last(span) >= day)


def _occurrence(expression: TimeExpression, day: int, places: int) -> Bounds | None:
    """Return the occurrence in the week (Monday to Sunday) or year some places from the day's own; None for a 29 February in most years."""
    if expression.weekday is not None:
        monday = day - (day + 6) % 7 + 7 * places
        if expression.weekday > 7:
            return Bounds(monday + 5, monday + 6)
        return Bounds(monday + expression.weekday - 1, monday + expression.weekday - 1)
    year, month, _ = civil(day)
    span: Bounds | None
    if expression.season is not None:
        # January and February belong to the winter that began in the year before.
        own = year - 1 if expression.season == 4 and month <= 2 else year
        span = season_span(own + places, expression.season)
    elif expression.day is not None:
        span = day_span(year + places, expression.month or 1, expression.day)
    else:
        span = months_span(year + places, expression.month or 1, 1)
    return None if span is None else _parts(span, expression)


def _first(span: Bounds) -> int:
    return span.earliest or 0


def _last(span: Bounds) -> int:
    return span.latest or 0
