"""Put a folder's files on a branch of a Git repository, by plumbing alone: no work tree, index or current branch is touched."""

from dateline.repository.committing import Branch, Plan, commit, push, read_branch
from dateline.repository.git import GitError, Repository, open_repository
from dateline.repository.remotes import pages_address
from dateline.repository.site import Site, SiteError, gather

__all__ = [
    "Branch",
    "GitError",
    "Plan",
    "Repository",
    "Site",
    "SiteError",
    "commit",
    "gather",
    "open_repository",
    "pages_address",
    "push",
    "read_branch",
]
