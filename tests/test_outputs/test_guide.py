"""The guide for those who write themes names every variable that a template sees."""

from __future__ import annotations

import inspect
import re

import pytest

from dateline.commands.entrance import main
from dateline.outputs import plan
from dateline.outputs.archives import archives_later
from dateline.outputs.contract import PAGES, TEMPLATES
from dateline.outputs.guide import field_docs, markdown
from dateline.outputs.limits import Limits
from dateline.outputs.onefile import plan_singles
from dateline.outputs.site import Site
from test_outputs.archives import archive_pages
from test_outputs.books import members_of
from test_outputs.chronicle import artifacts, broadsheet, chronology


@pytest.fixture(scope="module")
def guide() -> str:
    return markdown(inspect.getsource)


def test_each_template_sees_the_view_that_the_guide_promises() -> None:
    seen = {each.template: type(each.view) for each in artifacts().values() if each.template in TEMPLATES}
    split = plan(chronology(), broadsheet(), Limits(concerned=1, titles=1))
    seen |= {each.template: type(each.view) for each in split if each.template in TEMPLATES}
    seen |= {template: type(view) for template, view in members_of(chronology()).items()}
    single = plan_singles((chronology(),), broadsheet(), plan(chronology(), broadsheet()))
    seen |= {each.template: type(each.view) for each in single.artifacts}
    later = archives_later((chronology(),), broadsheet(), {}).plan({})
    seen |= {each.template: type(each.view) for archive in later for each in archive_pages(archive)}
    assert seen == {name: PAGES[name] for name in seen}
    assert seen.keys() == PAGES.keys()


def test_every_template_and_every_variable_of_site_is_there(guide: str) -> None:
    assert [name for name in TEMPLATES if f"`{name}`" not in guide] == []
    site = guide.partition("### `site`")[2].partition("\n### ")[0]
    assert re.findall(r"^\| `(\w+)`", site, re.MULTILINE) == list(Site.__struct_fields__)


def test_every_view_that_is_named_is_described(guide: str) -> None:
    named = set(re.findall(r"\]\(#(\w+)\)", guide))
    described = {name.lower() for name in re.findall(r"^#### (\w+)$", guide, re.MULTILINE)}
    assert named
    assert named == described


def test_meanings_and_types_are_the_codes_own(guide: str) -> None:
    assert (
        "| `disputed` | true or false | Whether sources disagree about it; a slip in a copy is no disagreement. |"
        in guide
    )
    assert "| `groups` | a list: [PeriodGroup](#periodgroup) |" in guide
    assert "| `previous` | [Headline](#headline), or none |" in guide


def test_a_field_s_meaning_is_the_text_below_it() -> None:
    source = '    class A:\n        """Of A."""\n\n        one: int\n        """The first."""\n        two: str\n        three: str = ""\n'
    assert field_docs(source) == {"one": "The first."}


def test_the_command_prints_it(capsys: pytest.CaptureFixture[str], guide: str) -> None:
    assert main(["schema", "theme"]) == 0
    assert capsys.readouterr().out == guide
    assert main(["schema", "theme", "--format", "json"]) == 2
