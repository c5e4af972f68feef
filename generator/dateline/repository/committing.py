"""Make a commit of a site's files on a remote's branch, and push it.

Files go into the repository's object store with their exact bytes (no filters, no line ends changed) and into an index of their own
that is thrown away; the commit's parent is the tip of the remote's branch, so its history is kept and nothing is forced. What Git must
not touch on the way: the work tree, the index, the current branch, and any local branch.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import msgspec

from dateline.repository.git import GitError, Repository
from dateline.repository.site import Site


class Branch(msgspec.Struct, frozen=True):
    """A branch of a remote: its tip, "" where it is not there yet, and the domain in its `CNAME`, "" for none."""

    remote: str
    name: str
    tip: str
    domain: str


class Plan(msgspec.Struct, frozen=True):
    """A commit that was made and not pushed yet: its id, "" where the branch holds these very files; what changes, by kind."""

    commit: str
    added: int
    changed: int
    removed: int


def read_branch(repository: Repository, remote: str, name: str) -> Branch:
    """Fetch the tip of a remote's branch. Raises GitError for a remote that is not there or does not answer, and for the current branch."""
    if repository.asks("symbolic-ref", "--short", "HEAD") == name:
        message = f"{name} is the branch you are on; the site would replace your files there. Choose another --branch."
        raise GitError(message)
    if repository.asks("check-ref-format", "--branch", name) is None:
        message = f"{name!r} cannot be the name of a branch."
        raise GitError(message)
    listed = repository.git("ls-remote", "--heads", remote, f"refs/heads/{name}")
    if not listed:
        return Branch(remote, name, "", "")
    tip = listed.split()[0]
    if repository.asks("cat-file", "-e", f"{tip}^{{tree}}") is None:
        repository.git("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", remote, f"refs/heads/{name}")
    return Branch(remote, name, tip, (repository.asks("cat-file", "blob", f"{tip}:CNAME") or "").strip())


def commit(repository: Repository, branch: Branch, site: Site, message: str) -> Plan:
    """Commit a site's files on top of the branch's tip; nothing where the branch holds them already. Raises GitError."""
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
        listed = "".join(f"{site.folder / path}\n" for path in site.paths).encode()
        blobs = repository.git("hash-object", "-w", "--no-filters", "--stdin-paths", data=listed).split()
        entries = "".join(f"100644 {blob}\t{path}\0" for blob, path in zip(blobs, site.paths, strict=True))
        repository.git("update-index", "-z", "--add", "--index-info", data=entries.encode(), environment=index)
        tree = repository.git("write-tree", environment=index)
    before = repository.git("rev-parse", f"{branch.tip}^{{tree}}") if branch.tip else _empty(repository)
    if before == tree:
        return Plan("", 0, 0, 0)
    parents = ("-p", branch.tip) if branch.tip else ()
    made = repository.git("commit-tree", tree, *parents, "-m", message)
    kinds = [
        line[:1]
        for line in repository.git("diff-tree", "-r", "--name-status", "--no-renames", before, tree).splitlines()
    ]
    return Plan(made, kinds.count("A"), kinds.count("M"), kinds.count("D"))


def _empty(repository: Repository) -> str:
    """Return the id of the tree without entries, which every repository knows."""
    return repository.git("hash-object", "-t", "tree", "--stdin")


def push(repository: Repository, branch: Branch, plan: Plan) -> None:
    """Push a commit to its branch; never forced. Raises GitError where the remote refuses it."""
    try:
        repository.git("push", "--quiet", branch.remote, f"{plan.commit}:refs/heads/{branch.name}")
    except GitError as error:
        if "rejected" not in str(error):
            raise
        message = (
            f"{branch.remote} refused the push. If somebody published meanwhile, run the command again; if {branch.name} is "
            f"protected, allow pushes to it. Git says: {error}"
        )
        raise GitError(message) from error
