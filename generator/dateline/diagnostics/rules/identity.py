"""Rules of ids and of what leads from one file to another: references, citations, translations."""

from __future__ import annotations

from dateline.diagnostics.rules.rule import Rule

IDENTITY = (
    Rule(
        name="id-invalid",
        severity="error",
        summary="An id (the file name before its first dot) is made of lower-case letters, digits and single hyphens, at most 80 characters.",
        hint="Rename the file.",
        wrong="content/events/Talks_2021.md",
        right="content/events/talks-2021.md",
    ),
    Rule(
        name="id-duplicate",
        severity="error",
        summary="Two things of one kind have the same id, the same id in other letter case, or one has the other's id as an alias.",
        hint="Rename one, or remove the alias.",
        wrong="aliases: [talks-2021]  # while talks-2021.md exists",
        right="aliases: [talks-of-2021]",
    ),
    Rule(
        name="reference-dangling",
        severity="error",
        summary="A reference names something that is not in the content.",
        hint="Correct the id, or write the file.",
        wrong="actors: [barrr]",
        right="actors: [william-barr]",
    ),
    Rule(
        name="reference-malformed",
        severity="error",
        summary="A [[reference]] is not [[event-id]] or [[kind:id|words]].",
        hint="Write [[event-id]] or [[kind:id|words]].",
        wrong="[[actors/william-barr]]",
        right="[[actor:william-barr|the attorney general]]",
    ),
    Rule(
        name="citation-malformed",
        severity="error",
        summary='A citation does not follow the grammar [@source-id, LOCATOR "quotation" by=actor-id; …].',
        hint='Write [@source-id, ¶ 9 "exact words"].',
        wrong="[@cnn-2021, 9]",
        right="[@cnn-2021, ¶ 9]",
    ),
    Rule(
        name="citation-dangling",
        severity="error",
        summary="A citation names a source that is not in content/sources/.",
        hint="Correct the id, or write the source's file.",
        wrong="[@cnn-2012, ¶ 9]",
        right="[@cnn-2021, ¶ 9]",
    ),
    Rule(
        name="citation-without-locator",
        severity="notice",
        summary="A citation names a whole source, so a reader must search it for the words that matter.",
        hint="Add the paragraph or page.",
        wrong="[@cnn-2021]",
        right="[@cnn-2021, ¶ 9]",
    ),
    Rule(
        name="allow-unused",
        severity="warning",
        summary="An `allow:` answers a warning that is not given; it would hide the next one.",
        hint="Remove it.",
        wrong="allow: {image-without-alt: decorative}",
        right="(no allow)",
    ),
    Rule(
        name="translation-stale",
        severity="warning",
        summary="A translation was made from an earlier text than the one that stands now, so the two may disagree.",
        hint="Compare the two texts, then set `translates:` to the digest named.",
        wrong="translates: 11aa22bb33cc",
        right="translates: 44dd55ee66ff",
    ),
    Rule(
        name="translation-orphan",
        severity="error",
        summary="A language edition, or a row in it, has no counterpart in a base file, or its language is not among the chronology's `languages`.",
        hint="Write what is translated in the base file first, or add the language to timeline.toml.",
        wrong='talks.fr.md with languages = ["en"]',
        right='talks.es.md with languages = ["en", "es"]',
    ),
    Rule(
        name="translation-missing",
        severity="warning",
        summary="A thing has no text in one of the chronology's languages, so that edition shows the base language there.",
        hint="Write it with `dateline new KIND ID --language LANG`.",
        wrong="talks.md alone",
        right="talks.md and talks.es.md",
    ),
    Rule(
        name="thread-repeats",
        severity="warning",
        summary="A thread names an event twice, so its path would run in a circle.",
        hint="Keep the place that the telling needs.",
        wrong="events: [{event: arrest}, {event: talks}, {event: arrest}]",
        right="events: [{event: arrest}, {event: talks}]",
    ),
)
