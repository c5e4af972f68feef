"""What a rule of the content is."""

from __future__ import annotations

from typing import Literal

import msgspec

Severity = Literal["error", "warning", "notice"]


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A rule of the content: what it demands, why, and how wrong and right look."""

    name: str
    severity: Severity
    summary: str
    """One sentence: what is wrong when the rule speaks, and why it matters."""
    hint: str
    """What to do, used where the diagnostic has nothing more exact to say."""
    wrong: str
    right: str
