"""Copies are one witness, a digest counts for what it adds, and two papers that quote one person give one speaker."""

from collections.abc import Iterable
from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import chronologies
from dateline.chronology.model import Chronology
from dateline.chronology.walk import body_citations
from dateline.chronology.witnesses import Speaker, Witnesses, witnesses
from dateline.model import EDITORS, Citation, Lineage, LineageKind, Locator, Part, Source

LETTER = """
-- sources/letter.md --
---
title: A letter that forwards a digest and a story
parts:
  - {id: digest, paragraphs: 2-9, relations: [{kind: quotes, source: reworded}]}
  - {id: story, paragraphs: 10-20, relations: [{kind: version-of, source: reworded}]}
---
-- sources/reworded.md --
---
title: The story, reworded
---
-- sources/other.md --
---
title: Another paper
---
-- actors/chief.md --
---
names: {en: The chief}
---
"""


def of(text: str, **front: str) -> tuple[Witnesses, Chronology]:
    """Return the witnesses of a text's files, with one event for each body."""
    events = (f"-- events/{name}.md --\n---\ntitle: {name}\ndate: 2021\n---\n{body}\n" for name, body in front.items())
    chronology = chronologies.linked(text + "".join(events)).chronology
    return witnesses(chronology), chronology


def counted(body: str, text: str = LETTER) -> tuple[str, ...]:
    """Return the independent witnesses of one statement."""
    found, chronology = of(text, statement=body)
    return found.independent(body_citations(chronology.events["statement"].body))


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        ("[@letter, ¶ 12]", ("letter/story",)),
        ("[@letter, ¶ 12; @reworded, ¶ 3]", ("letter/story",)),
        ("[@letter, ¶ 12; @other, ¶ 3]", ("letter/story", "other")),
        ("[@letter, ¶ 4]", ("letter/digest",)),
        ("[@letter, ¶ 4; ¶ 12]", ("letter/story",)),
        ("[@letter, ¶ 4; @reworded]", ("letter/story",)),
        ("[@letter, ¶ 4; @other]", ("letter/digest", "other")),
        ("[@letter, ¶ 1]", ("letter",)),
        ("[@letter]", ("letter",)),
        ("[@letter; ¶ 12]", ("letter/story",)),
        ("[@letter; ¶ 4]", ("letter/digest",)),
        ('[@editors "a term of office"]', ()),
        ("[@nowhere, ¶ 1]", ()),
    ],
)
def test_the_witnesses_of_a_statement(cited: str, expected: tuple[str, ...]) -> None:
    assert counted(f"So it was {cited}.") == expected


def source(name: str, *front: str) -> str:
    return "\n".join((f"-- sources/{name}.md --", "---", f"title: {name}", *front, "---", ""))


@pytest.mark.parametrize("kind", ["version-of", "translation-of", "paraphrase-of", "forwards"])
def test_a_chain_of_copies_is_one_witness(kind: str) -> None:
    text = source("a") + source("b", f"relations: [{{kind: {kind}, source: a}}]")
    text += source("c", f"relations: [{{kind: {kind}, source: b}}]")
    assert counted("So [@a; @b; @c].", text) == ("a",)
    assert of(text)[0].members == {"a": ("a", "b", "c")}


def test_two_quoting_texts_count_until_what_they_quote_is_cited() -> None:
    quoting = "relations: [{kind: quotes, source: agency}]"
    text = source("agency") + source("gazette", quoting) + source("herald", quoting)
    assert counted("So [@gazette; @herald].", text) == ("gazette", "herald")
    assert counted("So [@gazette; @herald; @agency].", text) == ("agency",)


def test_texts_that_quote_each_other_are_still_a_witness() -> None:
    text = source("a", "relations: [{kind: quotes, source: b}]") + source("b", "relations: [{kind: quotes, source: a}]")
    assert len(counted("So [@a; @b].", text)) == 1


PARTS = "parts: [{id: one, paragraphs: 1-10}, {id: two, paragraphs: 11-20}]"


def test_a_copy_without_parts_adds_nothing_to_any_part() -> None:
    text = source("mail", PARTS) + source("copy", "relations: [{kind: version-of, source: mail}]")
    assert counted("So [@mail, ¶ 1; ¶ 11; @copy, ¶ 5].", text) == ("mail/one", "mail/two")


def test_parts_of_copies_correspond_by_their_ids() -> None:
    text = source("mail", PARTS) + source("copy", "relations: [{kind: version-of, source: mail}]", PARTS)
    assert counted("So [@mail, ¶ 1; @copy, ¶ 2].", text) == ("copy/one",)
    assert counted("So [@mail, ¶ 1; @copy, ¶ 12].", text) == ("copy/one", "copy/two")


def test_parts_without_a_counterpart_are_not_counted_beside_the_other_copy() -> None:
    parts = "parts: [{id: all, paragraphs: 1-30}]"
    text = source("mail", PARTS) + source("copy", "relations: [{kind: version-of, source: mail}]", parts)
    assert counted("So [@mail, ¶ 1; @copy, ¶ 2].", text) == ("mail/one",)


def test_what_the_parts_say_is_more_precise_than_what_their_source_says() -> None:
    parts = "parts: [{id: one, paragraphs: 1-10, relations: [{kind: version-of, source: story}]}, {id: two, paragraphs: 11-20}]"
    text = source("mail", "relations: [{kind: forwards, source: story}]", parts) + source("story")
    assert counted("So [@mail, ¶ 1; ¶ 12; @story].", text) == ("mail/one", "mail/two")


def test_a_relation_leads_to_the_part_that_points_back() -> None:
    parts = "parts: [{id: one, paragraphs: 1-10, relations: [{kind: version-of, source: story}]}, {id: two, paragraphs: 11-20}]"
    text = source("mail", parts) + source("story", "relations: [{kind: version-of, source: mail}]")
    assert counted("So [@mail, ¶ 12; @story].", text) == ("mail/one", "mail/two")


def test_a_part_that_points_back_goes_before_one_of_the_same_id() -> None:
    text = """
-- sources/mail.md --
---
title: mail
parts: [{id: one, paragraphs: 1-10}, {id: two, paragraphs: 11-20, relations: [{kind: version-of, source: list}]}]
---
-- sources/list.md --
---
title: list
parts: [{id: one, paragraphs: 1-10, relations: [{kind: version-of, source: mail}]}]
---
"""
    assert of(text)[0].of(Citation(source="list", locator=paragraph(1))) == "list/one"
    assert of(text)[0].members["list/one"] == ("list/one", "mail/two")


def test_a_part_that_quotes_does_not_point_back() -> None:
    text = LETTER.replace("title: The story, reworded", "title: x\nrelations: [{kind: version-of, source: letter}]")
    assert of(text)[0].members == {
        "letter": ("letter",),
        "letter/digest": ("letter/digest",),
        "letter/story": ("letter/story", "reworded"),
        "other": ("other",),
    }


def test_an_event_counts_its_disputes_and_bases_but_no_copy_error() -> None:
    text = (
        source("a")
        + source("b")
        + source("c")
        + """
-- events/talks.md --
---
title: Talks
date: 2021
basis: [{kind: stated, source: b, words: in 2021, locator: ¶ 1}]
disputes:
  - {about: the end, kind: copy-error, accounts: [{says: x, cite: '[@c, ¶ 1]'}, {says: y, cite: '[@a, ¶ 1]'}]}
---
They met [@a, ¶ 1].
"""
    )
    found, chronology = of(text)
    assert found.of_event(chronology.events["talks"]) == ("a", "b")
    found, chronology = of(text.replace("copy-error", "conflict"))
    assert found.of_event(chronology.events["talks"]) == ("a", "b", "c")


def test_two_papers_that_quote_one_person_give_one_speaker() -> None:
    found, chronology = of(
        LETTER, talks='He agreed [@other, ¶ 1 by=chief; @letter, ¶ 12 by=chief; ¶ 13 by="two officials"].'
    )
    citations = tuple(body_citations(chronology.events["talks"].body))
    assert found.speakers(citations) == (Speaker("named", "chief"), Speaker("unnamed", "two officials"))
    assert found.independent(citations) == ("letter/story", "other")


def test_a_text_that_names_nobody_speaks_for_itself() -> None:
    found, chronology = of(LETTER, talks="He agreed [@other, ¶ 1 by=chief; @letter, ¶ 12; @reworded, ¶ 12].")
    speakers = found.speakers(body_citations(chronology.events["talks"].body))
    assert speakers == (Speaker("named", "chief"), Speaker("source", "letter/story"))


# --- properties -------------------------------------------------------------------------------------------------------------------------

NAMES = ("a", "b", "c", "d", "e")
COPIES: tuple[LineageKind, ...] = ("version-of", "translation-of", "paraphrase-of", "forwards")
KINDS: tuple[LineageKind, ...] = (*COPIES, "quotes")
EMPTY = chronologies.linked("").chronology

lineages = st.builds(lambda kind, name: Lineage(kind=kind, source=name), st.sampled_from(KINDS), st.sampled_from(NAMES))
relations = st.lists(lineages, max_size=2).map(tuple)


def paragraph(first: int, last: int | None = None) -> Locator:
    return Locator(kind="paragraph", first=first, last=last or first)


def divided(stated: Iterable[tuple[Lineage, ...]]) -> tuple[Part, ...]:
    places = (("one", paragraph(1, 10)), ("two", paragraph(11, 20)))
    return tuple(
        Part(id=name, paragraphs=place, relations=each) for (name, place), each in zip(places, stated, strict=False)
    )


parts = st.one_of(st.just(()), st.tuples(relations, relations).map(divided))
libraries = st.fixed_dictionaries(
    {
        name: st.builds(
            lambda stated, parts, name=name: Source(id=name, title=name, relations=stated, parts=parts),
            relations,
            parts,
        )
        for name in NAMES
    }
)
locators = st.one_of(st.none(), st.integers(1, 25).map(paragraph))
statements = st.lists(
    st.builds(lambda name, place: Citation(source=name, locator=place), st.sampled_from((*NAMES, EDITORS)), locators),
    max_size=5,
)


def gathered(library: dict[str, Source]) -> Witnesses:
    return witnesses(msgspec.structs.replace(EMPTY, sources=library))


@settings(max_examples=200, deadline=None)
@given(libraries, statements, st.data())
def test_a_copy_never_raises_the_number_of_witnesses(
    library: dict[str, Source], statement: list[Citation], data: st.DataObject
) -> None:
    before = gathered(library).independent(statement)
    original = library[data.draw(st.sampled_from(NAMES))]
    is_divided = data.draw(st.booleans()) and bool(original.parts)
    kind = data.draw(st.sampled_from(COPIES))
    name = data.draw(st.sampled_from(("aa", "zz")))
    copy = Source(
        id=name,
        title=name,
        parts=divided(((), ())) if is_divided else (),
        relations=(Lineage(kind=kind, source=original.id),),
    )
    after = gathered({**library, name: copy})
    beside = [
        Citation(source=name, locator=citation.locator) for citation in statement if citation.source == original.id
    ]
    assert len(after.independent(statement)) == len(before)
    assert len(after.independent([*statement, *beside])) == len(before)


@settings(max_examples=100, deadline=None)
@given(libraries, statements, st.randoms(use_true_random=False))
def test_the_order_of_the_files_and_citations_does_not_matter(
    library: dict[str, Source], statement: list[Citation], random: Random
) -> None:
    shuffled = list(library.items())
    random.shuffle(shuffled)
    mixed = list(statement)
    random.shuffle(mixed)
    one, other = gathered(library), gathered(dict(shuffled))
    assert (one.members, one.rests_on, one.witness_of) == (other.members, other.rests_on, other.witness_of)
    assert one.independent(statement) == other.independent(mixed)
    assert one.speakers(statement) == other.speakers(mixed)


@settings(max_examples=100, deadline=None)
@given(libraries, statements)
def test_a_statement_with_a_source_has_a_witness_among_its_own(
    library: dict[str, Source], statement: list[Citation]
) -> None:
    found = gathered(library)
    called = {found.of(citation) for citation in statement} - {""}
    counted = found.independent(statement)
    assert set(counted) <= called
    assert bool(counted) == bool(called)
