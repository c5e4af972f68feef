"""Templates: what they may see, and how their faults are told."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from dateline.outputs import Renderer, TemplateFault, check_theme, plan, site_of
from dateline.outputs.catalogues import speech
from dateline.outputs.contract import TEMPLATES
from dateline.outputs.filters import filters_for, unbroken
from dateline.outputs.onefile.writing import PART
from dateline.outputs.wording import WORDS
from dateline.theme import Theme
from test_outputs.books import members_of
from test_outputs.chronicle import artifacts, broadsheet, chronology


def theme_with(changes: Mapping[str, str]) -> Theme:
    """Return the bundled theme with some templates replaced; an empty one is taken away."""
    templates = {**dict(broadsheet().templates), **changes}
    kept = tuple(sorted((name, text) for name, text in templates.items() if text))
    return Theme("ours", kept, (), (), b"")


def render_about(template: str) -> str:
    renderer = Renderer(theme_with({"about.html": template}), site_of(chronology()))
    return renderer.render(artifacts()["about.html"]).decode()


def test_the_bundled_theme_has_no_faults_and_every_template_is_used_or_included() -> None:
    assert check_theme(broadsheet()) == ()
    planned = {artifact.template for artifact in artifacts().values() if artifact.template}
    planned |= members_of(chronology()).keys()
    assert planned | {"entry.html", "single.html", "start.html", "thing-year.html"} == set(TEMPLATES)
    texts = "".join(text for _, text in broadsheet().templates)
    assert all(name in (*TEMPLATES, PART) or f'"{name}"' in texts for name, _ in broadsheet().templates)


def test_a_missing_template_and_a_broken_one_are_told_before_anything_is_rendered() -> None:
    found = check_theme(theme_with({"home.html": "", "year.html": "one\n{% if %}"}))
    assert [(error.path, error.line) for error in found] == [
        ("ours/templates/home.html", 1),
        ("ours/templates/year.html", 2),
    ]
    assert found[0].message == "The theme has no template `home.html`."


@pytest.mark.parametrize("name", ["chronology", "range", "lipsum", "dict", "cycler", "page.events_of", "site.path"])
def test_a_template_sees_nothing_but_page_site_and_filters(name: str) -> None:
    with pytest.raises(TemplateFault) as fault:
        render_about(f"one\ntwo {{{{ {name} }}}}")
    assert (fault.value.error.path, fault.value.error.line) == ("ours/templates/about.html", 2)


def test_a_fault_in_a_linked_template_is_told_where_it_is_written() -> None:
    texts = {"about.html": "one\n{% include 'facts.html' %}", "facts.html": "one\ntwo\n{{ page.nothing }}"}
    renderer = Renderer(theme_with(texts), site_of(chronology()))
    renderer.link({"about.html": 1_000})
    with pytest.raises(TemplateFault) as fault:
        renderer.render(artifacts()["about.html"])
    assert (fault.value.error.path, fault.value.error.line) == ("ours/templates/facts.html", 3)


def test_a_template_sees_page_site_and_filters() -> None:
    assert (
        render_about("{{ page.path }} {{ site.title }} {{ 'open' | word('dispute-status') }}")
        == "about.html The harbour Open\n"
    )
    assert render_about("{{ 'es' | language_name('en') }} {{ 'zz-bad-code-x' | language_name('en') }}").startswith(
        "Spanish "
    )


def test_an_entry_is_rendered_once_for_all_pages_of_one_depth() -> None:
    counted = theme_with(
        {
            "entry.html": "{{ entry.headline.id | note }}",
            "home.html": "{{ page.groups[0].years[0].events[0].entry | entry('', 4, true) }}",
        }
    )
    found = chronology()
    renderer = Renderer(counted, site_of(found))
    rendered: list[str] = []

    def note(name: str) -> str:
        rendered.append(name)
        return name

    renderer.environment.filters["note"] = note
    home = next(each for each in plan(found, counted) if each.path == "index.html")
    assert renderer.render(home) == renderer.render(home) == b"opening\n"
    assert rendered == ["opening"]


def test_every_word_that_a_code_can_need_is_there() -> None:
    assert WORDS["relation"].keys() == WORDS["relation-inverse"].keys()
    assert WORDS["lineage"].keys() == WORDS["lineage-inverse"].keys()
    assert WORDS["standing"].keys() == WORDS["standing-explained"].keys()


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("6 October 2021", "6_October_2021"),
        ("October 6, 2021", "October_6,_2021"),
        ("6 de octubre de 2021", "6_de_octubre_de_2021"),
        ("octubre de 2021", "octubre_de_2021"),
        ("from about January 2021 to 6 October 2021", "from about January_2021 to 6_October_2021"),
        ("some day from 26 September 2021 to 3 October 2021", "some day from 26_September_2021 to 3_October_2021"),
        ("2007 or 2008", "2007 or_2008"),
        ("the 1950s", "the 1950s"),
        ("date not known", "date not known"),
    ],
)
def test_a_line_breaks_between_dates_and_never_inside_one(words: str, kept: str) -> None:
    assert unbroken(words).replace("\N{NO-BREAK SPACE}", "_") == kept


def test_figures_are_set_as_the_language_sets_them() -> None:
    def figures(language: str) -> list[str]:
        figure = filters_for(speech(broadsheet().catalogues, language).gettext)["figure"]
        return [figure(number) for number in (7, 999, 1000, 10_000, 999_999, 1_234_567)]

    assert figures("en") == ["7", "999", "1,000", "10,000", "999,999", "1,234,567"]
    assert figures("es") == ["7", "999", "1000", "10.000", "999.999", "1.234.567"]
