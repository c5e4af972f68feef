"""Build chronologies in temporary folders and compare what comes out."""

from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.corpus import write
from dateline.build import Request, Result, build

EVENTS = 24


def corpus(folder: Path, seed: int = 7) -> Path:
    """Write a small seeded chronology; return its content folder."""
    write(folder / "content", EVENTS, seed)
    return folder / "content"


def run(content: Path, output: Path, **options: object) -> Result:
    """Build, and insist that it was built."""
    result = build(Request(content=content, output=output, **options))  # type: ignore[arg-type]
    assert result.built, result.diagnostics
    return result


def files_of(output: Path) -> Mapping[str, bytes]:
    """Return what a site consists of, without the manifest."""
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file() and not path.name.startswith(".dateline-")
    }


def replaced(path: Path, old: str, new: str) -> None:
    """Change one run of a text file; the run must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text, (path, old)
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


Mutation = Callable[[Path], None]
