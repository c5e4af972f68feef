"""A small chronology of which every kind of output is made: two editions, each kind of handout, books, pictures, feeds and data."""

from __future__ import annotations

from pathlib import Path

from test_handouts.test_exercises import GLOSSARY, SHEET
from test_outputs.chronicle import FILES
from test_outputs.hostile import png

ADDRESS = "https://example.github.io/harbour/"
HANDOUTS = (
    ("chronology", "en", "a4"),
    ("chronology", "es", "letter"),
    ("reader", "en+es", "a4"),
    ("worksheet", "en", "a4"),
    ("key", "en", "a4"),
    ("cards", "es", "a4"),
    ("wall", "en", "a3"),
)
SETTINGS = f"""id = "harbour"
title = "The harbour"
subtitle = "What became of it"
languages = ["en", "es"]
base_url = "{ADDRESS}"
version = "2"
license = "CC0 1.0"
notice = "All of it is made up."
report = "https://example.org/new"
"""
CARDS = "\n[outputs]\nevent_cards = true\n"
"""Pictures of single events, which only this asks for."""
OLDER = "0" * 12
"""No text's digest: what is translated has changed since, which is a warning."""
PICTURE = (
    "media:\n  - {file: maps/quay.png, alt: The quay, caption: The quay in 1990, credit: Ours, licence: CC0}\nrecorded:"
)


def files(handouts: int = len(HANDOUTS)) -> dict[str, bytes]:
    """Return the files of the chronology by their paths within the content folder, with so many handouts."""
    orders = "".join(
        f'\n[[handouts]]\nkind = "{kind}"\nlanguage = "{language}"\npaper = "{paper}"\n'
        for kind, language, paper in HANDOUTS[:handouts]
    )
    texts = {
        **{f"{name}.md": text for name, text in FILES.items()},
        "worksheets/closing.md": SHEET,
        "pages/glossary.md": GLOSSARY,
        "events/opening.es.md": f"---\ntranslates: {OLDER}\ntitle: Se abre el puerto — ¡al fin!\nsummary: Llegan barcos.\n---\nLlegaron barcos [@gazette, ¶ 2].\n",
        "topics/trade.es.md": f"---\ntranslates: {OLDER}\ntitle: Comercio\n---\n",
        "timeline.toml": SETTINGS + (CARDS if handouts == len(HANDOUTS) else "") + orders,
        "timeline.es.toml": f'translates = "{OLDER}"\ntitle = "El puerto"\n',
    }
    opening = texts["events/opening.md"]
    texts["events/opening.md"] = opening.replace("recorded:", PICTURE, 1)
    return {**{path: text.encode() for path, text in texts.items()}, "media/maps/quay.png": png()}


def write(content: Path, *, backwards: bool = False, handouts: int = len(HANDOUTS)) -> Path:
    """Write the chronology into a folder, from the last file to the first where `backwards`; return the folder."""
    for path, data in sorted(files(handouts).items(), reverse=backwards):
        place = content / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return content
