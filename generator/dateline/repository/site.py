"""Gather the files of a built site that are published, and hold them against GitHub Pages' limits."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

FILE_LIMIT = 100 * 2**20
"""GitHub refuses a push with a larger file (https://docs.github.com/en/repositories/working-with-files/managing-large-files)."""
SITE_LIMIT = 10**9
"""A published site may have 1 GB (https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits)."""


class SiteError(Exception):
    """The site cannot be published; the message is for a person."""


class Site(msgspec.Struct, frozen=True):
    """A built site: its folder, the paths of its files within it (with `/`, sorted), and how many bytes they have together."""

    folder: Path
    paths: tuple[str, ...]
    size: int


def gather(folder: Path, paths: Iterable[str]) -> Site:
    """Return the files of a site; raises SiteError where they go beyond a limit, naming the largest."""
    sizes = {path: (folder / path).stat().st_size for path in sorted(paths)}
    too_large = [path for path, size in sizes.items() if size > FILE_LIMIT]
    if too_large:
        named = ", ".join(f"{path} ({_megabytes(sizes[path])})" for path in too_large[:3])
        message = f"GitHub takes no file of more than {_megabytes(FILE_LIMIT)}: {named}."
        raise SiteError(message)
    whole = sum(sizes.values())
    if whole > SITE_LIMIT:
        largest = ", ".join(
            f"{path} ({_megabytes(sizes[path])})" for path in sorted(sizes, key=lambda each: -sizes[each])[:3]
        )
        message = f"GitHub Pages publishes no site of more than 1 GB, and this one has {_megabytes(whole)}. The largest files: {largest}."
        raise SiteError(message)
    return Site(folder, tuple(sizes), whole)


def _megabytes(size: int) -> str:
    return f"{size / 2**20:,.0f} MB"
