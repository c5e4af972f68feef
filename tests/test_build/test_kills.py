"""A build that is killed leaves every file whole, and the next one ends like a clean one (the long form is `kills.py`)."""

import os
from pathlib import Path

import pytest

from test_build.kills import kill_builds


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL to test with")
def test_killed_builds_tear_and_lose_nothing(tmp_path: Path) -> None:
    tally = kill_builds(tmp_path, rounds=4)
    assert tally.faults == []
