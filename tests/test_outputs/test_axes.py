"""The axes of pages: an index to the list, whole without scripts, honest about dates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from test_outputs.chronicle import FILES, Outline, pages, resolve, text_of


@cache
def site() -> Mapping[str, str]:
    """Return the pages of the site of the files as they are."""
    return pages()


def axis_of(html: str) -> str:
    """Return the part of a page that is its axis, "" for none."""
    found = re.search(r'<nav class="axis.*?</nav>', html, re.DOTALL)
    return found[0] if found else ""


def test_every_dated_event_of_the_home_page_has_a_mark_that_leads_to_it_in_the_list() -> None:
    home = site()["index.html"]
    ids = Outline(home).ids
    marks = re.findall(r'<a class="[^"]*" href="#([a-z-]+)" data-event="([a-z-]+)"', axis_of(home))
    assert sorted({event for _, event in marks}) == ["closing", "opening", "trial"]
    assert all(target == event and target in ids for target, event in marks)


def test_an_event_without_a_date_is_said_to_be_in_the_list_only() -> None:
    assert "1 event has no place on the axis and is in the list only." in text_of(axis_of(site()["index.html"]))


def test_a_mark_says_its_date_its_standing_its_disagreement_and_the_outcome_of_an_accusation() -> None:
    axis = axis_of(site()["index.html"])
    titles = re.findall(r"<title>(.*?)</title>", axis)
    assert "The harbour closes, March 2001; announced; sources disagree" in titles
    assert "The harbour opens, 1990. Outcome: Smith is cleared (1 June 1994)" in titles
    assert text_of(axis).count("Outcome: Smith is cleared (1 June 1994)") >= 2


def test_an_empty_stretch_is_named_and_a_source_has_a_mark_of_its_own() -> None:
    text = text_of(axis_of(site()["index.html"]))
    assert "6 years" in text
    assert "without events" in text
    assert "Published: El puerto, cerrado, March 2001 and 1 more" in text


def test_only_names_periods_and_years_are_stops_of_the_tab_key() -> None:
    axis = axis_of(site()["index.html"])
    links = [found for name, found in Outline(axis).elements if name == "a"]
    stops = [found["href"] for found in links if found.get("tabindex") != "-1"]
    assert "#closing" not in stops
    assert "#opening" in stops
    assert [found["href"] for found in links if found.get("tabindex") == "-1" and "data-event" in found] == [
        "#trial",
        "#closing",
    ]


def test_the_narrow_form_leads_to_the_years_of_the_list() -> None:
    home = site()["index.html"]
    rows = axis_of(home).partition('<ol class="axis-rows">')[2]
    assert re.findall(r'<a class="span" href="#([^"]*)">(\d+)</a>', rows) == [
        ("period-open-years-1990", "1990"),
        ("period-open-years-1994", "1994"),
        ("period-closed-years-2001", "2001"),
    ]


def test_small_axes_stand_where_there_is_more_than_one_thing_to_show_and_lead_to_events() -> None:
    found = site()
    with_axis = {path for path, html in found.items() if axis_of(html)}
    assert with_axis >= {"index.html", "periods/open-years.html", "topics/trade.html", "threads/rise-and-fall.html"}
    assert "actors/smith.html" not in with_axis
    assert "all.html" not in with_axis
    targets = {resolve("topics/trade.html", href)[0] for href in Outline(axis_of(found["topics/trade.html"])).links}
    assert "events/opening.html" in targets


def test_a_small_axis_draws_what_fills_a_year_and_shows_no_single_column() -> None:
    def year(count: int) -> str:
        events = {
            f"events/plan-{number}": f"---\ntitle: Plan {number}\ndate: 1994\n---\nIt was made.\n"
            for number in range(count)
        }
        return axis_of(pages(events)["years/1994.html"])

    assert year(9).count('data-event="plan-') == 9
    assert year(30) == "", "one column for all thirty says nothing"


def test_every_link_of_every_axis_leads_to_a_page_and_a_place_on_it() -> None:
    found = site()
    outlines = {path: Outline(html) for path, html in found.items()}
    for path, html in found.items():
        for href in Outline(axis_of(html)).links:
            if href.startswith("#ax-"):
                continue
            target, fragment = resolve(path, href)
            assert target in found, (path, href)
            assert not fragment or fragment in outlines[target].ids, (path, href)


def test_a_page_has_only_the_shapes_that_it_uses() -> None:
    home = site()["index.html"]
    defined = set(re.findall(r'<(?:symbol|path) id="(ax-[a-z-]+)"', home))
    used = set(re.findall(r'<use href="#(ax-[a-z-]+)"', home))
    assert used <= defined
    assert {name for name in defined if name.startswith("ax-g-")} <= used


def test_titles_are_escaped() -> None:
    changed = {"events/trial": FILES["events/trial"].replace("title: Smith is cleared", "title: Smith <b> & co")}
    assert "<title>Smith &lt;b&gt; &amp; co, 1 June 1994</title>" in axis_of(pages(changed)["index.html"])
