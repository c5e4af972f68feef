"""The search index as published: classic scripts whose values lead from words and filters to events."""

import json
import re
from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.outputs import Renderer, plan, site_of
from dateline.outputs.limits import Limits
from dateline.outputs.search import files
from dateline.outputs.search.packing import pack_forms
from dateline.searching import make_index
from dateline.searching.packing import DIGITS, pack_numbers
from test_outputs.chronicle import CONFIG, broadsheet, chronology

_SCRIPT = re.compile(r'\(self\.datelineSearch\?\?=\{\}\)\["([a-z0-9-]+)"\]=(.*);\n', re.DOTALL)


def unpack(packed: str) -> list[int]:
    """Return packed numbers, read from the description of the format."""
    found, number, digits = [], -1, list[int]()
    for letter in packed:
        digit = DIGITS.index(letter)
        digits.append(digit % 32)
        if digit < 32:
            number += 1 + sum(each * 32**place for place, each in enumerate(digits))
            found.append(number)
            digits = []
    assert not digits
    return found


def index_files(changes: dict[str, str] | None = None, full_text: int = 300) -> dict[str, object]:
    """Return the values of the scripts of the search index, by the names that they give them."""
    found = chronology(changes)
    renderer = Renderer(broadsheet(), site_of(found))
    values = {}
    for artifact in plan(found, broadsheet(), Limits(full_text=full_text)):
        if artifact.path.startswith("search/"):
            script = _SCRIPT.fullmatch(renderer.render(artifact).decode())
            assert script, artifact.path
            assert artifact.path == f"search/{script[1]}.js"
            values[script[1]] = json.loads(script[2])
    return values


@given(st.sets(st.integers(0, 10**6)))
def test_packed_numbers_unpack_to_themselves(numbers: set[int]) -> None:
    assert unpack(pack_numbers(sorted(numbers))) == sorted(numbers)


@given(st.sets(st.text("abc", min_size=1), min_size=1))
def test_packed_forms_unpack_to_themselves(forms: set[str]) -> None:
    start, *rest = pack_forms(tuple(sorted(forms))).split(",")
    assert [start + end for end in rest] or [start] == sorted(forms)
    assert not rest or [start + end for end in rest] == sorted(forms)


def test_a_short_chronology_has_an_index_and_one_file_of_words() -> None:
    assert list(index_files()) == ["index", "words-0"]


def test_the_index_says_which_events_a_filter_leaves() -> None:
    index = index_files()["index"]
    assert isinstance(index, dict)
    assert index["events"] == "opening trial storm closing"
    assert index["importance"] == "0111"
    assert [index["first"].split(" ")[2], index["last"].split(" ")[2]] == ["", ""], "the storm has no date"
    assert [[name, title, unpack(events)] for name, title, events in index["things"]["actor"]] == [
        ["master", "The harbour master", [0]],
        ["smith", "Jo Smith", [0]],
    ]
    assert [[role, [[actor, unpack(events)] for actor, events in found]] for role, found in index["roles"]] == [
        ["accused of theft", [["1", [0]]]]
    ]
    assert [kind for kind, events in index["disputes"].items() if unpack(events) == [3]] == ["yes", "conflict"]
    assert [name for name, _, _ in index["things"]["thread"]] == ["rise-and-fall"]
    assert index["former"] == {}


def test_the_words_lead_to_the_same_events_as_the_index_they_are_made_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "STATEMENTS_A_FILE", 2)
    values = index_files()
    index = values["index"]
    assert isinstance(index, dict)
    firsts = index["words"]
    assert len(firsts) > 3
    assert firsts == sorted(firsts)
    held = [dict(_groups(values[f"words-{number}"])) for number in range(len(firsts))]
    for group in make_index(chronology()).groups:
        for form in group.forms:
            number = max(number for number, first in enumerate(firsts) if first <= form)
            assert held[number][group.forms] == group.documents, form


def _groups(text: object) -> Iterator[tuple[tuple[str, ...], tuple[int, ...]]]:
    """Yield the groups of a file of words: their forms, their documents."""
    assert isinstance(text, str)
    for line in text.split(";"):
        forms, documents = line.split(" ")
        start, *rest = forms.split(",")
        yield tuple(start + end for end in rest) or (start,), tuple(unpack(documents))


def test_where_the_home_page_has_no_full_texts_the_index_has_them_and_accusations_keep_their_outcome() -> None:
    values = index_files(full_text=3)
    assert list(values) == ["index", "words-0", "texts-0"]
    texts = values["texts-0"]
    assert isinstance(texts, list)
    title, path, when, standing, disputed, outcomes, passages = texts[0]
    assert (title, path, when, standing, disputed) == ("The harbour opens", "events/opening.html", "1990", "", 0)
    assert outcomes == [["Smith is cleared", "events/trial.html", "1 June 1994"]]
    assert passages[:2] == ["Ships come in.", "All else follows from it."]
    assert "Ships came. See The harbour closes and the keeper." in passages
    assert "I saw them" in passages
    assert [text[3] for text in texts] == ["", "", "condition", "announced"]


def test_each_edition_has_an_index_in_its_language() -> None:
    found = chronology(config=msgspec.structs.replace(CONFIG, language="es"))
    artifacts = {each.path: each.view for each in plan(found, broadsheet())}
    index = artifacts["search/index.js"]
    assert isinstance(index, bytes)
    assert "El capitán de puerto" in index.decode()
