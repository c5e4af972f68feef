"""Work that is shared among processes makes what one process makes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import processes, publishing, reading
from dateline.build import Request, build
from dateline.project import cache_folder
from test_build.site import corpus, files_of, run

copied = pytest.mark.skipif(not processes.can_copy(), reason="this system, or this test run, cannot copy a process")


@given(st.integers(0, 5000), st.integers(1, 8))
def test_runs_are_the_whole_row_in_its_order_and_few(length: int, number: int) -> None:
    runs = processes.runs(range(length), number)
    assert [index for run in runs for index in run] == list(range(length))
    assert all(runs)
    assert len(runs) <= number * 12


@given(st.lists(st.floats(0.1, 1000), max_size=400), st.integers(1, 8))
def test_heaps_are_the_whole_row_in_its_order_and_few(row: list[float], number: int) -> None:
    heaps = processes.heaps(row, number, lambda each: each)
    assert [each for heap in heaps for each in heap] == row
    assert all(heaps)
    assert len(heaps) <= number * 12 + 1
    assert all(sum(heap[:-1]) <= sum(row) / (number * 12) * 1.001 for heap in heaps)


def test_little_work_is_done_by_one_process() -> None:
    assert processes.wanted(0, 10, 150) == 1
    assert processes.wanted(8, 0, 1) == 1
    assert processes.wanted(1, 10**6, 1) == 1


@copied
def test_results_come_in_the_order_of_the_pieces_and_copies_help() -> None:
    def work(piece: list[int]) -> bytes:
        time.sleep(0.02)
        return b"%d by %d" % (piece[0], os.getpid())

    made = [each.split(b" by ") for each in processes.shared(work, [[number] for number in range(30)], 3)]
    assert [int(number) for number, _ in made] == list(range(30))
    assert len({process for _, process in made}) == 3


@copied
def test_no_work_makes_nothing() -> None:
    assert processes.shared(bytes, [], 2) == []


@copied
def test_what_the_first_piece_to_fail_raised_is_raised_here() -> None:
    def work(piece: list[int]) -> bytes:
        if piece[0] % 10 == 3:
            raise OSError(28, f"No space left for {piece[0]}")
        return b""

    with pytest.raises(OSError, match="No space left for 3"):
        processes.shared(work, [[number] for number in range(40)], 3)


@copied
def test_the_pieces_of_a_copy_that_was_killed_are_done_here() -> None:
    here = os.getpid()

    def work(piece: list[int]) -> bytes:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.05)
        return bytes(piece)

    assert processes.shared(work, [[0], [1], [2]], 3) == [b"\0", b"\1", b"\2"]


@copied
def test_what_fails_in_a_copy_and_not_here_is_done_here() -> None:
    here = os.getpid()

    def work(piece: list[int]) -> bytes:
        time.sleep(0.05)
        if os.getpid() != here:
            raise MemoryError
        return bytes(piece)

    assert processes.shared(work, [[0], [1], [2], [3]], 2) == [b"\0", b"\1", b"\2", b"\3"]


@copied
def test_a_copy_that_is_killed_while_it_hands_back_leaves_its_pieces_too() -> None:
    here = os.getpid()

    def work(_: list[int]) -> bytes:
        if os.getpid() != here:
            threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGKILL)).start()
            return bytes(50_000_000)
        time.sleep(0.4)
        return b"here"

    assert processes.shared(work, [[0], [1]], 2) == [b"here", b"here"]


@copied
def test_copies_end_with_the_process_that_made_them() -> None:
    script = (
        "import os, time\nfrom dateline import processes\n"
        "def work(share):\n"
        "    os.write(1, b'%d\\n' % os.getpid())\n"
        "    time.sleep(60)\n"
        "processes.shared(work, [[0], [1], [2]], 3)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout
        copies = {int(first.stdout.readline()) for _ in range(3)} - {first.pid}
        first.kill()
        assert first.stdout.read() == ""  # ends when the last that holds it has ended
    assert len(copies) == 2


@copied
def test_two_processes_build_the_bytes_of_one_and_remember_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "WORTH", 1)
    monkeypatch.setattr(publishing, "WORTH", 1)
    content = corpus(tmp_path)
    output = tmp_path / "output"
    one = run(content, output, jobs=1)
    site, memos = files_of(output), {path.name: path.read_bytes() for path in cache_folder(content).glob("*.msgpack")}
    two = run(content, output, jobs=2, clean=True)
    assert two.rendered == one.rendered
    assert files_of(output) == site
    assert {path.name: path.read_bytes() for path in cache_folder(content).glob("*.msgpack")} == memos
    assert run(content, output, jobs=2).rendered == ()


@copied
def test_a_fault_of_a_template_in_a_copy_is_reported_and_leaves_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "WORTH", 1)
    content = corpus(tmp_path)
    theme = tmp_path / "themes/faulty"
    (theme / "templates").mkdir(parents=True)
    (theme / "theme.toml").write_text('title = "Faulty"\nextends = "broadsheet"\n', encoding="utf-8")
    for name in ("topic.html", "event.html", "actor.html"):
        (theme / "templates" / name).write_text("{{ page.nothing }}", encoding="utf-8")
    result = build(Request(content=content, output=tmp_path / "output", theme="faulty", jobs=2))
    assert not result.built
    assert [each.rule for each in result.diagnostics if each.severity == "error"] == ["theme-unusable"]
    assert files_of(tmp_path / "output") == {}
