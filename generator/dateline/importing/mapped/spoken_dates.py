"""Read a date as people type it in tables: EDTF, words, or numbers in an order that somebody has stated. Nothing is ever filled in."""

from __future__ import annotations

import re
from typing import Literal, get_args

import msgspec

from dateline.dates import DateError
from dateline.dates import parse as parse_date
from dateline.dates.hints import suggestion
from dateline.parsing.forms import short

Order = Literal["day-month-year", "month-day-year", "year-month-day"]
ORDERS: tuple[Order, ...] = get_args(Order)

_NUMBERS = re.compile(r"(?<![0-9/.-])([0-9]{1,4})([/.-])([0-9]{1,2})\2([0-9]{1,4})(?![0-9/.-])")
_PARTS = {"year": 0, "month": 1, "day": 2}


class Unread(msgspec.Struct, frozen=True):
    """Why a text is not taken as a date, in words."""

    message: str


def read_date(text: str, order: Order | None) -> str | Unread:
    """Return a date's EDTF. Numbers such as 03/04/2021 are read in the order stated, and refused where none is and two readings exist."""
    text = " ".join(text.split())
    if is_edtf(text):
        return text
    numbers = _NUMBERS.search(text)
    if numbers and order:
        found = _NUMBERS.sub(lambda match: _in_order(match, order) or match[0], text)
        if _NUMBERS.fullmatch(text) and found == text:
            return Unread(_out_of_order(text, order))
        text = found
        if is_edtf(text):
            return text
    meant = suggestion(text)
    if meant and " or " in meant:
        return Unread(
            f'`{short(text)}` means {meant}: say which in the map, with dates = "day-month-year" or another order'
        )
    if meant:
        return meant
    if numbers and len(numbers[1]) <= 2 and len(numbers[4]) <= 2:
        return Unread(f"`{short(text)}` has a year of two digits: write all four")
    return Unread(f"`{short(text)}` is no date that can be read: write EDTF, such as 2020-10-04 or 2020-10~")


def interval(first: str, last: str) -> str | Unread:
    """Return the EDTF from one date to another; the first alone where they are the same."""
    if first == last:
        return first
    whole = f"{first}/{last}"
    return (
        whole
        if is_edtf(whole)
        else Unread(f"`{first}` to `{last}` is no span: it ends before it begins, or an end is a span itself")
    )


def is_edtf(text: str) -> bool:
    """Tell whether a text is a date in EDTF."""
    return bool(text) and not isinstance(parse_date(text), DateError)


def _in_order(match: re.Match[str], order: Order) -> str:
    """Return numbers read in an order as a day, or nothing where that is no day or its year has not four digits."""
    groups = (match[1], match[3], match[4])
    names = order.split("-") if len(match[1]) < 4 else ["year", "month", "day"]
    parts = sorted(zip(names, groups, strict=True), key=lambda pair: _PARTS[pair[0]])
    year, month, day = (text for _, text in parts)
    found = f"{year}-{int(month):02}-{int(day):02}"
    return found if len(year) == 4 and is_edtf(found) else ""


def _out_of_order(text: str, order: Order) -> str:
    match = _NUMBERS.fullmatch(text)
    others = [other for other in ORDERS if match and other != order and _in_order(match, other)]
    return f"`{short(text)}` is no date in the order {order}" + (
        f"; it would be one in the order {others[0]}" if others else ""
    )
