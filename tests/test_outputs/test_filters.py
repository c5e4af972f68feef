"""Filters that remember what they made."""

from __future__ import annotations

from gettext import NullTranslations

import pytest
from babel import Locale
from markupsafe import Markup

from dateline.model import Element, Text
from dateline.outputs.filters import _OFTEN_NAMED, filters_for, language_name, remembered, unbroken
from dateline.outputs.views import Link


def test_prose_is_the_same_when_it_is_remembered() -> None:
    prose = filters_for(NullTranslations().gettext)["prose"]
    lone = (Element("p", (Element("a", (Text("Q&A"),), (("path", "a.html"),)),)),)
    titled = (Element("h1", (Text("Title"),)),)
    for _ in range(2):
        assert prose(lone, "../", 1) == '<p><a href="../a.html">Q&amp;A</a></p>\n'
        assert prose(lone, "", 4) == '<p><a href="a.html">Q&amp;A</a></p>\n'
        assert prose(titled, "", 1) == "<h2>Title</h2>\n"
        assert prose(titled, "", 4) == "<h5>Title</h5>\n"


def test_a_macro_that_is_remembered_is_asked_once_for_each_view_and_way() -> None:
    asked: list[tuple[object, str]] = []

    def macro(it: object, up: str) -> Markup:
        asked.append((it, up))
        return Markup("<b>{}{}</b>").format(up, getattr(it, "path", ""))

    call = remembered(macro)
    one, other = Link(path="a", title=""), Link(path="b", title="")
    for _ in range(2):
        assert [call(one, ""), call(one, "../"), call(other, "")] == ["<b>a</b>", "<b>../a</b>", "<b>b</b>"]
    assert asked == [(one, ""), (one, "../"), (other, "")]
    for number in range(10_000):
        call(Link(path=str(number), title=""), "")
    assert call(one, "") == "<b>a</b>"


@pytest.mark.parametrize(
    ("text", "html"),
    [("&amp;", Markup("&amp;")), ("6 October 2021 &amp;", Markup("6 October 2021 &amp;"))],
)
def test_html_is_never_taken_for_a_text_that_looks_like_it(text: str, html: Markup) -> None:
    remembering = filters_for(NullTranslations().gettext)["unbroken"]
    for given in (text, html, text):
        assert type(remembering(given)) is type(unbroken.__wrapped__(given))
        assert remembering(given) == unbroken.__wrapped__(given)


def test_the_languages_of_most_sources_are_called_what_cldr_calls_them() -> None:
    for language, names in _OFTEN_NAMED.items():
        assert names == {code: Locale.parse(code).get_display_name(language) for code in names}
    assert language_name("ca", "es") == "catalán"
    assert language_name("pt", "en-GB") == "Portuguese"
