"""The preview's state: pages wait for what was changed, files for the build that makes them; browsers are told what is news."""

from pathlib import Path

from dateline.preview import State
from dateline.preview.problems import Problem
from dateline.preview.state import News

WRONG = (Problem(where="a.md:1:1", message="wrong"),)


def test_the_content_as_it_is_is_the_first_change() -> None:
    state = State(first=5)
    assert state.wait_for_change(0, timeout=0)
    assert not state.wait_for_change(1, timeout=0)
    assert state.take() == (1, frozenset())


def test_hints_are_taken_once() -> None:
    state = State(first=5)
    state.changed([Path("a.md")])
    state.changed([Path("a.md"), Path("b.md")])
    assert state.take() == (3, frozenset({Path("a.md"), Path("b.md")}))
    assert state.take() == (3, frozenset())


def test_a_change_that_comes_meanwhile_is_not_held() -> None:
    state = State(first=5)
    held, _ = state.take()
    state.changed()
    state.hold(held)
    assert state.wait_for_change(held, timeout=0)


def test_the_folder_holds_what_was_built_last() -> None:
    state = State(first=5)
    state.hold(1)
    assert state.shown(timeout=0) == (News(6), False)
    state.begin_building()
    assert not state.whole(timeout=0)
    state.end_building(1)
    assert state.whole(timeout=0)
    state.changed()
    state.hold(2)
    assert not state.whole(timeout=0)
    state.end_building()
    assert not state.whole(timeout=0), "a build that failed left the folder as it was"


def test_problems_are_news_and_so_is_that_they_are_gone() -> None:
    state = State(first=5)
    state.tell(WRONG)
    assert state.after(5, timeout=0) == News(6, WRONG)
    assert state.problems == WRONG
    state.tell(())
    assert state.after(6, timeout=0) == News(7)
    assert state.after(7, timeout=0) == News(7)


def test_the_page_asked_for_last_comes_first() -> None:
    state = State(first=5)
    assert state.open_pages() == ()
    state.requested("/b.html")
    with state.open("/a.html"), state.open("/a.html"), state.open("/b.html"):
        assert state.open_pages() == ("/b.html", "/a.html")
    assert state.open_pages() == ("/b.html",)
