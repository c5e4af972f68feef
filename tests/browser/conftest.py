"""Build the repository's own chronology once for each worker, for all tests that look at it."""

from pathlib import Path

import pytest

from dateline.build import Request, build

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build `content/` into a folder whose path has a blank and an accented letter; return the folder."""
    output = tmp_path_factory.mktemp("a site") / "crónica"
    result = build(Request(content=ROOT / "content", output=output, clean=True))
    assert result.built, result.diagnostics
    return output
