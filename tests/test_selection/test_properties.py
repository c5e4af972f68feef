"""Whatever is asked: what is written reads back as the same selection, and no query stops the program."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.dates import Date, DateError
from dateline.dates import parse as parse_date
from dateline.searching import make_index
from dateline.selection import KEYS, Selection, parse, select, write
from dateline.selection.model import DISPUTES
from test_selection.valley import valley

VALLEY = valley()
INDEX = make_index(VALLEY)


def _some(known: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.sets(st.sampled_from(known)).map(lambda found: tuple(sorted(found)))


def _date(text: str) -> Date:
    date = parse_date(text)
    assert not isinstance(date, DateError)
    return date


DATES = st.none() | st.sampled_from(["1994", "2003-06~", "199X", "-0043", "2001/..", "1994-10-15", "2001-21?"]).map(
    _date
)
SELECTIONS = st.builds(
    Selection,
    q=st.text(st.characters(exclude_categories=["Cs"])).map(lambda text: " ".join(text.split())),
    actor=_some(list(VALLEY.actors)),
    role=_some(["arrested", "building", "complaining"]),
    place=_some(list(VALLEY.places)),
    topic=_some(list(VALLEY.topics)),
    period=_some(list(VALLEY.periods)),
    thread=_some(list(VALLEY.threads)),
    source=_some(list(VALLEY.sources)),
    importance=st.sampled_from(["", "landmark", "major"]),
    dispute=st.sets(st.sampled_from(DISPUTES)).map(lambda found: tuple(each for each in DISPUTES if each in found)),
    from_=DATES,
    to=DATES,
)


@given(SELECTIONS)
def test_what_is_written_reads_back_as_the_same_selection(selection: Selection) -> None:
    found, faults = parse(write(selection), VALLEY)
    assert found == selection
    assert all("ends before it begins" in fault.message for fault in faults)


@given(SELECTIONS, SELECTIONS)
def test_asking_for_more_never_finds_more(one: Selection, other: Selection) -> None:
    both = Selection(q=f"{one.q} {other.q}".strip(), topic=one.topic, importance=one.importance, from_=other.from_)
    either = Selection(q=one.q, topic=one.topic)
    assert set(select(both, VALLEY, INDEX).events) <= set(select(either, VALLEY, INDEX).events)


@given(
    st.text() | st.lists(st.tuples(st.sampled_from(KEYS), st.text())).map(lambda pairs: "&".join(map("=".join, pairs)))
)
def test_any_text_is_read_and_each_fault_lies_within_it(query: str) -> None:
    selection, faults = parse(query, VALLEY)
    assert parse(write(selection), VALLEY)[0] == selection
    assert all(0 <= fault.offset <= fault.offset + fault.length <= len(query) for fault in faults)
