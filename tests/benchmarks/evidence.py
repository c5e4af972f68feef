"""Measure the checking of quotations: 10,000 of them in 1,000 fingerprints of sources of 1,500 words, cold and when nothing changed.

    python tests/benchmarks/evidence.py [--sources 1000] [--quotations 10000] [--unrecorded 5] [--texts] DIR

DIR gets a content folder of an invented chronology; the texts and their fingerprints are made by our own code and take most of the
time. A line is printed for each stage of `dateline.project.load`, cold, warm, and after one event was edited.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

# Run as a script, this file finds the program beside the tests.
sys.path.insert(0, str(Path(__file__).parents[2] / "generator"))

from dateline.commands.console import Stages
from dateline.evidence import make, read_quotation, read_text, serialise
from dateline.project import load

WORDS = 1500
PARAGRAPH = 60
QUOTED = (4, 14)
QUOTATIONS_AN_EVENT = 10
SYLLABLES = ("ba", "den", "fo", "gri", "ka", "lo", "mer", "ni", "pa", "rus", "sel", "ta", "tor", "u", "ve", "win")
STAGES = ("scan", "read", "archive", "link", "check")


def vocabulary(random: Random) -> list[str]:
    """Return 8,000 invented words."""
    return ["".join(random.choices(SYLLABLES, k=random.randint(1, 4))) for _ in range(8000)]


def text_of(random: Random, known: list[str]) -> str:
    """Return a source's text; few words are frequent and most are rare, as in any language."""
    words = [known[min(int(random.paretovariate(0.6)) - 1, len(known) - 1)] for _ in range(WORDS)]
    paragraphs = (" ".join(words[at : at + PARAGRAPH]).capitalize() + ".\n" for at in range(0, WORDS, PARAGRAPH))
    return "".join(paragraphs)


def quotations(random: Random, text: str, many: int) -> Iterator[tuple[int, str]]:
    """Yield words of a text, each with its paragraph."""
    paragraphs = text.splitlines()
    for _ in range(many):
        number = random.randrange(len(paragraphs))
        words = paragraphs[number].removesuffix(".").split()
        length = random.randint(*QUOTED)
        start = random.randrange(len(words) - length)
        yield number + 1, " ".join(words[start : start + length])


def write(content: Path, sources: int, many: int, unrecorded: int, *, texts: bool) -> None:
    """Write the chronology: every event quotes ten times, from sources in turn; of a hundred quotations some are not recorded."""
    random = Random(1)
    known = vocabulary(random)
    for folder in ("sources", "events", "periods", "archive"):
        (content / folder).mkdir(parents=True, exist_ok=True)
    put(content / "timeline.toml", 'id = "measured"\ntitle = "Measured"\n')
    put(content / "periods/all.md", "---\ntitle: All\nfrom: '1900'\n---\n")
    cited: list[str] = []
    for index in range(sources):
        name, text = f"source-{index:04}", text_of(random, known)
        quoted = list(quotations(random, text, many // sources))
        kept = [read_quotation(words) for _, words in quoted if random.randrange(100) >= unrecorded]
        put(content / f"sources/{name}.md", f"---\ntitle: Source {index}\npublished: 1950-01-01\nurl: none\n---\n")
        put(content / f"sources/{name}.fingerprint", serialise(make(read_text(text), random.randbytes(16), kept)))
        if texts:
            put(content / f"archive/{name}.txt", text)
        cited += [f'[@{name}, ¶ {number} "{words}"]' for number, words in quoted]
    random.shuffle(cited)
    for index, start in enumerate(range(0, len(cited), QUOTATIONS_AN_EVENT)):
        body = "".join(f"So it was {each}.\n\n" for each in cited[start : start + QUOTATIONS_AN_EVENT])
        put(content / f"events/event-{index:05}.md", f"---\ntitle: Event {index}\ndate: '1940'\n---\n{body}")


def put(path: Path, text: str) -> None:
    """Write a file."""
    path.write_text(text, encoding="utf-8", newline="\n")


def measure(name: str, content: Path) -> None:
    """Load the content and print what each stage took."""
    stages = Stages(quiet=True)
    loaded = load(content, progress=stages)
    total = stages.finish()
    taken = dict(stages.seconds)
    rules = [each.rule for each in loaded.diagnostics]
    counted = ", ".join(f"{rules.count(rule)} {rule}" for rule in sorted(set(rules))) or "nothing"
    shown = "  ".join(f"{stage} {taken[stage]:6.2f}" for stage in STAGES)
    print(f"{name:<22} {total:6.2f} s  ({shown})  said: {counted}")


def main() -> None:
    """Make the chronology and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sources", type=int, default=1000)
    parser.add_argument("--quotations", type=int, default=10_000)
    parser.add_argument("--unrecorded", type=int, default=5, help="of a hundred quotations")
    parser.add_argument("--texts", action="store_true", help="with the archive at hand")
    asked = parser.parse_args()
    content = asked.folder / "content"
    write(content, asked.sources, asked.quotations, asked.unrecorded, texts=asked.texts)
    measure("cold", content)
    measure("nothing changed", content)
    event = content / "events/event-00000.md"
    put(event, event.read_text(encoding="utf-8") + "More.\n")
    measure("one event edited", content)
    (content.parent / ".dateline/verdicts.msgpack").unlink()
    measure("verdicts forgotten", content)


if __name__ == "__main__":
    main()
