"""Chronology to files: plan every page's view, then render each with a theme.

Read `planning` for what a site consists of, `views` for what templates see, `rendering` for how a view becomes bytes. What is named here is
loaded when it is first asked for: whoever makes one handout needs neither the pages nor their templates.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.outputs.archives.views import Archive
    from dateline.outputs.artifacts import Artifact, Later, Made
    from dateline.outputs.faults import TemplateFault
    from dateline.outputs.offline import offline_later
    from dateline.outputs.planning import plan
    from dateline.outputs.published import published_files
    from dateline.outputs.rendering import ParsedTemplates, Renderer, check_theme
    from dateline.outputs.site import Site, site_of

__all__ = [
    "Archive",
    "Artifact",
    "Later",
    "Made",
    "ParsedTemplates",
    "Renderer",
    "Site",
    "TemplateFault",
    "check_theme",
    "offline_later",
    "plan",
    "published_files",
    "site_of",
]

_MODULES = {
    "Archive": "archives.views",
    **dict.fromkeys(("Artifact", "Later", "Made"), "artifacts"),
    "TemplateFault": "faults",
    "offline_later": "offline",
    "plan": "planning",
    "published_files": "published",
    **dict.fromkeys(("ParsedTemplates", "Renderer", "check_theme"), "rendering"),
    **dict.fromkeys(("Site", "site_of"), "site"),
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
