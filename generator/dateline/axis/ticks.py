"""Choose the ticks of a scale: years, months or days, as finely as their labels fit, and the units that stand over them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import takewhile

from dateline.axis.calendar import Step, Unit, begins, following, full_name, short_name, steps
from dateline.axis.model import LENGTH, Break, Sheet, Subject, Tick
from dateline.axis.scale import Scale
from dateline.axis.text import positions, width
from dateline.dates import civil, without_events

_APART = 8
"""The room between two labels, in tenths of an em."""
_FINEST = 12
"""The least distance between ticks without labels, in tenths of an em."""
_OVER: Mapping[Unit, Unit] = {"month": "year", "day": "month"}


def choose_step(scale: Scale, sheet: Sheet, language: str) -> Step:
    """Return the finest step whose labels fit beside each other."""

    def fits(step: Step) -> bool:
        sample = max((short_name(step, begins(step, day), language) for day in (scale.first, scale.last)), key=width)
        return _room(step, scale) >= positions(width(sample) + _APART, sheet)

    return next(step for step in steps() if fits(step))


def finer_step(scale: Scale, step: Step, sheet: Sheet) -> Step:
    """Return the finest step of the same unit whose ticks can be told from each other without labels; the step itself if none can."""
    finer = takewhile(lambda each: each != step, steps())
    least = positions(_FINEST, sheet)
    return next((each for each in finer if each.unit == step.unit and _room(each, scale) >= least), step)


def _room(step: Step, scale: Scale) -> int:
    return scale.length * step.days // scale.days


def make_breaks(scale: Scale, sheet: Sheet, language: str) -> tuple[Break, ...]:
    """Return the breaks with their words, and the room that these take up: none where they would not stand under their break."""
    found: list[Break] = []
    limit = LENGTH
    for (first, last), whole in reversed(scale.cuts):
        start, end = scale.at(first), scale.after(last)
        lines = _on_two_lines(without_events(*whole, language))
        length = positions(max(map(width, lines)) + _APART, sheet)
        room = max(min((start + end - length) // 2, limit - length), 0)
        fits = room + length <= limit and room + length > start
        limit = room if fits else limit
        found.append(Break(start=start, end=end, lines=lines, room=(room, room + length) if fits else (start, start)))
    return tuple(reversed(found))


def _on_two_lines(words: str) -> tuple[str, str]:
    """Return words on two lines that are as nearly of one length as can be, the first no shorter than need be."""
    parts = words.split()
    splits = [(" ".join(parts[:number]), " ".join(parts[number:])) for number in range(1, len(parts))]
    return min(splits, key=lambda lines: max(map(width, lines)), default=(words, ""))


def make_ticks(scale: Scale, step: Step, sheet: Sheet, breaks: tuple[Break, ...], subject: Subject) -> tuple[Tick, ...]:
    """Return the ticks of a step and finer ones between them; a label is left out where it would meet another, or words.

    Between two breaks, where no tick of the step stands, the first finer one that can be is labelled.
    """
    taken = 0
    found: list[Tick] = []
    finer = finer_step(scale, step, sheet)
    for days in _stretches(scale, finer):
        shown = step if any(begins(step, day) == day for day in days) else finer
        labelled = False
        for day in days:
            at = scale.at(day)
            wanted = begins(shown, day) == day and not (labelled and shown != step)
            label = short_name(shown, day, subject.language) if wanted else ""
            end = at + positions(width(label) + _APART, sheet)
            if label and at >= taken and end <= LENGTH and (sheet.below or not _meets(breaks, at, end)):
                taken, labelled = end, True
                found.append(Tick(at=at, label=label, path=_listed(subject.years, shown, day), end=end))
            else:
                found.append(Tick(at=at, label="", end=at))
    return tuple(found)


def _meets(breaks: tuple[Break, ...], start: int, end: int) -> bool:
    return any(start < each.room[1] and each.room[0] < end for each in breaks)


def _listed(years: Mapping[int, str], step: Step, day: int) -> str:
    """Return where the first year of a step that has events stands in the list."""
    if step.unit != "year":
        return ""
    first, until = civil(day)[0], civil(following(step, day))[0]
    if step.count == 1:
        return years.get(first, "")
    return next((path for year, path in years.items() if first <= year < until), "")


def make_heads(scale: Scale, step: Step, sheet: Sheet, breaks: tuple[Break, ...], subject: Subject) -> tuple[Tick, ...]:
    """Return the months over days, or the years over months, that begin on the scale, the one it begins in included.

    One is left out where it would meet another, or the words of a break.
    """
    over = _OVER.get(step.unit)
    if over is None:
        return ()
    head = Step(over, 1)
    days = (scale.first, *(day for days in _stretches(scale, head) for day in days if day > scale.first))
    taken = 0
    found = []
    for day in days:
        at, label = scale.at(day), full_name(head, begins(head, day), subject.language)
        end = at + positions(width(label) + _APART, sheet)
        if at >= taken and end <= LENGTH and (sheet.below or not _meets(breaks, at, end)):
            taken = end
            path = subject.years.get(civil(day)[0], "") if over == "year" else ""
            found.append(Tick(at=at, label=label, path=path, end=end))
    return tuple(found)


def _stretches(scale: Scale, step: Step) -> Iterator[tuple[int, ...]]:
    """Yield the first day of each step on the scale, by the stretches between what is cut out of it."""
    cuts = [cut for cut, _ in scale.cuts]
    starts, ends = (scale.first, *(end + 1 for _, end in cuts)), (*(start for start, _ in cuts), scale.last + 1)
    for first, until in zip(starts, ends, strict=True):
        day = begins(step, first)
        days = []
        while day < until:
            if day >= first:
                days.append(day)
            day = following(step, day)
        yield tuple(days)
