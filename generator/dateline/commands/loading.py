"""Load the content that a command was pointed at, or say why it cannot be."""

from __future__ import annotations

import sys
from pathlib import Path

from dateline.chronology.link import Linked
from dateline.commands.console import USAGE, WRONG, complain, report
from dateline.project import load


def linked_content(content: Path) -> tuple[Linked, bool] | int:
    """Return the linked content and whether it has errors; the exit code, when it has been said why there is nothing to link."""
    if not content.is_dir():
        complain(f"there is no folder {content}. Name the content folder with --content.")
        return USAGE
    loaded = load(content)
    if loaded.linked is None:
        report(loaded.diagnostics, sys.stderr)
        return WRONG
    return loaded.linked, loaded.has_errors
