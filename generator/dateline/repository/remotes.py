"""Work out where GitHub Pages will publish a repository, from the address of its remote."""

from __future__ import annotations

import re

_GITHUB = re.compile(
    r"(?:https?://(?:[^/@]+@)?github\.com/|ssh://git@(?:ssh\.)?github\.com(?::[0-9]+)?/|(?:[^/@]+@)?github\.com:)"
    r"(?P<owner>[A-Za-z0-9][A-Za-z0-9-]*)/(?P<name>[A-Za-z0-9._-]+?)(?:\.git)?/?",
    re.IGNORECASE,
)


def pages_address(remote: str) -> str:
    """Return the address of a GitHub remote's site, with a `/` at its end; "" for any other remote.

    `owner/owner.github.io` is the owner's own site, any other repository lies below it
    (https://docs.github.com/en/pages/getting-started-with-github-pages/what-is-github-pages).
    """
    found = _GITHUB.fullmatch(remote.strip())
    if not found:
        return ""
    owner, name = found["owner"].lower(), found["name"]
    host = f"{owner}.github.io"
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"
