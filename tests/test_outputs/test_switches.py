"""What the settings leave out: nothing of it is made, and nothing leads to it."""

from __future__ import annotations

import re

import msgspec
import pytest

from dateline.config import Outputs
from dateline.parsing.configuration import read_config
from test_outputs.chronicle import CONFIG, artifacts, pages, resolve

LEFT_OUT = {
    "axis": ('class="axis', "axis.js"),
    "search": ("data-find", "#find", 'type="search"'),
    "embeds": ("<iframe", "&lt;iframe", "embed/"),
}
"""What the pages of the whole site have, and those of a site without it do not."""


@pytest.fixture(scope="module")
def whole() -> dict[str, str]:
    return pages()


@pytest.mark.parametrize("name", LEFT_OUT)
def test_what_is_left_out_leaves_no_trace(name: str, whole: dict[str, str]) -> None:
    site = pages(outputs=Outputs(**{name: False}))
    home, every = "".join(whole.values()), "".join(site.values())
    assert any(words in home for words in LEFT_OUT[name])
    assert not [words for words in LEFT_OUT[name] if words in every]
    folder = {"embeds": "embed/"}.get(name, f"{name}/")
    assert not [path for path in site if path.startswith(folder)]


def test_a_site_of_pages_alone_has_every_page_and_leads_to_nothing_else(whole: dict[str, str]) -> None:
    bare = Outputs(axis=False, search=False, data=False, embeds=False, books=False)
    config = msgspec.structs.replace(CONFIG, outputs=bare)
    files = {path for path in artifacts(config=config) if path.startswith(("data/", "search/", "embed/"))}
    assert files == {f"data/bibliography.{form}" for form in ("bib", "ris", "csl.json")}
    site = pages(outputs=bare)
    assert {path for path in whole if path.endswith(".html") and not path.startswith("embed/")} == {
        path for path in site if path.endswith(".html")
    }
    for path, html in site.items():
        for href in re.findall(r'(?:href|src)="([^"#:]+)"', html) if path.endswith(".html") else ():
            assert not resolve(path, href)[0].startswith(("embed/", "search/", "data/c", "data/e"))


def test_the_settings_name_what_is_left_out() -> None:
    config, problems = read_config("timeline.toml", b'id = "a"\ntitle = "A"\n[outputs]\nsearch = false\n')
    assert not problems
    assert config
    assert config.outputs == Outputs(search=False)


def test_an_output_that_is_not_known_is_said_at_its_place() -> None:
    _, (problem,) = read_config("timeline.toml", b'id = "a"\ntitle = "A"\n[outputs]\nserach = false\n')
    assert (problem.rule, problem.line) == ("key-unknown", 4)
    assert "search" in problem.hint
