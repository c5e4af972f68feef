"""The benchmark's corpus is determined by its seed and keeps to the content model."""

import hashlib
import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from benchmarks.corpus import WORDS, corpus, write

CORPUS = Path(__file__).with_name("corpus.py")
CITATION = re.compile(r" \[@[^]]+\]")


def bodies(events: int, seed: int) -> list[str]:
    return [text.split("---\n")[2] for path, text in corpus(events, seed) if path.startswith("events/")]


def test_two_runs_of_the_command_write_the_same_bytes(tmp_path: Path) -> None:
    for name, hash_seed in (("a", "1"), ("b", "2")):
        command = [sys.executable, str(CORPUS), "--events", "120", "--seed", "7", str(tmp_path / name)]
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": hash_seed})
    first, second = (
        {file.relative_to(tmp_path / name): file.read_bytes() for file in (tmp_path / name).rglob("*.*")}
        for name in "ab"
    )
    assert len(first) > 120
    assert first == second


def test_the_bytes_are_the_same_on_every_system_and_python() -> None:
    made = "".join(f"{path}\n{text}" for path, text in corpus(100, 1))
    assert (
        hashlib.sha256(made.encode()).hexdigest() == "2e9ef0d64dfc5a3f1f2e32c4a205cc41890c32552854ed51ddd73e8a846470c7"
    )


def test_another_seed_gives_other_events() -> None:
    assert not set(bodies(60, 1)) & set(bodies(60, 2))


def test_every_file_has_a_path_of_its_own_and_every_event_is_there() -> None:
    paths = [path for path, _ in corpus(3000, 1)]
    assert len(paths) == len(set(paths))
    assert sum(path.startswith("events/") for path in paths) == 3000
    assert sum(path.startswith("sources/") for path in paths) == 300


def test_bodies_have_120_to_250_words() -> None:
    counts = [len(CITATION.sub("", body).split()) for body in bodies(1000, 3)]
    assert WORDS[0] <= min(counts)
    assert max(counts) <= WORDS[1]
    assert max(counts) - min(counts) > 80


def test_every_paragraph_is_cited_before_its_full_stop() -> None:
    paragraphs = [paragraph for body in bodies(200, 4) for paragraph in body.strip().split("\n\n")]
    assert all(re.search(r"\[@report-\d{5}, ¶¶? [0-9-]+(; @report-\d{5}, ¶ \d+)?\]\.$", text) for text in paragraphs)


def test_every_id_that_is_named_exists() -> None:
    files = dict(corpus(400, 5))
    ids = {Path(path).stem for path in files}
    text = "".join(files.values())
    named = re.findall(
        r"@([a-z0-9-]+)|\[\[(?:actor:)?([a-z0-9-]+)|event: ([a-z0-9-]+)|(?:after|places): \[([a-z0-9-]+)\]", text
    )
    assert len(named) > 400
    assert {next(filter(None, groups)) for groups in named} <= ids


def test_a_corpus_too_small_to_link_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 20"):
        next(corpus(19, 1))


@pytest.mark.skipif(find_spec("dateline.__main__") is None, reason="the command line does not exist yet")
def test_the_corpus_is_clean_content(tmp_path: Path) -> None:
    """`dateline check --strict` has nothing to say: no error, no warning."""
    write(tmp_path, 200, 1)
    command = [sys.executable, "-m", "dateline", "check", "--content", str(tmp_path), "--strict"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
