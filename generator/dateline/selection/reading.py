"""Read a query to a selection, and say in words what in it is not understood."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote_plus

import msgspec

from dateline.chronology.model import Chronology
from dateline.dates import OPEN_END, OPEN_START, Date, DateError
from dateline.dates import parse as parse_date
from dateline.diagnostics.suggestions import did_you_mean
from dateline.selection.model import DISPUTES, IMPORTANCES, KEYS, THINGS, Selection, role_key

_YEAR = re.compile(r"(-?)(\d{1,3})")
"""A year of fewer digits than EDTF demands: "476" is 0476."""

_LISTS = frozenset({*THINGS, "importance", "dispute"})
_LISTED = re.compile(r"(?:,|%2[Cc])*((?:(?!%2[Cc])[^,])+)")
_WHOLE = re.compile(r"(.+)", re.DOTALL)


class Fault(msgspec.Struct, frozen=True):
    """A part of a query that is not understood and asks for nothing: where it stands (in code points from 0), what is wrong, what to do."""

    offset: int
    length: int
    message: str
    hint: str = ""


class _Value(msgspec.Struct, frozen=True):
    """One value of one key, decoded, and where it stands in the query."""

    key: str
    text: str
    offset: int
    length: int

    def fault(self, message: str, hint: str = "") -> Fault:
        return Fault(self.offset, self.length, message, hint)


class _Reading(msgspec.Struct):
    """What has been read so far."""

    chronology: Chronology
    values: dict[str, list[str]] = msgspec.field(default_factory=dict)
    dates: dict[str, Date] = msgspec.field(default_factory=dict)
    faults: list[Fault] = msgspec.field(default_factory=list)


def parse(query: str, chronology: Chronology) -> tuple[Selection, tuple[Fault, ...]]:
    """Return the selection that a query means in a chronology, and its faults in their order; never raises.

    A `?` before it is allowed, as are empty values. What is at fault is left out of the selection.
    """
    reading = _Reading(chronology)
    for value in _values(query):
        _read(value, reading)
    read = {key: tuple(sorted(set(values))) for key, values in reading.values.items() if key in ("role", *THINGS)}
    asked = reading.values.get("importance", ())
    selection = Selection(
        q=" ".join(reading.values.get("q", ())),
        importance="" if "minor" in asked else "major" if "major" in asked else "landmark" if asked else "",
        dispute=tuple(each for each in DISPUTES if each in reading.values.get("dispute", ())),
        from_=reading.dates.get("from"),
        to=reading.dates.get("to"),
    )
    selection = msgspec.structs.replace(selection, **read)
    return selection, (*sorted(reading.faults, key=lambda fault: fault.offset), *_backwards(selection, query))


def explain(query: str, faults: Iterable[Fault]) -> str:
    """Return faults as text for a terminal: each with the query and the words at fault underlined."""
    return "\n".join(
        f"{fault.message}{f' {fault.hint}' if fault.hint else ''}\n"
        f"    {query}\n    {' ' * fault.offset}{'^' * max(fault.length, 1)}"
        for fault in faults
    )


def _values(query: str) -> Iterator[_Value]:
    """Yield every value of every pair, and the keys that are none."""
    at = 1 if query.startswith("?") else 0
    for pair in query[at:].split("&"):
        key, equals, rest = pair.partition("=")
        name = unquote_plus(key)
        if pair and name not in KEYS:
            yield _Value(name, "", at, len(key))
        elif pair:
            for found in (_LISTED if name in _LISTS else _WHOLE).finditer(rest):
                text = " ".join(unquote_plus(found[1]).split())
                if text:
                    yield _Value(name, text, at + len(key) + len(equals) + found.start(1), len(found[1]))
        at += len(pair) + 1


def _read(value: _Value, reading: _Reading) -> None:
    key, text = value.key, value.text
    if key not in KEYS:
        hint = did_you_mean(key, KEYS) or f"The keys are {', '.join(f'`{each}`' for each in KEYS)}."
        reading.faults.append(value.fault(f"`{key}` is no key of a selection.", hint))
    elif key in ("from", "to"):
        _read_date(value, reading)
    elif key == "role":
        _read_role(value, reading)
    elif key in THINGS:
        _read_thing(value, reading)
    elif key == "q" or text in {"importance": IMPORTANCES, "dispute": DISPUTES}[key]:
        reading.values.setdefault(key, []).append(text)
    else:
        codes: tuple[str, ...] = IMPORTANCES if key == "importance" else DISPUTES
        hint = f"It is {', '.join(f'`{code}`' for code in codes[:-1])} or `{codes[-1]}`."
        reading.faults.append(value.fault(f"`{text}` is no value of `{key}`.", hint))


def _read_thing(value: _Value, reading: _Reading) -> None:
    """Take an id of a thing that is there, a former one as that of today."""
    known = getattr(reading.chronology, f"{value.key}s")
    name = reading.chronology.aliases.get((value.key, value.text), value.text)
    if name in known:
        reading.values.setdefault(value.key, []).append(name)
    else:
        hint = did_you_mean(value.text, known)
        reading.faults.append(value.fault(f"There is no {value.key} `{value.text}`.", hint))


def _read_role(value: _Value, reading: _Reading) -> None:
    """Take a role that some actor has in some event, as it is first written there."""
    events = reading.chronology.events.values()
    roles = dict.fromkeys(" ".join(each.role.split()) for event in events for each in event.actors if each.role)
    known = next((role for role in roles if role_key(role) == role_key(value.text)), None)
    if known is not None:
        reading.values.setdefault("role", []).append(known)
    else:
        reading.faults.append(value.fault(f"No actor has the role `{value.text}`.", did_you_mean(value.text, roles)))


def _read_date(value: _Value, reading: _Reading) -> None:
    short = _YEAR.fullmatch(value.text)
    date = parse_date(f"{short[1]}{short[2]:0>4}" if short else value.text)
    if isinstance(date, DateError):
        hint = (
            f"Write `{date.suggestion}`." if date.suggestion else "Write a year (2020) or EDTF (2020-10, 2020-10-15)."
        )
        reading.faults.append(value.fault(f"`{value.text}` is no date: {date.message}.", hint))
    else:
        reading.dates[value.key] = date


def _backwards(selection: Selection, query: str) -> Iterator[Fault]:
    """Yield a fault for a range that ends before it begins: it asks for nothing that could be."""
    if selection.from_ is None or selection.to is None:
        return
    first = OPEN_START if selection.from_.earliest is None else selection.from_.earliest
    last = OPEN_END if selection.to.latest is None else selection.to.latest
    if last < first:
        message = f"The range from {selection.from_.edtf} to {selection.to.edtf} ends before it begins."
        yield Fault(0, len(query), message, "Turn the two round.")
