"""Run git: one program, its output as bytes, its complaints as an error that says what git said."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import msgspec


class GitError(Exception):
    """Git could not do what was asked; the message is for a person."""


class Repository(msgspec.Struct, frozen=True):
    """A repository by its top folder, and the environment that git runs in."""

    folder: Path
    environment: Mapping[str, str]

    def git(self, *arguments: str, data: bytes = b"", environment: Mapping[str, str] | None = None) -> str:
        """Run git in the repository; return what it printed, without the line's end. Raises GitError where it fails."""
        return (
            _run(self.folder, arguments, data, {**self.environment, **(environment or {})})
            .decode("utf-8", "replace")
            .rstrip("\n")
        )

    def asks(self, *arguments: str) -> str | None:
        """Run git for an answer that may not be there; None where it fails."""
        try:
            return self.git(*arguments)
        except GitError:
            return None


def open_repository(folder: Path, environment: Mapping[str, str]) -> Repository:
    """Return the repository that a folder lies in; `environment` is the caller's. Raises GitError without one, or without git."""
    # A hook's variables would lead git to another repository, and a translated message could not be told apart.
    own = {key: value for key, value in environment.items() if key not in _LEADING_ELSEWHERE} | {"LC_ALL": "C"}
    try:
        top = _run(folder, ("rev-parse", "--show-toplevel"), b"", own)
    except GitError as error:
        message = f"{folder} lies in no Git repository ({error}). Make one with `git init`, and add a remote."
        raise GitError(message) from error
    return Repository(Path(os.fsdecode(top.rstrip(b"\n"))), own)


def _run(folder: Path, arguments: tuple[str, ...], data: bytes, environment: Mapping[str, str]) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - our own words and paths, never a shell
            ["git", "-C", os.fspath(folder), *arguments],  # noqa: S607 - git is found as the user's shell finds it
            input=data,
            capture_output=True,
            check=False,
            env=environment,
        )
    except FileNotFoundError as error:
        raise GitError("git is not installed, or not found on the PATH") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip() or f"exit code {done.returncode}"
        raise GitError(said.removeprefix("fatal: "))
    return done.stdout


_LEADING_ELSEWHERE = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY"})
