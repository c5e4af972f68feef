"""What holds for every page: links, headings, ids, escapes, digests."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.chronology.model import Chronology
from dateline.diagnostics import Span
from dateline.model import Cited, Element, Reference, Text
from dateline.outputs import Renderer, plan, site_of
from dateline.outputs.html import render_nodes
from dateline.theme import Theme
from test_outputs.chronicle import CONFIG, FILES, Outline, artifacts, broadsheet, chronology, pages, resolve

HOSTILE = """<script>alert('1')</script> "q" {{ 7*7 }} {% raw %} &amp; ${x} %(y)s"""


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    return pages()


@pytest.fixture(scope="module")
def outlines(site: dict[str, str]) -> dict[str, Outline]:
    return {path: Outline(html) for path, html in site.items()}


def test_every_link_is_relative_and_leads_to_a_file_and_a_fragment(outlines: dict[str, Outline]) -> None:
    files = artifacts()
    outward = 0
    for page, outline in outlines.items():
        for href in outline.links:
            if re.match(r"(https?|mailto):", href):
                outward += 1
                continue
            assert not href.startswith("/"), (page, href)
            path, fragment = resolve(page, href)
            assert path in files, (page, href)
            assert not fragment or fragment in outlines[path].ids, (page, href)
    assert outward


def test_every_page_but_404_and_redirects_is_reached_by_links(outlines: dict[str, Outline]) -> None:
    reached, waiting = set(), ["index.html"]
    while waiting:
        page = waiting.pop()
        if page not in reached and page in outlines:
            reached.add(page)
            waiting += [resolve(page, href)[0] for href in outlines[page].links]
    assert outlines.keys() - reached == {"404.html", "events/first-ship.html"}


def test_every_page_has_one_h1_and_no_level_is_left_out(outlines: dict[str, Outline]) -> None:
    for page, outline in outlines.items():
        assert outline.headings.count(1) == 1, page
        assert outline.headings[0] == 1, page
        assert all(
            after - before <= 1 for before, after in zip(outline.headings, outline.headings[1:], strict=False)
        ), page


def test_no_id_stands_twice_on_a_page(outlines: dict[str, Outline]) -> None:
    for page, outline in outlines.items():
        assert [name for name, times in Counter(outline.ids).items() if times > 1] == [], page


def test_every_page_has_landmarks_a_language_and_a_policy(site: dict[str, str], outlines: dict[str, Outline]) -> None:
    for page, outline in outlines.items():
        tags = [tag for tag, _ in outline.elements]
        assert tags.count("main") == 1, page
        assert any(
            tag == "html" and (facts["lang"], facts["dir"]) == ("en", "ltr") for tag, facts in outline.elements
        ), page
        assert "Content-Security-Policy" in site[page], page
        assert not any(name == "style" or name.startswith("on") for _, facts in outline.elements for name in facts), (
            page
        )
        assert "style" not in tags, page
        assert re.findall(r"<script(?! defer src=)|<script[^>]*>(?!</script>)", site[page]) == [], page


def test_no_page_holds_a_template_or_a_carriage_return(site: dict[str, str]) -> None:
    for page, html in site.items():
        assert "{{" not in html, page
        assert "{%" not in html, page
        assert "\r" not in html, page
        assert html.endswith("</html>\n"), page


FREE_TEXT = frozenset(
    {
        *(
            "title",
            "summary",
            "reason",
            "date_wording",
            "undated",
            "why",
            "role",
            "quotation",
            "by_name",
            "words",
            "note",
            "says",
        ),
        *(
            "about",
            "finding",
            "alt",
            "caption",
            "credit",
            "licence",
            "change",
            "publisher",
            "page_date",
            "audience",
            "purpose",
        ),
        *("abstract", "copy_notes", "country", "side", "sort", "short", "question", "text", "authors", "names"),
    }
)


def spoiled(value: object, field: str = "") -> object:
    """Return a record with hostile words added to every free text in it."""
    if isinstance(value, str):
        return value + HOSTILE if field in FREE_TEXT and not re.fullmatch(r"[a-z]{2}", value) else value
    if isinstance(value, tuple):
        return tuple(spoiled(each, field) for each in value)
    if isinstance(value, msgspec.Struct):
        found = {name: spoiled(getattr(value, name), name) for name in value.__struct_fields__}
        return type(value)(**found)
    return value


def test_hostile_text_stays_text_in_every_field() -> None:
    kinds = ("events", "sources", "actors", "places", "topics", "periods", "threads", "pages")
    config = msgspec.structs.replace(
        CONFIG, title=HOSTILE, subtitle=HOSTILE, notice=HOSTILE, license=HOSTILE, version=HOSTILE, report=HOSTILE
    )
    found = chronology(config=config)
    things = {kind: {name: spoiled(thing) for name, thing in getattr(found, kind).items()} for kind in kinds}
    found = msgspec.structs.replace(found, **things)
    renderer = Renderer(broadsheet(), site_of(found))
    site = {each.path: renderer.render(each).decode() for each in plan(found, broadsheet()) if each.template}
    assert sum(html.count("alert") for html in site.values()) > 500
    for page, html in site.items():
        outline = Outline(html)
        assert html.count("<script") == html.count('<script defer src="'), page
        assert "49" not in outline.text, page
        assert all("alert" not in name for _, facts in outline.elements for name in facts), page


def test_views_can_be_hashed_and_encoded() -> None:
    for artifact in artifacts().values():
        assert isinstance(hash(artifact), int)
        if not isinstance(artifact.view, bytes):
            assert msgspec.msgpack.encode(artifact.view)


def test_equal_input_gives_equal_bytes_whatever_the_order_of_files() -> None:
    found = chronology()
    first = {a.path: Renderer(broadsheet(), site_of(found)).render(a) for a in plan(found, broadsheet())}
    again = chronology(dict(reversed(tuple(FILES.items()))))
    renderer = Renderer(broadsheet(), site_of(again))
    second = {a.path: renderer.render(a) for a in reversed(plan(again, broadsheet()))}
    assert first == second


def test_paths_are_distinct_without_regard_to_case_and_home_is_last() -> None:
    planned = plan(chronology(), broadsheet())
    assert len({artifact.path.casefold() for artifact in planned}) == len(planned)
    assert planned[-1].path == "index.html"


def changed(changes: dict[str, str]) -> set[str]:
    """Return the pages whose digest an edit changes; each page whose bytes change must be among them.

    A file of pieces is put together to see whether it is another: its digest is that of what its pieces see, which is more than they show.
    """
    before, after = chronology(), chronology(changes)
    old, new = (Renderer(broadsheet(), site_of(each)) for each in (before, after))

    def files_of(found: Chronology, renderer: Renderer) -> dict[str, tuple[bytes, bytes]]:
        made = ((each, renderer.digest(each), renderer.render(each)) for each in plan(found, broadsheet()))
        return {each.path: (data if each.piece else digest, data) for each, digest, data in made}

    was, now = files_of(before, old), files_of(after, new)
    for path in was.keys() & now.keys():
        assert (was[path][0] == now[path][0]) <= (was[path][1] == now[path][1]), path
    return {path for path in was.keys() | now.keys() if was.get(path, (b"",))[0] != now.get(path, (b"",))[0]}


def test_an_edit_of_a_text_changes_only_the_pages_that_hold_it() -> None:
    edited = FILES["events/trial"].replace("found nothing", "found nothing at all")
    pages = {"index.html", "all.html", "years/1994.html", "events/trial.html"}
    assert changed({"events/trial": edited}) == pages | {
        "data/chronology.json",
        "data/events.csv",
        "data/timelinejs.json",
        "search/words-0.js",
    }


def test_an_edit_of_a_title_changes_the_pages_that_name_it() -> None:
    edited = FILES["events/storm"].replace("A storm", "A gale")
    neighbours = {"events/trial.html", "events/closing.html"}
    lists = {"index.html", "all.html", "years/1994.html", "embed/index.html", "embed/events/storm.html"}
    data = {"data/chronology.json", "data/events.csv", "feed.xml", "feed.json", "search/words-0.js"}
    assert changed({"events/storm": edited}) == {"events/storm.html"} | neighbours | lists | data


def test_a_change_of_lines_alone_changes_nothing() -> None:
    moved = FILES["events/trial"].replace("\nThe court", "\n\n\nThe court")
    assert changed({"events/trial": moved}) == set()


def test_the_site_and_the_theme_are_part_of_every_pages_digest() -> None:
    found = chronology()
    artifact = artifacts()["about.html"]
    theme = broadsheet()
    other = Theme(theme.name, theme.templates, theme.static, theme.handouts, b"other")
    renamed = site_of(chronology(config=msgspec.structs.replace(CONFIG, title="Another")))
    digests = {
        Renderer(theme, site_of(found)).digest(artifact),
        Renderer(other, site_of(found)).digest(artifact),
        Renderer(theme, renamed).digest(artifact),
    }
    assert len(digests) == 3


@settings(max_examples=60)
@given(st.text(), st.sampled_from(["p", "em", "li", "td", "h2", "code", "blockquote"]))
def test_any_text_is_escaped_in_any_element(text: str, tag: str) -> None:
    html = render_nodes((Element(tag, (Text(text),)),), "../", 1)
    assert re.findall(r"</?\w+>", html) == re.findall(r"<[^>]*>", html)
    assert unescape(re.sub(r"<[^>]*>", "", html)).rstrip("\n") == text.rstrip("\n")


@pytest.mark.parametrize("node", [Cited(()), Reference("event", "x", "", Span())])
def test_prose_that_is_not_resolved_is_a_bug(node: Cited | Reference) -> None:
    with pytest.raises(TypeError):
        render_nodes((node,), "", 1)


def test_an_element_or_attribute_without_html_is_a_bug() -> None:
    with pytest.raises(ValueError, match="iframe"):
        render_nodes((Element("iframe"),), "", 1)
    with pytest.raises(ValueError, match="onclick"):
        render_nodes((Element("p", (), (("onclick", "x"),)),), "", 1)
