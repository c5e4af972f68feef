"""How far a chronology rests on its sources, counted."""

import msgspec
import pytest

import chronologies
from dateline.chronology.coverage import (
    CountryCoverage,
    Coverage,
    EventCoverage,
    SideCoverage,
    SourceCoverage,
    SpeakerCoverage,
    coverage,
)
from dateline.chronology.model import CitedWords
from dateline.chronology.witnesses import Speaker
from dateline.evidence import Outcome
from dateline.model import Locator

TEXT = """
-- sources/copy.md --
---
title: A copy of the paper
relations: [{kind: version-of, source: paper}]
country: Freedonia
---
-- sources/paper.md --
---
title: A paper
side: north
country: Freedonia
basis: [{kind: stated, locator: ¶ 1, words: printed in May}]
---
It is signed [@paper, ¶ 9 "by the editor"].
-- sources/rival.md --
---
title: Another paper
---
-- actors/chief.md --
---
names: {en: The chief}
side: north
roles: [{title: Chief, cite: '[@paper, ¶ 8 "the chief of them all"]'}]
---
-- actors/clerk.md --
---
names: {en: The clerk}
---
-- events/talks.md --
---
title: Talks
date: 2021-01
basis: [{kind: weekday, source: paper, locator: ¶ 2, words: on a Friday}]
disputes:
  - about: the place
    kind: conflict
    accounts:
      - {says: here, cite: '[@paper, ¶ 3 "here it was" by=chief]'}
      - {says: there, cite: '[@rival, ¶ 3 by=clerk]'}
  - about: a slip
    kind: copy-error
    accounts: [{says: x, cite: '[@paper, ¶ 4]'}, {says: y, cite: '[@copy, ¶ 4 "a slip of it" by=chief]'}]
---
They met [@paper, ¶ 1 "they met at noon"; @copy, ¶ 1]. It was a Friday [@editors "the calendar"]. Nobody says why.

He agreed [@paper, ¶ 2 by=chief], and others too [@rival, ¶ 2 by="two officials"].
-- events/walk.md --
---
title: A walk
date: 2021-02
standing: announced
---
They will walk [@copy, ¶ 7].
-- events/wish.md --
---
title: A wish
undated: nobody says when
---
Nobody knows.
"""


@pytest.fixture(scope="module")
def measured() -> Coverage:
    chronology = chronologies.linked(TEXT).chronology
    checked: dict[CitedWords, Outcome] = {
        ("paper", Locator(kind="paragraph", first=1, last=1), "they met at noon"): "found",
        ("paper", Locator(kind="paragraph", first=8, last=8), "the chief of them all"): "not-found",
    }
    return coverage(msgspec.structs.replace(chronology, checked=checked))


CHIEF, CLERK, OFFICIALS = Speaker("named", "chief"), Speaker("named", "clerk"), Speaker("unnamed", "two officials")


def test_an_event_with_everything(measured: Coverage) -> None:
    assert measured.events[0] == EventCoverage(
        id="talks",
        standing="occurred",
        sentences=(2, 1, 1),
        uncited=("Nobody says why.",),
        quotations=(1, 0, 0, 0, 0, 3),
        knowledge=("reported", "editors", "said-by-named", "said-by-unnamed"),
        date="inferred",
        witnesses=("copy", "rival"),
        speakers=(CHIEF, CLERK, OFFICIALS),
    )


def test_events_with_little(measured: Coverage) -> None:
    walk, wish = measured.events[1:]
    assert (walk.standing, walk.date, walk.witnesses) == ("announced", "no-basis", ("copy",))
    assert (wish.date, wish.witnesses, wish.sentences) == ("undated", (), (0, 0, 1))


def test_the_whole_is_the_sum_of_its_events(measured: Coverage) -> None:
    assert measured.sentences == (3, 1, 2)
    assert measured.quotations == (1, 0, 0, 0, 0, 3)


def test_quotations_of_other_files_are_counted_apart(measured: Coverage) -> None:
    assert measured.elsewhere == (0, 0, 0, 0, 1, 2)


def test_statements_by_their_independent_witnesses(measured: Coverage) -> None:
    assert measured.statements == ((0, 1), (1, 4))
    assert measured.witnesses == (("copy", ("copy", "paper")), ("rival", ("rival",)))


def test_events_by_their_independent_witnesses(measured: Coverage) -> None:
    assert [[event.id for event in measured.resting_on(number)] for number in range(4)] == [
        ["wish"],
        ["walk"],
        ["talks"],
        [],
    ]


def test_sources_by_what_rests_on_them(measured: Coverage) -> None:
    assert measured.sources == (
        SourceCoverage("copy", "Freedonia", "", ("copy",), events=2, sentences=2, quotations=(0, 0, 0, 0, 0, 1)),
        SourceCoverage("paper", "Freedonia", "north", ("copy",), events=1, sentences=2, quotations=(1, 0, 0, 0, 1, 4)),
        SourceCoverage("rival", "", "", ("rival",), events=1, sentences=1, quotations=(0,) * 6),
    )
    assert measured.by_country() == (CountryCoverage("", 1, 1), CountryCoverage("Freedonia", 2, 4))


def test_speakers_by_side_without_those_of_copy_errors(measured: Coverage) -> None:
    assert measured.speakers == (
        SpeakerCoverage(CHIEF, "north", citations=2, events=1),
        SpeakerCoverage(CLERK, "", citations=1, events=1),
        SpeakerCoverage(OFFICIALS, "", citations=1, events=1),
    )
    assert measured.by_side() == (SideCoverage("", 1, 1, 1, 1), SideCoverage("north", 1, 2, 0, 0))


def test_the_order_of_the_files_does_not_matter(measured: Coverage) -> None:
    files = list(chronologies.files_of(TEXT).items())
    backwards = "".join(f"-- {path} --\n{content}" for path, content in reversed(files))
    mixed = coverage(chronologies.linked(backwards).chronology)
    assert mixed == coverage(chronologies.linked(TEXT).chronology)
    assert mixed.sentences == measured.sentences


def test_nothing_is_covered_by_nothing() -> None:
    empty = coverage(chronologies.linked("").chronology)
    assert (empty.events, empty.sentences, empty.statements, empty.by_side(), empty.by_country()) == (
        (),
        (0, 0, 0),
        (),
        (),
        (),
    )
