"""Fuzz everything that reads what strangers wrote, guided by coverage (Atheris): `fuzz.py TARGET [SECONDS]`, or `fuzz.py all [SECONDS]`.

    .venv/bin/pip install --target .fuzzing atheris
    PYTHONPATH=.fuzzing nice .venv/bin/python tests/fuzzing/fuzz.py all 300

Atheris has wheels for Linux only, so it is no dependency; `.fuzzing` is ignored by git. An exception, or two seconds spent on one input,
ends a target with the input in a file `crash-…` or `timeout-…`: mend the program, and keep the input in `found/`, which
`test_found.py` reads again in every test run (`TARGET-what-it-was.bin`).
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 4_096
"""Bytes of an input; that a megabyte hangs nothing is tested elsewhere (`test_parsing/test_robustness.py`)."""
SLOW = 2


def _documents(data: bytes) -> None:
    from dateline.model import KINDS
    from dateline.parsing import read_document

    kind = KINDS[data[0] % len(KINDS)] if data else "event"
    read_document("x.md", data[1:], kind, "x", "es" if data[:1] > b"\x7f" else "")


def _front_matter(data: bytes) -> None:
    _documents(data[:1] + b"---\n" + data[1:] + b"\n---\nA body.\n")


def _markdown(data: bytes) -> None:
    from dateline.parsing.markdown import read_body

    read_body(_text(data), 1, "x.md")


def _citations(data: bytes) -> None:
    from dateline.parsing.citations import group_end, read_group, read_locator, read_reference

    text = _text(data)
    read_group(f"[@{text}]")
    read_locator(text)
    read_reference(f"[[{text}", 0, len(text) + 2)
    group_end(f"[@{text}", 0, len(text) + 2)


def _dates(data: bytes) -> None:
    from dateline.dates import LANGUAGES, Date, explain, parse, words_of

    text = _text(data)
    date = parse(text)
    explain(text, "en")
    if isinstance(date, Date):
        for language in LANGUAGES:
            words_of(date.edtf, language)


def _settings(data: bytes) -> None:
    from dateline.parsing.configuration import read_config

    read_config("timeline.toml", data)


def _fingerprints(data: bytes) -> None:
    from dateline.evidence import read_fingerprint

    read_fingerprint(data)


def _bibliographies(data: bytes) -> None:
    from dateline.importing import READERS

    readers = tuple(READERS.values())
    reader = readers[data[0] % len(readers)] if data else readers[0]
    _kept(reader(_text(data[1:])))


def _timelines(data: bytes) -> None:
    from dateline.importing import Known, read_timelinejs

    endings = (".json", ".csv", ".tsv", ".xlsx")
    _kept(read_timelinejs(data[1:], endings[data[0] % len(endings)] if data else ".json", Known()))


def _tables(data: bytes) -> None:
    from dateline.importing import ColumnMap, Known, Reading, Table, example_map, read_map, read_mapped, read_table

    endings = (".csv", ".tsv", ".xlsx", ".ods")
    table = read_table(data[1:], endings[data[0] % len(endings)] if data else ".csv")
    if isinstance(table, Table):
        column_map = read_map(example_map(table.columns))
        if isinstance(column_map, ColumnMap):
            reading = read_mapped(table, column_map, Known(), "en")
            if isinstance(reading, Reading):
                _kept(reading)
    read_map(_text(data))


def _drawings(data: bytes) -> None:
    from dateline.media import as_published, refusal

    as_published("x.svg", data)
    as_published("x.svg", b'<svg xmlns="http://www.w3.org/2000/svg">' + data + b"</svg>")
    refusal(_text(data))


def _kept(reading: object) -> None:
    """Write what was imported as its files would be."""
    from dateline.importing import Reading, merge

    assert isinstance(reading, Reading)
    for thing in reading.things:
        once = merge(None, thing)
        assert not once.written or merge(once.text, thing).text == once.text


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace").replace("\r", "\n")


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "documents": _documents,
    "front-matter": _front_matter,
    "markdown": _markdown,
    "citations": _citations,
    "dates": _dates,
    "settings": _settings,
    "fingerprints": _fingerprints,
    "bibliographies": _bibliographies,
    "timelines": _timelines,
    "tables": _tables,
    "drawings": _drawings,
}


def seeds(folder: Path, target: str) -> None:
    """Write the repository's own content, and what was found before, as inputs to begin with."""
    content = sorted((ROOT / "content").rglob("*.*"))
    for number, path in enumerate(each for each in content if each.is_file() and each.stat().st_size <= LONGEST):
        prefix = (
            b"" if target in ("settings", "fingerprints", "markdown", "dates", "citations", "drawings") else b"\x00"
        )
        (folder / str(number)).write_bytes(prefix + path.read_bytes())
    for path in (Path(__file__).parent / "found").glob(f"{target}-*.bin"):
        (folder / path.name).write_bytes(path.read_bytes())


def fuzz(target: str, seconds: int) -> None:
    """Run one target in this process; libFuzzer ends it."""
    atheris = import_module("atheris")
    with atheris.instrument_imports(include=["dateline"]):
        TARGETS[target](b"\x00")
    with tempfile.TemporaryDirectory() as folder:
        seeds(Path(folder), target)
        options = [f"-max_total_time={seconds}", f"-timeout={SLOW}", f"-max_len={LONGEST}", "-rss_limit_mb=2048"]
        atheris.Setup([sys.argv[0], *options, "-print_final_stats=1", folder], TARGETS[target])
        atheris.Fuzz()


def main() -> int:
    """Run the targets asked for, each in a process of its own; print how many inputs each tried. Return 1 where one found something."""
    target, seconds = sys.argv[1] if len(sys.argv) > 1 else "all", int(sys.argv[2]) if len(sys.argv) > 2 else 300
    if os.environ.get("DATELINE_FUZZING"):
        fuzz(target, seconds)
        return 0
    failed = 0
    for name in TARGETS if target == "all" else (target,):
        command = [sys.executable, __file__, name, str(seconds)]
        environment = {**os.environ, "DATELINE_FUZZING": "1"}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, errors="replace", check=False)
        tried = re.search(r"number_of_executed_units: *(\d+)", done.stderr)
        sys.stdout.write(
            f"{name}: {tried[1] if tried else 'no'} inputs tried, {'nothing' if not done.returncode else 'something'} found\n"
        )
        sys.stdout.flush()
        if done.returncode:
            failed = 1
            sys.stdout.write("\n".join(done.stderr.splitlines()[-25:]) + "\n")
    return failed


if __name__ == "__main__":
    sys.exit(main())
