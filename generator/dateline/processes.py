"""Share work among processes that begin as copies of this one.

A copy has all that this process has and hands back only what it made, so nothing of the work must be packed up to be sent. Where the
system cannot copy a process, or where copying one is not safe (macOS, other threads that run), there is one process. A copy that dies
without a word (the system ran out of memory) leaves its pieces to this process; where this process dies its copies end too, since they
hold what it held, the lock of the output folder too. Which piece was done where never shows in what was made.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Generic, TypeVar, cast

import msgspec

R = TypeVar("R")
T = TypeVar("T")

MOST = 8
"""More processes than this have not been seen to help."""
_RUNS_EACH = 12
_TICKET = 4
_PIPE_BYTES = 16_384
"""So many bytes any pipe takes without a reader (macOS has the smallest)."""


def can_copy() -> bool:
    """Tell whether this process can be copied safely."""
    return sys.platform == "linux" and threading.active_count() == 1


def wanted(asked: int, amount: int, worth: int) -> int:
    """Return how many processes shall do an amount of work, of which each must get at least `worth`; `asked` 0 means: as many as help."""
    if not can_copy() or asked == 1:
        return 1
    cores = len(os.sched_getaffinity(0))
    return max(1, min(asked or min(cores, MOST), amount // worth))


def runs(indices: Sequence[int], number: int) -> list[list[int]]:
    """Divide a row of like work into runs, several for each process: neighbours have much in common, and no process waits for long."""
    size = max(1, -(-len(indices) // (number * _RUNS_EACH)))
    return [list(indices[at : at + size]) for at in range(0, len(indices), size)]


def heaps(row: Sequence[T], number: int, weight: Callable[[T], float]) -> list[list[T]]:
    """Divide a row of things of very different weights as `runs` does, into neighbours that weigh about the same together."""
    most = sum(map(weight, row)) / (number * _RUNS_EACH)
    found: list[list[T]] = []
    left = 0.0
    for each in row:
        if not found or left <= 0:
            found.append([])
            left = most
        found[-1].append(each)
        left -= weight(each)
    return found


def shared(work: Callable[[list[int]], R], pieces: Sequence[list[int]], number: int) -> list[R]:
    """Do every piece of work, in this process and in copies of it, `number` in all; return what was made in the order of the pieces.

    Who is free takes the next piece, so the longest should come first. Raises what the first piece to fail raised, when all are done.
    What is made, and raised, must survive pickling, which is used between our own copies only.
    """
    number = min(number, len(pieces))
    if number <= 1:
        return [work(piece) for piece in pieces]
    waiting = _queue(range(len(pieces)))
    life = os.pipe()
    gc.freeze()  # to look for garbage among what they share would give each copy memory of its own
    context = multiprocessing.get_context("fork")
    copies = []
    for _ in range(number - 1):
        ours, theirs = multiprocessing.Pipe(duplex=False)
        copy = context.Process(target=_copy, args=(theirs, life, waiting, work, pieces), daemon=True)
        copy.start()
        theirs.close()
        copies.append((copy, ours))
    try:
        made = dict(_done(waiting, work, pieces))
        for _, ours in copies:
            made |= _received(ours)
        left = [index for index in range(len(pieces)) if index not in made]  # by a copy that died
        made |= {index: _attempted(work, pieces[index]) for index in left}
    finally:
        gc.unfreeze()
        for copy, ours in copies:
            ours.close()
            copy.terminate()
            copy.join()
        for end in (waiting, *life):
            os.close(end)
    results = [made[index] for index in range(len(pieces))]
    for fault in (result.fault for result in results if result.fault is not None):
        raise fault
    return [cast("R", result.made) for result in results]


class _Result(msgspec.Struct, Generic[R], frozen=True):
    """What became of a piece of work: what was made, or what was raised."""

    made: R | None = None
    fault: Exception | None = None


def _queue(indices: Sequence[int]) -> int:
    """Return the end of a pipe from which whoever reads so many bytes takes the next piece of work; it ends when all are taken."""
    reading, writing = os.pipe()
    waiting = b"".join(index.to_bytes(_TICKET, "big") for index in indices)
    if len(waiting) > _PIPE_BYTES:
        raise AssertionError(len(indices))
    os.write(writing, waiting)
    os.close(writing)
    return reading


def _done(
    waiting: int, work: Callable[[list[int]], R], pieces: Sequence[list[int]]
) -> Iterator[tuple[int, _Result[R]]]:
    """Take pieces of work and do them until none is left."""
    while ticket := os.read(waiting, _TICKET):
        index = int.from_bytes(ticket, "big")
        yield index, _attempted(work, pieces[index])


def _attempted(work: Callable[[list[int]], R], piece: list[int]) -> _Result[R]:
    try:
        return _Result(made=work(piece))
    except Exception as error:  # noqa: BLE001 - it is raised again when all is done
        return _Result(fault=error)


def _copy(
    out: Connection, life: tuple[int, int], waiting: int, work: Callable[[list[int]], R], pieces: Sequence[list[int]]
) -> None:
    reading, writing = life
    os.close(writing)
    threading.Thread(target=_end_with_it, args=(reading,), daemon=True).start()
    with suppress(KeyboardInterrupt):  # the process that began this one says so
        out.send(dict(_done(waiting, work, pieces)))


def _end_with_it(reading: int) -> None:
    """End this copy when the process that made it is gone, however that ended: nobody else holds the other end of the pipe."""
    os.read(reading, 1)
    os._exit(1)


def _received(ours: Connection) -> dict[int, _Result[R]]:
    try:
        found: dict[int, _Result[R]] = ours.recv()
    except (EOFError, OSError):  # it died: before it sent anything, or in the middle
        return {}
    return found
