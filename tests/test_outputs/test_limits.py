"""What a page shows when the chronology is too long for it: titles, landmarks, and where the rest is."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from dateline.outputs import Renderer, plan, site_of
from dateline.outputs.limits import LIMITS, Limits
from test_outputs.chronicle import Outline, broadsheet, chronology, resolve

TOO_LONG = Limits(full_text=1, titles=2, whole=0, concerned=1)
DEALS = {
    f"events/deal-{month}": f"---\ntitle: Deal {month}\ndate: 1995-0{month}-01\nimportance: {importance}\n"
    f"actors: [smith: seller]\ntopics: [trade]\nplaces: [quay]\n---\nIt was made.\n"
    for month, importance in ((1, "landmark"), (2, "minor"), (3, "major"))
}
"""Three more events of one year, which make five of the topic and four of Smith's."""


def pages(limits: Limits, changes: Mapping[str, str] | None = None) -> dict[str, Outline]:
    """Render every page of the small chronology (four events, one of them a landmark) under other limits."""
    found = chronology(changes)
    renderer = Renderer(broadsheet(), site_of(found))
    planned = plan(found, broadsheet(), limits)
    return {each.path: Outline(renderer.render(each).decode()) for each in planned if each.path.endswith(".html")}


def listed(page: Outline) -> list[str]:
    return [facts["data-event"] for tag, facts in page.elements if tag == "article" and "data-event" in facts]


@pytest.mark.parametrize(
    ("events", "shows"),
    [(0, "texts"), (300, "texts"), (301, "titles"), (3_000, "titles"), (3_001, "landmarks"), (100_000, "landmarks")],
)
def test_the_home_page_shows_what_it_can_hold(events: int, shows: str) -> None:
    assert LIMITS.on_home(events) == shows


def test_beyond_the_first_limit_home_has_every_title_and_no_full_text() -> None:
    home = pages(Limits(full_text=3))["index.html"]
    assert listed(home) == ["opening", "trial", "storm", "closing"]
    assert "The court found nothing" not in home.text
    assert "on the page of its year" in home.text
    assert "3 years later" in home.text


def test_beyond_the_second_limit_home_has_periods_years_with_counts_and_landmarks() -> None:
    site = pages(TOO_LONG)
    home = site["index.html"]
    assert listed(home) == ["opening"]
    assert "The open years 1990 – 2000 · 3 events" in home.text
    assert "1994 2 events" in home.text
    assert "2 further events of 1994" in home.text
    assert "years/1994.html" in home.links
    assert listed(site["years/1994.html"]) == ["trial", "storm"]
    assert "years later" not in home.text, "between landmarks lies more than a gap"


def test_an_event_leads_back_to_where_it_is_listed() -> None:
    short, long = pages(LIMITS), pages(TOO_LONG)
    assert "../index.html#trial" in short["events/trial.html"].links
    assert "../years/1994.html#trial" in long["events/trial.html"].links
    assert "trial" in long["years/1994.html"].ids


def test_every_link_still_leads_to_a_place() -> None:
    site = pages(TOO_LONG, DEALS)
    for page, outline in site.items():
        for href in outline.links:
            path, fragment = resolve(page, href)
            if path in site and fragment:
                assert fragment in site[path].ids, (page, href)


def test_the_whole_text_is_split_by_year_where_one_page_cannot_hold_it() -> None:
    whole = pages(Limits(whole=3))
    assert "The court found nothing" not in whole["all.html"].text
    assert "4 events are too many for one page" in whole["all.html"].text
    assert [href for href in whole["all.html"].links if href.startswith("years/")] == [
        "years/1990.html",
        "years/1994.html",
        "years/2001.html",
    ]
    assert "The court found nothing" in whole["years/1994.html"].text


def test_a_year_with_too_many_events_has_titles() -> None:
    year = pages(TOO_LONG)["years/1994.html"]
    assert listed(year) == ["trial", "storm"]
    assert "The court found nothing" not in year.text
    assert "too many for one page" in year.text


def lines(page: Outline) -> list[str]:
    return [facts["data-event"] for tag, facts in page.elements if tag == "li" and "data-event" in facts]


def test_what_concerns_a_thing_stands_under_its_years_where_it_is_too_much_for_one_run() -> None:
    site = pages(Limits(concerned=3), DEALS)
    topic, actor = site["topics/trade.html"], site["actors/smith.html"]
    assert lines(topic) == ["opening", "deal-1", "deal-2", "deal-3", "closing"]
    assert lines(actor) == ["opening", "deal-1", "deal-2", "deal-3"]
    assert "5 events 1990 1995 2001 1990 1 event" in topic.text
    assert "#year-1995" in topic.links
    assert {"year-1990", "year-1995", "year-2001"} <= set(topic.ids)
    assert "../years/1995.html" in topic.links
    assert "Deal 2 seller" in actor.text
    assert lines(site["places/quay.html"]) == ["opening", "deal-1", "deal-2", "deal-3"]
    assert "topics/trade/1995.html" not in site
    whole = pages(LIMITS, DEALS)["topics/trade.html"]
    assert lines(whole) == lines(topic)
    assert "year-1995" not in whole.ids


def test_beyond_titles_a_thing_has_the_landmarks_of_each_year_and_a_page_for_it() -> None:
    site = pages(TOO_LONG, DEALS)
    topic = site["topics/trade.html"]
    assert lines(topic) == ["opening", "deal-1"]
    assert "2 further events of 1995" in topic.text
    assert {"trade/1995.html", "trade/2001.html"} <= {href.removeprefix("../topics/") for href in topic.links}
    assert "../topics/trade/1990.html" not in topic.links, "the page has all that there is of 1990"
    year = site["topics/trade/1995.html"]
    assert lines(year) == ["deal-1", "deal-2", "deal-3"]
    assert "Trade, 1995" in year.text
    assert {"../../topics/trade.html", "../../topics/trade/1990.html", "../../topics/trade/2001.html"} <= set(
        year.links
    )
    assert "Deal 2 seller" in site["actors/smith/1995.html"].text
    assert "Outcome: Smith is cleared" in site["actors/smith/1990.html"].text


def test_of_a_periods_years_the_rest_stands_on_the_years_own_pages() -> None:
    site = pages(TOO_LONG, DEALS)
    period = site["periods/open-years.html"]
    assert lines(period) == ["opening", "deal-1"]
    assert "../years/1995.html#period-open-years" in period.links
    assert "period-open-years" in site["years/1995.html"].ids
    assert not [path for path in site if path.startswith("periods/open-years/")]


def test_events_under_no_year_are_listed_on_home_however_many_there_are() -> None:
    undated = {"events/rumour": "---\ntitle: A rumour\nbefore: [opening]\nundated: Nobody knows.\n---\nHearsay.\n"}
    found = chronology(undated)
    planned = {each.path: each for each in plan(found, broadsheet(), TOO_LONG)}
    renderer = Renderer(broadsheet(), site_of(found))
    home = Outline(renderer.render(planned["index.html"]).decode())
    assert listed(home) == ["rumour", "opening"]
    assert "index.html#rumour" in renderer.render(planned["events/rumour.html"]).decode()


def test_a_long_index_of_landmarks_names_the_first_and_counts_the_rest() -> None:
    many = {
        f"events/landmark-{day}": f"---\ntitle: Landmark {day}\ndate: 1995-01-0{day}\nimportance: landmark\n---\nIt was.\n"
        for day in range(1, 9)
    }
    found = chronology(many)
    renderer = Renderer(broadsheet(), site_of(found))
    home = next(each for each in plan(found, broadsheet()) if each.path == "index.html")
    assert "and 3 more landmarks" in Outline(renderer.render(home).decode()).text


def test_actors_lead_to_what_came_before_and_after_for_them() -> None:
    site = pages(LIMITS)
    opening = site["events/opening.html"]
    assert "Before and after, for each of those involved" not in opening.text, "they stand in no other event"
    more = {"events/retirement": "---\ntitle: The master retires\ndate: 1999\nactors: [master]\n---\nHe left.\n"}
    found = chronology(more)
    renderer = Renderer(broadsheet(), site_of(found))
    planned = {each.path: each for each in plan(found, broadsheet())}
    page = Outline(renderer.render(planned["events/retirement.html"]).decode())
    start = page.text.index("Before and after, for each of those involved")
    assert "The harbour master Before 1990 The harbour opens" in page.text[start:]
    assert "Outcome: Smith is cleared" in page.text[start:], "an accusation never stands without its outcome"
