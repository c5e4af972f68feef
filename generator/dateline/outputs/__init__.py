"""Chronology to files: plan every page's view, then render each with a theme.

Read `planning` for what a site consists of, `views` for what templates see, `rendering` for how a view becomes bytes.
"""

from dateline.outputs.archives.views import Archive
from dateline.outputs.artifacts import Artifact, Later, Made
from dateline.outputs.offline import offline_later
from dateline.outputs.planning import plan
from dateline.outputs.published import published_files
from dateline.outputs.rendering import ParsedTemplates, Renderer, TemplateFault, check_theme
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
