"""Rules of care for readers and for the people named: outcomes, reasons, quotations, lasting sources."""

from __future__ import annotations

from dateline.diagnostics.rules.rule import Rule

CARE = (
    Rule(
        name="accusation-without-outcome",
        severity="warning",
        summary="An event accuses a named person and no other event says what came of it.",
        hint="Write the outcome as an event with `related: [{event: …, relation: outcome-of}]`.",
        wrong="accusation: true",
        right="accusation: true  # and dropped.md has relation: outcome-of",
    ),
    Rule(
        name="landmark-without-why",
        severity="warning",
        summary="A landmark says in one sentence of ours why it is one.",
        hint="Add `why:`.",
        wrong="importance: landmark",
        right="importance: landmark\nwhy: It ended a decade of one policy.",
    ),
    Rule(
        name="event-uncited",
        severity="warning",
        summary="An event cites no source at all, so no reader can trace it.",
        hint="Cite a source in the body.",
        wrong="They met.",
        right="They met [@cnn-2021, ¶ 9].",
    ),
    Rule(
        name="quote-uncited",
        severity="warning",
        summary="Words stand between quotation marks with no citation after them to check them against.",
        hint="Cite the source after the quotation, or write the words as *emphasis* when nobody is quoted.",
        wrong="He said “no doubt”.",
        right="He said “no doubt” [@latimes-2023, ¶ 14].",
    ),
    Rule(
        name="editors-not-allowed",
        severity="error",
        summary="`[@editors]` marks what the sources do not say, with the reason in quotation marks and no locator; it can never vouch for a quotation.",
        hint='Write [@editors "reason"].',
        wrong="[@editors, ¶ 3]",
        right='[@editors "8 October 2021 was a Friday: calendar arithmetic"]',
    ),
    Rule(
        name="source-without-archive",
        severity="notice",
        summary="A source has no archived address, so its link may rot.",
        hint="Add `archived_url:` and `archived_on:`, or `url: none` with the reason in `copy_notes`.",
        wrong="url: https://example.org/a",
        right="url: https://example.org/a\narchived_url: https://web.example.org/a\narchived_on: 2026-01-01",
    ),
    Rule(
        name="orphan",
        severity="notice",
        summary="Nothing refers to this thing, so readers will hardly find it.",
        hint="Use it in an event, or delete it.",
        wrong="content/actors/somebody.md, named in no event",
        right="actors: [somebody]",
    ),
    Rule(
        name="quote-unclosed",
        severity="warning",
        summary="A quotation mark opens and nothing closes it in its paragraph, so the words behind it cannot be checked.",
        hint='Close the quotation in its own paragraph; write \\" for a mark that quotes nothing.',
        wrong="He said “no doubt and left.",
        right="He said “no doubt” [@latimes-2023, ¶ 14] and left.",
    ),
)
