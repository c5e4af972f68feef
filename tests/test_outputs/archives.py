"""Plan and open the archives of a site, for tests of what stands in them."""

from __future__ import annotations

from dateline.outputs import Archive, Artifact
from dateline.outputs.archives.views import PageMember


def archive_of(artifact: Artifact) -> Archive:
    """Return what an archive is made of."""
    assert isinstance(artifact.view, Archive)
    return artifact.view


def archive_pages(artifact: Artifact) -> tuple[PageMember, ...]:
    """Return the pages that only the archive has, but those that the site has too."""
    return tuple(each for each in archive_of(artifact).pages if each.template == artifact.template)
