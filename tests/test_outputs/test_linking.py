"""A linked template says what it says apart, whatever of the others it extends, includes or overrides."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, nodes

from dateline.outputs.compiling import Compiled, FastEnvironment
from dateline.outputs.linking import link

BASE = {
    "base": "{% set who = 'base' %}<h>{% block head %}H {{ who }}{% endblock %}</h>{% block main %}{% endblock %}\n{% if page %}{% block foot %}F{% endblock %}{% endif %}",
    "middle": "{% extends 'base' %}{% set who = 'middle' %}{% block main %}({% block inner %}I {{ who }}{% endblock %}){% endblock %}",
    "part": "{% set mine = page ~ '!' %}[{{ mine }} {{ who }}]",
    "part of blocks": "{% block main %}part's own{% endblock %}",
    "macros": "{% macro m(x) %}<{{ x }}>{% include 'part' %}{% endmacro %}",
    "circle": "{% extends 'circle again' %}",
    "circle again": "{% extends 'circle' %}",
    "itself": "{% if page == 'no' %}{% include 'itself' %}{% endif %}x",
    "asks for a block": "{% block main required %}{% endblock %}",
    "block in a loop": "{% for x in 'ab' %}{% block main scoped %}{{ x }}{% endblock %}{% endfor %}",
}
SETTLED = {
    "nothing but text": "text {{ page }}",
    "one block": "{% extends 'base' %}{% block head %}own{% endblock %}",
    "what is set before the parent": "{% extends 'base' %}{% set title = page ~ 's' %}{% block head %}{{ title }} {{ who }}{% endblock %}",
    "words outside of blocks": "{% extends 'base' %} lost {% block head %}{% endblock %} lost",
    "super": "{% extends 'base' %}{% block head %}<{{ super() }}>{% endblock %}",
    "super through two": "{% extends 'middle' %}{% block main %}1{{ super() }}2{% endblock %}{% block inner %}3 {{ super() }} 4{% endblock %}",
    "super between words": "{% extends 'base' %}{% block head %}a {{ page }} {{ super() }} b {{ page }}{% endblock %}",
    "super through one that leaves it alone": "{% extends 'middle' %}{% block head %}{{ super() }}{% endblock %}",
    "a block within a block": "{% extends 'middle' %}{% block inner %}{% block deep %}D{% endblock %}{% endblock %}",
    "a block that nobody has": "{% extends 'base' %}{% block elsewhere %}lost{% endblock %}",
    "what a block sets stays in it": "{% extends 'base' %}{% block head %}{% set x = 1 %}{{ x }}{% endblock %}{% block main %}{{ x is defined }}{% endblock %}",
    "what a part sets stays in it": "{% set who = 'me' %}{% include 'part' %}{{ mine is defined }}",
    "a part sees what is set here": "{% for who in 'ab' %}{% include 'part' %}{% endfor %}",
    "a part in a block": "{% extends 'base' %}{% set who = 'w' %}{% block main %}{% include 'part' %}{% endblock %}",
    "a part with blocks": "{% extends 'base' %}{% block main %}{% include 'part of blocks' %}{% endblock %}",
    "a part in a macro of another": "{% set who = 1 %}{% macro m() %}{% include 'part' %}{% endmacro %}{{ m() }}",
    "a call": "{% macro m() %}<{{ caller() }}>{% endmacro %}{% call m() %}{% set who = 2 %}{% include 'part' %}{% endcall %}",
    "a name set in one branch": "{% extends 'base' %}{% block main %}{% if page == 'q' %}{% set y = 1 %}{% else %}{% set y = 2 %}{% endif %}{{ y }}{% endblock %}",
    "empty block": "{% extends 'base' %}{% block head %}{% endblock %}{% block foot %}{% endblock %}",
}
UNSETTLED = {
    "self": "{% extends 'base' %}{% block main %}{{ self.head() }}{% endblock %}",
    "super in an expression": "{% extends 'base' %}{% block head %}{{ super() | upper }}{% endblock %}",
    "super twice": "{% extends 'base' %}{% block head %}{{ super() }}{{ super() }}{% endblock %}",
    "a parent that is worked out": "{% extends 'ba' ~ page %}{% block head %}own{% endblock %}",
    "a parent on a condition": "{% if page %}{% extends 'base' %}{% endif %}{% block head %}own{% endblock %}",
    "a part that is worked out": "{% set who = 1 %}{% include 'pa' ~ page %}",
    "a part that may be missing": "{% include 'nowhere' ignore missing %}x",
    "a part without what is around it": "{% include 'part of blocks' without context %}",
    "a block in a loop of the parent": "{% extends 'block in a loop' %}{% block main %}own{% endblock %}",
    "a block where it stands, and as the parent has it": "{% extends 'middle' %}{% block head %}{% block inner %}twice{% endblock %}{% endblock %}",
    "words before the parent": "early {% extends 'base' %}",
    "a part in itself": "{% include 'itself' %}",
    "what is done besides blocks": "{% extends 'base' %}{% for x in 'ab' %}{% set y = x %}{% endfor %}{% block main %}m{% endblock %}",
}
REFUSED = {
    "no parent": "{% extends 'nowhere' %}",
    "no part": "{% include 'nowhere' %}",
    "each extends the other": "{% extends 'circle' %}",
    "nothing above": "{% block main %}{{ super() }}{% endblock %}",
    "a block is asked for": "{% extends 'asks for a block' %}",
}


def rendered(kind: type[Environment], name: str, page: str) -> str:
    environment = kind(
        loader=DictLoader(BASE | SETTLED | UNSETTLED | REFUSED), autoescape=True, undefined=StrictUndefined
    )
    if isinstance(environment, FastEnvironment):
        environment.link([name])
    return environment.get_template(name).render(page=page)


@pytest.mark.parametrize("name", SETTLED | UNSETTLED)
def test_a_linked_template_says_the_same(name: str) -> None:
    page = {"a parent that is worked out": "se", "a part that is worked out": "rt"}.get(name, "q<")
    assert rendered(FastEnvironment, name, page) == rendered(Environment, name, page)


@pytest.mark.parametrize("name", REFUSED)
def test_what_jinja_refuses_is_refused(name: str) -> None:
    for kind in (Environment, FastEnvironment):
        with pytest.raises(Exception):  # noqa: B017, PT011 - a theme's author is told of any
            rendered(kind, name, "q")


def linked(name: str) -> nodes.Template:
    environment = Environment(autoescape=True)
    texts = BASE | SETTLED | UNSETTLED
    return link(
        environment.parse(texts[name]), name, lambda each: environment.parse(texts[each]) if each in texts else None
    )


@pytest.mark.parametrize("name", SETTLED)
def test_of_a_settled_template_nothing_is_left_to_be_looked_up(name: str) -> None:
    assert not list(linked(name).find_all((nodes.Extends, nodes.Block, nodes.Include)))


@pytest.mark.parametrize("name", UNSETTLED)
def test_an_unsettled_template_is_left_as_it_is(name: str) -> None:
    assert linked(name) == Environment(autoescape=True).parse(UNSETTLED[name])


def test_a_template_is_compiled_anew_when_what_is_in_it_changes() -> None:
    texts = BASE | SETTLED
    kept = Compiled()

    def first_words(name: str) -> str:
        environment = FastEnvironment(loader=DictLoader(texts), bytecode_cache=kept)
        environment.link([name])
        return environment.get_template(name).render(page="q")

    assert first_words("one block").startswith("<h>own")
    texts["base"] = "new {{ page }}"
    assert first_words("one block") == "new q"
    texts["part"] = "other part"
    assert first_words("a part sees what is set here") == "other part" * 2
