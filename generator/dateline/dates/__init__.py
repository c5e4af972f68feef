"""Read, bound, order and word dates in EDTF (ISO 8601-2:2019, Annex A; the Library of Congress specification), levels 0 to 2.

A date is text (`edtf`), a level and two bounds; all else is read again from the text. Nothing is ever taken from the clock.

Where the texts are silent or differ
------------------------------------
- Times of day are refused in intervals and sets (LoC: "Time of day is excluded"). Hours are 00 to 23, shifts 14:00 at most;
  `:60` only where UTC has, or could have had, a leap second (23:59 on 30 June or 31 December from 1972); no `-00:00`.
- `-0000` is no year. A minus may stand before months, days, seasons and masks (`-0043-03-15`, `-20XX`): level 1 by itself.
- `Y` is for years of more than four digits, without leading zeros; `E` and `S` take a number from 1, `S` at most the year's
  digits. Years have 16 digits at most. `Y171010000S3` is 171000000 to 171999999 (LoC; an example in ISO's Annex A says otherwise,
  against its own rule in 4.4.3).
- `X` stands for digits of dates that exist: `XXXX-02-29` is a leap day, `2019-02-3X` is refused. A masked month is a calendar
  month. Level 1 has `201X`, `20XX`, `2004-XX`, `1985-04-XX`, `1985-XX-XX`; every other mask, and any mask in an interval, is level 2.
- Marks on different sides say different things and may meet (`?2004-06-04~`, `2001-?09~-09`): on the left of a part, that part; on
  its right, all so far. On a year they would say one thing twice: `?2004~` is refused, as are two marks side by side. A mark on the
  left is level 2, even of a lone year.
- Seasons may be marked, stand in intervals and sets, and have a masked year (ISO: they stand where months do). Their days are ours:
  see `parts`.
- An interval has a date at one end at least (`/`, `../..`, `../` and `/..` are refused) and does not end before it can start:
  `2004-06/2004` is in order. `..2004/2005` and `2004/2005..` ("or before", "or after") are ISO's, level 2; LoC has no such form.
- Sets have no blanks, no sets or intervals within them and no empty member; `..` without a date on one side stands only at the
  set's own end, and between dates of one precision. A set of one member is allowed. ISO prints one list without brackets: refused.
"""

from dateline.dates.days import OPEN_END, OPEN_START, civil, day_number, iso_day
from dateline.dates.explain import explain, record
from dateline.dates.gaps import gap
from dateline.dates.order import overlaps, sort_key, within
from dateline.dates.parsing import parse
from dateline.dates.phrases import LANGUAGES
from dateline.dates.scales import month_name, without_events
from dateline.dates.shapes import Edge, Shape, ShapeKind, Stretch, shape_of
from dateline.dates.traits import Precision, is_approximate, is_uncertain, precision
from dateline.dates.tree import Date, DateError
from dateline.dates.words import words, words_of

__all__ = [
    "LANGUAGES",
    "OPEN_END",
    "OPEN_START",
    "Date",
    "DateError",
    "Edge",
    "Precision",
    "Shape",
    "ShapeKind",
    "Stretch",
    "civil",
    "day_number",
    "explain",
    "gap",
    "is_approximate",
    "is_uncertain",
    "iso_day",
    "month_name",
    "overlaps",
    "parse",
    "precision",
    "record",
    "shape_of",
    "sort_key",
    "within",
    "without_events",
    "words",
    "words_of",
]
