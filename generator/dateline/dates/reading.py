"""Read an EDTF text: intervals and sets of dates (text to tree), and the `Date` that the rest of the program keeps."""

from functools import lru_cache

from dateline.dates.days import OPEN_END, OPEN_START
from dateline.dates.grammar import read_point
from dateline.dates.tree import Date, DateError, Interval, Members, Point, Run, Tree, points

LONGEST_TEXT = 1000
"""The most characters a date may have."""


@lru_cache(maxsize=1 << 14)  # order, words, gaps and precision all ask for the same text
def read_tree(text: str) -> Tree | DateError:
    """Read a text into its tree, or say why it is no EDTF date (without a suggestion)."""
    if len(text) > LONGEST_TEXT:
        return DateError(f"a date has at most {LONGEST_TEXT} characters", LONGEST_TEXT)
    if text[:1] in ("[", "{"):
        return _read_members(text)
    if "/" in text:
        return _read_interval(text)
    return read_point(text)


def date_of(text: str, tree: Tree) -> Date:
    """Return the date of a text that was read into this tree."""
    if isinstance(tree, Point):
        return Date(text, tree.level, tree.earliest, tree.latest)
    first, last = tree.bounds
    return Date(text, _level(tree), first, last)


def _level(tree: Interval | Members) -> int:
    """Return the level of a compound: masks within an interval, and every set, are level 2 (LoC)."""
    if isinstance(tree, Members):
        return 2
    ends = points(tree)
    if any(end.masked for end in ends) or (tree.start and tree.open_start) or (tree.end and tree.open_end):
        return 2
    plain = len(ends) == 2
    return max([end.level for end in ends] + [0 if plain else 1])


def _read_interval(text: str) -> Interval | DateError:
    left, _, right = text.partition("/")
    at = len(left) + 1
    if "/" in right:
        return DateError("an interval has one slash, between its start and its end", at + right.index("/"))
    open_start, open_end = left.startswith(".."), right.endswith("..")
    start = _read_end(left[2:] if open_start else left, 2 if open_start else 0)
    if isinstance(start, DateError):
        return start
    end = _read_end(right[:-2] if open_end else right, at)
    if isinstance(end, DateError):
        return end
    if start is None and end is None:
        return DateError("an interval needs a date at one end at least", 0)
    if start and end and start.earliest > end.latest:
        return DateError("the interval ends before it starts", at)
    return Interval(start, end, open_start, open_end)


def _read_end(text: str, at: int) -> Point | DateError | None:
    if not text:
        return None
    point = read_point(text)
    if isinstance(point, DateError):
        return point.moved(at)
    if point.time:
        return DateError("an interval runs between dates: leave the time of day out", at + text.index("T"))
    return point


def _read_members(text: str) -> Members | DateError:
    every = text[0] == "{"
    closing = "}" if every else "]"
    if not text.endswith(closing) or len(text) < 2:
        return DateError(f"the set opened by {text[0]} is not closed by {closing}", len(text))
    items = text[1:-1].split(",")
    runs: list[Run] = []
    at = 1
    for index, item in enumerate(items):
        run = _read_run(item, first=index == 0, last=index == len(items) - 1)
        if isinstance(run, DateError):
            return run.moved(at)
        runs.append(run)
        at += len(item) + 1
    return Members(every, tuple(runs))


def _read_run(item: str, *, first: bool, last: bool) -> Run | DateError:
    """Read a member, or the members that `..` stands for; an open side belongs at the set's own end (LoC)."""
    if item in ("", ".."):
        return DateError("a member of the set is missing", 0)
    left, dots, right = item.partition("..")
    if not dots:
        point = _read_member(item, 0)
        return point if isinstance(point, DateError) else Run(point, point)
    if (not left and not first) or (not right and not last):
        return DateError(
            ".. without a date on one side stands only at the set's beginning or end", 0 if not left else len(left)
        )
    start = _read_member(left, 0) if left else None
    end = _read_member(right, len(left) + 2) if right else None
    if isinstance(start, DateError):
        return start
    if isinstance(end, DateError):
        return end
    if start and end and start.unit != end.unit:
        return DateError("the dates on both sides of .. have the same precision", len(left))
    if start and end and start.earliest > end.latest:
        return DateError("the later date stands before ..", len(left) + 2)
    return Run(start, end)


def _read_member(text: str, at: int) -> Point | DateError:
    point = read_point(text)
    if isinstance(point, DateError):
        return point.moved(at)
    if point.time:
        return DateError("a set has dates: leave the time of day out", at + text.index("T"))
    return point


def span(earliest: int | None, latest: int | None) -> tuple[int, int]:
    """Return bounds as two numbers that compare: what is unknown may reach as far as what is open."""
    return OPEN_START if earliest is None else earliest, OPEN_END if latest is None else latest
