"""What pages hold for the slides that a script makes of them, and where each page's slides are."""

from __future__ import annotations

import pytest

from dateline.outputs import Renderer, plan, site_of
from dateline.outputs.limits import Limits
from test_outputs.chronicle import Outline, broadsheet, chronology, pages, text_of


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    return pages()


def starts(html: str) -> list[str]:
    """Return where a page's ways to slides lead."""
    return [
        f"{facts['href']}#{facts['data-slides']}"
        for tag, facts in Outline(html).elements
        if tag == "a" and "data-slides" in facts
    ]


def beside(html: str, event: str) -> str:
    """Return what stands in the template beside an event."""
    after = html[html.rindex(f'data-event="{event}"') :]  # the axis names it first
    return after.partition('<template class="beside">')[2].partition("</template>")[0]


def test_slides_are_shown_where_the_text_is(site: dict[str, str]) -> None:
    for path in ("index.html", "all.html", "years/1990.html", "threads/rise-and-fall.html"):
        assert starts(site[path]) == ["#main#slide="], path
        assert site[path].count('<template id="slides">') == 1, path


@pytest.mark.parametrize(
    "path", ["actors/smith.html", "places/quay.html", "topics/trade.html", "periods/open-years.html"]
)
def test_a_page_of_lines_leads_to_where_the_text_is(site: dict[str, str], path: str) -> None:
    assert starts(site[path]) == [f"../index.html#slide=&of={path}"]
    assert '<template id="slides">' not in site[path]
    leading = [facts["href"] for tag, facts in Outline(site["index.html"]).elements if tag == "a"]
    assert path in leading, "by these links the script knows which events belong to it"


def test_an_events_page_leads_to_its_slide(site: dict[str, str]) -> None:
    assert starts(site["events/trial.html"]) == ["../index.html#slide=trial"]


def test_a_thing_without_events_promises_no_slides() -> None:
    site = pages({"topics/empty": "---\ntitle: Nothing\n---\n"})
    assert starts(site["topics/empty.html"]) == []


def limited(limits: Limits) -> dict[str, str]:
    """Render every page with other limits on what one page holds."""
    found = chronology()
    renderer = Renderer(broadsheet(), site_of(found, limits))
    return {each.path: renderer.render(each).decode() for each in plan(found, broadsheet(), limits) if each.template}


def test_long_chronologies_show_slides_where_their_text_is() -> None:
    site = limited(Limits(full_text=3))
    assert starts(site["index.html"]) == ["all.html#slide="]
    assert '<template id="slides">' not in site["index.html"]
    assert starts(site["topics/trade.html"]) == ["../all.html#slide=&of=topics/trade.html"]
    assert starts(site["all.html"]) == ["#main#slide="]


def test_very_long_ones_have_slides_of_a_year_and_of_a_thread() -> None:
    site = limited(Limits(full_text=1, titles=2, whole=3))
    for path in ("index.html", "all.html", "topics/trade.html", "events/trial.html"):
        assert starts(site[path]) == [], path
    for path in ("years/1990.html", "threads/rise-and-fall.html"):
        assert starts(site[path]) == ["#main#slide="], path


def test_notes_and_date_stand_beside_the_event_for_the_presenter(site: dict[str, str]) -> None:
    for path in ("all.html", "threads/rise-and-fall.html"):
        assert "bases" in beside(site[path], "closing"), path
    assert "bases" not in beside(site["index.html"], "closing"), "the home page would weigh a tenth more"
    step = text_of(beside(site["threads/rise-and-fall.html"], "closing"))
    assert "It closed." in step
    assert "elsewhere given as 5 March 2001" in step


def test_a_picture_comes_with_its_description_and_credit() -> None:
    pictured = (
        "---\ntitle: A flood\ndate: 1995\nmedia:\n"
        "  - {file: flood.png, alt: Boats in the street, caption: The street, credit: A. Weaver, licence: CC0}\n---\nWater.\n"
    )
    site = pages({"events/flood": pictured})
    for path in ("index.html", "events/flood.html"):
        figure = site[path].partition("<figure>")[2].partition("</figure>")[0]
        assert 'alt="Boats in the street"' in figure, path
        assert "A. Weaver, CC0" in figure, path
