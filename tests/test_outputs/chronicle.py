"""A small chronology, written as its files are, for the tests of what becomes of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from html.parser import HTMLParser
from posixpath import dirname, join, normpath

import msgspec

from dateline.chronology.link import Linked, link
from dateline.chronology.model import Chronology
from dateline.chronology.witness import Archive
from dateline.config import Config
from dateline.model import FOLDERS, Kind
from dateline.outputs import Artifact, Renderer, plan, site_of
from dateline.outputs.pages.downloads import downloads_later, offers_of
from dateline.outputs.pieces import PiecedFile
from dateline.outputs.views import FileView
from dateline.parsing import read_document
from dateline.theme import Theme, ThemeError, bundled_folder, load

CONFIG = Config(
    id="harbour", title="The harbour", subtitle="What became of it", version="2", report="https://example.org/new"
)

FILES: Mapping[str, str] = {
    "sources/gazette": """---
title: The harbour is closed
publisher: The Gazette
authors: [Ann Weaver]
published: 2001-03-05
page_date: 4 May 2012
url: https://example.org/harbour
archived_url: https://archive.example.org/harbour
archived_on: 2012-05-04
language: en
abstract: How the harbour was closed.
copy_notes: Taken from the paper's site.
parts:
  - {id: letter, paragraphs: 5-9, title: A letter, publisher: The harbour master}
basis:
  - {kind: stated, source: gazette, locator: ¶ 1, words: Monday 5 March 2001, gives: 2001-03-05}
---
The date stands at the top [@gazette, ¶ 1 "Monday 5 March"].
""",
    "sources/diario": """---
title: El puerto, cerrado
published: 2001-03
url: none
language: es
copy_notes: No address is known.
relations:
  - {kind: paraphrase-of, source: gazette}
---
""",
    "actors/master": """---
names: {en: The harbour master, es: El capitán de puerto}
kind: organisation
roles:
  - {title: Keeper of the harbour, from: 1990, cite: '[@gazette, ¶ 6]'}
---
""",
    "actors/smith": """---
names: {en: Jo Smith}
---
""",
    "places/quay": """---
names: {en: The quay}
latitude: '-12.5'
longitude: '3.25'
---
""",
    "topics/trade": """---
title: Trade
---
""",
    "periods/open-years": """---
title: The open years
from: '1990'
to: '2000'
why: Ships came.
---
""",
    "periods/closed-years": """---
title: The closed years
from: '2001'
---
""",
    "events/opening": """---
title: The harbour opens
summary: Ships come in.
date: '1990'
importance: landmark
why: All else follows from it.
actors: [master, smith: accused of theft]
places: [quay]
topics: [trade]
aliases: [first-ship]
accusation: true
related:
  - {event: closing, relation: leads-to}
recorded: 2020-01-02
log:
  - {date: 2021-02-03, kind: correction, change: The year was wrong., reason: We misread it.}
---
## How it began

Ships came [@gazette, ¶ 2 "ships came in"; ¶ 7 "I saw them" by=smith]. See [[closing]] and [[actor:master|the keeper]].

It was fine[^1].

[^1]: So they say [@diario].
""",
    "events/trial": """---
title: Smith is cleared
date: 1994-06-01
related:
  - {event: opening, relation: outcome-of}
---
The court found nothing [@gazette, ¶ 3].
""",
    "events/storm": """---
title: A storm
after: [trial]
undated: Nobody wrote down the day.
standing: condition
---
It blew [@editors "the wind is known to all"].
""",
    "events/closing": """---
title: The harbour closes
date: 2001-03
date_outside: {edtf: 2001-03-05, reason: The day is well known.}
date_wording: early in March
topics: [trade]
standing: announced
basis:
  - {kind: relative-to-publication, source: gazette, locator: ¶ 4, words: earlier this week, gives: 2001-03-05}
disputes:
  - about: The month
    kind: conflict
    accounts:
      - {says: It was March., date: 2001-03, cite: '[@gazette, ¶ 4 "closed in March"]'}
      - {says: It was May., date: 2001-05, cite: '[@diario, p. 3 "en mayo se cerró"]'}
    finding: We cannot tell.
---
It closed [@gazette, ¶¶ 4-6].
""",
    "threads/rise-and-fall": """---
title: Rise and fall
question: Why did it close?
events:
  - {event: opening, text: It began well.}
  - {event: closing, text: It ended so.}
---
""",
    "pages/help": """---
title: Help
---
# Reading

Read on.
""",
}


@cache
def broadsheet() -> Theme:
    """Return the bundled theme."""
    theme = load("broadsheet", (bundled_folder(),))
    assert not isinstance(theme, ThemeError), theme
    return theme


def chronology(
    changes: Mapping[str, str] | None = None, config: Config = CONFIG, archive: Archive | None = None
) -> Chronology:
    """Return the chronology of the files, with some of them replaced or added."""
    return linked(changes, config, archive).chronology


def linked(changes: Mapping[str, str] | None = None, config: Config = CONFIG, archive: Archive | None = None) -> Linked:
    """Link the files, with some of them replaced or added, and what is known of their sources' texts."""
    kinds: dict[str, Kind] = {folder: kind for kind, folder in FOLDERS.items()}
    documents = []
    for name, text in {**FILES, **(changes or {})}.items():
        folder, _, stem = name.partition("/")
        document = read_document(f"{name}.md", text.encode(), kinds[folder], stem)
        assert not document.diagnostics, document.diagnostics
        documents.append(document)
    return link(documents, config, archive=archive)


def artifacts(changes: Mapping[str, str] | None = None, config: Config = CONFIG) -> dict[str, Artifact]:
    """Plan the site of the files, by path."""
    return {artifact.path: artifact for artifact in all_planned(chronology(changes, config))}


def written(artifact: Artifact) -> bytes:
    """Return the bytes of a file that no template makes."""
    view = artifact.view
    if isinstance(view, PiecedFile):
        return view.joined(artifact.piece_at)
    return view.written() if isinstance(view, FileView) else bytes(view)  # type: ignore[arg-type]


def all_planned(found: Chronology) -> tuple[Artifact, ...]:
    """Plan a site with what is planned last, when the sizes of all else are known; here no file has one."""
    downloads = downloads_later((found,), offers_of((found,), broadsheet(), ()))
    return (*plan(found, broadsheet()), *downloads.plan({}))


def pages(
    changes: Mapping[str, str] | None = None, archive: Archive | None = None, **settings: object
) -> dict[str, str]:
    """Render every page of the site of the files, by path."""
    found = chronology(changes, msgspec.structs.replace(CONFIG, **settings), archive)
    renderer = Renderer(broadsheet(), site_of(found))
    return {each.path: renderer.render(each).decode() for each in all_planned(found) if each.template}


BLOCKS = frozenset(
    {
        "p",
        "li",
        "dt",
        "dd",
        "td",
        "th",
        "tr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "article",
        "section",
        "header",
        "div",
        "summary",
    }
)


class Outline(HTMLParser):
    """What tests ask of a page: ids, links, elements with attributes, the level of each heading, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element is called and has."""
        found = {name: value or "" for name, value in attrs}
        self.elements.append((tag, found))
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found[name] for name in ("href", "src") if name in found]
        self.words += [" "] if tag in BLOCKS else []
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_data(self, data: str) -> None:
        """Note a run of text."""
        self.words.append(data)

    @property
    def text(self) -> str:
        """The page's text with runs of white space as one blank."""
        return " ".join("".join(self.words).split())


def text_of(html: str) -> str:
    """Return the text of a page."""
    return Outline(html).text


def resolve(page: str, href: str) -> tuple[str, str]:
    """Return the file and fragment that a relative link on a page leads to."""
    path, _, fragment = href.partition("#")
    return (normpath(join(dirname(page), path)) if path else page), fragment
