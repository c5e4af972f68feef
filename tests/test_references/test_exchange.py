"""BibTeX and RIS as other programs read them back."""

from __future__ import annotations

import msgspec
import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Source
from dateline.references import bibtex, csl_item, csl_items, ris
from dateline.references.bibtex import escape
from test_references.examples import HOSTILE, letter, source


def bib_fields(thing: Source) -> dict[str, str]:
    library = parse_string(bibtex([csl_item(thing)]))
    assert not library.failed_blocks
    (entry,) = library.entries
    assert entry.key == "gazette"
    return {name: str(field.value) for name, field in entry.fields_dict.items()}


def ris_fields(thing: Source) -> dict[str, object]:
    (entry,) = rispy.loads(ris([csl_item(thing)]))
    return dict(entry)


def test_bibtex_is_read_back() -> None:
    assert bib_fields(source()) == {
        "author": "Weaver, Ann",
        "title": "The harbour is closed",
        "journaltitle": "The Gazette",
        "date": "2001-03-05",
        "entrysubtype": "newspaper",
        "howpublished": "news article",
        "url": "https://example.org/harbour",
        "langid": "en",
    }


def test_ris_is_read_back() -> None:
    found = ris_fields(source())
    assert found["type_of_reference"] == "NEWS"
    assert found["authors"] == ["Weaver, Ann"]
    assert found["title"] == "The harbour is closed"
    assert found["year"] == "2001"
    assert found["date"] == "2001/03/05/"
    assert found["urls"] == ["https://example.org/harbour"]


def test_parts_are_entries_of_their_own() -> None:
    items = csl_items([msgspec.structs.replace(source(), parts=(letter(),))])
    assert [entry.key for entry in parse_string(bibtex(items)).entries] == ["gazette", "gazette-letter"]
    assert [entry["id"] for entry in rispy.loads(ris(items))] == ["gazette", "gazette-letter"]


@pytest.mark.parametrize(
    ("edtf", "in_bibtex", "in_ris"),
    [
        ("2001-03~", "2001-03~", "2001/03//2001-03~"),
        ("2001-03/2001-04", "2001-03/2001-04", "2001///2001-03 to 2001-04"),
        ("[2001-03-05..2001-03-06]", "2001-03", "2001/03//[2001-03-05..2001-03-06]"),
        ("200X", "200X", "///200X"),
    ],
)
def test_uncertain_dates_are_never_made_exact(edtf: str, in_bibtex: str, in_ris: str) -> None:
    assert bib_fields(source(published=edtf))["date"] == in_bibtex
    assert ris_fields(source(published=edtf))["date"] == in_ris


def test_what_latex_would_run_is_escaped() -> None:
    assert escape(r"100% of $5 & {a}_b#c~d^e\f é") == (
        r"100\% of \$5 \& \textbraceleft{}a\textbraceright{}\_b\#c\textasciitilde{}d\textasciicircum{}e\textbackslash{}f é"
    )


def test_an_office_is_kept_whole() -> None:
    assert bib_fields(source(authors=("The harbour master", "Ann Weaver")))["author"] == (
        "{The harbour master} and Weaver, Ann"
    )


def test_hostile_text_ends_no_entry() -> None:
    bib_fields(source(title=HOSTILE, authors=(HOSTILE,), publisher=HOSTILE, url="https://example.org/}{\\ x"))
    assert ris_fields(source(title=HOSTILE, authors=(HOSTILE,)))["id"] == "gazette"


@given(st.text(), st.text())
def test_any_text_makes_one_entry(title: str, author: str) -> None:
    bib_fields(source(title=title, authors=(author,)))
    text = ris([csl_item(source(title=title, authors=(author,)))])
    assert [line[:6] for line in text.split("\r\n")].count("ER  - ") == 1
    assert all(line[2:6] == "  - " for line in text.split("\r\n")[:-1])
