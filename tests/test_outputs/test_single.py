"""A page planned by itself is the very page of the whole plan, in every edition and whatever the site's limits."""

from functools import cache

import pytest

import chronologies
from benchmarks.corpus import corpus
from dateline.chronology.model import Chronology
from dateline.chronology.translate import editions_of
from dateline.model import Event
from dateline.outputs import plan, single
from dateline.outputs.entries import view_entry
from dateline.outputs.limits import LIMITS, Limits
from dateline.outputs.register import Register
from dateline.outputs.single import SinglePages
from dateline.outputs.views import Entry
from test_outputs.chronicle import broadsheet, chronology

LONG = Limits(full_text=1, titles=2, whole=0, concerned=1)


@cache
def made(name: str) -> tuple[Chronology, ...]:
    """Return the editions of a small chronology: the tests' own in two languages, or one of the benchmarks'."""
    if name == "own":
        return (chronology(),)
    files = ((path, text) for path, text in corpus(60, 3) if path.endswith(".md"))
    text = "".join(f"-- {path} --\n{text}" for path, text in files)
    return editions_of(chronologies.linked(text))


@pytest.mark.parametrize("limits", [LIMITS, LONG], ids=["short", "long"])
@pytest.mark.parametrize("name", ["own", "corpus"])
def test_a_page_by_itself_is_that_of_the_whole_plan(name: str, limits: Limits) -> None:
    for edition in made(name):
        pages = SinglePages(edition, broadsheet(), limits)
        planned = plan(edition, broadsheet(), limits)
        found = {each.path: pages.at(each.path) for each in planned}
        single = [each for each in planned if found[each.path]]
        assert [found[each.path] for each in single] == single
        assert ("thing-year.html" in {each.template for each in single}) == (limits is LONG and name == "corpus")
        assert {each.template for each in single} >= {
            *("event.html", "source.html", "actor.html", "place.html", "topic.html", "period.html", "thread.html"),
            *("home.html", "all.html", "year.html", "things.html", "about.html", "bibliography.html", "disputes.html"),
        }


@pytest.mark.parametrize(
    "path",
    [
        *(
            "",
            "missing.html",
            "events/",
            "events/missing.html",
            "events/.html",
            "events/../index.html",
            "nowhere/a.html",
        ),
        *(
            "data/events.json",
            "static/style.css",
            "downloads.html",
            "worksheets/a.html",
            "years/1.html",
            "topics/trade/1990.html",
            "events/opening/1990.html",
            "a/b/c.html",
            "es/index.html",
        ),
    ],
)
def test_what_is_no_page_of_the_plan_is_none(path: str) -> None:
    assert SinglePages(made("own")[0], broadsheet()).at(path) is None


def test_what_is_asked_for_is_all_that_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    made_entries: list[str] = []

    def noted(register: Register, event: Event) -> Entry:
        made_entries.append(event.id)
        return view_entry(register, event)

    monkeypatch.setattr(single, "view_entry", noted)
    (edition, *_) = made("corpus")
    name = next(iter(edition.events))
    assert SinglePages(edition, broadsheet()).at(f"events/{name}.html")
    assert made_entries == [name]
