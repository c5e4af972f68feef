"""Gather a chronology's slides for TimelineJS: one an event, an era a period, and a title before all.

Events that came from TimelineJS keep what stands under their `x-timelinejs-…` keys for the way back. Those keys are anybody's text: only
what has the form expected of it is let through, and never any HTML.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import escape

from dateline.chronology.walk import body_citations
from dateline.exports.phrases import Phrases
from dateline.exports.timelinejs import Slide, Timeline, date_span, shows
from dateline.model import EDITORS, Body, Cited, Element, Event, Medium, Period, Reference, Text, Thing
from dateline.outputs.addresses import MEDIA, page_of
from dateline.outputs.html import render_nodes
from dateline.outputs.prose import levels_above
from dateline.outputs.register import Register

PREFIX = "x-timelinejs-"
_ADDRESS = re.compile(r"https?://[^\s<>\"\\]+", re.IGNORECASE)
_COLOUR = re.compile(r"#[0-9A-Fa-f]{3,8}|[A-Za-z]{1,30}")
_RELATIVE = re.compile(r"[\w./%-]+")
_WORDS = re.compile(r"[^<>&]+")
_MEDIA = {
    "thumbnail": _ADDRESS,
    "title": _WORDS,
    "link": _ADDRESS,
    "link-target": re.compile("_(?:blank|self|parent|top)"),
}
_BACKGROUND = {"url": _ADDRESS, "color": _COLOUR, "alt": _WORDS}
_LISTS = {"footnotes": "ul", "footnote": "li"}
_HEADING = 2
"""The level of a slide's own headline: headings in its text stand below."""


def in_slides(register: Register) -> tuple[Event, ...]:
    """Return the events that TimelineJS can show, in their order."""
    return tuple(event for event in register.chronology.events.values() if event.date and shows(event.date))


def gather_timeline(register: Register, base: str, phrases: Phrases) -> Timeline:
    """Return what stands around the slides of a chronology's events; `base` is the edition's address, "" or with a `/` at its end."""
    shown = len(in_slides(register))
    return Timeline(
        title=_title(register, base, phrases, shown=shown, left=len(register.chronology.events) - shown),
        eras=tuple(_era(register, period) for period in register.chronology.periods.values()),
    )


def gather_slide(register: Register, event: Event, base: str, phrases: Phrases) -> Slide:
    """Return an event as a slide."""
    extra = _extra(event)
    shared = base.removesuffix(register.chronology.prefix)
    return Slide(
        id=event.id,
        edtf=event.date.edtf if event.date else "",
        display=_display(register, event, extra),
        headline=_escaped(phrases.titled(event.title, event.standing)),
        text=_text(register, event, base, phrases),
        group=_escaped(_group(register, event, extra)),
        media=tuple(_media(event.media[:1], extra, shared)),
        background=_allowed(extra, "background-", _BACKGROUND),
        times=(extra.get("start-time", ""), extra.get("end-time", "")),
        days=(extra.get("start-month-day", ""), extra.get("end-month-day", "")),
        autolink=extra.get("autolink") != "false",
    )


def _display(register: Register, event: Event, extra: Mapping[str, str]) -> str:
    """Return the date in our words; what TimelineJS worded for itself goes back as it was."""
    kept = event.date_wording and event.date_wording == extra.get("display-date")
    return _escaped(event.date_wording if kept else register.words(event.date))


def _group(register: Register, event: Event, extra: Mapping[str, str]) -> str:
    """Return the row that the event stands in: its period, or what a group of TimelineJS has become, a topic or the period of its name.

    A period that was an era there is shown as one, and makes no row.
    """
    chronology = register.chronology
    period = chronology.periods.get(chronology.period_of[event.id])
    title = ""
    if "group" in extra and event.topics:
        title = register.title(chronology.topics[event.topics[0]])
    elif "group" in extra and event.period and period:  # a group that was called as an era was
        title = period.title
    if title:
        return extra["group"] if extra["group"].casefold() == title.casefold() else title
    return "" if period is None or "era" in _extra(period) else period.title


def _era(register: Register, period: Period) -> Slide:
    """Return a period as an era. One that is still open ends, as an era must, with the last of its events whose end is known."""
    end = period.to.edtf if period.to else ""
    if not end:
        events = tuple(
            register.chronology.events[name] for name in register.chronology.events_of.get(("period", period.id), ())
        )
        ends = (each.date.edtf.rpartition("/")[2].partition("T")[0] for each in reversed(events) if each.date)
        end = next((last for last in ends if date_span(last)[0]), period.from_.edtf)
    return Slide(id=period.id, edtf=f"{period.from_.edtf}/{end}", display="", headline=_escaped(period.title))


def _title(register: Register, base: str, phrases: Phrases, *, shown: int, left: int) -> Slide:
    """Return the title: the page that was TimelineJS's own, else title and subtitle; it says how many events cannot be shown."""
    config = register.chronology.config
    page = next((each for each in register.chronology.pages.values() if "title" in _extra(each)), None)
    extra = _extra(page) if page else {}
    text = _html(register, page.body, base) if page else _paragraph(config.subtitle)
    if left:
        text += _paragraph(phrases.some_dated.format(shown=shown, all=shown + left))
    return Slide(
        id=page.id if page else "title",
        edtf="",
        display="",
        headline=_escaped(page.title if page else config.title),
        text=text,
        media=tuple(_media((), extra, base)),
        background=_allowed(extra, "background-", _BACKGROUND),
        autolink=extra.get("autolink") != "false",
    )


def _text(register: Register, event: Event, base: str, phrases: Phrases) -> str:
    """Return what the slide says: summary, text, outcome of an accusation, sources, and pictures after the first."""
    parts = [_paragraph(event.summary), _html(register, event.body, base)]
    for name in register.outcomes.get(event.id, ()) if event.accusation else ():
        outcome = register.chronology.events[name]
        when = f" ({register.words(outcome.date)})" if outcome.date else ""
        parts.append(_paragraph(f"{phrases.outcome} {outcome.title}{when}"))
    parts += [
        _sources(register, event, base, phrases),
        *(_linked(each, base.removesuffix(register.chronology.prefix)) for each in event.media[1:]),
    ]
    return "".join(parts)


def _escaped(text: str) -> str:
    """Return a text as HTML between tags."""
    return escape(text, quote=False)


def _paragraph(text: str) -> str:
    return f"<p>{_escaped(text)}</p>" if text else ""


def _html(register: Register, body: Body, base: str) -> str:
    """Return a body as HTML of its own: without the marks of notes, with links only where the site has an address."""
    nodes = tuple(_loose(register, body, base))
    return render_nodes(nodes, base, _HEADING - levels_above(body)).replace(' rel="noreferrer"', "").strip()


def _loose(register: Register, nodes: Body, base: str) -> Iterator[Text | Element]:
    """Yield nodes without what leads to elsewhere in a page: citations, links to pages without an address, pictures."""
    for node, after in zip(nodes, (*nodes, None)[1:], strict=True):
        if isinstance(node, Text):
            yield Text(node.text.rstrip()) if isinstance(after, Cited) else node
        elif isinstance(node, Reference):
            yield _linked_words(register, node, base)
        elif isinstance(node, Element):
            if node.tag == "img":
                yield Text(dict(node.attributes).get("alt", ""))
            elif node.tag in _LISTS:
                yield Element(_LISTS[node.tag], tuple(_loose(register, node.children, base)))
            elif node.tag != "footnote-ref":
                yield Element(node.tag, tuple(_loose(register, node.children, base)), node.attributes)


def _linked_words(register: Register, reference: Reference, base: str) -> Text | Element:
    link = register.link(reference.kind, reference.target)
    words = Text(reference.words or (link.title if link else reference.target))
    return Element("a", (words,), (("path", link.path),)) if link and base else words


def _sources(register: Register, event: Event, base: str, phrases: Phrases) -> str:
    """Return the list of what the event rests on, each source once."""
    names = dict.fromkeys(each.source for each in body_citations(event.body) if each.source != EDITORS)
    items = []
    for name in names:
        source = register.chronology.sources.get(name)
        if source is None:
            continue
        title = _escaped(source.title)
        address = base + page_of("source", name) if base else source.url if _ADDRESS.fullmatch(source.url) else ""
        linked = f'<a href="{escape(address)}">{title}</a>' if address else title
        items.append(f"<li>{linked}{_escaped(f', {source.publisher}') if source.publisher else ''}</li>")
    return f"<p>{_escaped(phrases.sources)}</p><ul>{''.join(items)}</ul>" if items else ""


def _media(media: tuple[Medium, ...], extra: Mapping[str, str], base: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of the one medium that a slide shows."""
    kept = extra.get("media", "")
    if media:
        (medium,) = media
        address = _address(medium, base)
        framed = kept.lower().startswith("<iframe") and medium.url
        yield "url", f'<iframe src="{escape(address)}"></iframe>' if framed else address
        credit = ", ".join(filter(None, (medium.credit, medium.licence)))
        yield from ((key, _escaped(text)) for key, text in (("caption", medium.caption), ("credit", credit)) if text)
        if medium.alt:
            yield "alt", medium.alt
    elif _ADDRESS.fullmatch(kept) or _RELATIVE.fullmatch(kept):
        yield "url", kept
        yield from (
            (key, _escaped(extra[f"media-{key}"])) for key in ("caption", "credit", "alt") if f"media-{key}" in extra
        )
    else:
        return
    yield from ((key.replace("-", "_"), text) for key, text in _allowed(extra, "media-", _MEDIA))


def _address(medium: Medium, base: str) -> str:
    return f"{base}{MEDIA}{medium.file}" if medium.file else medium.url


def _linked(medium: Medium, base: str) -> str:
    address = _address(medium, base)
    return f'<p><a href="{escape(address)}">{_escaped(medium.caption or medium.alt or address)}</a></p>'


def _allowed(
    extra: Mapping[str, str], prefix: str, forms: Mapping[str, re.Pattern[str]]
) -> tuple[tuple[str, str], ...]:
    """Return those of the kept keys whose texts have the form expected of them."""
    found = ((key, extra.get(prefix + key, "")) for key in forms)
    return tuple((key, text) for key, text in found if forms[key].fullmatch(text))


def _extra(thing: Thing) -> dict[str, str]:
    """Return the texts under a thing's `x-timelinejs-…` keys, by what follows; a list is its first text."""
    found: dict[str, str] = {}
    for key, value in thing.extra:
        if key.startswith(PREFIX):
            read = json.loads(value)
            first = read[0] if isinstance(read, list) and read else read
            if isinstance(first, str):
                found[key.removeprefix(PREFIX)] = first
    return found
