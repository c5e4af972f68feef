"""Rules of what goes on paper: they speak when a handout is made, not at every check."""

from __future__ import annotations

from dateline.diagnostics.rules.rule import Rule

PAPER = (
    Rule(
        name="handout-impossible",
        severity="error",
        summary="A handout is asked for in `timeline.toml` that cannot be made.",
        hint="Correct the `[[handouts]]` entry, or take it out.",
        wrong='[[handouts]]\nkind = "chronology"\nselect = "topik=trade"',
        right='[[handouts]]\nkind = "chronology"\nselect = "topic=trade"',
    ),
    Rule(
        name="glyph-missing",
        severity="warning",
        summary="The fonts that handouts are printed with have no picture of a character, so its number is printed instead.",
        hint="Write it otherwise where paper matters, or allow it: the handout is complete but for this character.",
        wrong="title: A party 🎉",
        right="title: A party",
    ),
)

SPOKEN_LATER = frozenset(rule.name for rule in PAPER)
"""Rules that a check does not apply, so that it cannot tell whether an `allow` of them is of use."""
