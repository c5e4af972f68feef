"""Word how a quotation differs from the nearest passage of its source, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dateline.evidence import Run

_CONTEXT = 4
"""How many words are shown on either side of a difference."""


def difference(runs: Sequence[Run]) -> str:
    """Return the quotation with each difference in brackets: `the arrest [in → last] October`, `[without: in]`, `[with: last]`.

    A run that a fingerprint does not support stands in brackets as it is quoted. Long stretches that agree are shortened.
    """
    worded = [_worded(run, index > 0, index < len(runs) - 1) for index, run in enumerate(runs)]
    gaps = [_gap(before, run) for before, run in pairwise(runs)]
    return "".join(piece for pair in zip(worded, (*gaps, ""), strict=True) for piece in pair)


def _gap(before: Run, run: Run) -> str:
    """Return the space between two runs: none before a comma or a full stop that the quotation has there."""
    touching = run.kind == "same" and before.at + len(before.quoted) == run.at
    return "" if touching and not run.quoted[:1].isalnum() else " "


def _worded(run: Run, after: bool, before: bool) -> str:
    match run.kind:
        case "same":
            return _shortened(run.quoted.split(), after, before)
        case "changed":
            return f"[{run.quoted} → {run.source}]"
        case "added":
            return f"[without: {run.quoted}]"
        case "missing":
            return f"[with: {run.source}]"
        case "unsupported":
            return f"[{run.quoted}]"


def _shortened(words: Sequence[str], after: bool, before: bool) -> str:
    """Keep of words that agree those next to a difference: the first ones `after` it, the last ones `before` it."""
    kept = _CONTEXT * (after + before)
    if len(words) <= kept + 1:
        return " ".join(words)
    head = words[:_CONTEXT] if after or not before else ()
    tail = words[-_CONTEXT:] if before else ()
    return " ".join((*head, "…", *tail))
