"""Turn the dates of bibliographies into EDTF: years, months and days in parts, seasons, "circa", ranges."""

from __future__ import annotations

import re

from dateline.dates import DateError
from dateline.dates import parse as parse_date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_YEAR = re.compile(r"\[?(?P<circa>(?:c|ca|circa)\.?\s*|~)?(?P<year>[0-9]{4})(?P<mark>[?~%])?\]?", re.IGNORECASE)
_RANGE = re.compile(r"([0-9]{4})\s*(?:--?|–|/)\s*([0-9]{4})")


def edtf_of(text: str) -> str:
    """Return the text where it is EDTF, or the EDTF of a year as people write it (`c. 1990`, `1990--1992`); else nothing."""
    text = text.strip()
    year = _YEAR.fullmatch(text)  # first, because EDTF reads the brackets of a supplied year, [1990], as a set
    if year:
        return year["year"] + (year["mark"] or ("~" if year["circa"] else ""))
    years = _RANGE.fullmatch(text)
    if years:
        return f"{years[1]}/{years[2]}"
    return text if text and not isinstance(parse_date(text), DateError) else ""


def from_parts(year: str, month: str = "", day: str = "") -> str:
    """Return the EDTF of a year, a month (number, name or season) and a day; nothing where one of them cannot be read."""
    start = edtf_of(year)
    if not start or not (month or day):
        return start
    number = _month(month)
    if not re.fullmatch(r"[0-9]{4}", start) or not number:
        return ""
    if not day.strip():
        return f"{start}-{number:02}"
    if not re.fullmatch(r"\s*[0-9]{1,2}\s*", day):
        return ""
    return f"{start}-{number:02}-{int(day):02}"


def _month(text: str) -> int:
    """Return 1 to 12 for a month, 21 to 24 for a season, 0 for anything else."""
    text = text.strip().strip(".").lower()
    if re.fullmatch(r"[0-9]{1,2}", text):
        return int(text) if 1 <= int(text) <= 12 or 21 <= int(text) <= 24 else 0
    if text in _SEASONS:
        return _SEASONS[text]
    return _MONTHS.index(text[:3]) + 1 if text.isalpha() and text[:3] in _MONTHS else 0
