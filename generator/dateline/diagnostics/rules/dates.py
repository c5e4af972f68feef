"""Rules of dates and of the order of events."""

from __future__ import annotations

from dateline.diagnostics.rules.rule import Rule

DATES = (
    Rule(
        name="date-invalid",
        severity="error",
        summary="A date is not EDTF, so nothing could be known from it for certain.",
        hint="Write it as EDTF; try `dateline date` to see what a date says.",
        wrong="date: 15 Oct 2020",
        right="date: 2020-10-15",
    ),
    Rule(
        name="date-missing",
        severity="error",
        summary="An event has neither a `date` nor a place in the order (`after`, `before` or `undated`).",
        hint="Add `date`, or say what it comes after or before, or `undated:` with the reason.",
        wrong="---\ntitle: They meet\n---",
        right="---\ntitle: They meet\ndate: 2021-10-08\n---",
    ),
    Rule(
        name="date-and-undated",
        severity="error",
        summary="An event has a date and the reason why it has none.",
        hint="Keep one of the two.",
        wrong="date: 2021\nundated: no source says when",
        right="date: 2021",
    ),
    Rule(
        name="date-outside-wider",
        severity="error",
        summary="`date_outside` is a narrower date than `date`, known from elsewhere; this one does not lie within it.",
        hint="Correct one of the two dates; a disagreement belongs in `disputes`.",
        wrong="date: 2020-10\ndate_outside: {edtf: 2019, reason: …}",
        right="date: 2020-10\ndate_outside: {edtf: 2020-10-15, reason: …}",
    ),
    Rule(
        name="order-contradictory",
        severity="error",
        summary="`after` and `before` cannot all be true together, or contradict the dates.",
        hint="Correct the date or the relation.",
        wrong="date: 2020\nafter: [talks-of-2021]",
        right="date: 2022\nafter: [talks-of-2021]",
    ),
    Rule(
        name="event-after-sources",
        severity="warning",
        summary="An event is dated after every source cited for it was published: no source can have seen it happen.",
        hint="Correct the date, cite a later source, or say `standing: announced`.",
        wrong="date: 2021-10-08  # cited: an article of 6 October 2021",
        right="date: 2021-10-08\nstanding: announced",
    ),
    Rule(
        name="event-on-publication-date",
        severity="warning",
        summary="An event has exactly the publication date of an article cited for it: the commonest mistake in taking dates from articles.",
        hint="Check when it happened; if it truly was that day, answer with `allow: {event-on-publication-date: reason}`.",
        wrong="date: 2021-10-06  # the article's own date",
        right='date: 2021-10-05  # "on Tuesday"',
    ),
    Rule(
        name="period-outside",
        severity="warning",
        summary="An event lies wholly outside the period that it is put in.",
        hint="Correct the event's period or the period's bounds.",
        wrong="period: merida-years  # 2007/2018; the event: 2021",
        right="period: restart",
    ),
    Rule(
        name="period-missing",
        severity="warning",
        summary="An event falls in no period, so the list has no heading for it.",
        hint="Add `period:`, or widen a period.",
        wrong="date: 1999  # periods begin in 2007",
        right="period: before-merida",
    ),
    Rule(
        name="dates-reversed",
        severity="error",
        summary="A span (a period, an actor's role) ends before it begins.",
        hint="Correct `from` or `to`.",
        wrong="from: 2021\nto: 2018",
        right="from: 2018\nto: 2021",
    ),
    Rule(
        name="period-overlapping",
        severity="warning",
        summary="Two periods share days, so that events of those days could stand under either.",
        hint="End the one before the other begins.",
        wrong="from: 2018\nto: 2021  # and another period from: 2020",
        right="from: 2018\nto: 2019",
    ),
)
