"""Many addresses at once: politeness as the server sees it, and a check that ends early."""

import threading
from collections.abc import Iterator

import pytest

from dateline.links.following import follow
from dateline.links.model import Finding
from dateline.links.running import StoppedError, by_host, check_all, waiter
from test_links.loopback import Server, client, running

FINE = Finding(verdict="fine", status=200)


@pytest.fixture
def server() -> Iterator[Server]:
    """Run a server of the test's own."""
    with running() as server:
        yield server


def test_addresses_are_grouped_by_host_whatever_the_scheme_and_port() -> None:
    addresses = ("http://b.example/", "https://A.example/1", "http://a.example:8080/2", "http://[")
    assert by_host(addresses) == (addresses[1:3], addresses[:1], addresses[3:])


def test_one_host_is_never_asked_twice_at_once(server: Server) -> None:
    # Two groups whose redirects lead to the same host: only the turns keep them apart.
    groups = tuple((server.url(f"/moved?{number}"),) for number in range(6))
    asking = client()
    found = dict(check_all(groups, lambda address: follow(address, asking.ask), 6, threading.Event()))
    assert {finding.verdict for finding in found.values()} == {"moved"}
    assert len(server.requests) == 18
    assert server.most_at_once == 1


def test_different_hosts_are_asked_side_by_side() -> None:
    together = threading.Barrier(3, timeout=60)

    def check(_address: str) -> Finding:
        together.wait()
        return FINE

    groups = (("http://a.example/",), ("http://b.example/",), ("http://c.example/",))
    assert dict(check_all(groups, check, 3, threading.Event())) == {group[0]: FINE for group in groups}


def test_nothing_to_check_is_no_work() -> None:
    assert list(check_all((), lambda _: FINE, 8, threading.Event())) == []


def test_a_check_that_ends_early_begins_nothing_new() -> None:
    asked: list[str] = []
    stop = threading.Event()

    def check(address: str) -> Finding:
        asked.append(address)
        if len(asked) > 1:
            stop.wait(60)
        return FINE

    results = check_all((("1", "2", "3", "4"),), check, 1, stop)
    assert next(results) == ("1", FINE)
    results.close()
    assert stop.is_set()
    assert len(asked) <= 2


def test_a_bug_in_a_worker_is_raised_where_it_is_seen() -> None:
    def check(_address: str) -> Finding:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(check_all((("1",),), check, 1, threading.Event()))


def test_waiting_ends_when_told_to_stop() -> None:
    stop = threading.Event()
    waiter(stop)(0.0)
    stop.set()
    with pytest.raises(StoppedError):
        waiter(stop)(3600.0)
