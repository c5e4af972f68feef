"""Words that were written down before give the index that all words give."""

from types import MappingProxyType

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.chronology.model import Chronology
from dateline.model import Element, Text
from dateline.outputs.limits import Limits
from dateline.outputs.sight import Sight
from dateline.searching import Written, index_of, make_index, write_down
from dateline.searching.index import Family
from test_outputs.chronicle import chronology

TEXTS = st.sampled_from(["", "A storm", "The court sat again", "una tormenta", "1994", "storms and courts"])


def digests_of(found: Chronology) -> tuple[bytes, ...]:
    sight = Sight(found, Limits())
    return (*map(sight.of_one, found.events), sight.of_outline)


def with_texts(texts: dict[int, str], title: str = "") -> Chronology:
    """Return the chronology with other words in some events, and another title of the first."""
    found = chronology()
    events = dict(found.events)
    for number, name in enumerate(events):
        if number in texts:
            events[name] = msgspec.structs.replace(events[name], body=(Element("p", (Text(texts[number]),)),))
    if title:
        name = next(iter(events))
        events[name] = msgspec.structs.replace(events[name], title=title)
    return msgspec.structs.replace(found, events=MappingProxyType(events), gists={})


@given(
    st.lists(st.tuples(st.dictionaries(st.integers(0, 3), TEXTS), st.sampled_from(["", "Another title"])), max_size=5)
)
def test_the_index_is_that_of_all_words(steps: list[tuple[dict[int, str], str]]) -> None:
    kept: Written | None = None
    for texts, title in steps:
        found = with_texts(texts, title)
        kept = write_down(found, digests_of(found), kept)
        kept = msgspec.msgpack.decode(msgspec.msgpack.encode(kept), type=Written)
        assert index_of(found, kept) == make_index(found)


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda kept: msgspec.structs.replace(kept, families={}),
        lambda kept: msgspec.structs.replace(kept, words=[]),
        lambda kept: msgspec.structs.replace(kept, digests=[]),
        lambda kept: msgspec.structs.replace(kept, documents=()),
        lambda kept: msgspec.structs.replace(
            kept, families={key: dict.fromkeys(of, Family({}, "")) for key, of in kept.families.items()}
        ),
    ],
)
def test_what_does_not_fit_together_is_not_used(spoilt: object) -> None:
    before = chronology()
    kept = write_down(before, digests_of(before))
    after = with_texts(dict.fromkeys(range(4), "Other words"))
    assert callable(spoilt)
    again = write_down(after, digests_of(after), spoilt(kept))
    assert index_of(after, again) == make_index(after)
