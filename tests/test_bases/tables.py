"""Read the tables of this folder: one case a line, fields between " | ", `#` for remarks."""

from pathlib import Path


def rows(name: str) -> list[tuple[str, ...]]:
    """Return the rows of a table beside this module."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [tuple(field.strip() for field in line.split(" | ")) for line in lines if line and not line.startswith("#")]
