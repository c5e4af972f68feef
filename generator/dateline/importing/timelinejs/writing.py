"""Turn slides into events, periods, topics and a page: what the content model has no place for stands under `x-timelinejs-…`."""

from __future__ import annotations

import msgspec

from dateline.dates import LANGUAGES, words_of
from dateline.importing.cleaning import line
from dateline.importing.drafts import Draft, extra_key
from dateline.importing.gathering import Gathered, told_apart, twin_mark
from dateline.importing.html_text import Converted, has_markup, linked_address, to_markdown, to_text
from dateline.importing.known import Known, folded
from dateline.importing.model import Fields, Reading
from dateline.importing.timelinejs.moments import Moment, same_day_or_later
from dateline.importing.timelinejs.slides import Deck, Slide
from dateline.parsing.forms import is_web_address, short

EVENT_KEYS = ("title", "date", "date_wording", "topics", "period", "media")
PERIOD_KEYS = ("title", "from", "to")
PAGE_KEYS = ("title",)

OWN_TITLE = "title"
"""The id under which our own export gives what the settings say as its title slide."""
_PREFIX = "timelinejs-"
_TITLE_WORDS = 10
_ID_WORDS = 8
_SHOWN = ("alt", "caption", "credit")
"""The texts of a medium that have a place in ours."""


def to_things(deck: Deck, known: Known) -> Reading:
    """Return the files that a timeline becomes; what cannot become one is among the problems."""
    gathered = Gathered(deck.unit, known)
    for row, unit, why in deck.problems:
        gathered.refuse(row, why, unit)
    keys = told_apart([(_key(slide, known), _content(slide)) for slide in deck.slides])
    eras = _eras(deck, known, keys)
    seen: dict[str, Slide] = {}
    for slide, key in zip(deck.slides, keys, strict=True):
        if key in seen:
            gathered.refuse(slide.row, f"this slide stands already at {seen[key].unit} {seen[key].row}", slide.unit)
            continue
        seen[key] = slide
        why = _take(gathered, slide, key, eras)
        if why:
            gathered.refuse(slide.row, why, slide.unit)
    return gathered.reading(deck.notes)


def _eras(deck: Deck, known: Known, keys: list[str]) -> dict[str, str]:
    """Return the ids of the periods that eras will be, by their names, folded: a group, which may come first, may be called as one is."""
    apart, found = Gathered(deck.unit, known), dict[str, str]()
    for slide, key in zip(deck.slides, keys, strict=True):
        if slide.role == "era":
            _take(apart, slide, key, {})
    for (kind, name), period in apart.things.items():
        if kind == "period":
            found.setdefault(folded(str(dict(period.values)["title"])), name)
    return found


def _key(slide: Slide, known: Known) -> str:
    """Return what tells a slide from all others: its own id, else headline and date. Never its place, which changes with every sort.

    Our own export calls a slide by the id of its event, which may have been imported under another key.
    """
    if slide.role == "event" and slide.unique_id and (key := known.key_of("event", slide.unique_id)):
        return key
    if slide.unique_id:
        return f"{'' if slide.role == 'event' else slide.role + ' '}{line(slide.unique_id)}"
    if slide.role == "title":
        return "title"
    return line(f"{'era ' if slide.role == 'era' else ''}{to_text(slide.headline).text} {_edtf(slide)}")


def _content(slide: Slide) -> str:
    return repr(msgspec.structs.replace(slide, row=0))


def _take(gathered: Gathered, slide: Slide, key: str, eras: dict[str, str]) -> str:
    """Gather what one slide becomes; return why it cannot become anything. `eras` leads from the eras' names, folded, to their periods."""
    if slide.start and slide.end and not same_day_or_later(slide.start, slide.end):
        return f"it ends ({slide.end.edtf}) before it begins ({slide.start.edtf})"
    match slide.role:
        case "event":
            _event(gathered, slide, key, eras)
        case "era":
            _period(gathered, slide, key)
        case "title":
            if not _is_ours(gathered, slide):
                _page(gathered, slide, key)
    return ""


def _is_ours(gathered: Gathered, slide: Slide) -> bool:
    """Tell whether a title is what our own export makes of the settings, which have it already."""
    title = folded(to_text(slide.headline).text)
    return slide.unique_id == OWN_TITLE and bool(title) and title == folded(gathered.known.title)


def _event(gathered: Gathered, slide: Slide, key: str, eras: dict[str, str]) -> None:
    draft = Draft(EVENT_KEYS)
    body = _text(draft, slide)
    media_body = _media(draft, slide)
    edtf = _edtf(slide)
    title = _title(draft, slide, body, edtf)
    draft.put("title", "headline", title)
    draft.set("date", edtf)
    _wording(draft, slide, edtf)
    _times(draft, slide)
    if line(slide.group):
        group = to_text(slide.group).text or line(slide.group)
        _group(gathered, draft, slide, group, eras)
        draft.keep(f"{_PREFIX}group", group)
    _keep_extra(draft, slide)
    name = [slide.unique_id] if slide.unique_id else [*title.split()[:_ID_WORDS], edtf]
    plain = " ".join([*name, twin_mark(key)])
    whole = "\n\n".join(filter(None, (body, media_body)))
    gathered.add("event", draft, key, slide.row, plain=plain, body=whole, unit=slide.unit)


def _group(gathered: Gathered, draft: Draft, slide: Slide, group: str, eras: dict[str, str]) -> None:
    """Put an event into the topic that its group is; a group that is called as an era is, as in our own export, is that period."""
    if not gathered.known.named("topic", group):
        period = eras.get(folded(group)) or gathered.known.named("period", group)
        if period:
            draft.set("period", period)
            return
    draft.set("topics", (gathered.refer("topic", group, slide.row, unit=slide.unit),))


def _period(gathered: Gathered, slide: Slide, key: str) -> None:
    draft = Draft(PERIOD_KEYS)
    start, end = slide.start, slide.end
    if start is None or end is None:
        raise ValueError("a reader lets no era pass without both ends")
    title = _title(draft, slide, "", _edtf(slide))
    draft.put("title", "headline", title)
    draft.set("from", start.edtf.partition("T")[0])
    draft.set("to", end.edtf.partition("T")[0])
    _times(draft, slide)
    for field, text in (
        ("text", slide.text),
        ("group", slide.group),
        ("display-date", slide.display_date),
        *slide.media,
    ):
        draft.keep(f"{_PREFIX}{field}", text)
    draft.keep(f"{_PREFIX}era", title)
    _keep_extra(draft, slide)
    own = gathered.known.named("period", title)
    gathered.add("period", draft, key, slide.row, plain=title, unit=slide.unit, own=own)


def _page(gathered: Gathered, slide: Slide, key: str) -> None:
    draft = Draft(PAGE_KEYS)
    body = _text(draft, slide)
    title = _title(draft, slide, body, "")
    draft.put("title", "headline", title)
    draft.keep(f"{_PREFIX}title", title)
    for field, text in slide.media:
        shown = to_text(text).text if field in _SHOWN else text
        draft.keep(f"{_PREFIX}media{'' if field == 'url' else f'-{field}'}", shown)
    for field, text in (("display-date", slide.display_date), ("group", slide.group)):
        draft.keep(f"{_PREFIX}{field}", text)
    _keep_extra(draft, slide)
    key = _page_key(gathered.known, slide, key)
    gathered.add("page", draft, key, slide.row, plain=title, body=body, unit=slide.unit)


def _page_key(known: Known, slide: Slide, key: str) -> str:
    """Return the key of a title's page: of the page that was imported before, by whose id our own export calls the slide; else the slide's."""
    if not slide.unique_id:
        return "title-slide"
    if known.named("page", slide.unique_id) != slide.unique_id:
        return key
    return known.key_of("page", slide.unique_id) or slide.unique_id


def _edtf(slide: Slide) -> str:
    """Return the slide's date; an end that only repeats the start says nothing, and TimelineJS drops it too."""
    if slide.start is None:
        return ""
    start = slide.start.edtf
    if slide.end is None or slide.end == slide.start:
        return start
    first, last = start.partition("T")[0], slide.end.edtf.partition("T")[0]
    return first if first == last else f"{first}/{last}"


def _times(draft: Draft, slide: Slide) -> None:
    """Keep times of day that the date does not carry, and the months and days of very distant years."""
    alone = slide.end is None or slide.end == slide.start
    for name, moment in (("start", slide.start), ("end", slide.end)):
        if moment is None or (name == "end" and alone):
            continue
        draft.keep(f"{_PREFIX}{name}-time", _time(moment, alone=alone))
        draft.keep(f"{_PREFIX}{name}-month-day", moment.beyond)


def _time(moment: Moment, *, alone: bool) -> str:
    return moment.time or ("" if alone else moment.edtf.partition("T")[2])


def _text(draft: Draft, slide: Slide) -> str:
    """Return the slide's text as Markdown; the HTML itself is kept where Markdown cannot say all of it."""
    found = to_markdown(slide.text)
    if found.lost:
        draft.keep(f"{_PREFIX}text", slide.text)
        _note_lost(draft, "text", found)
    return found.text


def _title(draft: Draft, slide: Slide, body: str, edtf: str) -> str:
    """Return a title: the headline without tags, else the text's first words, else what the picture shows, else the date in words."""
    found = to_text(slide.headline)
    if found.text:
        if found.lost:
            draft.keep(f"{_PREFIX}headline", slide.headline)
        return found.text
    captions = (to_text(text).text for field, text in slide.media if field in ("caption", "alt"))
    first = to_text(slide.text).text if body else ""
    cut = " ".join(first.split()[:_TITLE_WORDS]) + ("…" if len(first.split()) > _TITLE_WORDS else "")
    title = cut or next(filter(None, captions), "") or (words_of(edtf, "en") if edtf else "Untitled")
    draft.keep(f"{_PREFIX}headline", "blank")
    draft.notes.append(f"the headline is blank; the title is `{short(title)}`")
    return title


def _wording(draft: Draft, slide: Slide, edtf: str) -> None:
    """Keep the date as the slide words it, unless those are our own words for it."""
    wording = to_text(slide.display_date).text
    if wording and wording not in {words_of(edtf, language) for language in LANGUAGES}:
        draft.put("date_wording", "display-date", wording)
        draft.keep(f"{_PREFIX}display-date", wording)


def _media(draft: Draft, slide: Slide) -> str:
    """Set the picture that the slide shows, as a link; return a quotation that stands in its place, with whose it is, as Markdown."""
    media = dict(slide.media)
    raw = media.get("url", "").strip()
    address = _address(raw)
    quotation = to_markdown(raw).text if has_markup(raw) and not address else ""
    texts = {field: to_text(media.get(field, "")) for field in _SHOWN}
    if raw and raw != address:
        draft.keep(f"{_PREFIX}media", raw)
        if not address and not quotation:
            draft.notes.append(f"`{short(raw)}` is no web address, and is kept as {extra_key(f'{_PREFIX}media')}")
    if address:
        pairs = [("url", address), *((field, text.text) for field, text in texts.items() if text.text)]
        draft.set("media", (Fields(tuple(pairs)),))
    for field, text in texts.items():
        if not address:
            draft.keep(f"{_PREFIX}media-{field}", text.text)
        if text.lost:
            draft.keep(f"{_PREFIX}media-{field}-html", media[field])
    for field, raw_text in slide.media:
        if field not in ("url", *_SHOWN):
            draft.keep(f"{_PREFIX}media-{field}", raw_text)
    credit = to_markdown(media.get("credit", "")).text
    return f"{quotation}\n\n— {credit}" if quotation and credit else quotation


def _address(raw: str) -> str:
    """Return the web address of a medium: as typed, with the scheme that `//` leaves out, or out of an `<iframe>`."""
    address = f"https:{raw}" if raw.startswith("//") else raw
    return address if is_web_address(address) else linked_address(raw)


def _keep_extra(draft: Draft, slide: Slide) -> None:
    for field, text in slide.extra:
        draft.keep(f"{_PREFIX}{field}", text)


def _note_lost(draft: Draft, field: str, found: Converted) -> None:
    """Say which tags were lost where a reader would miss them; what only styles a text is not worth a word."""
    missed = [
        f"<{tag}>"
        for tag in found.lost
        if tag in ("a", "iframe", "script", "video", "audio", "object", "embed", "svg", "form")
    ]
    if "everything" in found.lost:
        missed = ["the tags"]
    if missed:
        draft.notes.append(
            f"{', '.join(missed)} of the {field} cannot be kept in Markdown; the HTML is kept as {extra_key(_PREFIX + field)}"
        )
