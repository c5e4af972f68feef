"""Read front matter: plain keys and values by our own reader, all else as YAML, whose parser is loaded where a file needs it."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from dateline.diagnostics import Diagnostic
from dateline.parsing.nodes import Mapping
from dateline.parsing.plain_keys import read_plain_keys

Read = tuple[Mapping | None, tuple[Diagnostic, ...]]


def read_front_matter(text: str, first_line: int, path: str) -> Read:
    """Return the mapping in `text`, which begins on `first_line` of the file at `path`, and what is wrong with it (`yaml_keys`)."""
    plain = read_plain_keys(text, first_line)
    if plain is not None:
        return plain, ()
    read_yaml: Callable[[str, int, str], Read] = import_module("dateline.parsing.yaml_keys").read_yaml
    return read_yaml(text, first_line, path)
