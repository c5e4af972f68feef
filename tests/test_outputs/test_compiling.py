"""Our compiler of templates says what Jinja's says, for everything that a theme may write."""

from __future__ import annotations

from gettext import NullTranslations
from typing import ClassVar

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from dateline.outputs.compiling import FastEnvironment
from dateline.outputs.views import Link, Outcome

TEMPLATES = {
    "text": "{{ page.link.title }} {{ page.when }}",
    "markup in text": "{{ html }}{{ html ~ page.when }}{{ page.when ~ html }}",
    "numbers and nothing": "{{ 3 }} {{ number }} {{ none }} {{ true }} {{ 1.5 }}",
    "constants are escaped": "{{ '<b>' }}{{ '<i>' | safe }}",
    "interface text": "{{ _('Yes & no') }}",
    "interface text with a per cent sign": "{{ _('5 %% of it') }}",
    "interface text with values": "{{ _('%(title)s & %(n)s of 5 %%', title=page.link.title, n=number) }}",
    "interface text with HTML in it": "{{ _('In %(link)s', link=html) }}",
    "interface text in a call": "{% macro m(x) %}[{{ x }}]{% endmacro %}{{ m(_('Yes & no')) }}{{ m(_('a %(b)s', b='<')) }}",
    "interface text of a value": "{{ _(page.link.title) }}",
    "trans": "{% trans %}Yes & no{% endtrans %}",
    "trans with values": "{% trans title=page.link.title %}In {{ title }} & out{% endtrans %}",
    "trans in the plural": "{% for n in (1, 2) %}{% trans count=n %}{{ count }} note{% pluralize %}{{ count }} notes{% endtrans %}{% endfor %}",
    "trans in the plural, with values": "{% trans count=number, title=page.link.title, x=html %}{{ title }}{% pluralize %}{{ count }} × {{ title }} {{ x }}{% endtrans %}",
    "plural of its own": "{{ ngettext('%(num)s < %(a)s', '%(num)s > %(a)s', 2, a='<') }}{{ ngettext('%(num)d one', '%(num)d many', 1) }}",
    "a name like the texts'": "{% for _ in ('a', '<') %}{{ _ }}{% endfor %}{{ gettext('Yes & no') }}",
    "macro": "{% macro m(a, b='<d>') %}{{ a }}/{{ b }}{% endmacro %}{{ m('<') }}{{ m(1, 2) }}{{ m(b=1, a=html) }}",
    "macro of no arguments": "{% macro m() %}<p>{% endmacro %}{{ m() }}{{ m() | upper }}",
    "macro with the words of Python": "{% macro m(class, from=1) %}{{ class }}{{ from }}{% endmacro %}{{ m('<') }}{{ m(class=2, from=3) }}",
    "macro with more arguments": "{% macro m(a) %}{{ a }}{{ varargs | length }}{{ kwargs.b }}{% endmacro %}{{ m(1, 2, 3, b=4) }}",
    "macro in a macro": "{% macro a(x) %}{% macro b(y) %}{{ x }}{{ y }}{% endmacro %}{{ b('<') }}{% endmacro %}{{ a('>') }}",
    "caller": "{% macro m(a) %}<{{ a }}>{{ caller() }}{% endmacro %}{% call m(1) %}{{ page.when }}{% endcall %}",
    "caller of nothing": "{% macro m(a) %}{% if caller is defined %}{{ caller(a) }}{% endif %}{% endmacro %}{{ m(1) }}{% call(x) m(2) %}[{{ x }}]{% endcall %}",
    "what may be missing": "{{ page.nothing is defined }}{{ page.link is defined }}{{ page.nothing | default('<none>') }}{{ page.link.lang | default('-', true) }}",
    "loop": "{% for x in 'ab' %}{{ loop.index }}{{ loop.last }}{% if not loop.first %}{{ loop.previtem }}{% endif %}{{ x }}{% else %}-{% endfor %}",
    "set and namespace of blocks": "{% set a = page.link %}{% set b %}<{{ a.title }}>{% endset %}{{ b }}{{ a.path }}",
    "not escaped": "{% autoescape false %}{% macro m(a) %}{{ a }}{% endmacro %}{{ m('<') }}{{ page.when }}{{ _('Yes & no') }}{% endautoescape %}",
    "a mapping's keys": "{% set d = {'a': '<', 'b': {'c': 1}} %}{{ d.a }}{{ d.b.c }}{{ page.link.title }}",
    "text's own methods": "{{ page.link.title.upper() }}{{ '%s' | format(page.link.title) }}{{ 'a-b'.split('-') | join('<') }}",
    "filter block": "{% filter upper %}{{ page.link.title }} <b>{% endfilter %}",
    "imported": "{% import 'parts' as p %}{{ p.part(page, word='<') }}{% from 'parts' import part %}{{ part(page) }}",
    "included and inherited": "{% extends 'base' %}{% block main %}{{ super() }}{% include 'some' %}{% endblock %}",
}
PARTS = {
    "parts": "{% macro part(it, word='') %}{{ it.when }}{{ word }}{{ _('Yes & no') }}{% endmacro %}",
    "base": "<{% block main %}base & {{ page.when }}{% endblock %}>{{ self.main() }}",
    "some": "{{ page.link.title }}",
}


class Translations(NullTranslations):
    """Some texts in another language."""

    known: ClassVar[dict[str, str]] = {
        "Yes & no": "Sí & no",
        "In %(title)s & out": "Dentro de %(title)s & fuera",
        "%(count)s notes": "%(count)s notas",
    }

    def gettext(self, message: str) -> str:
        """Return a known text, else the text itself."""
        return self.known.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the one or the other."""
        return self.gettext(msgid1 if n == 1 else msgid2)


def rendered(kind: type[Environment], name: str) -> str:
    environment = kind(
        loader=DictLoader(TEMPLATES | PARTS),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
    )
    translations = Translations()
    environment.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined]
    if isinstance(environment, FastEnvironment):
        environment.gettext, environment.ngettext = translations.gettext, translations.ngettext
    page = Outcome(link=Link(path="a.html", title="Q&A <1>"), when="'then' > \"now\"")
    return environment.get_template(name).render(page=page, html=Markup("<em>&amp;</em>"), number=7)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_says_the_same(name: str) -> None:
    assert rendered(FastEnvironment, name) == rendered(Environment, name)


@pytest.mark.parametrize(
    "text",
    [
        "{{ page.nothing }}",
        "{{ nothing }}",
        "{{ nothing() }}",
        "{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}",
        "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1, 2) }}",
        "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1, b=2) }}",
        "{{ _('%(a)s') }}",
    ],
)
def test_what_jinja_refuses_is_refused(text: str) -> None:
    for kind in (Environment, FastEnvironment):
        environment = kind(autoescape=True, undefined=StrictUndefined, extensions=["jinja2.ext.i18n"])
        environment.install_gettext_translations(NullTranslations(), newstyle=True)  # type: ignore[attr-defined]
        with pytest.raises(Exception):  # noqa: B017, PT011 - a theme's author is told of any
            environment.from_string(text).render(page=Link(path="", title=""))
