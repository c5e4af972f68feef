"""What `dateline init --github` writes: workflows for GitHub, an issue form, and where the workflows get Dateline from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution

from dateline import __version__

FOLDER = ".github"
REQUIREMENTS = "requirements.txt"
_UNKNOWN = (
    "# The workflows install Dateline from here, and where to get it from is not known: it was installed from a folder.\n"
    "# Name the place, for instance: dateline @ git+https://example.org/dateline.git@COMMIT\n"
)


def requirements() -> bytes:
    """Return a requirements file that names this very Dateline; one with only a comment where it came from a folder."""
    named = requirement(_origin(), __version__)
    return (f"{named}\n" if named else _UNKNOWN).encode()


def requirement(origin: Mapping[str, object] | None, version: str) -> str:
    """Return the requirement (PEP 508) for what was installed from an origin (PEP 610); None is a package index, "" means a folder."""
    if origin is None:
        return f"dateline=={version}"
    url, vcs = str(origin.get("url", "")), origin.get("vcs_info")
    if isinstance(vcs, dict):
        return f"dateline @ {vcs.get('vcs', 'git')}+{url}@{vcs.get('commit_id', '')}"
    return f"dateline @ {url}" if url.startswith("https://") else ""


def _origin() -> Mapping[str, object] | None:
    try:
        text = distribution("dateline").read_text("direct_url.json")
    except PackageNotFoundError:
        text = None
    found: Mapping[str, object] | None = json.loads(text) if text else None
    return found
