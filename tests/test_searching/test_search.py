"""A query finds what its readers mean: without accents, by beginnings, by stems, by any name of a person."""

import random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronologies import CONFIG, linked
from dateline.chronology.link import link
from dateline.chronology.model import Chronology
from dateline.searching import find, fold, make_index, words_of
from test_selection.valley import VALLEY, valley


def found(query: str, chronology: Chronology | None = None) -> str:
    """Return the ids of the events that a query finds, in the chronology's order."""
    chronology = chronology or valley()
    ids = find(make_index(chronology), query)
    return " ".join(name for name in chronology.events if name in ids)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Mérida", "merida"),
        ("CABAÑAS", "cabanas"),
        ("Me\u0301rida", "merida"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("ﬁrst", "first"),
        ("co\u00adoper\u200bate", "cooperate"),
        ("İstanbul", "istanbul"),
        ("ΟΔΟΣ", "οδοσ"),
        ("１９９０", "1990"),
    ],
)
def test_case_accents_and_joined_letters_do_not_count(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert all(words_of(word) == (word,) for word in words_of(text))


@pytest.mark.parametrize(
    ("query", "events"),
    [
        ("", "arrest dam flood rumour drought"),
        ("—!", "arrest dam flood rumour drought"),
        ("cabanas", "arrest"),
        ("CABAÑAS", "arrest"),
        ("caba", "arrest"),
        ("arrest", "arrest flood"),
        ("arrested", "arrest flood"),
        ("arresting", "arrest flood"),
        ("protest", "arrest"),
        ("arrested station", "arrest"),
        ("station arrested nowhere", ""),
        ("anna peres", "arrest drought"),
        ("nunez", "arrest drought"),
        ("complain", "arrest drought"),
        ("october 1994", "arrest"),
        ("15 October", "arrest"),
        ("5 October", ""),
        ("199", "arrest dam"),
        ("taken dawn", "arrest"),
        ("inundación", "dam"),
        ("diario", "arrest dam flood"),
        ("rumour", "rumour"),
        ("friday", "arrest"),
        ("zebra", ""),
    ],
)
def test_a_query_finds_these_events(query: str, events: str) -> None:
    assert found(query) == events


BILINGUAL = """
-- sources/diario.md --
---
title: El valle
published: 2021-04
language: es
---
-- events/talks.md --
---
title: They carry on
date: '1990'
---
So it was [@diario, ¶ 1 "los que gobernaron"].
-- events/more-talks.md --
---
title: They carried on
date: '1991'
---
So it was [@diario, ¶ 1 "los que estaban gobernando"].
"""


def test_a_quotation_is_stemmed_in_its_own_language_and_text_in_that_of_the_edition() -> None:
    english = linked(BILINGUAL).chronology
    assert [found(word, english) for word in ("carried", "gobernando")] == ["talks more-talks", "talks more-talks"]
    spanish = linked(BILINGUAL, config=msgspec.structs.replace(CONFIG, language="es")).chronology
    assert [found(word, spanish) for word in ("carried", "gobernando")] == ["more-talks", "talks more-talks"]


@pytest.mark.parametrize("kind", ["private", "x-note"])
def test_what_no_page_shows_is_not_found(kind: str) -> None:
    text = VALLEY.replace("title: A flood\n", f"title: A flood\n{kind}: a zebra\n")
    assert found("zebra", linked(text).chronology) == ""


def test_the_index_does_not_depend_on_the_order_of_files() -> None:
    from chronologies import files_of, read_file

    documents = [read_file(path, content) for path, content in files_of(VALLEY).items()]
    first = make_index(link(documents, CONFIG).chronology)
    random.Random(1).shuffle(documents)
    assert make_index(link(documents, CONFIG).chronology) == first


def test_numbers_stand_for_events_then_things_in_order() -> None:
    index = make_index(valley())
    assert index.events == ("arrest", "dam", "flood", "rumour", "drought")
    assert index.things[:2] == (("actor", "ana-perez"), ("actor", "water-board"))
    assert index.concerned[:2] == ((0, 4), (0, 1))
    dawn = next(group for group in index.groups if "dawn" in group.forms)
    peres = next(group for group in index.groups if "peres" in group.forms)
    assert (dawn.documents, peres.documents) == ((0,), (5,))
