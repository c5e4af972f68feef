"""The preview's state: pages wait for builds, browsers are told only what is news."""

from dateline.preview import Shown, State


def test_the_content_as_it_is_is_the_first_change() -> None:
    assert State(first=5).wait_for_change(0, timeout=0) == 1


def test_a_build_holds_the_changes_that_came_before_it() -> None:
    state = State(first=5)
    state.changed()
    held = state.wait_for_change(0, timeout=0)
    state.changed()
    state.built(held, site_changed=True)
    assert state.wait_for_change(held, timeout=0) > held


def test_nothing_to_wait_for_ends_with_the_time() -> None:
    state = State(first=5)
    assert state.wait_for_change(1, timeout=0) == 1
    assert state.after(5, timeout=0) == Shown(5, 5)


def test_a_page_is_shown_when_all_changes_are_built() -> None:
    state = State(first=5)
    state.changed()
    state.built(2, site_changed=True)
    assert state.settled(timeout=0) == Shown(6, 6)


def test_a_build_that_changes_nothing_is_no_news() -> None:
    state = State(first=5)
    state.built(1, site_changed=False)
    assert state.settled(timeout=0) == Shown(5, 5)


def test_problems_are_news_and_leave_the_site_as_it_is() -> None:
    state = State(first=5)
    state.built(1, site_changed=True)
    state.built(2, site_changed=False, problems="wrong")
    assert state.after(6, timeout=0) == Shown(7, 6, "wrong")
    state.built(3, site_changed=False, problems="wrong")
    assert state.after(6, timeout=0) == Shown(7, 6, "wrong")


def test_a_mended_mistake_is_news_though_the_site_is_the_same() -> None:
    state = State(first=5)
    state.built(1, site_changed=False, problems="wrong")
    state.built(2, site_changed=False)
    assert state.after(6, timeout=0) == Shown(7, 5)
