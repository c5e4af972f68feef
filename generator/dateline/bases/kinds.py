"""Say which expressions a basis of each kind can be counted with."""

from dateline.bases.expression import TimeExpression
from dateline.model import BasisKind

_NOT_COMPUTED: dict[BasisKind, str] = {
    "term-of-office": "a term of office is not in the words: the note says which it is",
    "sequence": "an order of events gives no date to compute",
    "editors": "it rests on the editors' knowledge and not on words",
}
_UNFIT = 10


def refusal(expression: TimeExpression, kind: BasisKind) -> str:
    """Return why a basis of this kind cannot be counted with an expression, as a sentence without a full stop; "" if it can."""
    if kind in _NOT_COMPUTED:
        return _NOT_COMPUTED[kind]
    quoted = f"“{expression.text}”"
    if kind == "weekday" and expression.weekday is None:
        return f"{quoted} names no day of the week"
    is_named = expression.month is not None and expression.direction not in ("last", "this", "next")
    if kind == "stated" and not (expression.kind == "stated" or is_named):
        return f"{quoted} states no date: it counts from another one"
    if kind == "relative-to-publication" and expression.needs == "event":
        return f"{quoted} counts from an event, not from the day of publication"
    if kind == "relative-to-event" and expression.needs == "publication":
        return f"{quoted} counts from the day of publication, not from an event"
    return ""


def not_computed(kind: BasisKind) -> str:
    """Return why no date can be computed for any basis of this kind; "" where one can."""
    return _NOT_COMPUTED.get(kind, "")


def rank(expression: TimeExpression, kind: BasisKind | None) -> int:
    """Return how well an expression serves a basis of this kind, the best lowest."""
    weakness = 2 if expression.kind in ("during", "after", "before") else 1 if expression.weak else 0
    if expression.kind == "recurring" and expression.day is not None:
        weakness = -1  # "Tuesday, Oct. 5": the day of the month says more than the day of the week
    if kind is None:
        return weakness
    if refusal(expression, kind):
        return _UNFIT + weakness
    if kind == "relative-to-event" and expression.needs == "event" and not expression.weak:
        return -1
    if kind == "stated" and expression.kind == "stated":
        return -2 if not expression.weak else -1
    is_absolute = expression.kind == "stated" and kind in ("relative-to-publication", "relative-to-event")
    return max(weakness, 1) if is_absolute else weakness
