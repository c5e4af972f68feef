"""What kind of knowledge a statement and a date rest on."""

import pytest

import chronologies
from dateline.chronology.certainty import Certainty, Knowledge, certainty, certainty_of_event
from dateline.chronology.witnesses import Speaker
from dateline.model import Event


def event(body: str, front: str = "date: 2021") -> Event:
    text = f"-- sources/paper.md --\n---\ntitle: A paper\n---\n-- events/talks.md --\n---\ntitle: Talks\n{front}\n---\n{body}\n"
    return chronologies.linked(text).chronology.events["talks"]


CHIEF = Speaker("named", "chief")
OFFICIALS = Speaker("unnamed", "two officials")


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        ("[@paper, ¶ 1]", Certainty("reported", ("reported",))),
        ("[@paper, ¶ 1 by=chief]", Certainty("said-by-named", ("said-by-named",), (CHIEF,))),
        ('[@paper, ¶ 1 by="two officials"]', Certainty("said-by-unnamed", ("said-by-unnamed",), (OFFICIALS,))),
        ('[@editors "term of office"]', Certainty("editors", ("editors",), (), ("term of office",))),
        (
            '[@paper, ¶ 1 by="two officials"; ¶ 2 by=chief; ¶ 3 by="two officials"]',
            Certainty("said-by-named", ("said-by-named", "said-by-unnamed"), (OFFICIALS, CHIEF)),
        ),
        ("[@paper, ¶ 1 by=chief; ¶ 2]", Certainty("reported", ("reported", "said-by-named"), (CHIEF,))),
        (
            '[@editors "term of office"; @paper, ¶ 1]',
            Certainty("reported", ("reported", "editors"), (), ("term of office",)),
        ),
    ],
)
def test_a_statement_is_of_the_firmest_kind_and_keeps_the_others(cited: str, expected: Certainty) -> None:
    assert certainty_of_event(event(f"So it was {cited}.")).statements == (expected,)


def test_no_citation_gives_no_certainty() -> None:
    assert certainty(()) is None
    assert certainty_of_event(event("So it was.")).statements == ()


@pytest.mark.parametrize(
    ("bases", "expected"),
    [
        ("{kind: stated, source: paper}", "reported"),
        ("{kind: relative-to-publication, source: paper}", "inferred"),
        ("{kind: relative-to-event, source: paper, anchor: talks}", "inferred"),
        ("{kind: weekday, source: paper}", "inferred"),
        ("{kind: term-of-office, source: paper}", "inferred"),
        ("{kind: sequence, source: paper}", "inferred"),
        ("{kind: editors, note: the calendar}", "editors"),
        ("{kind: editors, note: the calendar}, {kind: weekday, source: paper}", "inferred"),
        ("{kind: weekday, source: paper}, {kind: stated, source: paper}", "reported"),
    ],
)
def test_a_date_is_of_the_firmest_kind_of_its_bases(bases: str, expected: Knowledge) -> None:
    date = certainty_of_event(event("", f"date: 2021\nbasis: [{bases}]")).date
    assert date is not None
    assert date.kind == expected


def test_editors_bases_give_their_reasons() -> None:
    date = certainty_of_event(event("", "date: 2021\nbasis: [{kind: editors, note: the calendar}]")).date
    assert date == Certainty("editors", ("editors",), (), ("the calendar",))


def test_a_date_without_a_basis_and_no_date_have_no_certainty() -> None:
    assert certainty_of_event(event("")).date is None
    assert (
        certainty_of_event(event("", "undated: nobody says when\nbasis: [{kind: stated, source: paper}]")).date is None
    )


def test_an_event_keeps_its_standing() -> None:
    assert certainty_of_event(event("")).standing == "occurred"
    assert certainty_of_event(event("", "date: 2021\nstanding: announced")).standing == "announced"
