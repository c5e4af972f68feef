"""A query means the events that it says, and what is wrong with it is said in words."""

import pytest

from dateline.selection import explain, parse, select, write
from test_selection.valley import valley

ALL = "arrest dam flood rumour drought"


@pytest.mark.parametrize(
    ("query", "events"),
    [
        ("", ALL),
        ("?", ALL),
        ("topic=", ALL),
        ("topic=dams", "arrest dam"),
        ("topic=dams,floods", "arrest dam flood rumour"),
        ("topic=dams&topic=floods", "arrest dam flood rumour"),
        ("topic=dams%2Cfloods", "arrest dam flood rumour"),
        ("topic=dams&actor=water-board&place=cabanas", "arrest"),
        ("actor=board", "arrest dam"),
        ("period=first-years", "arrest dam"),
        ("thread=the-dam&topic=floods", "dam"),
        ("source=diario", "arrest dam flood"),
        ("role=complaining", "arrest drought"),
        ("role=COMPLAINING&actor=ana-perez", "drought"),
        ("role=arrested&actor=water-board", ""),
        ("importance=landmark", "arrest"),
        ("importance=major", "arrest dam rumour drought"),
        ("importance=landmark&importance=major", "arrest dam rumour drought"),
        ("importance=minor", ALL),
        ("dispute=yes", "arrest"),
        ("dispute=copy-error", "flood"),
        ("dispute=yes,copy-error", "arrest flood"),
        ("dispute=perspective", ""),
        ("from=2003-06&to=2003", "flood"),
        ("from=1998", "dam flood drought"),
        ("to=1994-10-15", "arrest"),
        ("to=1994-10-14", ""),
        ("from=2001-12-31&to=2002", "dam"),
        ("from=2050", "drought"),
        ("from=199X&to=199X", "arrest dam"),
        ("to=476", ""),
        ("q=arrest", "arrest flood"),
        ("q=arrested+station", "arrest"),
        ("q=rain&topic=floods", "rumour"),
        ("q=flood&q=rain", "rumour"),
    ],
)
def test_a_query_means_these_events(query: str, events: str) -> None:
    selection, faults = parse(query, valley())
    assert not faults
    assert " ".join(select(selection, valley()).events) == events


def test_events_without_a_date_are_counted_where_a_range_of_dates_keeps_them_out() -> None:
    chronology = valley()
    for query, undated in (("topic=floods&from=1990", 1), ("topic=dams&from=1990", 0), ("topic=floods", 0)):
        assert select(parse(query, chronology)[0], chronology).undated == undated, query


@pytest.mark.parametrize(
    ("query", "underlined", "words"),
    [
        ("topc=dams", "topc", "`topc` is no key of a selection. Did you mean `topic`?"),
        ("?a=1", "a", "`a` is no key of a selection. The keys are `q`, `actor`, `role`"),
        ("topic=dams,flods", "flods", "There is no topic `flods`. Did you mean `floods`?"),
        ("topic=dams%2cflods", "flods", "There is no topic `flods`."),
        ("q=rain&actor=anna", "anna", "There is no actor `anna`."),
        ("role=arested", "arested", "No actor has the role `arested`. Did you mean `arrested`?"),
        ("importance=huge", "huge", "`huge` is no value of `importance`. It is `landmark`, `major` or `minor`."),
        ("dispute=no", "no", "`no` is no value of `dispute`. It is `yes`, `conflict`"),
        ("from=May%202020", "May%202020", "`May 2020` is no date: a date is written in figures"),
        ("from=May%202020", "May%202020", "Write `2020-05`."),
        ("to=soon", "soon", "Write a year (2020) or EDTF (2020-10, 2020-10-15)."),
        ("from=2022&to=2021", "from=2022&to=2021", "The range from 2022 to 2021 ends before it begins."),
    ],
)
def test_what_is_not_understood_is_said_and_underlined(query: str, underlined: str, words: str) -> None:
    _, (fault,) = parse(query, valley())
    assert query[fault.offset : fault.offset + fault.length] == underlined
    said, shown, marked = explain(query, (fault,)).split("\n")
    assert words in said
    assert (shown.strip(), marked.count("^"), marked.index("^") - 4) == (query, len(underlined), fault.offset)


def test_what_is_not_understood_asks_for_nothing_and_the_rest_stands() -> None:
    selection, faults = parse("topic=flods&topic=dams&from=soon&colour=red", valley())
    assert write(selection) == "topic=dams"
    assert [fault.offset for fault in faults] == [6, 28, 33]


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("to=2001&topic=floods,dams&q=the++rain", "q=the+rain&topic=dams&topic=floods&to=2001"),
        ("actor=board", "actor=water-board"),
        ("role=ARRESTED", "role=arrested"),
        ("dispute=conflict&dispute=yes&from=-43", "dispute=yes&dispute=conflict&from=-0043"),
        ("from=2020&from=1990~", "from=1990~"),
        ("importance=minor&q=", ""),
        ("q=100%25+%26", "q=100%25+%26"),
    ],
)
def test_a_selection_is_written_in_one_way(query: str, canonical: str) -> None:
    selection, faults = parse(query, valley())
    assert not faults
    assert write(selection) == canonical
