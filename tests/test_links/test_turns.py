"""Turns before a host, with a clock that only waiting moves."""

import pytest

from dateline.links.turns import Turns


class Clock:
    """Stands still but for waiting."""

    def __init__(self) -> None:
        self.now = 100.0
        self.waits: list[float] = []

    def __call__(self) -> float:
        """Return the time."""
        return self.now

    def wait(self, seconds: float) -> None:
        """Let so much time go by."""
        self.waits.append(seconds)
        self.now += seconds

    def fail_after(self, seconds: float) -> None:
        """Let so much time go by, as a request does, and fail."""
        self.now += seconds
        raise ConnectionError


def turns(clock: Clock) -> Turns:
    return Turns(clock, clock.wait, pause=2.0, patience=60.0)


def test_the_first_request_does_not_wait_and_the_next_one_does() -> None:
    clock = Clock()
    queue = turns(clock)
    for _ in range(3):
        with queue.turn("a.example") as is_ours:
            assert is_ours
    assert clock.waits == [2.0, 2.0]


def test_each_host_has_its_own_queue() -> None:
    clock = Clock()
    queue = turns(clock)
    with queue.turn("a.example"), queue.turn("b.example"):
        pass
    assert clock.waits == []


def test_a_pause_that_a_host_asks_for_is_kept() -> None:
    clock = Clock()
    queue = turns(clock)
    with queue.turn("a.example"):
        queue.hold_off("a.example", 30.0)
    with queue.turn("a.example") as is_ours:
        assert is_ours
    assert clock.waits == [30.0]


def test_a_pause_longer_than_our_patience_is_not_waited_for() -> None:
    clock = Clock()
    queue = turns(clock)
    with queue.turn("a.example"):
        queue.hold_off("a.example", 3600.0)
    with queue.turn("a.example") as is_ours:
        assert not is_ours
    assert clock.waits == []


def test_the_pause_counts_from_the_end_of_a_request_that_failed_too() -> None:
    clock = Clock()
    queue = turns(clock)
    with pytest.raises(ConnectionError), queue.turn("a.example"):
        clock.fail_after(10.0)
    with queue.turn("a.example"):
        pass
    assert clock.waits == [2.0]
