"""What a page shows when the chronology is too long for it: titles, landmarks, and where the rest is."""

from __future__ import annotations

import pytest

from dateline.outputs import Renderer, plan, site_of
from dateline.outputs.limits import LIMITS, Limits
from test_outputs.chronicle import Outline, broadsheet, chronology, resolve

TOO_LONG = Limits(full_text=1, titles=2, whole=0)


def pages(limits: Limits) -> dict[str, Outline]:
    """Render every page of the small chronology (four events, one of them a landmark) under other limits."""
    found = chronology()
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
    site = pages(TOO_LONG)
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
