"""Edit at random under `dateline serve` for a while: does what is shown stay that of a clean build, and does memory stay where it is?

    cd tests; python -m benchmarks.soak [--minutes 30] [--events 300]

Prints, every tenth of the time, how many edits were made and the megabytes that the process which answers holds; at the end compares the
built folder with a clean build of the same content, file by file, and ends with 1 where anything differs.
"""

import argparse
import random
import re
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.builds import proportional
from benchmarks.corpus import corpus
from benchmarks.previews import ENOUGH_SECONDS, wait_for
from dateline.build import Request, build

_LONGEST_PAUSE = 1.0
_QUIET_SECONDS = 20.0


def edit(content: Path, chance: random.Random, number: int) -> None:
    """Change one file: its body, its title, its date, a mistake that is mended at once, a file more, a file less."""
    path = chance.choice(sorted((content / "events").glob("*.md")))
    text = path.read_text(encoding="utf-8")
    extra = content / "topics" / "extra.md"
    match chance.randrange(7):
        case 0 | 1:
            path.write_text(
                f"{text.rstrip()}\n\nEdit {number}.\n" if len(text) < 9000 else text[:3000], encoding="utf-8"
            )
        case 2:
            path.write_text(re.sub(r"(?m)^title: .*$", f"title: Title {number}", text, count=1), encoding="utf-8")
        case 3:
            path.write_text(re.sub(r"(?m)^date: .*$", f"date: 19{number % 50 + 50}", text, count=1), encoding="utf-8")
        case 4:
            path.write_text("---\ntitle: [\n", encoding="utf-8")
            time.sleep(chance.random() * _LONGEST_PAUSE)
            path.write_text(text, encoding="utf-8")
        case 5:
            beside = path.with_name(f".{path.name}.swp")
            beside.write_text(f"{text.rstrip()}\n", encoding="utf-8")
            beside.replace(path)
        case _ if extra.exists():
            extra.unlink()
        case _:
            extra.write_text(f"---\ntitle: Extra {number}\n---\n", encoding="utf-8")


def differences(content: Path, shown: Path, base_url: str, scratch: Path) -> list[str]:
    """Return the files of a folder that are not those of a clean build."""
    result = build(Request(content, scratch, base_url=base_url, handouts=False, clean=True))
    if not result.built:
        return [f"{each.path}:{each.line} {each.message}" for each in result.diagnostics if each.severity == "error"]
    clean, found = _files(scratch), _files(shown)
    return sorted(path for path in clean.keys() | found.keys() if clean.get(path) != found.get(path))


def _files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".dateline-"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def main() -> int:
    """Serve, edit, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--events", type=int, default=300)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as free:
        content, port = Path(folder) / "content", free.getsockname()[1]
        free.close()
        for path, text in corpus(asked.events, 1):
            (content / path).parent.mkdir(parents=True, exist_ok=True)
            (content / path).write_text(text, encoding="utf-8")
        command = (sys.executable, "-m", "dateline", "serve", "--port", str(port))
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait_for(port, "/index.html", b"<html", ENOUGH_SECONDS, process)
            _edit_for(asked.minutes * 60, content, process.pid)
            time.sleep(_QUIET_SECONDS)
            wait_for(port, "/downloads.html", b"<html", ENOUGH_SECONDS, process)
            found = differences(
                content, Path(folder) / ".dateline/preview", f"http://127.0.0.1:{port}/", Path(folder) / "clean"
            )
        finally:
            process.terminate()
            process.wait()
    print(f"{len(found)} files differ from a clean build's: {', '.join(found[:5])}")
    return 1 if found else 0


def _edit_for(seconds: float, content: Path, pid: int) -> None:
    chance, began, number, said = random.Random(7), time.monotonic(), 0, 0
    while (passed := time.monotonic() - began) < seconds:
        if passed >= said * seconds / 10:
            print(f"{passed / 60:5.1f} min  {number:5} edits  {proportional(pid) / 1000:6.1f} MB", flush=True)
            said += 1
        edit(content, chance, number)
        number += 1
        time.sleep(chance.random() * _LONGEST_PAUSE)


if __name__ == "__main__":
    raise SystemExit(main())
