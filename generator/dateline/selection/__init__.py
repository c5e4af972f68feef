"""Selections: which events are meant by a query such as `topic=fentanyl&actor=joe-biden&from=2020`.

The one vocabulary of filters: in a page's address, in `--select`, in handouts. This is its definition.

| key | an event is meant when |
| --- | --- |
| `q` | it has all these words, as search finds them (`searching`) |
| `actor`, `place`, `topic`, `period`, `thread` | it concerns one of these (ids; former ids too) |
| `role` | an actor has one of these roles in it; with `actor`, one of those actors |
| `source` | it rests on one of these |
| `importance` | it is of this importance or more: `landmark`, `major` (`minor` admits all) |
| `dispute` | `yes`: sources disagree about it; or one of these kinds: `conflict`, `compatible`, `perspective`, `copy-error` |
| `from`, `to` | some day that its date can mean lies between the first day of `from` and the last of `to` (EDTF, or a year) |

Several values of one key, as `topic=a&topic=b` or `topic=a,b`, mean any of them; several keys mean all of them. Words of several `q` are
one list. Roles are compared without case and accents, and only `&` separates them. Of several importances the widest counts, of several
dates the last one given. Dates compare by bounds, as everywhere: "about 2020" can be any day of 2020, "since 2018" any day from 2018, an
unknown end any day at all. An event without a date is never within a range of dates: `Selected.undated` counts those that only this
keeps out, so that it can be said.
"""

from dateline.selection.evaluating import Selected, select
from dateline.selection.model import KEYS, Selection
from dateline.selection.reading import Fault, explain, parse
from dateline.selection.writing import write

__all__ = ["KEYS", "Fault", "Selected", "Selection", "explain", "parse", "select", "write"]
