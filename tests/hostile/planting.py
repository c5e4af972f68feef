"""Plant texts that would run a script in every field of a chronology that holds words, and say which files refuse them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from dateline.model import FOLDERS, Kind
from dateline.parsing import read_document

VECTORS = Path(__file__).parent / "vectors.txt"
_ESCAPE = re.compile(r"\\(?:n|t|0|\\|x([0-9a-f]{2})|u([0-9a-f]{4}))")

TIMELINE = """id = "hostile"
title = {text}
subtitle = {text}
notice = {text}
license = {text}
version = "1"
"""
GAZETTE = """---
title: The Gazette
url: https://example.org/
rights: public-domain
---
"""
EVENT = """---
title: {line}
summary: {text}
date: 1990
date_wording: {line}
importance: landmark
why: {text}
accusation: true
actors: [{{a{n}: {line}}}]
places: [p{n}]
topics: [t{n}]
basis:
  - {{kind: stated, source: s{n}, locator: ¶ 1, words: {line}, gives: '1990', note: {text}}}
disputes:
  - about: {line}
    kind: perspective
    accounts:
      - {{says: {text}, cite: '[@s{n}, ¶ 1]'}}
      - {{says: {text}, cite: '[@gazette, ¶ 1]'}}
    finding: {text}
media:
  - {{url: 'https://example.org/a.png', alt: {text}, caption: {text}, credit: {line}, licence: {line}}}
log:
  - {{date: '2021-01-01', kind: correction, change: {text}, reason: {text}}}
blind_title: {line}
---
{body}
"""
SOURCE = """---
title: {line}
publisher: {line}
authors: [{line}]
page_date: {line}
url: https://example.org/?{address}
archived_url: https://example.org/#{address}
archived_on: '2021-01-01'
language: en
kind: {line}
audience: {text}
purpose: {text}
abstract: {text}
copy_notes: {text}
country: {line}
side: {line}
---
{body}
"""
ACTOR = "---\nnames: {{en: {line}, es: {line}}}\nshort: {line}\nsort: {line}\nroles: [{{title: {line}}}]\nvariants: [{line}]\n---\n{body}\n"
PLACE = "---\nnames: {{en: {line}}}\n---\n{body}\n"
TOPIC = "---\ntitle: {line}\n---\n{body}\n"
THREAD = "---\ntitle: {line}\nquestion: {line}\nevents: [{{event: e{n}, text: {text}}}]\n---\n{body}\n"
FILES: tuple[tuple[Kind, str, str], ...] = (
    ("event", "e", EVENT),
    ("source", "s", SOURCE),
    ("actor", "a", ACTOR),
    ("place", "p", PLACE),
    ("topic", "t", TOPIC),
    ("thread", "h", THREAD),
)


def vectors() -> tuple[tuple[str, str], ...]:
    """Return the texts, each with its class."""
    found = []
    kind = ""
    for line in VECTORS.read_text(encoding="utf-8").splitlines()[3:]:
        if line.startswith("# "):
            kind = line.removeprefix("# ")
        else:
            found.append((kind, _ESCAPE.sub(_character, line)))
    return tuple(found)


def plant(folder: Path) -> tuple[str, ...]:
    """Write a content folder in which each text stands in every field of its own files; return the texts that no file accepted."""
    (folder / "sources").mkdir(parents=True)
    (folder / "timeline.toml").write_text(TIMELINE.format(text=json.dumps("<script>ran()</script>")), encoding="utf-8")
    (folder / "sources" / "gazette.md").write_text(GAZETTE, encoding="utf-8")
    return tuple(vector for number, (_, vector) in enumerate(vectors()) if not _plant_one(folder, number, vector))


def _plant_one(folder: Path, number: int, vector: str) -> bool:
    """Write the files of one text, if they are read without an error: with it in their bodies, else at least in their keys."""
    bodies = (_BODY.format(n=number, text=vector), "It stands above.")
    files = next((found for body in bodies if _is_read(found := dict(_files(number, vector, body)))), {})
    for (kind, name), text in files.items():
        target = folder / FOLDERS[kind] / f"{name}.md"
        target.parent.mkdir(exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    return bool(files)


def _is_read(files: dict[tuple[Kind, str], str]) -> bool:
    documents = (
        read_document(f"{FOLDERS[kind]}/{name}.md", text.encode(), kind, name) for (kind, name), text in files.items()
    )
    return not any(each.severity == "error" for document in documents for each in document.diagnostics)


_BODY = "{text} [@s{n}, ¶ 1].\n\n- {text}\n\n> {text}\n\n| {text} |\n| --- |\n| {text} |\n\n## {text}"


def _files(number: int, vector: str, body: str) -> Iterator[tuple[tuple[Kind, str], str]]:
    quoted = json.dumps(vector, ensure_ascii=False)
    line = json.dumps(re.sub(r"\s+", " ", vector).strip(), ensure_ascii=False)
    address = re.sub(r"[\s\"'<>\\^`{|}\x00-\x1f]", "", vector) or "x"
    for kind, letter, text in FILES:
        filled = text.format(n=number, text=quoted, line=line, address=address, body=body)
        yield (kind, f"{letter}{number}"), filled


def _character(match: re.Match[str]) -> str:
    if match[1] or match[2]:
        return chr(int(match[1] or match[2], 16))
    return {"n": "\n", "t": "\t", "0": "\0", "\\": "\\"}[match[0][1]]
