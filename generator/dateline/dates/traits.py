"""Say what kind of date it is: its precision for drawing marks, and whether it is approximate or uncertain."""

from typing import Literal

from dateline.dates.reading import read_tree
from dateline.dates.tree import APPROXIMATE, UNCERTAIN, Date, DateError, Interval, Members, Point, Tree, points

Precision = Literal[
    "time",  # a day with a time of day
    "day",
    "month",  # also a day unspecified within a month, 2020-10-XX
    "season",  # also a quarter, quadrimester or half of a year
    "year",  # also a month or day unspecified within a year, 2020-XX-XX
    "decade",  # 198X, with nothing more known below it
    "century",  # 19XX, likewise
    "range",  # scattered or wide: 1984-1X, 156X-12-25, XXXX, 1950S2
    "interval",  # both ends given
    "open",  # an interval with an open end (..)
    "unknown",  # an interval with an unknown end
    "set",  # one of, or all of, several dates
]


def precision(date: Date) -> Precision:
    """Return how closely a date is known, by what is known: `2020-XX-XX` is a day, known to the year."""
    return tree_precision(tree_of(date.edtf))


def is_approximate(date: Date) -> bool:
    """Tell whether any part is marked `~` or `%`, or is an estimate with significant digits."""
    found = points(tree_of(date.edtf))
    return any(mark & APPROXIMATE for point in found for mark in point.marks) or any(map(estimated, found))


def is_uncertain(date: Date) -> bool:
    """Tell whether any part is marked `?` or `%`."""
    return any(mark & UNCERTAIN for point in points(tree_of(date.edtf)) for mark in point.marks)


def estimated(point: Point) -> bool:
    """Tell whether a year with significant digits stands for more than itself."""
    return 0 < point.significant < len(str(int(point.digits))) + point.exponent


def tree_of(edtf: str) -> Tree:
    """Read the text of a date that was understood before; ValueError if it was not."""
    tree = read_tree(edtf)
    if isinstance(tree, DateError):
        raise ValueError(f"not an EDTF date: {edtf!r}: {tree.message}")  # noqa: TRY004 (the type is right, the value is not)
    return tree


def tree_precision(tree: Tree) -> Precision:
    """Return the precision of a tree; see `precision`."""
    if isinstance(tree, Members):
        return "set"
    if isinstance(tree, Interval):
        if tree.open_start or tree.open_end:
            return "open"
        return "interval" if tree.start and tree.end else "unknown"
    return _point_precision(tree)


def _point_precision(point: Point) -> Precision:
    if estimated(point):
        return "range"
    if point.masked:
        return _masked_precision(point)
    if point.time:
        return "time"
    if point.day:
        return "day"
    if point.month:
        return "season" if point.unit == "part" else "month"
    return "year"


def _masked_precision(point: Point) -> Precision:
    below = (point.month, point.day)
    if "X" not in point.digits:
        if point.month == "XX" and point.day in ("", "XX"):
            return "year"
        return "month" if point.day == "XX" and "X" not in point.month else "range"
    if below in (("", ""), ("XX", ""), ("XX", "XX")):
        unknown = point.digits.lstrip("0123456789")
        if unknown == "X":
            return "decade"
        if unknown == "XX":
            return "century"
    return "range"
