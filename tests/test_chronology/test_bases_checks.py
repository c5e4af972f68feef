"""The words that dates rest on: counted from their own day, compared with what they are said to give and with the date."""

import pytest

from chronologies import linked, underlined
from dateline.chronology.checks.bases import bases

SOURCES = """
-- sources/paper.md --
---
title: A paper
published: 2021-10-06
parts: [{id: old, paragraphs: 5-9, published: 2019-03-04}]
---
-- sources/vague.md --
---
title: A paper of some day that October
published: 2021-10
---
-- sources/undated.md --
---
title: A paper of no known day
---
-- sources/diario.md --
---
title: Un diario
published: 2021-10-06
language: es
---
-- events/flood.md --
---
title: The flood
date: 2020-10
---
-- events/unknown.md --
---
title: Nobody knows when
undated: no source says
---
"""
RESTS = """-- events/a.md --
---
title: It happens
date: {date}
basis:
"""


def said(date: str, *rests_on: str) -> list[str]:
    """Return what is said of an event with a date and bases, one flow mapping each."""
    event = RESTS.format(date=date) + "".join(f"  - {{{basis}}}\n" for basis in rests_on) + "---\n"
    found = bases(linked(SOURCES + event))
    text = event.partition("\n")[2]
    return [f"{each.line}:{each.column} {each.rule} «{underlined(each, text)}»" for each in found]


LAST_OCTOBER = "kind: relative-to-publication, words: the arrest last October"


@pytest.mark.parametrize(
    ("date", "basis", "expected"),
    [
        ("2020-10", f"{LAST_OCTOBER}, source: paper, gives: 2020-10", []),
        ("2021-10", f"{LAST_OCTOBER}, source: paper, gives: 2021-10", ["5:91 date-contradicts-basis «2021-10»"]),
        ("2018-10", f"{LAST_OCTOBER}, source: paper, locator: ¶ 6, gives: 2018-10", []),
        (
            "2020-10",
            f"{LAST_OCTOBER}, source: paper, locator: ¶ 6, gives: 2020-10",
            ["5:105 date-contradicts-basis «2020-10»"],
        ),
        ("2020-10", f"{LAST_OCTOBER}, source: paper, locator: ¶ 4, gives: 2020-10", []),
        ("2020-10", f"{LAST_OCTOBER}, source: vague, gives: 2020-10", []),
        ("2017-10", f"{LAST_OCTOBER}, source: vague, gives: 2017-10", ["5:91 date-contradicts-basis «2017-10»"]),
        ("1999-10", f"{LAST_OCTOBER}, source: undated, gives: 1999-10", []),
        ("1999-10", f"{LAST_OCTOBER}, source: nowhere, gives: 1999-10", []),
        ("2020-10", "kind: relative-to-publication, words: el pasado octubre, source: diario, gives: 2020-10", []),
        (
            "2018-10",
            "kind: relative-to-publication, words: el pasado octubre, source: diario, gives: 2018-10",
            ["5:86 date-contradicts-basis «2018-10»"],
        ),
        ("2020-11", "kind: relative-to-event, anchor: flood, words: a month later, source: paper, gives: 2020-11", []),
        (
            "2020-12",
            "kind: relative-to-event, anchor: flood, words: a month later, source: paper, gives: 2020-12",
            ["5:90 date-contradicts-basis «2020-12»"],
        ),
        ("1950", "kind: relative-to-event, anchor: unknown, words: a month later, source: paper, gives: 1950", []),
        ("1950", "kind: relative-to-event, anchor: nowhere, words: a month later, source: paper, gives: 1950", []),
        ("2020", "kind: stated, gives: 2021", ["5:27 date-contradicts-basis «2021»"]),
        ("2020", "kind: editors, note: it is known", []),
    ],
)
def test_what_the_words_give_is_compared(date: str, basis: str, expected: list[str]) -> None:
    assert said(date, basis) == expected


@pytest.mark.parametrize(
    ("date", "gives", "is_narrower"),
    [
        ("2020-10-15", ["2020-10"], True),
        ("2020-10", ["2020-10"], False),
        ("2020", ["2020-10"], False),
        ("2021-07", ["2021", "2021-07/2021-12"], True),
        ("2021-07/2021-12", ["2021", "2021-07/2022-02"], False),
        ("2013", ["../2014"], True),
        ("../2014", ["../2014"], False),
        ("2015", ["2014/.."], True),
        ("2014/..", ["2014/.."], False),
        ("/2014", ["../2014"], False),
        ("2020-10-15~", ["2020-10-15"], False),
    ],
)
def test_a_date_is_no_narrower_than_all_its_bases_together(date: str, gives: list[str], is_narrower: bool) -> None:
    found = said(date, *(f"kind: stated, gives: {each}" for each in gives))
    assert found == ([f"3:7 date-narrower-than-basis «{date}»"] if is_narrower else [])


def test_a_basis_that_gives_no_date_neither_narrows_nor_widens() -> None:
    assert said("2020-10-15", "kind: editors, note: it is known") == []
    assert said("2020-10-15", "kind: editors, note: it is known", "kind: stated, gives: 2020-10") == [
        "3:7 date-narrower-than-basis «2020-10-15»"
    ]


def test_an_event_without_a_date_is_compared_with_nothing() -> None:
    event = "-- events/a.md --\n---\ntitle: A\nundated: no\nbasis: [{kind: stated, gives: 2020}]\n---\n"
    assert list(bases(linked(SOURCES + event))) == []


@pytest.mark.parametrize(
    ("published", "gives", "column"),
    [("2021-10-06", "2021-10-06", 0), ("2021-10-06", "2021-10-07", 0), ("2021-10-06", "2022", 27)],
)
def test_a_source_rests_on_what_one_of_its_days_can_be(published: str, gives: str, column: int) -> None:
    source = (
        "-- sources/s.md --\n---\ntitle: S\n"
        f"published: {published}\nupdated: 2021-10-07\nbasis:\n  - {{kind: stated, gives: '{gives}'}}\n---\n"
    )
    found = [(each.rule, each.line, each.column) for each in bases(linked(source))]
    assert found == ([("date-contradicts-basis", 6, column + 1)] if column else [])


def test_the_message_names_the_day_that_the_words_were_counted_from() -> None:
    event = RESTS.format(date="2021-10") + f"  - {{{LAST_OCTOBER}, source: paper, gives: 2021-10}}\n---\n"
    (found,) = bases(linked(SOURCES + event))
    assert found.message == (
        "“last October”, counted from the publication (2021-10-06), gives 2020-10-01 to 2020-10-31, "
        "and `2021-10` lies outside that."
    )
