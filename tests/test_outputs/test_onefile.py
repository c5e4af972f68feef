"""The single page: whole, closed in itself, with a policy that names its own script and style, whatever the text holds."""

from __future__ import annotations

import hashlib
import re
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Mapping
from html import escape
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.chronology.model import Chronology
from dateline.chronology.translate import editions_of
from dateline.outputs import Artifact, Renderer, plan, site_of
from dateline.outputs.limits import LIMITS, Limits
from dateline.outputs.onefile import Singles, plan_singles
from dateline.outputs.onefile.markup import as_part, from_root, ids_in, main_of, turned_inwards
from dateline.outputs.onefile.placing import fragment_of
from dateline.outputs.onefile.script import as_one_script, as_one_sheet
from dateline.project import load
from test_outputs.chronicle import Outline, broadsheet, chronology
from test_outputs.hostile import MARKUP, MEDIA, hostile, png

CONTENT = Path(__file__).resolve().parents[2] / "content"
POLICY = re.compile(
    r"default-src 'none'; style-src '(sha256-[^']+)'; script-src '(sha256-[^']+)'; img-src data:; base-uri 'none'; form-action 'none'"
)


def planned(*editions: Chronology, media: Mapping[str, bytes] | None = None, limits: Limits = LIMITS) -> Singles:
    """Plan the single pages of editions."""
    pictures = tuple(Artifact(path, "", data) for path, data in (media or {}).items())
    pages = tuple(each for edition in editions for each in plan(edition, broadsheet(), limits))
    return plan_singles(editions, broadsheet(), (*pictures, *pages))


def made(found: Chronology, media: Mapping[str, bytes] | None = None) -> str:
    """Return the single page of an edition."""
    (artifact,) = planned(found, media=media).artifacts
    return Renderer(broadsheet(), site_of(found)).render(artifact).decode()


@pytest.fixture(scope="module")
def own() -> dict[str, tuple[Chronology, str]]:
    """Return the editions of the repository's own chronology, each with its page, by address."""
    loaded = load(CONTENT)
    assert loaded.linked
    editions = editions_of(loaded.linked)
    singles = planned(*editions)
    return {
        each.path: (edition, Renderer(broadsheet(), site_of(edition)).render(each).decode())
        for edition, each in zip(editions, singles.artifacts, strict=True)
    }


def outside(page: Outline) -> list[str]:
    """Return what a page needs or leads to that is neither in it nor on the web."""
    return [
        each
        for each in page.links
        if not (
            (each.startswith("#") and each[1:] in page.ids)
            or each.startswith(("data:", "https://", "http://", "mailto:"))
        )
    ]


# --- whole


def test_each_edition_has_its_page_where_its_book_is(own: dict[str, tuple[Chronology, str]]) -> None:
    assert list(own) == ["downloads/merida.html", "es/downloads/merida.html"]


def test_every_event_of_the_repository_is_in_the_page_with_all_that_is_said_of_it(
    own: dict[str, tuple[Chronology, str]],
) -> None:
    for edition, html in own.values():
        page = Outline(html)
        listed = [facts["id"] for tag, facts in page.elements if tag == "article" and "entry" in facts.get("class", "")]
        assert sorted(listed) == sorted(edition.events)
        for event in edition.events.values():
            assert f"event.{event.id}" in page.ids
            said = [event.title, event.summary, *(each.finding for each in event.disputes if each.finding)]
            said += [account.says for each in event.disputes for account in each.accounts]
            said += [each.note for each in event.basis if each.note]
            assert [each for each in said if " ".join(each.split()) not in page.text] == []
        for kind in ("source", "actor", "place", "topic", "period", "thread"):
            things: Mapping[str, object] = getattr(edition, f"{kind}s")
            assert [name for name in things if f"{kind}.{name}" not in page.ids] == []


def test_nothing_in_the_page_needs_or_leads_to_another_file(own: dict[str, tuple[Chronology, str]]) -> None:
    for _, html in own.values():
        page = Outline(html)
        assert outside(page) == []
        assert [name for name, count in Counter(page.ids).items() if count > 1] == []
        assert [facts for tag, facts in page.elements if tag == "a" and "href" not in facts] == []


def test_a_place_in_a_source_a_dispute_and_a_note_are_led_to_themselves() -> None:
    links = Outline(made(chronology())).links
    assert {"#event.closing.disputes", "#source.gazette.p4", "#opening-n1", "#event.opening", "#actor.master"} <= set(
        links
    )
    assert "#list.actors" in links
    assert "#y2001" in links or any(each.startswith("#") and "2001" in each for each in links)


def test_what_only_the_site_has_leads_there_where_it_is_published() -> None:
    config = chronology().config
    published = chronology(config=type(config)(id="h", title="H", base_url="https://example.org/harbour"))
    html = made(published)
    assert {"https://example.org/harbour/", "https://example.org/harbour/events/opening.html"} <= set(
        Outline(html).links
    )
    assert '<link rel="canonical" href="https://example.org/harbour/downloads/h.html">' in html
    assert not any("example.org/harbour" in each for each in Outline(made(chronology())).links if "harbour/" in each)


def test_a_chronology_too_long_for_one_page_has_none() -> None:
    found = chronology()
    assert planned(found, limits=Limits(whole=len(found.events) - 1)) == Singles()


def test_headings_never_skip_a_level(own: dict[str, tuple[Chronology, str]]) -> None:
    for _, html in own.values():
        levels = Outline(html).headings
        assert levels.count(1) == 1
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


# --- closed


def test_the_policy_allows_the_pages_own_script_and_style_and_nothing_else() -> None:
    html = made(hostile(), MEDIA)
    named = POLICY.search(html)
    assert named
    for element, called in zip(("style", "script"), named.groups(), strict=True):
        (text,) = re.findall(rf"<{element}>(.*?)</{element}>", html, re.DOTALL)
        assert called == f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def test_pictures_stand_in_the_page_and_hostile_text_is_printed_as_it_was_typed() -> None:
    html = made(hostile(), MEDIA)
    page = Outline(html)
    assert outside(page) == []
    pictures = [facts["src"] for tag, facts in page.elements if tag == "img"]
    assert pictures
    assert all(b64decode(each.removeprefix("data:image/png;base64,")) == png() for each in pictures)
    typed = MARKUP.replace('\\"', '"')
    for kind in ("event", "source", "actor", "place", "topic", "thread"):
        assert f"{typed} {kind}" in page.text
    assert "<script>alert(1)</script>" in page.text
    assert len(re.findall(r"<script\b", html)) == 1


# --- parts


def test_a_part_keeps_its_fragments_apart_and_its_headings_below() -> None:
    part = as_part(
        '<main id="main"><h1>A</h1><h6>b</h6><p id=x><a href="#x">1</a> <a href="#main">2</a> <a HREF=\'../y.html#z\'>3</a>'
        '<label for="x">l</label><input aria-labelledby="x other" disabled><img src="../media/a b.png" alt=">">'
        "<!-- <h1 id=gone> --><svg viewBox='0 0 1 1'/></main>",
        "events/e.html",
        "event.e.",
        2,
    )
    assert part == (
        '<main id="event.e.main"><h3>A</h3><h6>b</h6><p id="event.e.x"><a href="#event.e.x">1</a> <a href="#event.e.main">2</a>'
        ' <a href="y.html#z">3</a><label for="event.e.x">l</label><input aria-labelledby="event.e.x other" disabled>'
        '<img src="media/a b.png" alt="&gt;"><!-- <h1 id=gone> --><svg viewBox=\'0 0 1 1\'/></main>'
    )


def test_a_link_to_nothing_becomes_its_words_and_an_unknown_picture_its_description() -> None:
    html = '<a class="c" rel="next" href="feed.xml" download>Feed</a> <a href="a.html">A</a> <img src="m.tiff" alt="a <b>">'
    assert turned_inwards(html, lambda path, _: "#a" if path == "a.html" else "", {}) == (
        '<span class="c">Feed</span> <a href="#a">A</a> [a &lt;b&gt;]'
    )


@given(st.text(alphabet="ab<>&'\"=/ id#.h1", max_size=40), st.text(alphabet="ab<>&'\"= ", max_size=20))
def test_text_and_attributes_survive_being_made_a_part(text: str, value: str) -> None:
    html = f'<p id="x" title="{escape(value)}">{escape(text)}</p>'
    page = Outline(as_part(html, "a.html", "t.", 1))
    assert page.elements == [("p", {"id": "t.x", "title": value})]
    assert page.text == " ".join(text.split())


def test_a_script_is_no_markup_whatever_its_texts_look_like() -> None:
    script = '<script>const texts = ["</style>", "<base href=\\"../x.html\\">", "<p id=a>"];</script>'
    assert turned_inwards(script, lambda *_: "", {}) == as_part(script, "index.html", "p-", 1) == script


def test_what_ends_an_element_cannot_stand_in_a_script_or_a_sheet() -> None:
    script = as_one_script({"site.js": "run('</script><!--')", "b.js": "(() => {})();", "a.js": "1;"})
    assert re.findall(r"</script|<!--", script) == []
    assert script.index('"a.js"()') < script.index('"b.js"()') < script.index("run(")
    assert "</style" not in as_one_sheet(["a { content: '</style>' }"])


def test_addresses_and_fragments() -> None:
    assert from_root("../events/a.html#n", "sources/b.html") == "events/a.html#n"
    assert from_root("https://example.org/../a", "sources/b.html") == "https://example.org/../a"
    assert [fragment_of(each) for each in ("events/a.html", "about.html", "pages/a.html", "actors.html")] == [
        "event.a",
        "page.about",
        "page.a",
        "list.actors",
    ]
    assert ids_in('<p id="a&amp;b"><i id=c></i> id="no"</p>') == {"a&b", "c"}
    assert main_of("<html><main class='x'>M</main></html>") == "M"
    assert main_of("M") == "M"
