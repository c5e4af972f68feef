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
    Rule(
        name="order-leaked",
        severity="warning",
        summary="A card or an exercise that asks for the order of events gives it away: by a year, a month, an ordinal, a relative date.",
        hint="Give `blind_title` or `blind_summary`: they stand in the place of the title and the summary where the order is asked for.",
        wrong="title: The second summit of 2023",
        right="title: The second summit of 2023\nblind_title: A summit is held",
    ),
    Rule(
        name="order-undecidable",
        severity="warning",
        summary="More than a third of the pairs of a set to be put in order may stand either way, so that there is little to find out.",
        hint="Choose a set whose dates overlap less.",
        wrong="dateline handout cards --select thread=…, of which most events are dated by the year",
        right="dateline handout cards, which chooses a set that can be put in order",
    ),
)

SPOKEN_LATER = frozenset(rule.name for rule in PAPER)
"""Rules that a check does not apply, so that it cannot tell whether an `allow` of them is of use."""
