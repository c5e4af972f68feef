"""Which outward addresses a chronology names, and where."""

from collections.abc import Mapping

import pytest

from dateline.chronology.link import link
from dateline.config import Config
from dateline.links.gathering import gather, without_copy
from dateline.links.model import Place
from dateline.model import FOLDERS
from dateline.parsing import read_document

KINDS = {folder: kind for kind, folder in FOLDERS.items()}

SOURCE = """---
title: A report
url: https://a.example/report
archived_url: https://archive.example/1/https://a.example/report
---
"""
EVENT = """---
title: A talk
date: 2021-10-08
media:
  - url: https://a.example/photo.jpg
    alt: A table
    credit: Somebody
---
As [they](https://a.example/report#part "A title") say; see

- [again](https://a.example/report), <https://b.example/x?a=1&b=2> and [mail](mailto:a@a.example);
- [by name][there].

[there]: https://b.example/café
"""


def gathered(files: Mapping[str, str]) -> dict[str, list[str]]:
    """Return each gathered address with its places as `path:line`."""
    documents = []
    for path, text in files.items():
        folder, name = path.removesuffix(".md").split("/")
        stem, _, language = name.partition(".")
        documents.append(read_document(path, text.encode(), KINDS[folder], stem, language))
    linked = link(documents, Config(id="c", title="C"))
    return {
        found.address: [f"{place.path}:{place.line}" for place in found.places]
        for found in gather(linked, files.__getitem__)
    }


def test_every_address_is_gathered_with_its_places() -> None:
    assert gathered({"sources/report.md": SOURCE, "events/talk.md": EVENT}) == {
        "https://a.example/photo.jpg": ["events/talk.md:5"],
        "https://a.example/report": ["events/talk.md:9", "events/talk.md:11", "sources/report.md:3"],
        "https://archive.example/1/https://a.example/report": ["sources/report.md:4"],
        "https://b.example/caf%C3%A9": ["events/talk.md:14"],
        "https://b.example/x?a=1&b=2": ["events/talk.md:11"],
    }


@pytest.mark.parametrize(
    ("path", "front"),
    [
        ("events/x.md", "title: X\ndate: 2021"),
        ("sources/x.md", "title: X"),
        ("actors/x.md", "names: {en: X}"),
        ("places/x.md", "names: {en: X}"),
        ("topics/x.md", "title: X"),
        ("periods/x.md", "title: X\nfrom: 2021"),
        ("threads/x.md", "title: X\nevents: []"),
        ("pages/x.md", "title: X"),
        ("worksheets/x.md", "title: X"),
    ],
)
def test_links_in_bodies_of_every_kind_are_gathered(path: str, front: str) -> None:
    text = f"---\n{front}\n---\n\nSee [this](https://a.example/).\n"
    line = text.splitlines().index("See [this](https://a.example/).") + 1
    assert gathered({path: text}) == {"https://a.example/": [f"{path}:{line}"]}


def test_a_language_editions_links_are_gathered() -> None:
    edition = "---\ntranslates: 0123456789ab\ntitle: Y\n---\n[Esto](https://es.example/).\n"
    base = "---\ntitle: X\n---\nThis.\n"
    assert gathered({"pages/x.md": base, "pages/x.es.md": edition}) == {"https://es.example/": ["pages/x.es.md:5"]}


def test_a_drafts_links_are_left_alone() -> None:
    assert gathered({"events/talk.md": EVENT.replace("title:", "status: draft\ntitle:")}) == {}


def test_an_address_that_begins_another_is_not_mistaken_for_it() -> None:
    text = "---\ntitle: X\n---\n[a](https://a.example/b)\n\n[b](https://a.example/)\n\n[c](https://a.example/bc)\n"
    assert gathered({"pages/x.md": text}) == {
        "https://a.example/": ["pages/x.md:6"],
        "https://a.example/b": ["pages/x.md:4"],
        "https://a.example/bc": ["pages/x.md:8"],
    }


def test_a_file_that_changed_meanwhile_gives_its_beginning() -> None:
    text = "---\ntitle: X\n---\n[a](https://a.example/)\n"
    documents = [read_document("pages/x.md", text.encode(), "page", "x")]
    found = gather(link(documents, Config(id="c", title="C")), lambda _: "")
    assert [each.places for each in found] == [(Place(path="pages/x.md", line=1),)]


def test_sources_without_an_archived_copy_are_told_from_those_without_an_address() -> None:
    texts = {
        "archived": SOURCE,
        "said": "---\ntitle: S\nurl: none\ncopy_notes: By hand.\n---\n",
        "silent": "---\ntitle: S\n---\n",
        "bare": "---\ntitle: B\nurl: https://a.example/b\n---\n",
    }
    documents = [read_document(f"sources/{name}.md", text.encode(), "source", name) for name, text in texts.items()]
    found = without_copy(link(documents, Config(id="c", title="C")))
    assert [(each.id, each.url, each.place.line) for each in found] == [
        ("bare", "https://a.example/b", 3),
        ("said", "", 3),
        ("silent", "", 1),
    ]
