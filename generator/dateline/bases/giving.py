"""Say what date a basis of the model gives, or why none can be computed."""

import msgspec

from dateline.bases.expression import Bounds, Reason, Resolution, TimeExpression, bounds_of
from dateline.bases.finding import LONGEST, find, is_read
from dateline.bases.kinds import not_computed
from dateline.bases.resolving import resolve
from dateline.dates import Date
from dateline.model import Basis


class Given(msgspec.Struct, frozen=True):
    """What a basis gives, and from which words."""

    expression: TimeExpression
    resolution: Resolution


class NotGiven(msgspec.Struct, frozen=True):
    """Why a basis could not be computed."""

    reason: Reason
    message: str
    """One sentence without a full stop."""


def give(basis: Basis, published: Date | None, anchor_date: Date | None, language: str) -> Given | NotGiven:
    """Return what a basis gives; never raises.

    `published` is the date of the source, or of the part of it that the basis' locator falls in; `anchor_date` that of the event that
    `basis.anchor` names, used by `relative-to-event` alone; `language` that of the source.
    """
    problem = not_computed(basis.kind)
    if problem:
        return NotGiven("kind", problem)
    if not basis.words.strip():
        return NotGiven("no-words", "there are no words to compute from")
    if not is_read(language):
        return NotGiven("language", f"time expressions of the language {language!r} are not known here")
    if len(basis.words) > LONGEST:
        return NotGiven("too-long", f"the words are longer than {LONGEST} characters")
    expression = find(basis.words, language, basis.kind)
    if expression is None:
        return NotGiven("no-expression", "the words hold no time expression that is known here")
    date = anchor_date if basis.kind == "relative-to-event" else published
    anchor = Bounds(None, None) if date is None else bounds_of(date)
    resolution = resolve(expression, anchor, basis.kind)
    if resolution.reason is not None:
        return NotGiven(resolution.reason, resolution.problem)
    return Given(expression, resolution)
