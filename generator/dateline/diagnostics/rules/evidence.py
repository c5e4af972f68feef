"""Rules of evidence: quotations, the texts they come from, and the words that dates rest on."""

from __future__ import annotations

from dateline.diagnostics.rules.rule import Rule

EVIDENCE = (
    Rule(
        name="quote-not-found",
        severity="error",
        summary="Words stand between quotation marks, and the source does not hold them.",
        hint="Quote exactly what the source says, with … where words are left out.",
        wrong='[@cnn-2021, ¶ 9 "the arrest in October"]',
        right='[@cnn-2021, ¶ 9 "the arrest last October"]',
    ),
    Rule(
        name="quote-wrong-locator",
        severity="error",
        summary="The source holds the quoted words, but not at the place that the citation names.",
        hint="Correct the locator.",
        wrong='[@cnn-2021, ¶ 8 "the arrest last October"]',
        right='[@cnn-2021, ¶ 9 "the arrest last October"]',
    ),
    Rule(
        name="locator-outside-source",
        severity="error",
        summary="A citation names a paragraph, page or time that its source does not have.",
        hint="Correct the locator.",
        wrong="[@cnn-2021, ¶ 900]",
        right="[@cnn-2021, ¶ 9]",
    ),
    Rule(
        name="quote-unconfirmed",
        severity="warning",
        summary="The source's fingerprint makes a quotation likely and cannot confirm it until it is recorded.",
        hint="Run `dateline archive SOURCE` where the archive is at hand, and commit the fingerprint.",
        wrong="(a new quotation, with the old fingerprint)",
        right="(the same quotation, after `dateline archive cnn-2021`)",
    ),
    Rule(
        name="quote-too-short",
        severity="notice",
        summary="Fewer than three words can only be checked once they are recorded in the fingerprint.",
        hint="Quote a few words more, or run `dateline archive SOURCE`.",
        wrong='[@cnn-2021, ¶ 9 "no doubt"]',
        right='[@cnn-2021, ¶ 9 "said he had no doubt"]',
    ),
    Rule(
        name="quote-too-long",
        severity="warning",
        summary="A quotation from a restricted source is longer than `quotation_limit` in timeline.toml.",
        hint="Quote less, and say the rest in your own words.",
        wrong="(forty words of an article)",
        right="(the eight words that matter)",
    ),
    Rule(
        name="source-not-archived",
        severity="warning",
        summary="A source is quoted and has no fingerprint, so the quotations cannot be checked by anybody.",
        hint="Run `dateline archive SOURCE FILE` with the source's text.",
        wrong="content/sources/cnn-2021.md alone",
        right="content/sources/cnn-2021.md and cnn-2021.fingerprint",
    ),
    Rule(
        name="fingerprint-stale",
        severity="warning",
        summary="The text in the archive is not the one that the committed fingerprint was made from.",
        hint="Compare the two copies, then run `dateline archive SOURCE`.",
        wrong="(another copy of the article was put into content/archive/)",
        right="(the copy that was archived, or a fingerprint made anew)",
    ),
    Rule(
        name="fingerprint-malformed",
        severity="error",
        summary="A fingerprint cannot be read, so quotations from its source cannot be checked.",
        hint="Make it anew with `dateline archive SOURCE`.",
        wrong="(a fingerprint edited by hand)",
        right="(the file as `dateline archive` wrote it)",
    ),
    Rule(
        name="restricted-text",
        severity="error",
        summary="The whole text of a restricted source lies where texts are published.",
        hint="Move it to content/archive/, or correct `rights`.",
        wrong="content/texts/cnn-2021.txt, with rights: restricted",
        right="content/archive/cnn-2021.txt, with rights: restricted",
    ),
    Rule(
        name="date-contradicts-basis",
        severity="error",
        summary="The words that a date rests on, counted from their own day, give another date.",
        hint="Correct the date, or what the basis gives.",
        wrong="words: the arrest last October\ngives: 2021-10  # in an article of 6 October 2021",
        right="words: the arrest last October\ngives: 2020-10",
    ),
    Rule(
        name="date-narrower-than-basis",
        severity="warning",
        summary="A date says more than all its bases together do.",
        hint="Widen the date; a narrower one that is known from elsewhere is `date_outside`.",
        wrong="date: 2020-10-15\nbasis: [{…, words: the arrest last October, gives: 2020-10}]",
        right="date: 2020-10\ndate_outside: {edtf: 2020-10-15, reason: …}",
    ),
)
