"""Share work among processes that begin as copies of this one.

A copy has all that this process has and hands back only what it made, so nothing of the work must be packed up to be sent. Where the
system cannot copy a process, or where copying one is not safe (macOS, other threads that run), there is one process. A copy that dies
without a word (the system ran out of memory) leaves its pieces to this process; where this process dies its copies end too, since they
hold what it held, the lock of the output folder too. Which piece was done where never shows in what was made.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TypeVar

import msgspec

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


def shared(work: Callable[[list[int]], bytes], pieces: Sequence[list[int]], number: int) -> list[bytes]:
    """Do every piece of work, in this process and in copies of it, `number` in all; return what was made in the order of the pieces.

    Who is free takes the next piece, so the longest should come first. A piece that fails is tried once more, here and when all are done, so
    that the first of them raises here what it raises.
    """
    number = min(number, len(pieces))
    if number <= 1:
        return [work(piece) for piece in pieces]
    waiting = _queue(range(len(pieces)))
    life = os.pipe()
    gc.freeze()  # to look for garbage among what they share would give each copy memory of its own
    copies: list[tuple[int, int]] = []
    try:
        copies.extend(_copied(life, waiting, work, pieces) for _ in range(number - 1))
        made = _done(waiting, work, pieces)
        for _, ours in copies:
            made |= _received(ours)
    finally:
        gc.unfreeze()
        for copy, ours in copies:
            os.close(ours)
            os.kill(copy, signal.SIGTERM)
            os.waitpid(copy, 0)
        for end in (waiting, *life):
            os.close(end)
    return [made[index] if index in made else work(piece) for index, piece in enumerate(pieces)]


def _queue(indices: Sequence[int]) -> int:
    """Return the end of a pipe from which whoever reads so many bytes takes the next piece of work; it ends when all are taken."""
    reading, writing = os.pipe()
    waiting = b"".join(index.to_bytes(_TICKET, "big") for index in indices)
    if len(waiting) > _PIPE_BYTES:
        raise AssertionError(len(indices))
    os.write(writing, waiting)
    os.close(writing)
    return reading


def _done(waiting: int, work: Callable[[list[int]], bytes], pieces: Sequence[list[int]]) -> dict[int, bytes]:
    """Take pieces of work and do them until none is left; leave out those that fail."""
    made: dict[int, bytes] = {}
    while ticket := os.read(waiting, _TICKET):
        index = int.from_bytes(ticket, "big")
        with suppress(Exception):
            made[index] = work(pieces[index])
    return made


def _copied(
    life: tuple[int, int], waiting: int, work: Callable[[list[int]], bytes], pieces: Sequence[list[int]]
) -> tuple[int, int]:
    """Begin a copy of this process that takes pieces of work; return its number, and the end of the pipe through which it hands back."""
    ours, theirs = os.pipe()
    copy = os.fork()
    if copy:
        os.close(theirs)
        return copy, ours
    try:
        reading, writing = life
        os.close(writing)
        os.close(ours)
        threading.Thread(target=_end_with_it, args=(reading,), daemon=True).start()
        made = msgspec.msgpack.encode(_done(waiting, work, pieces))
        with os.fdopen(theirs, "wb") as out:
            out.write(made)
    finally:
        # Whatever happened here: the process that began this one says so, and does again what it was not given.
        os._exit(0)


def _end_with_it(reading: int) -> None:
    """End this copy when the process that made it is gone, however that ended: nobody else holds the other end of the pipe."""
    os.read(reading, 1)
    os._exit(1)


def _received(ours: int) -> dict[int, bytes]:
    with os.fdopen(ours, "rb", closefd=False) as handed_back:
        made = handed_back.read()
    try:
        return msgspec.msgpack.decode(made, type=dict[int, bytes])
    except msgspec.DecodeError:  # it died: before it handed anything back, or in the middle
        return {}
