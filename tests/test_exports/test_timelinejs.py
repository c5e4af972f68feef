"""Our JSON for TimelineJS: dates as exactly as they are known, and a way there and back on which nothing is lost."""

from __future__ import annotations

import json
from collections import Counter
from html.parser import HTMLParser
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.chronology.check import check
from dateline.chronology.link import Linked, link
from dateline.config import Config
from dateline.dates import Date, parse
from dateline.exports import BETWEEN_SLIDES, slide_json, timeline_frame
from dateline.exports.phrases import Phrases
from dateline.exports.timelinejs import date_span, shows
from dateline.importing import Known, known_from, merge, read_timelinejs
from dateline.model import FOLDERS, AnyThing, Kind
from dateline.outputs.data.slides import gather_slide, gather_timeline, in_slides
from dateline.outputs.entries import with_headlines
from dateline.outputs.register import make_register
from dateline.parsing import read_document
from test_dates.edtf_texts import edtf_texts
from test_outputs.chronicle import CONFIG, FILES, artifacts, written

NO_PHRASES = Phrases(**dict.fromkeys(Phrases.__struct_fields__, ""))


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2020", "2020", ""),
        ("2020-10~", "2020 10", ""),
        ("2020-10-04", "2020 10 4", ""),
        ("2020-10-04T10:20:30", "2020 10 4", ""),
        ("2020/2021-03-04", "2020", "2021 3 4"),
        ("2020-10/2020", "2020 10", "2020"),
        ("2020/2020", "2020", ""),
        ("2020/..", "2020", ""),
        ("../2020-10", "2020 10", ""),
        ("/2020", "2020", ""),
        ("201X", "2010", "2019"),
        ("19XX", "1900", "1999"),
        ("2021-22", "2021 6", "2021 8"),
        ("[2001,2003]", "2001", "2003"),
        ("[2020-10-04..2020-10-06]", "2020 10 4", "2020 10 6"),
        ("2020-XX", "2020", ""),
        ("0000", "-1", ""),
        ("-0043-03-15", "-44 3 15", ""),
        ("-0001/0001", "-2", "1"),
        ("Y-13799999999", "-13800000000", ""),
        ("", "", ""),
    ],
)
def test_dates_are_given_as_far_as_they_are_known(edtf: str, start: str, end: str) -> None:
    first, last = date_span(edtf)
    assert (" ".join(map(str, first.values())), " ".join(map(str, last.values()))) == (start, end)


@given(edtf_texts)
def test_a_date_is_shown_where_an_end_is_known(edtf: str) -> None:
    date = parse(edtf)
    assert isinstance(date, Date)
    assert shows(date) == bool(date_span(edtf)[0])


def test_an_end_that_begins_as_the_start_does_is_told_from_it() -> None:
    period = "---\ntitle: A year\nfrom: 2021\nto: 2021-10\n---\n"
    eras = exported({"periods/year": period})["eras"]
    (year,) = (each for each in eras if each["text"]["headline"] == "A year")
    assert (year["start_date"], year["end_date"]) == ({"year": 2021, "month": ""}, {"year": 2021, "month": 10})


def exported(changes: dict[str, str] | None = None, **options: str) -> dict[str, Any]:
    artifact = artifacts(changes, msgspec.structs.replace(CONFIG, **options))["data/timelinejs.json"]
    found: dict[str, Any] = json.loads(written(artifact))
    return found


def test_events_without_a_date_are_counted_in_the_title() -> None:
    found = exported({"events/lost": "---\ntitle: Lost\nundated: Nobody knows.\n---\n"})
    shown = [each["unique_id"] for each in found["events"]]
    assert shown == ["opening", "trial", "closing"]
    assert "3 of 5 events: those that have a date." in found["title"]["text"]["text"]


def test_a_title_that_holds_html_is_text() -> None:
    found = exported(
        {"events/odd": "---\ntitle: A <script>alert(1)</script> & more\ndate: 2020\nstanding: announced\n---\n"}
    )
    (odd,) = (each for each in found["events"] if each["unique_id"] == "odd")
    assert odd["text"]["headline"].startswith("A &lt;script&gt;alert(1)&lt;/script&gt; &amp; more (")


def test_kept_keys_are_anybodys_text_and_let_no_markup_through() -> None:
    hostile = "<img src=x onerror=alert(1)>"
    keys = (
        "media",
        "media-thumbnail",
        "media-link",
        "media-title",
        "background-url",
        "background-color",
        "start-time",
        "autolink",
    )
    lines = "".join(f"x-timelinejs-{key}: '{hostile}'\n" for key in keys)
    found = exported({"events/odd": f"---\ntitle: Odd\ndate: 2020\nx-timelinejs-link: 'javascript:x'\n{lines}---\n"})
    (odd,) = (each for each in found["events"] if each["unique_id"] == "odd")
    assert "onerror" not in json.dumps(odd)
    assert "media" not in odd


def test_words_stand_close_to_their_points_where_a_citation_is_left_out() -> None:
    body = """
# The *charge* [@gazette].

She saw **it** [@gazette, ¶ 2] [@gazette, ¶ 3]; he did not [@gazette, ¶ 4].[^1] [[event:trial]] ended it [@gazette].

[^1]: So they said [@gazette].
"""
    found = exported({"events/odd": f"---\ntitle: Odd\ndate: 1990\n---\n{body}"}, base_url="https://example.org")
    (text,) = (each["text"]["text"] for each in found["events"] if each["unique_id"] == "odd")
    html = text.partition("<p>Sources")[0]
    verdict = '<a href="https://example.org/events/trial.html">Smith is cleared</a>'
    assert html.split("\n") == [
        "<h3>The <em>charge</em>.</h3>",
        f"<p>She saw <strong>it</strong>; he did not. {verdict} ended it.</p>",
        "<ul><li><p>So they said.</p>",
        "</li>",
        "</ul>",
    ]


def test_an_accusation_stands_with_its_outcome_and_the_sources_are_named() -> None:
    found = exported(
        {
            "events/charge": "---\ntitle: A charge\ndate: 2001\naccusation: true\n---\nThey say so [@gazette, ¶ 1].\n",
            "events/verdict": "---\ntitle: A verdict\ndate: 2002-03\nrelated: [{event: charge, relation: outcome-of}]\n---\n",
        }
    )
    (charge,) = (each["text"]["text"] for each in found["events"] if each["unique_id"] == "charge")
    assert "<p>Outcome: A verdict (March 2002)</p>" in charge
    assert charge.startswith("<p>They say so.</p>")
    assert (
        '<p>Sources:</p><ul><li><a href="https://example.org/harbour">The harbour is closed</a>, The Gazette</li></ul>'
        in charge
    )


# --- there and back -------------------------------------------------------------------------------------------------------------------


MEANT = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "li": "li", "blockquote": "blockquote", "br": "br"}
"""Tags that mean something, by what they are called here; how a text is divided into paragraphs is left out."""


class Reading(HTMLParser):
    """Reads HTML as its words and meaningful tags."""

    def __init__(self) -> None:
        super().__init__()
        self.tokens: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: D102 - HTMLParser says it
        if tag == "a":
            self.tokens.append(f"<a {dict(attrs).get('href')}>")
        elif tag in MEANT:
            self.tokens.append(f"<{MEANT[tag]}>")

    def handle_endtag(self, tag: str) -> None:  # noqa: D102 - HTMLParser says it
        if tag == "a" or (tag in MEANT and tag != "br"):
            self.tokens.append(f"</{MEANT.get(tag, tag)}>")

    def handle_data(self, data: str) -> None:  # noqa: D102 - HTMLParser says it
        self.tokens.extend(data.split())


def reading(html: str) -> list[str]:
    reader = Reading()
    reader.feed(html)
    reader.close()
    return reader.tokens


def there_and_back(timeline: dict[str, object]) -> tuple[dict[str, Any], Linked]:
    """Import a timeline into files, read and link those, and export them."""
    read = read_timelinejs(json.dumps(timeline).encode(), ".json", Known())
    assert read.problems == ()
    documents = []
    for thing in read.things:
        merged = merge(None, thing)
        assert merged.refused == ""
        path = f"{FOLDERS[thing.kind]}/{thing.id}.md"
        documents.append(read_document(path, merged.text.encode(), thing.kind, thing.id))
    linked = link(documents, Config(id="test", title="Test"), frozenset())
    register = with_headlines(make_register(linked.chronology))
    slides = [slide_json(gather_slide(register, event, "", NO_PHRASES)) for event in in_slides(register)]
    dates = [event.date for event in in_slides(register) if event.date]
    head, foot = timeline_frame(gather_timeline(register, "", NO_PHRASES), dates)
    return json.loads(head + BETWEEN_SLIDES.join(slides) + foot), linked


LETTERS = st.text("abcdefgXYZäñß東 .,!?'’&<>*_[]()#-~`\\|:0123456789", min_size=1, max_size=12).filter(
    lambda text: text.strip()
)
ESCAPED = LETTERS.map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
RUNS = st.one_of(
    ESCAPED,
    st.builds("word <b>{}</b> word".format, st.sampled_from(["bold", "two words"])),
    st.builds("and <i>{}</i> then".format, st.sampled_from(["soft", "ça va"])),
    st.builds(
        'see <a href="{}">{}</a> there'.format,
        st.sampled_from(["https://a.example/x?y=1", "http://b.example/(z)"]),
        st.just("this"),
    ),
)
INLINE = st.lists(RUNS, min_size=1, max_size=3).map(" ".join)
BLOCKS = st.one_of(
    st.builds("<p>{}</p>".format, INLINE),
    st.builds("<ul><li>{}</li><li>{}</li></ul>".format, ESCAPED, INLINE),
    st.builds("<blockquote>{}</blockquote>".format, INLINE),
    st.builds("<p>{}<br>{}</p>".format, ESCAPED, INLINE),
)
HTML = st.lists(BLOCKS, max_size=3).map("".join) | INLINE


@st.composite
def dates(draw: st.DrawFn, *, earliest: int = -4000, latest: int = 3000) -> dict[str, int]:
    """Draw a date, from a year alone to a time of day; there is no year 0."""
    depth = draw(st.sampled_from([1, 1, 2, 3, 3, 4, 5, 6, 7]))
    ranges = ((earliest, latest), (1, 12), (1, 28), (0, 23), (0, 59), (0, 59), (0, 999))
    names = ("year", "month", "day", "hour", "minute", "second", "millisecond")
    found = {name: draw(st.integers(*limits)) for name, limits in zip(names[:depth], ranges, strict=False)}
    return found | ({"year": 1} if found["year"] == 0 else {})


@st.composite
def slides(draw: st.DrawFn, number: int) -> dict[str, Any]:
    """Draw an event; its headline tells it from the others."""
    start = draw(dates())
    found: dict[str, Any] = {
        "start_date": start,
        "text": {"headline": f"{number} {draw(ESCAPED)}", "text": draw(HTML)},
        "group": draw(st.sampled_from(["", "", "Bridges", "bridges", "Boats & barges", "Era 0", "era 1"])),
    }
    if draw(st.booleans()):
        found["end_date"] = draw(dates(earliest=start["year"] + 1, latest=4000))
    if draw(st.booleans()):
        found["display_date"] = draw(st.sampled_from(["about Easter", "the <i>long</i> winter"]))
    if draw(st.booleans()):
        url = draw(
            st.sampled_from(
                ["https://a.example/b.jpg", '<iframe src="https://v.example/1"></iframe>', "pictures/b.jpg"]
            )
        )
        found["media"] = {"url": url, "caption": draw(ESCAPED), "credit": draw(ESCAPED)}
    if draw(st.booleans()):
        found["unique_id"] = f"{draw(st.sampled_from(['event', 'Event No. ', '東']))}{number}"
    return found


@st.composite
def timelines(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a timeline: events, eras, perhaps a title."""
    eras = []
    for number in range(draw(st.integers(0, 2))):
        start = draw(dates()) | {}
        end = draw(dates(earliest=start["year"] + 1, latest=4000))
        eras.append({"start_date": _days(start), "end_date": _days(end), "text": {"headline": f"Era {number}"}})
    title = {"text": {"headline": draw(ESCAPED), "text": draw(HTML)}} if draw(st.booleans()) else None
    events = [draw(slides(number)) for number in range(draw(st.integers(1, 4)))]
    return {"events": events, "eras": eras, **({"title": title} if title else {})}


def _days(parts: dict[str, int]) -> dict[str, int]:
    return {key: value for key, value in parts.items() if key in ("year", "month", "day")}


def known(parts: dict[str, Any]) -> dict[str, Any]:
    """Return the parts of a date that say something."""
    return {key: value for key, value in parts.items() if value != ""}


def spans(timeline: dict[str, Any]) -> list[tuple[object, ...]]:
    """Return the eras of a timeline."""
    eras = ((each["text"]["headline"], known(each["start_date"]), known(each["end_date"])) for each in timeline["eras"])
    return sorted(eras, key=repr)


def words(text: object) -> str:
    return " ".join(
        " ".join(token for token in reading(str(text)) if not token.startswith("<") or len(token) < 2).split()
    )


def said(timeline: dict[str, Any]) -> list[tuple[object, ...]]:
    """Return what a timeline says, event by event, whatever the order of its file."""
    return sorted(
        (
            (
                words(each["text"]["headline"]),
                reading(each["text"].get("text", "")),
                sorted(known(each["start_date"]).items()),
                sorted(known(each.get("end_date", {})).items()),
                " ".join(reading(each.get("group", ""))),
                each.get("media", {}).get("url", ""),
                words(each.get("media", {}).get("caption", "")),
                words(each.get("media", {}).get("credit", "")),
            )
            for each in timeline["events"]
        ),
        key=repr,
    )


@given(timelines())
@settings(max_examples=40)
def test_a_timeline_loses_nothing_on_the_way_there_and_back(timeline: dict[str, Any]) -> None:
    back, linked = there_and_back(timeline)
    assert [each.message for each in check(linked) if each.severity == "error"] == []
    assert said(back) == said(timeline)
    for each in timeline["events"]:
        if "display_date" in each:
            headline = words(each["text"]["headline"])
            (found,) = (other for other in back["events"] if words(other["text"]["headline"]) == headline)
            assert words(found["display_date"]) == words(each["display_date"])
    assert spans(back) == spans(timeline)
    if "title" in timeline:
        assert words(back["title"]["text"]["headline"]) == words(timeline["title"]["text"]["headline"])
        assert reading(back["title"]["text"]["text"]) == reading(timeline["title"]["text"]["text"])


@given(timelines())
@settings(max_examples=40)
def test_our_export_comes_back_as_the_same_files(timeline: dict[str, Any]) -> None:
    once, _ = there_and_back(timeline)
    twice, _ = there_and_back(once)
    assert said(twice) == said(once)


def test_our_own_export_taken_in_again_adds_nothing_to_the_chronology_that_it_came_from() -> None:
    """Into the same chronology nothing is new; into an empty one come its events and periods, and no topic for a period."""
    timeline = json.loads(written(artifacts()["data/timelinejs.json"]))
    documents = {
        (kind, name): read_document(f"{FOLDERS[kind]}/{name}.md", text.encode(), kind, name)
        for (kind, name), text in own_files().items()
    }
    things: list[tuple[Kind, AnyThing]] = [
        (kind, document.thing) for (kind, _), document in documents.items() if document.thing
    ]
    read = read_timelinejs(json.dumps(timeline).encode(), ".json", known_from(things, CONFIG.title))
    assert read.problems == ()
    assert [(each.kind, each.id) for each in read.things if (each.kind, each.id) not in documents] == []
    fresh = read_timelinejs(json.dumps(timeline).encode(), ".json", Known(title=CONFIG.title))
    counts = Counter(each.kind for each in fresh.things)
    dated = len(timeline["events"])
    assert counts == {"event": dated, "period": len(timeline["eras"])}
    periods = {each.id for each in fresh.things if each.kind == "period"}
    assert {dict(each.values).get("period") for each in fresh.things if each.kind == "event"} <= {*periods, None}


def test_what_came_from_timelinejs_is_found_again_in_what_we_export() -> None:
    timeline: dict[str, object] = {
        "title": {"text": {"headline": "Bridges", "text": "All of them"}},
        "events": [
            {"start_date": {"year": 1990}, "text": {"headline": "One"}, "group": "Stone"},
            {"start_date": {"year": 1995}, "text": {"headline": "Two"}, "group": "The iron years"},
        ],
        "eras": [
            {"start_date": {"year": 1994}, "end_date": {"year": 1999}, "text": {"headline": "The iron years"}},
        ],
    }
    first = read_timelinejs(json.dumps(timeline).encode(), ".json", Known())
    assert Counter(each.kind for each in first.things) == {"event": 2, "period": 1, "topic": 1, "page": 1}
    back, linked = there_and_back(timeline)
    assert [each["group"] for each in back["events"]] == ["Stone", "The iron years"]
    found = linked.chronology
    things: list[tuple[Kind, AnyThing]] = [
        *(("event", each) for each in found.events.values()),
        *(("period", each) for each in found.periods.values()),
        *(("topic", each) for each in found.topics.values()),
        *(("page", each) for each in found.pages.values()),
    ]
    again = read_timelinejs(json.dumps(back).encode(), ".json", known_from(things))
    assert {(each.kind, each.id) for each in again.things} <= {(kind, thing.id) for kind, thing in things}
    for thing in again.things:
        before = next(each for each in first.things if (each.kind, each.id) == (thing.kind, thing.id))
        assert merge(merge(None, before).text, thing).refused == ""


def own_files() -> dict[tuple[Kind, str], str]:
    kinds: dict[str, Kind] = {folder: kind for kind, folder in FOLDERS.items()}
    return {(kinds[name.partition("/")[0]], name.partition("/")[2]): text for name, text in FILES.items()}
