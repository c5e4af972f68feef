"""Pages for frames on other sites: what stands in them, what they weigh, and the code to copy."""

from __future__ import annotations

import gzip
import re
from html import unescape
from random import Random
from string import ascii_lowercase

import pytest

from dateline.outputs import Renderer, plan, site_of
from dateline.outputs.limits import Limits
from test_outputs.chronicle import Outline, broadsheet, chronology, pages, resolve, text_of

PAGES = ("embed/index.html", "embed/threads/rise-and-fall.html", "embed/events/trial.html")
HEAVIEST = 40_000


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    return pages(base_url="https://example.org/harbour/", license="CC BY 4.0")


def code(html: str) -> str:
    """Return the code that a page offers for copying."""
    return unescape(html.partition('<pre tabindex="0"><code>')[2].partition("</code>")[0])


def test_everything_that_can_be_embedded_has_a_page_for_it(site: dict[str, str]) -> None:
    events = {f"embed/{path}" for path in site if path.startswith("events/")} - {"embed/events/first-ship.html"}
    assert {path for path in site if path.startswith("embed/")} == {*PAGES, *events}


@pytest.mark.parametrize("path", PAGES)
def test_an_embedded_page_is_complete_without_script_and_kept_out_of_searches(site: dict[str, str], path: str) -> None:
    page = Outline(site[path])
    assert not {"script", "style", "iframe", "form"} & {tag for tag, _ in page.elements}
    assert '<meta name="robots" content="noindex">' in site[path]
    assert f'<link rel="canonical" href="https://example.org/harbour/{path.removeprefix("embed/")}">' in site[path]
    assert "From: The harbour, version 2." in page.text
    assert "Our text: CC BY 4.0." in page.text


@pytest.mark.parametrize("path", PAGES)
def test_every_link_of_an_embedded_page_opens_the_full_site_elsewhere(site: dict[str, str], path: str) -> None:
    page = Outline(site[path])
    assert ("base", {"target": "_blank"}) in page.elements
    links = [facts for tag, facts in page.elements if tag == "a"]
    assert links
    assert [
        facts for facts in links if facts.get("target", "_blank") != "_blank" or facts["href"].startswith("#")
    ] == []
    assert resolve(path, links[0]["href"])[0] in site


@pytest.mark.parametrize("path", [*PAGES[:2], "embed/events/opening.html"])
def test_an_embedded_accusation_has_its_outcome(site: dict[str, str], path: str) -> None:
    assert "Outcome: Smith is cleared (1 June 1994)" in text_of(site[path])


def test_an_embedded_event_says_what_its_page_says_first(site: dict[str, str]) -> None:
    text = text_of(site["embed/events/closing.html"])
    for words in ("March 2001", "elsewhere given as 5 March 2001", "announced", "sources disagree on The month"):
        assert words in text


def test_an_embedded_thread_keeps_its_question_and_words(site: dict[str, str]) -> None:
    text = text_of(site["embed/threads/rise-and-fall.html"])
    assert text.index("Why did it close?") < text.index("It began well.") < text.index("It ended so.")


def test_many_events_are_shown_in_short_and_very_many_by_their_landmarks() -> None:
    found = chronology(
        {"events/storm": "---\ntitle: A storm\ndate: 1999\nimportance: landmark\nsummary: It blew hard.\n---\n"}
    )

    def whole(limits: Limits) -> str:
        renderer = Renderer(broadsheet(), site_of(found, limits))
        made = {each.path: each for each in plan(found, broadsheet(), limits)}
        return text_of(renderer.render(made["embed/index.html"]).decode())

    assert "It blew hard." in whole(Limits())
    titles = whole(Limits(embedded_summaries=3))
    assert "It blew hard." not in titles
    assert "The harbour closes" in titles
    landmarks = whole(Limits(embedded_summaries=1, embedded=3))
    assert "A storm" in landmarks
    assert "The harbour closes" not in landmarks
    assert "The whole chronology" in landmarks


@pytest.mark.parametrize("count", [150, 300, 301])
def test_the_embedded_whole_stays_light(count: int) -> None:
    chance = Random(0)
    words = ["".join(chance.choices(ascii_lowercase, k=6)) for _ in range(30 * count)]
    many = {
        f"events/e{number}": f"---\ntitle: {' '.join(words[number * 30 : number * 30 + 7])}\ndate: {1990 + number % 9}-0{1 + number % 9}\n"
        f"importance: {'landmark' if number % 10 == 0 else 'major'}\n"
        f"summary: {' '.join(words[number * 30 + 7 : number * 30 + 22])}.\n---\nText.\n"
        for number in range(count - 4)
    }
    found = chronology(many)
    renderer = Renderer(broadsheet(), site_of(found))
    made = {each.path: each for each in plan(found, broadsheet())}
    weights = [len(gzip.compress(renderer.render(made[path]), 9)) for path in ("embed/index.html", "static/style.css")]
    assert sum(weights) <= HEAVIEST, weights


@pytest.mark.parametrize(
    ("path", "frame"),
    [
        ("index.html", "embed/index.html"),
        ("threads/rise-and-fall.html", "embed/threads/rise-and-fall.html"),
        ("events/trial.html", "embed/events/trial.html"),
    ],
)
def test_each_page_offers_the_code_of_its_frame(site: dict[str, str], path: str, frame: str) -> None:
    (tag, facts), *more = Outline(code(site[path])).elements
    assert not more
    assert tag == "iframe"
    assert facts["src"] == f"https://example.org/harbour/{frame}"
    assert facts["title"]
    assert facts["loading"] == "lazy"
    assert 300 <= int(facts["height"]) <= 700


def test_a_title_with_quotation_marks_stays_one_attribute() -> None:
    site = pages({"events/storm": "---\ntitle: 'The \"great\" storm & after'\ndate: 1999\n---\n"})
    (_, facts), *more = Outline(code(site["events/storm.html"])).elements
    assert facts["title"] == 'The "great" storm & after'
    assert not more


def test_without_an_address_the_page_says_so() -> None:
    site = pages()
    assert "Put in where this chronology is published for ADDRESS" in text_of(site["index.html"])
    assert 'src="https://ADDRESS/embed/index.html"' in code(site["index.html"])
    assert "canonical" not in site["embed/index.html"]
    assert not re.search("ADDRESS", pages(base_url="https://example.org/")["index.html"])
