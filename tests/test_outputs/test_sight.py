"""What a page can see decides whether it must be made, and it sees nothing else."""

from collections.abc import Callable
from types import MappingProxyType

import msgspec
import pytest

from dateline.chronology.model import Chronology
from dateline.model import Element, Event, Text
from dateline.outputs import plan
from dateline.outputs.artifacts import Artifact
from dateline.outputs.limits import Limits
from dateline.outputs.sight import Named, Sight, gists_of, outline
from dateline.outputs.views import View
from test_outputs.chronicle import broadsheet, chronology

LONG = Limits(full_text=1, titles=1, whole=1, concerned=1)


def changed(found: Chronology, change: Callable[[Event], Event]) -> tuple[str, Chronology]:
    """Return a chronology with its first event changed, and that event's id."""
    name = next(iter(found.events))
    events = {**found.events, name: change(found.events[name])}
    return name, msgspec.structs.replace(found, events=MappingProxyType(events), gists={})


def reworded(event: Event) -> Event:
    more = Element("p", (Text("Nothing of this was known in the town."),))
    return msgspec.structs.replace(event, body=(*event.body, more))


def seen_of(found: Chronology, limits: Limits) -> dict[str, Artifact]:
    return {each.path: each for each in plan(found, broadsheet(), limits) if each.seen}


@pytest.mark.parametrize("limits", [Limits(), LONG])
@pytest.mark.parametrize(
    "change",
    [
        reworded,
        lambda event: msgspec.structs.replace(event, title="Another title"),
        lambda event: msgspec.structs.replace(event, topics=()),
    ],
)
def test_a_view_is_another_only_where_what_is_seen_is(change: Callable[[Event], Event], limits: Limits) -> None:
    _, after = changed(chronology(), change)
    old, new = seen_of(chronology(), limits), seen_of(after, limits)
    same = [path for path in old.keys() & new.keys() if old[path].seen == new[path].seen]
    for path in same:
        was, now = old[path].view, new[path].view
        assert was == now, path
    assert len(same) < len(old)


def test_words_are_seen_by_their_own_page_and_by_those_that_show_them() -> None:
    name, after = changed(chronology(), reworded)
    old, new = seen_of(chronology(), LONG), seen_of(after, LONG)
    assert old.keys() == new.keys()
    other = {path for path in old if old[path].seen != new[path].seen}
    assert f"events/{name}.html" in other
    assert not {path for path in other if path.startswith(("events/", "embed/events/"))} - {
        f"events/{name}.html",
        f"embed/events/{name}.html",
    }
    assert not {path for path in other if path.startswith(("sources/", "actors/", "topics/", "places/", "periods/"))}


def test_an_outline_has_what_is_cited_and_no_words() -> None:
    found = outline(chronology(), gists_of(chronology()))
    encoded = msgspec.json.encode([event.body for event in found.events.values()])
    assert any(event.body for event in found.events.values())
    assert b'"text"' not in encoded
    sight = Sight(found, Limits())
    assert sight.of_outline == Sight(chronology(), Limits()).of_outline


def test_what_a_plan_does_not_name_it_does_not_get() -> None:
    entries = Named({"a": 1, "b": 2}, ("a",))
    assert dict(entries) == {"a": 1}
    with pytest.raises(KeyError):
        entries["b"]
    assert isinstance(next(iter(seen_of(chronology(), LONG).values())).view, View)
