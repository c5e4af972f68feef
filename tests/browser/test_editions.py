"""Editions in other languages, as a browser shows them: the Spanish one whole, and one that is written from right to left."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec
import pytest

import chronologies
import tools
from dateline.config import Config
from dateline.outputs import Renderer, plan, site_of
from dateline.theme import Theme, load

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SPANISH = (
    "es/index.html",
    "es/all.html",
    "es/events/cienfuegos-arrest.html",
    "es/sources/molloy-2021-10-07.html",
    "es/actors/salvador-cienfuegos.html",
    "es/places/mexico-city.html",
    "es/topics/fentanyl.html",
    "es/periods/repair.html",
    "es/threads/cienfuegos-case.html",
    "es/years/2021.html",
    "es/bibliography.html",
    "es/disputes.html",
    "es/corrections.html",
    "es/about.html",
)

VIEWS: tuple[tuple[Literal["light", "dark"], int], ...] = (("light", 1280), ("dark", 360))

RIGHT_TO_LEFT = """
-- sources/paper.md --
---
title: أخبار المدينة
publisher: صحيفة المدينة
published: 2021-10-09
language: ar
---
-- actors/minister.md --
---
names: {en: وزيرة الخارجية}
---
-- periods/talks.md --
---
title: سنة الحوار
from: '2021'
to: '2022'
---
-- events/meeting.md --
---
title: لقاء في العاصمة
summary: التقى الوزراء في العاصمة يوم الجمعة.
date: 2021-10-08
importance: landmark
why: بدأ الحوار بهذا اللقاء.
actors: [minister: مضيفة]
disputes:
  - about: عدد الحاضرين
    kind: conflict
    accounts:
      - {says: كانوا خمسة., cite: '[@paper, ¶ 2]'}
      - {says: كانوا ستة., cite: '[@paper, ¶ 3]'}
---
التقى الوزراء في العاصمة [@paper, ¶ 1 "التقى الوزراء في العاصمة"]. ولم يوقعوا شيئا [@paper, ¶ 2].
-- events/answer.md --
---
title: جواب من الجار
summary: أرسلت الحكومة المجاورة جوابها.
date: 2022-03
related: [{event: meeting, relation: responds-to}]
---
أرسلت الحكومة جوابها [@paper, ¶ 4].
-- events/end.md --
---
title: نهاية الحوار
date: 2022-11-30
---
انتهى الحوار [@paper, ¶ 5].
"""


@pytest.fixture(scope="module")
def mirrored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a site in Arabic; its interface, which no catalogue has in that language, and its dates stay English, as they would."""
    config = Config(id="rtl", title="حوار الجيران", subtitle="ما جرى وكيف نعرفه")
    theme = load("broadsheet", ())
    assert isinstance(theme, Theme)
    chronology = chronologies.linked(RIGHT_TO_LEFT, config=config).chronology
    renderer = Renderer(theme, msgspec.structs.replace(site_of(chronology), language="ar", direction="rtl"))
    output = tmp_path_factory.mktemp("rtl")
    for artifact in plan(chronology, theme):
        (output / artifact.path).parent.mkdir(parents=True, exist_ok=True)
        (output / artifact.path).write_bytes(renderer.render(artifact))
    return output


# --- Spanish


@pytest.mark.parametrize("path", SPANISH)
def test_a_spanish_page_is_accessible_and_fits_a_small_screen(site: Path, browser: Browser, path: str) -> None:
    script = tools.require("axe.min.js").read_text(encoding="utf-8")
    found = []
    for scheme, width in VIEWS:
        context = browser.new_context(
            offline=True, color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True
        )
        with context:
            page = context.new_page()
            page.goto((site / path).as_uri())
            page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
            page.evaluate(script)
            violations = page.evaluate("axe.run().then(result => result.violations)")
            found += [f"{scheme} {width}: {each['id']} {each['nodes'][0]['target']}" for each in violations]
            page.set_viewport_size({"width": 320, "height": 600})
            assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert found == []


@pytest.mark.parametrize("path", ["es/events/cienfuegos-arrest.html", "es/disputes.html", "es/all.html"])
def test_english_words_quoted_on_a_spanish_page_say_that_they_are_english(site: Path, page: Page, path: str) -> None:
    page.goto((site / path).as_uri())
    assert page.evaluate("document.documentElement.lang") == "es"
    quoted = page.locator("q")
    assert quoted.count() > 3
    assert page.locator("q:not([lang=en])").count() == 0
    assert page.locator("cite > a:not([lang=en]), a:not([lang=en]) > cite").count() == 0


def test_the_switch_leads_to_the_same_page_and_back(site: Path, page: Page) -> None:
    page.goto((site / "events" / "cienfuegos-arrest.html").as_uri())
    page.get_by_role("link", name="Español").click()
    assert page.url == (site / "es" / "events" / "cienfuegos-arrest.html").as_uri()
    page.get_by_role("link", name="English").click()
    assert page.url == (site / "events" / "cienfuegos-arrest.html").as_uri()


# --- from right to left


@pytest.mark.parametrize("width", [1280, 360])
def test_pages_from_right_to_left_fit_their_screen_and_are_accessible(
    mirrored: Path, browser: Browser, width: int
) -> None:
    script = tools.require("axe.min.js").read_text(encoding="utf-8")
    found = []
    with browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True) as context:
        page = context.new_page()
        for path in sorted(mirrored.rglob("*.html")):
            page.goto(path.as_uri())
            overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            name = path.relative_to(mirrored).as_posix()
            found += [f"{name}: {overflow} px too wide"] if overflow > 0 else []
            if name in ("index.html", "events/answer.html", "sources/paper.html"):
                page.evaluate(script)
                violations = page.evaluate("axe.run().then(result => result.violations)")
                found += [f"{name}: {each['id']}" for each in violations]
    assert found == []


def test_the_layout_is_mirrored(mirrored: Path, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto((mirrored / "index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    when, matter = (left_of(page, f"article[data-event=meeting] {part}") for part in (".when", ".matter"))
    assert when > matter, "dates stand on the right"
    first, last = (left_of(page, f".sections li:{which}") for which in ("first-child", "last-child"))
    assert first > last, "the navigation begins on the right"
    inner, outer = (
        f"document.querySelector('.bands {part}').getBoundingClientRect().right" for part in ("text", ".band")
    )
    assert page.evaluate(f"{inner} < {outer}"), "a period's name stands within its band"


def test_what_comes_before_is_on_the_right_and_arrows_point_there(mirrored: Path, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto((mirrored / "events" / "answer.html").as_uri())
    assert left_of(page, "main > nav .prev") > left_of(page, "main > nav .next")
    page.goto((mirrored / "years" / "2021.html").as_uri())
    arrow = page.evaluate("getComputedStyle(document.querySelector('.turning .next'), '::after').content")
    assert "←" in arrow


def left_of(page: Page, selector: str) -> float:
    """Return where the first such element begins, from the left."""
    box = page.locator(selector).first.bounding_box()
    assert box, selector
    return box["x"]
