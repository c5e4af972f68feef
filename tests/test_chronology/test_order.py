"""The order of events: total, the same however the files are read, and true to dates, `after` and `before`."""

from collections.abc import Mapping
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.chronology.order import order_events
from dateline.dates import Date, parse, sort_key
from dateline.model import DateOutside, Event


def date(text: str) -> Date:
    read = parse(text)
    assert isinstance(read, Date)
    return read


def event(line: str) -> Event:
    """Read `id date[ (narrower date)] > after… < before…`."""
    words = line.split()
    fields: dict[str, list[str]] = {">": [], "<": [], "(": []}
    when, relation = "", ""
    for word in words[1:]:
        if word in fields:
            relation = word
        elif relation:
            fields[relation].append(word)
        else:
            when = word
    outside = DateOutside(edtf=date(fields["("][0]), reason="known") if fields["("] else None
    return Event(
        id=words[0],
        title=words[0],
        date=date(when) if when else None,
        date_outside=outside,
        after=tuple(fields[">"]),
        before=tuple(fields["<"]),
    )


def events(*lines: str) -> dict[str, Event]:
    return {each.id: each for each in map(event, lines)}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["b 2021", "a 2020"], "a b"),
        (["a 2021", "b 2021-01", "c 2021-01-01"], "c b a"),
        (["b 2021", "a 2021"], "a b"),
        (["a 2020-10 ( 2020-10-15", "b 2020-10 ( 2020-10-02", "c 2020-10"], "c b a"),
        (["a 2020", "b 2021", "u > a"], "a u b"),
        (["a 2020", "b 2021", "u < b"], "a u b"),
        (["a 2020", "b 2020-06", "c 2022", "u > a b"], "a b u c"),
        (["a 2020", "b 2021", "v > u", "u > a", "w > a"], "a u v w b"),
        (["a 2020", "b 2021", "u < v", "v < b"], "a u v b"),
        (["a 2020", "b 2021", "x < b", "y > x"], "a x y b"),
        (["u", "a 2021"], "a u"),
        (["a 2021 > b", "b 2021"], "b a"),
        (["a 2020", "u > nobody"], "a u"),
        (["a 1998", "b ../1999"], "b a"),
    ],
)
def test_events_stand_in_order(lines: list[str], expected: str) -> None:
    order = order_events(events(*lines))
    assert " ".join(order.ids) == expected
    assert order.contradictions == ()


@pytest.mark.parametrize(
    ("lines", "steps", "cycle"),
    [
        (["a > a"], "a a", True),
        (["a > b", "b > a"], "a b a", True),
        (["a 2020 > b", "b 2019 > c", "c 2018 > a"], "a c b a", True),
        (["a > b", "b > a", "c > b", "b2 > c"], "a b a", True),
        (["a 2020", "b 2019 > a"], "a b", False),
        (["a 2020", "u > a", "v > u", "b 2019 > v"], "a u v b", False),
        (["a 2020 < u", "u < b", "b 2019"], "a u b", False),
        (["a 2020", "m 2018/2022 > a", "b 2019 > m"], "a m b", False),
    ],
)
def test_contradictions_are_found_with_the_way_to_them(lines: list[str], steps: str, *, cycle: bool) -> None:
    order = order_events(events(*lines))
    assert set(order.ids) == {line.split()[0] for line in lines}
    assert [(" ".join(each.steps), each.cycle) for each in order.contradictions] == [(steps, cycle)]


@pytest.mark.parametrize("lines", [["a 2020", "b 2020-06 > a"], ["a 2020", "b 2020 > a"], ["a 2020/..", "b 2021 > a"]])
def test_dates_that_may_agree_do_not_contradict(lines: list[str]) -> None:
    assert order_events(events(*lines)).contradictions == ()


def test_a_very_long_chain_of_undated_events_is_kept() -> None:
    chain = {"e0000": event("e0000 2020"), "z": event("z 2021")}
    chain |= {f"e{n:04}": event(f"e{n:04} > e{n - 1:04}") for n in range(1, 2000)}
    assert order_events(chain).ids == tuple(sorted(chain))


NAMES = [f"e{number}" for number in range(8)]
DATES = [
    "",
    "",
    "2020",
    "2020-06",
    "2020-06-01",
    "2021",
    "2019/2021",
    "../2020",
    "2020/..",
    "/2020",
    "2020/",
    "20XX",
    "2020~",
]


@st.composite
def chronologies(draw: st.DrawFn) -> dict[str, Event]:
    names = draw(st.lists(st.sampled_from(NAMES), unique=True, min_size=1))
    related = st.lists(st.sampled_from(NAMES), max_size=2, unique=True).map(" ".join)
    return events(*(f"{name} {draw(st.sampled_from(DATES))} > {draw(related)} < {draw(related)}" for name in names))


@given(chronologies(), st.randoms(use_true_random=False))
def test_the_order_is_total_and_does_not_depend_on_the_order_of_the_files(
    made: dict[str, Event], random: Random
) -> None:
    shuffled = list(made.items())
    random.shuffle(shuffled)
    order = order_events(made)
    assert order == order_events(dict(shuffled))
    assert sorted(order.ids) == sorted(made)


@given(chronologies())
def test_after_and_before_hold_wherever_they_can(made: dict[str, Event]) -> None:
    order = order_events(made)
    if any(each.cycle for each in order.contradictions):  # the relations cannot all hold, and that is said
        return
    place = {name: number for number, name in enumerate(order.ids)}
    for name, each in made.items():
        assert all(place[other] < place[name] for other in each.after if other in place)
        assert all(place[name] < place[other] for other in each.before if other in place)


@given(chronologies())
def test_dated_events_without_relations_stand_by_date(made: dict[str, Event]) -> None:
    free = {name: Event(id=name, title=name, date=each.date) for name, each in made.items() if each.date}
    ids = order_events(free).ids
    keys = [(sort_key(each), name) for name in ids if (each := free[name].date)]
    assert keys == sorted(keys)


@given(chronologies())
def test_an_event_after_one_other_stands_directly_behind_it(made: Mapping[str, Event]) -> None:
    dated = {name: Event(id=name, title=name, date=each.date) for name, each in made.items() if each.date}
    for anchor in dated:
        added = {**dated, "added": event(f"added > {anchor}")}
        ids = order_events(added).ids
        assert ids.index("added") == ids.index(anchor) + 1
        added = {**dated, "added": event(f"added < {anchor}")}
        ids = order_events(added).ids
        assert ids.index("added") == ids.index(anchor) - 1
