"""Set up what every test may rely on: no stray environment, unhurried properties, a browser on request."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

import tools

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# No test times anything, so no example has a deadline.
settings.register_profile("dateline", deadline=None, print_blob=True)
settings.load_profile("dateline")

CALLERS_VARIABLES = ("SOURCE_DATE_EPOCH", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS", "GITHUB_ACTIONS")

OWN_CACHE = "DATELINE_CACHE"


def pytest_configure() -> None:
    """Let all tests share a folder of compiled templates that is not the user's: made by the first process, removed by it."""
    if OWN_CACHE not in os.environ:
        os.environ[OWN_CACHE] = tempfile.mkdtemp(prefix="dateline-tests-")
        atexit.register(shutil.rmtree, os.environ[OWN_CACHE], ignore_errors=True)


CHROMIUM_ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(autouse=True)
def _callers_environment_is_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide the variables that change what the program writes, so that a result never depends on who runs the test."""
    for name in CALLERS_VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Yield the system's Chromium, headless, one for each worker; skip (in CI: fail) where there is none."""
    executable = tools.require("chromium")
    # Imported late: most runs open no browser.
    from playwright.sync_api import sync_playwright

    # Chromium refuses to sandbox itself for root, which is who containers are.
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = [*CHROMIUM_ARGUMENTS, *(["--no-sandbox"] if is_root else [])]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, headless=True, args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: "Browser") -> "Iterator[Page]":
    """Yield a new page, offline, with nothing stored: a site must work from `file://` with no network.

    A test that talks to a local server turns the network on with `page.context.set_offline(False)`.
    """
    with browser.new_context(offline=True, service_workers="block") as context:
        yield context.new_page()
