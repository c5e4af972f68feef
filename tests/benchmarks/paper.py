"""Measure paper: the complete chronology of 500 events as a PDF, beside WeasyPrint on the same words; and all paper and books of Mérida.

    cd tests; python -m benchmarks.paper [--events 500] [--rounds 5]

Installs WeasyPrint in a folder of its own, as no dependency of ours (it wants Pango on the system). Each makes its PDF in a fresh
process, in turn, so that whatever else the machine does befalls both; what is counted begins before the library is loaded and ends with
the bytes. Both get the values of the handout, and give a tagged PDF/UA-1 on A4 with bookmarks and page numbers, no event split.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import venv
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from statistics import median

import msgspec

from benchmarks.corpus import corpus
from dateline.chronology.translate import editions_of
from dateline.config import HandoutOrder
from dateline.handouts import Order, make, read_order
from dateline.handouts.chronology_sheet import ChronologyPart
from dateline.project import load
from dateline.theme import Theme, bundled_folder
from dateline.theme import load as load_theme
from dateline.typesetting import HandoutFile, file_of
from dateline.typesetting.planning import paper_editions

FOLDER = Path(__file__).with_name("work")
"""Where WeasyPrint and the chronologies are put; git-ignored."""
WEASYPRINT = "70.0"
SEED = 1
MERIDA = Path(__file__).resolve().parents[2] / "content"
MEASURED = """import json, resource, sys, time
def spent():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
wall, processor = time.perf_counter(), spent()
{work}
print(json.dumps([time.perf_counter() - wall, spent() - processor, len(made)]))
"""
OURS = """import msgspec
from pathlib import Path
from dateline.handouts.chronology_sheet import ChronologySheet
from dateline.typesetting import typeset
sheet = msgspec.json.decode(Path(sys.argv[1]).read_bytes(), type=ChronologySheet)
made = typeset(Path(sys.argv[2]).read_text("utf-8"), sheet, 0)"""
THEIRS = """from weasyprint import HTML
made = HTML(sys.argv[1]).write_pdf(pdf_variant="pdf/ua-1")"""
ALL = """from pathlib import Path
from dateline.build import Request, build
content, output = map(Path, sys.argv[1:3])
made = build(Request(content=content, output=output, handouts=sys.argv[3] == "all", clean=True, jobs=1)).planned"""
PAPER = """from pathlib import Path
from dateline.chronology.translate import editions_of
from dateline.outputs import Renderer, plan, site_of
from dateline.outputs.book.planning import plan_books
from dateline.project import load
from dateline.theme import bundled_folder
from dateline.theme import load as load_theme
from dateline.typesetting.planning import paper_editions, plan_paper
linked, theme = load(Path(sys.argv[1]), fresh=True).linked, load_theme("broadsheet", (bundled_folder(),))
editions = editions_of(linked)
made = [each.view.written() for each in plan_paper(paper_editions(editions, theme), theme).artifacts]
pages = tuple(page.planned() for edition in editions for page in plan(edition, theme))
renderers = {edition.prefix: Renderer(theme, site_of(edition)) for edition in editions}
made += [renderers[book.edition].render(book) for book in plan_books(editions, theme, pages).artifacts]"""
STYLE = """@page { size: A4; margin: 16mm 18mm 26mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 9pt } }
body { font: 11pt serif } article { display: grid; grid-template-columns: 36mm 1fr; gap: 4mm; break-inside: avoid; margin-bottom: 10pt }
h1 { font-size: 17pt } h2 { font-size: 13pt; border-bottom: .7pt solid; break-after: avoid } p { margin: 0 } .note { font-style: italic }"""


def main() -> None:
    """Run the benchmark and print its tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    theirs = install()
    file = handout(asked.events)
    values, layout, page = (FOLDER / f"paper-{asked.events}.{ending}" for ending in ("json", "typ", "html"))
    values.write_bytes(msgspec.json.encode(file.sheet))
    layout.write_text(file.layout.text, encoding="utf-8")
    part = file.sheet.parts[0]
    assert isinstance(part, ChronologyPart)
    page.write_text(as_html(part), encoding="utf-8")
    table(
        f"{asked.events} events, complete",
        {
            "Dateline (Typst)": lambda: run(sys.executable, OURS, str(values), str(layout)),
            f"WeasyPrint {WEASYPRINT}": lambda: run(str(theirs), THEIRS, str(page)),
        },
        asked.rounds,
    )
    output = FOLDER / "merida"
    table(
        "Mérida, from nothing, on one core",
        {
            "the site with all paper, books, single pages and archives": lambda: run(
                sys.executable, ALL, str(MERIDA), str(output), "all"
            ),
            "all paper and both books, and nothing else": lambda: run(sys.executable, PAPER, str(MERIDA)),
            "the site alone": lambda: run(sys.executable, ALL, str(MERIDA), f"{output}-alone", "none"),
        },
        asked.rounds,
    )


def install() -> Path:
    """Install WeasyPrint unless it is there; return its Python."""
    place = FOLDER / f"weasyprint-{WEASYPRINT}"
    python = place / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        venv.create(place, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", f"weasyprint=={WEASYPRINT}"], check=True)
    return python


def handout(events: int) -> HandoutFile:
    """Return the complete chronology of a seeded corpus, ready to be laid out."""
    content = FOLDER / f"paper-{events}"
    for name, text in corpus(events, SEED):
        place = content / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    loaded, theme = load(content), load_theme("broadsheet", (bundled_folder(),))
    assert loaded.linked
    assert isinstance(theme, Theme)
    editions = paper_editions(editions_of(loaded.linked), theme)
    order = read_order(HandoutOrder(kind="chronology", level="all"), editions)
    assert isinstance(order, Order), order
    file = file_of(make(order)[0], theme, None)
    assert isinstance(file, HandoutFile)
    return file


def as_html(part: ChronologyPart) -> str:
    """Return the same words for WeasyPrint, laid out alike."""

    def lines() -> Iterator[str]:
        yield f'<!DOCTYPE html><html lang="{part.language}"><title>{escape(part.title)}</title><style>{STYLE}</style>'
        yield f"<h1>{escape(part.title)}</h1>"
        for group in part.groups:
            yield f"<h2>{escape(group.title)} {escape(group.bounds)}</h2>"
            for event in group.events:
                notes = "".join(f'<p class="note">{escape(each)}</p>' for each in event.notes)
                when = "".join(f"<p>{escape(each)}</p>" for each in (event.when, *event.asides))
                about = f"<p><b>{escape(event.title)}</b></p><p>{escape(event.summary)}</p>{notes}"
                yield f"<article><div>{when}</div><div>{about}</div></article>"

    return "\n".join(lines())


def run(python: str, work: str, *arguments: str) -> tuple[float, float, int]:
    """Run work in a fresh process; return its seconds, its processor's, and how much it made."""
    code = MEASURED.format(work=work)
    done = subprocess.run([python, "-c", code, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    wall, processor, size = json.loads(done.stdout.splitlines()[-1])
    return wall, processor, size


def table(heading: str, contenders: dict[str, Callable[[], tuple[float, float, int]]], rounds: int) -> None:
    """Measure contenders in turn; print the medians."""
    found: dict[str, list[tuple[float, float, int]]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, measure in contenders.items():
            found[name].append(measure())
    print(
        f"\n{heading}; median of {rounds}\n\n| | seconds | of processor | bytes or files |\n| --- | ---: | ---: | ---: |"
    )
    for name, runs in found.items():
        wall, processor = (median(each[at] for each in runs) for at in (0, 1))
        print(f"| {name} | {wall:.2f} | {processor:.2f} | {runs[0][2]:,} |")


if __name__ == "__main__":
    main()
