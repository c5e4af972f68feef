"""Share work among processes that begin as copies of this one.

A copy has all that this process has and hands back only what it made, so nothing of the work must be packed up to be sent. Where the
system cannot copy a process, or where copying one is not safe (macOS, other threads that run), there is one process. A copy that dies
without a word (the system ran out of memory) leaves its share to this process; where this process dies its copies end too, since they
hold what it held, the lock of the output folder too. Which share ran where never shows in what was made.
"""

from __future__ import annotations

import heapq
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import TypeVar

R = TypeVar("R")

MOST = 8
"""More processes than this have not been seen to help."""


def can_copy() -> bool:
    """Tell whether this process can be copied safely."""
    return sys.platform == "linux" and threading.active_count() == 1


def wanted(asked: int, amount: int, worth: int) -> int:
    """Return how many processes shall do an amount of work, of which each must get at least `worth`; `asked` 0 means: as many as help."""
    if not can_copy() or asked == 1:
        return 1
    cores = len(os.sched_getaffinity(0))
    return max(1, min(asked or min(cores, MOST), amount // worth))


def shares(weights: Sequence[int], number: int) -> list[list[int]]:
    """Divide work into shares of about the same weight: the heaviest first, always to the lightest share; each in its own order."""
    loads = [(0, share) for share in range(number)]
    found: list[list[int]] = [[] for _ in range(number)]
    for index in sorted(range(len(weights)), key=lambda index: (-weights[index], index)):
        load, share = heapq.heappop(loads)
        found[share].append(index)
        heapq.heappush(loads, (load + weights[index], share))
    return [sorted(share) for share in found]


def shared(work: Callable[[list[int]], R], parts: list[list[int]]) -> list[R]:
    """Do the work of every share, the first here and each other in a copy of this process; return what they made in their order.

    Raises what the first share to fail raised. What is made, and raised, must survive pickling, which is used between our own copies only.
    """
    context = multiprocessing.get_context("fork") if len(parts) > 1 else None
    copies = []
    life = os.pipe()
    for part in parts[1:] if context else []:
        ours, theirs = multiprocessing.Pipe(duplex=False)
        copy = multiprocessing.get_context("fork").Process(target=_work, args=(theirs, life, work, part), daemon=True)
        copy.start()
        theirs.close()
        copies.append((copy, ours, part))
    try:
        made = [work(parts[0])]
        for _, ours, part in copies:
            made.append(_received(ours, work, part))
    finally:
        for copy, ours, _ in copies:
            ours.close()
            copy.terminate()
            copy.join()
        for end in life:
            os.close(end)
    return made


def _work(out: Connection, life: tuple[int, int], work: Callable[[list[int]], R], part: list[int]) -> None:
    reading, writing = life
    os.close(writing)
    threading.Thread(target=_end_with_it, args=(reading,), daemon=True).start()
    try:
        out.send((True, work(part)))
    except KeyboardInterrupt:
        pass  # the process that began this one says so
    except Exception as error:  # noqa: BLE001 - it is raised again where the work was asked for
        out.send((False, error))


def _end_with_it(reading: int) -> None:
    """End this copy when the process that made it is gone, however that ended: nobody else holds the other end of the pipe."""
    os.read(reading, 1)
    os._exit(1)


def _received(ours: Connection, work: Callable[[list[int]], R], part: list[int]) -> R:
    try:
        done, result = ours.recv()
    except (EOFError, OSError):  # it died: before it sent anything, or in the middle
        return work(part)
    if not done:
        raise result
    made: R = result
    return made
