"""The editions of a chronology in several languages: where each lies, what leads from one to the other, what they share."""

import re
from functools import cache

import msgspec
import pytest
from babel import Locale, localedata

import chronologies
from dateline.chronology.model import Chronology
from dateline.chronology.translate import editions_of
from dateline.config import LANGUAGES, Config
from dateline.outputs import Artifact, Renderer, plan, site_of
from dateline.outputs.languages import direction, own_name
from dateline.outputs.views import FileView
from test_outputs.chronicle import Outline, all_planned, broadsheet, resolve

FILES = """
-- events/talks.md --
---
title: Talks
aliases: [first-talks]
date: 2021-10-08
recorded: 2022-01-01
media: [{file: a.jpg, alt: A palace}]
log: [{date: 2022, kind: correction, change: New}]
---
They met. ![A map](map.png)
-- events/talks.es.md --
---
title: Pláticas
log: [{change: Nuevo}]
---
Se reunieron. ![Un mapa](map.png)
-- topics/talk.md --
---
title: Talk
---
"""
BASE_URL = "https://example.org/sub"


WORDED = {
    "talks": (),
    "meeting": ("the day after", "the day after [al día siguiente, en nuestra traducción]"),
    "promise": ("soon", "dentro de poco"),
    "visit": ("in [late] May", ""),
}
"""Events with the sources' words for their dates, and what the Spanish edition makes of them."""


def worded(languages: tuple[str, ...] = ("en", "en")) -> dict[str, str]:
    """Return how each event's date is worded in the Spanish edition, where it cites two sources in these languages."""
    text = FILES
    for number, language in enumerate(languages):
        text += f"-- sources/paper-{number}.md --\n---\ntitle: Paper\nlanguage: {language}\nurl: none\npage_date: 4 May\n---\n"
    for name, wordings in WORDED.items():
        if wordings:
            own, other = wordings
            text += f"-- events/{name}.md --\n---\ntitle: {name}\ndate: 2021\ndate_wording: '{own}'\n---\nSo [@paper-0, ¶ 1 \"it was on the day\"; @paper-1, ¶ 2].\n"
            said = f"date_wording: '{other}'\n" if other else ""
            text += f'-- events/{name}.es.md --\n---\ntitle: {name}\n{said}---\nAsí [@paper-0, ¶ 1 "it was on the day"; @paper-1, ¶ 2].\n'
    edition = editions_of(chronologies.linked(text, config=Config(id="test", title="Test", languages=("en", "es"))))[1]
    renderer = Renderer(broadsheet(), site_of(edition))
    return {each.path: renderer.render(each).decode() for each in plan(edition, broadsheet()) if each.template}


def test_an_edition_marks_the_sources_words_for_a_date_and_sets_its_own_apart() -> None:
    site = worded()

    def said(name: str, site: dict[str, str] = site) -> str:
        found = re.search(r"en las fuentes: (.*)</span>", site[f"es/events/{name}.html"])
        assert found
        return found[1]

    assert said("meeting") == '«<span lang="en">the day after</span>» [al día siguiente, en nuestra traducción]'
    assert said("promise") == "«dentro de poco»", "the edition's own words"
    assert said("visit") == '«<span lang="en">in [late] May</span>»', (
        "an edition without words of its own has the base's"
    )
    assert said("visit", worded(("en", "fr"))) == "«in [late] May»", "which of the two it is, nobody knows"
    assert said("visit", worded(("es", "es"))) == "«in [late] May»"


def test_spanish_pages_quote_between_spanish_marks() -> None:
    site = worded()
    assert '«<q lang="en">it was on the day</q>»' in site["es/events/visit.html"]
    assert "Fecha en la página</dt><dd>«4 May»" in site["es/sources/paper-0.html"]
    assert [path for path, html in site.items() if "“" in html] == []


@cache
def editions(base_url: str = "", *languages: str) -> tuple[Chronology, ...]:
    config = Config(id="test", title="Test", languages=languages or ("en", "es"), base_url=base_url)
    return editions_of(chronologies.linked(FILES, config=config))


@cache
def site(base_url: str = "") -> dict[str, str]:
    """Render every page of both editions, by its path from the site's root."""
    found: dict[str, str] = {}
    for edition in editions(base_url):
        renderer = Renderer(broadsheet(), site_of(edition))
        found |= {each.path: renderer.render(each).decode() for each in all_planned(edition) if each.template}
    return found


def planned() -> tuple[Artifact, ...]:
    return tuple(each for edition in editions() for each in all_planned(edition))


def test_every_page_and_file_of_the_base_stands_in_the_other_edition_but_what_they_share() -> None:
    paths = [each.path for each in planned()]
    assert len(paths) == len(set(paths))
    base = {path for path in paths if not path.startswith("es/")}
    other = {path.removeprefix("es/") for path in paths if path.startswith("es/")}
    assert {path for path in base - other if not path.startswith("static/")} == {"404.html"}
    assert other <= base
    assert {"index.html", "events/talks.html", "events/first-talks.html", "corrections.xml"} <= other


def test_every_link_within_the_editions_leads_to_a_file() -> None:
    files = {each.path for each in planned()} | {"media/a.jpg", "media/map.png"}
    met = set()
    for path, html in site().items():
        for href in Outline(html).links:
            if not re.match(r"https?:", href):
                target = resolve(path, href)[0]
                assert target in files, (path, href)
                met.add((path.startswith("es/"), target))
    assert {(True, "static/style.css"), (True, "media/a.jpg"), (True, "media/map.png")} <= met


def test_the_switch_leads_to_the_same_thing_and_says_which_language_is_shown() -> None:
    for path, html in site().items():
        framed = path.removeprefix("es/").startswith("embed/")
        if path == "404.html" or framed or 'http-equiv="refresh"' in html:
            continue
        spanish = path.startswith("es/")
        links = [facts for tag, facts in Outline(html).elements if tag == "a" and "hreflang" in facts]
        same = path.removeprefix("es/") if spanish else f"es/{path}"
        assert [resolve(path, facts["href"])[0] for facts in links] == [same], path
        assert [facts["lang"] for facts in links] == ["en" if spanish else "es"], path
        assert f'<span aria-current="true">{"Español" if spanish else "English"}</span>' in html, path


@pytest.mark.parametrize(
    ("path", "to_english", "to_spanish"),
    [
        ("events/talks.html", "../events/talks.html", "../es/events/talks.html"),
        ("es/events/talks.html", "../../events/talks.html", "../../es/events/talks.html"),
        ("index.html", "index.html", "es/index.html"),
    ],
)
def test_search_engines_are_told_of_both_with_the_base_for_all_others(
    path: str, to_english: str, to_spanish: str
) -> None:
    assert alternates(site()[path]) == [("en", to_english), ("es", to_spanish), ("x-default", to_english)]


def test_published_editions_name_their_whole_addresses() -> None:
    page = site(BASE_URL)["es/events/talks.html"]
    english, spanish = f"{BASE_URL}/events/talks.html", f"{BASE_URL}/es/events/talks.html"
    assert alternates(page) == [("en", english), ("es", spanish), ("x-default", english)]
    assert f'<link rel="canonical" href="{spanish}">' in page
    assert alternates(site(BASE_URL)["404.html"]) == []


def alternates(html: str) -> list[tuple[str, str]]:
    found = (facts for tag, facts in Outline(html).elements if tag == "link" and "hreflang" in facts)
    return [(facts["hreflang"], facts["href"]) for facts in found]


def test_an_edition_says_its_language_and_its_words() -> None:
    page = site()["es/events/talks.html"]
    assert 'lang="es" dir="ltr"' in page
    assert "Pláticas" in page
    assert "Pláticas" not in site()["events/talks.html"]


def test_a_chronology_in_one_language_has_no_switch() -> None:
    (only,) = editions("", "en")
    home = plan(only, broadsheet())[-1]
    html = Renderer(broadsheet(), site_of(only)).render(home).decode()
    assert "hreflang" not in html
    assert "languages" not in html


def test_the_feeds_of_two_editions_have_no_id_in_common() -> None:
    ids = [set(re.findall(r"<id>(.*?)</id>", feed(edition))) for edition in editions()]
    assert [len(found) for found in ids] == [2, 2]
    assert not ids[0] & ids[1]


def feed(edition: Chronology) -> str:
    (artifact,) = (each for each in plan(edition, broadsheet()) if each.path.endswith("corrections.xml"))
    assert isinstance(artifact.view, FileView)
    return artifact.view.written().decode()


def test_settings_name_the_editions_in_their_order() -> None:
    assert [each.language for each in editions("", "es", "en")] == ["en", "es"]
    assert [each.language for each in site_of(editions("", "es", "en")[1]).editions] == ["es", "en"]
    assert [each.prefix for each in site_of(editions("", "es")[0]).editions] == ["", "es/"]


def test_an_edition_is_part_of_its_pages_digests() -> None:
    english, spanish = (site_of(edition) for edition in editions())
    artifact = next(each for each in planned() if each.path == "about.html")
    assert Renderer(broadsheet(), english).digest(artifact) != Renderer(broadsheet(), spanish).digest(artifact)
    turned = msgspec.structs.replace(english, direction="rtl")
    assert Renderer(broadsheet(), english).digest(artifact) != Renderer(broadsheet(), turned).digest(artifact)


def test_the_direction_of_every_language_is_what_cldr_says() -> None:
    for identifier in localedata.locale_identifiers():
        locale = Locale.parse(identifier)
        expected = "rtl" if locale.character_order == "right-to-left" else "ltr"
        assert direction(identifier.replace("_", "-")) == expected, identifier


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_languages_own_name_is_what_cldr_says(language: str) -> None:
    name = Locale.parse(language, sep="-").get_language_name() or ""
    if language in ("en-GB", "en-US"):
        name = {"en-GB": "British English", "en-US": "American English"}[language]
    assert own_name(language).casefold() == name.casefold()
