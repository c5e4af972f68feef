"""Dates: that each event has one or a place in the order, and that it is the event's own and not its article's."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.chronology.link import Linked
from dateline.chronology.publication import published_at
from dateline.dates import OPEN_END, Date, iso_day, sort_key, within
from dateline.diagnostics import Diagnostic, diagnostic
from dateline.model import EDITORS, Citation, Period
from dateline.parsing import Document


def missing_dates(linked: Linked) -> Iterator[Diagnostic]:
    """Report events with no date and no place in the order, and events with a date and a reason for having none."""
    for document, event in linked.events:
        if event.date and not event.undated:
            continue
        if "date" in document.spans:
            if event.undated and event.date:
                message = "The event has a `date` and says why it is `undated`."
                yield diagnostic("date-and-undated", document.path, document.span("undated"), message)
        elif not (event.after or event.before or event.undated):
            yield diagnostic(
                "date-missing",
                document.path,
                document.span("title"),
                "The event has no `date`, `after`, `before` or `undated`.",
            )


def outside_dates(linked: Linked) -> Iterator[Diagnostic]:
    """Report a date from outside that does not lie within the sources' own."""
    for document, event in linked.events:
        outside = event.date_outside
        if outside and event.date and not within(outside.edtf, event.date):
            message = f"`{outside.edtf.edtf}` does not lie within `{event.date.edtf}`."
            yield diagnostic("date-outside-wider", document.path, document.span("date_outside/edtf"), message)


def contradictory_order(linked: Linked) -> Iterator[Diagnostic]:
    """Report circles of `after` and `before`, and relations that the dates contradict, at the relation that cannot hold."""
    for each in linked.order.contradictions:
        document, pointer = _last_relation(linked, each.steps)
        chain = " → ".join(each.steps)
        if each.cycle:
            message = f"The events cannot all come after one another: {chain}."
        else:
            first = linked.chronology.events[each.steps[0]].date
            begins = iso_day(first.earliest) if first and first.earliest is not None else "later"
            message = f"`{each.event}` must come after `{each.steps[0]}`, which begins on {begins} when it is already over: {chain}."
        yield diagnostic("order-contradictory", document.path, document.span(pointer), message)


def _last_relation(linked: Linked, steps: tuple[str, ...]) -> tuple[Document, str]:
    """Return where the last step is stated: the later event's `after`, else the earlier one's `before`."""
    earlier, later = steps[-2:]
    events = linked.chronology.events
    if earlier in events[later].after:
        return linked.registry["event", later], f"after/{events[later].after.index(earlier)}"
    return linked.registry["event", earlier], f"before/{events[earlier].before.index(later)}"


def _publications(linked: Linked, cited: tuple[Citation, ...]) -> list[Date | None]:
    """Return when each text cited for an event was published (a part's own date where the locator falls in one)."""
    sources = linked.chronology.sources
    return [
        published_at(sources[citation.source], citation.locator)
        for citation in cited
        if citation.source != EDITORS and citation.source in sources
    ]


def after_sources(linked: Linked) -> Iterator[Diagnostic]:
    """Report an event that begins after every text cited for it was published, unless it is only announced."""
    for document, event, cited in linked.cited:
        if event.standing == "announced" or event.date is None or event.date.earliest is None:
            continue
        dates = _publications(linked, cited)
        latest = [date.latest for date in dates if date and date.latest is not None]
        if latest and len(latest) == len(dates) and event.date.earliest > max(latest):
            message = (
                f"The event begins after every text cited for it was published (the latest by {iso_day(max(latest))})."
            )
            yield diagnostic("event-after-sources", document.path, document.span("date"), message)


def on_publication_date(linked: Linked) -> Iterator[Diagnostic]:
    """Report an event on the very day on which a text cited for it was published, unless a basis shows that day."""
    for document, event, cited in linked.cited:
        date = event.date
        if date is None or date.earliest is None or date.earliest != date.latest:
            continue
        if any(
            basis.gives and (basis.gives.earliest, basis.gives.latest) == (date.earliest, date.latest)
            for basis in event.basis
        ):
            continue
        days = {each.earliest for each in _publications(linked, cited) if each and each.earliest == each.latest}
        if date.earliest in days:
            message = f"{iso_day(date.earliest)} is the day on which an article cited here was published; is it the event's too?"
            yield diagnostic("event-on-publication-date", document.path, document.span("date"), message)


def periods(linked: Linked) -> Iterator[Diagnostic]:
    """Report events outside the period they are put in, and events in no period although there are periods."""
    for document, event in linked.events:
        if event.date is None or not linked.chronology.periods:
            continue
        period = linked.chronology.periods.get(linked.chronology.period_of[event.id])
        if period is None:
            if not event.period:
                yield diagnostic(
                    "period-missing", document.path, document.span("date"), "The event's start falls in no period."
                )
            continue
        starts, ends = period.from_.earliest, period.to.latest if period.to else None
        early = event.date.latest is not None and starts is not None and event.date.latest < starts
        late = event.date.earliest is not None and ends is not None and event.date.earliest > ends
        if early or late:
            message = f"The event lies wholly outside the period `{period.id}`."
            yield diagnostic("period-outside", document.path, document.span("period"), message)


def reversed_spans(linked: Linked) -> Iterator[Diagnostic]:
    """Report periods, and roles of actors, that end before they begin."""
    for name, period in linked.chronology.periods.items():
        if _is_reversed(period.from_, period.to):
            document = linked.registry["period", name]
            yield _reversed(document, "to")
    for name, actor in linked.chronology.actors.items():
        for index, role in enumerate(actor.roles):
            if _is_reversed(role.from_, role.to):
                yield _reversed(linked.registry["actor", name], f"roles/{index}/to")


def _is_reversed(start: Date | None, end: Date | None) -> bool:
    if start is None or end is None or start.earliest is None or end.latest is None:
        return False
    return end.latest < start.earliest


def _reversed(document: Document, pointer: str) -> Diagnostic:
    return diagnostic("dates-reversed", document.path, document.span(pointer), "This ends before it begins.")


def overlapping_periods(linked: Linked) -> Iterator[Diagnostic]:
    """Report each period that shares days with one that began before it, whatever the dates of the two leave open."""
    periods = sorted(linked.chronology.periods.items(), key=lambda item: (sort_key(item[1].from_), item[0]))
    for index, (first_name, first) in enumerate(periods):
        for name, second in periods[index + 1 :]:
            if _begins_within(first, second) and _begins_within(second, first):
                document = linked.registry["period", name]
                message = f"The period `{first_name}` has not ended when this one begins."
                yield diagnostic("period-overlapping", document.path, document.span("from"), message)


def _begins_within(period: Period, other: Period) -> bool:
    """Tell whether a period has begun for certain before another has ended for certain."""
    begun, ended = period.from_.latest, OPEN_END if other.to is None else other.to.earliest
    return begun is not None and ended is not None and begun < ended
