"""A published site stays readable when the network goes, and is never older than its publication while there is one."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser.serving import served
from dateline.build import Request, build
from test_build.complete import write
from test_build.site import replaced

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

READY = "navigator.serviceWorker.ready.then(() => new Promise((go) => navigator.serviceWorker.controller ? go() : navigator.serviceWorker.addEventListener('controllerchange', () => go())))"
KEPT = "caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys())))).then((found) => found.flat().map((each) => each.url))"
VERSIONS = "caches.keys()"


@pytest.fixture(scope="module")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the complete chronology, to be published under a folder; return the project's folder."""
    folder = tmp_path_factory.mktemp("published")
    write(folder / "content", handouts=1)
    assert build(Request(content=folder / "content", output=folder / "repo", clean=True)).built
    return folder


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Yield a browser that may keep workers, and whose network can be cut."""
    with browser.new_context(service_workers="allow") as context:
        yield context


def open_page(context: BrowserContext, address: str) -> tuple[Page, list[str]]:
    """Open a page; return it with the list of what its console and its policy will complain about."""
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    return page, complaints


def until(page: Page, condition: str) -> None:
    """Wait until an expression, which may be a promise, is true in a page."""
    page.evaluate(
        f"(async () => {{ while (!(await ({condition}))) await new Promise((go) => setTimeout(go, 50)); }})()"
    )


@contextmanager
def cut(context: BrowserContext) -> Iterator[None]:
    """Cut the network, for the worker too."""
    context.set_offline(True)
    yield
    context.set_offline(False)


def test_what_was_read_stays_and_the_rest_once_it_is_installed(context: BrowserContext, publication: Path) -> None:
    with served(publication / "repo") as address:
        page, complaints = open_page(context, f"{address}/index.html")
        page.evaluate(READY)
        page.goto(f"{address}/events/closing.html")
        until(page, f"{KEPT}.then((all) => all.some((each) => each.endsWith('events/closing.html')))")
        assert page.evaluate("document.querySelector('link[rel=manifest]').href") == f"{address}/manifest.webmanifest"
        with cut(context):
            for path, heading in (("", "The harbour"), ("events/closing.html?q=x#y", "The harbour closes")):
                page.goto(f"{address}/{path}")
                assert heading in page.inner_text("h1")
            assert page.evaluate("getComputedStyle(document.body).fontFamily") != "serif"
            page.goto(f"{address}/es/index.html")
            assert page.evaluate("document.documentElement.lang") == "es"
            with pytest.raises(Exception, match="ERR_"):
                page.goto(f"{address}/events/trial.html")
        page.goto(f"{address}/index.html")
        page.evaluate("dispatchEvent(new Event('appinstalled'))")
        until(page, f"{KEPT}.then((all) => all.some((each) => each.endsWith('es/events/trial.html')))")
        count = len(json.loads((publication / "repo" / "worker-files.json").read_text("utf-8")))
        until(page, f"{KEPT}.then((all) => all.length > {count})")
        with cut(context):
            for path in ("events/trial.html", "es/events/trial.html", "topics/trade.html", "data/chronology.json"):
                answer = page.goto(f"{address}/{path}")
                assert answer
                assert answer.from_service_worker
        assert [each for each in complaints if "ERR_INTERNET_DISCONNECTED" not in each] == []


def test_a_second_publication_shows_at_once_and_replaces_the_copy(
    context: BrowserContext, publication: Path, tmp_path: Path
) -> None:
    for name in ("content", "repo"):
        shutil.copytree(publication / name, tmp_path / name)
    with served(tmp_path / "repo") as address:
        page, complaints = open_page(context, f"{address}/events/closing.html")
        page.evaluate(READY)
        page.evaluate("dispatchEvent(new Event('appinstalled'))")
        until(page, f"{KEPT}.then((all) => all.some((each) => each.endsWith('es/years/2001.html')))")
        (before,) = page.evaluate(VERSIONS)
        replaced(tmp_path / "content" / "events" / "closing.md", "The harbour closes", "The port closes")
        (tmp_path / "content" / "pages" / "help.md").unlink()
        assert build(Request(content=tmp_path / "content", output=tmp_path / "repo")).built
        page.goto(f"{address}/events/closing.html")
        assert page.inner_text("h1") == "The port closes"
        until(page, f"{VERSIONS}.then((names) => names.length === 1 && names[0] !== {json.dumps(before)})")
        kept = page.evaluate(KEPT)
        assert f"{address}/pages/help.html" not in kept
        with cut(context):
            for path in ("events/closing.html", "index.html", "es/events/closing.html", "events/trial.html"):
                page.goto(f"{address}/{path}")
                assert "The harbour closes" not in page.inner_text("main")
            page.goto(f"{address}/index.html")
            assert "The port closes" in page.inner_text("main")
        assert [each for each in complaints if "ERR_INTERNET_DISCONNECTED" not in each] == []


def test_a_folder_registers_nothing(context: BrowserContext, publication: Path) -> None:
    page, complaints = open_page(context, (publication / "repo" / "index.html").as_uri())
    assert page.evaluate("document.querySelector('link[rel=manifest]')") is None
    assert complaints == []


def test_manifests_lead_to_their_edition_and_to_an_icon_that_is_there(publication: Path) -> None:
    for prefix in ("", "es/"):
        place = publication / "repo" / f"{prefix}manifest.webmanifest"
        manifest = json.loads(place.read_text(encoding="utf-8"))
        assert manifest["id"] == "/harbour/"
        assert (place.parent / manifest["start_url"]).is_file()
        assert (place.parent / manifest["scope"]).resolve() == publication / "repo"
        assert all((place.parent / icon["src"]).is_file() for icon in manifest["icons"])
        assert {"any", "192x192", "512x512"} <= {icon["sizes"] for icon in manifest["icons"]}
        assert [icon["sizes"] for icon in manifest["icons"] if icon.get("purpose") == "maskable"] == ["512x512"]
        (touch,) = re.findall(
            r'<link rel="apple-touch-icon" href="([^"]+)">', (place.parent / "index.html").read_text("utf-8")
        )
        assert (place.parent / touch).read_bytes()[16:24] == bytes((0, 0, 0, 180)) * 2
    spanish = json.loads((publication / "repo" / "es" / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert spanish["name"] == "El puerto"
    assert spanish["lang"] == "es"


def test_the_list_has_every_file_that_can_be_read_and_no_worker(publication: Path) -> None:
    site = publication / "repo"
    listed = set(json.loads((site / "worker-files.json").read_text(encoding="utf-8")))
    there = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    missing = {path for path in there - listed if not path.startswith((".", "robots", "sitemap"))}
    missing -= {path for path in missing if "/downloads/" in f"/{path}" and path.endswith((".html", ".zip"))}
    missing -= {"card.png", "es/card.png"}
    assert missing == {"worker.js", "worker-files.json", "manifest.webmanifest", "es/manifest.webmanifest"}
    assert listed <= there
    assert not re.search(
        r"icon-\d+\.png", (site / "worker.js").read_text(encoding="utf-8")
    )  # not kept before it is installed
    assert len(re.findall(r"\bPUBLISHED = ", (site / "worker.js").read_text(encoding="utf-8"))) == 1


@pytest.mark.parametrize("options", [{"base_url": ""}, {"handouts": False}])
def test_a_site_without_an_address_and_a_preview_have_no_worker(tmp_path: Path, options: dict[str, object]) -> None:
    content = write(tmp_path / "content", handouts=1)
    if "base_url" in options:
        settings = content / "timeline.toml"
        settings.write_text(
            re.sub("(?m)^base_url.*\n", "", settings.read_text("utf-8")), encoding="utf-8", newline="\n"
        )
    request = Request(content=content, output=tmp_path / "output", **options)  # type: ignore[arg-type]
    assert build(request).built
    assert [path.name for path in (tmp_path / "output").rglob("*work*")] == []
    home = (tmp_path / "output" / "index.html").read_text(encoding="utf-8")
    assert "offline.js" not in home
    assert "webmanifest" not in home


def test_a_browser_takes_the_site_for_one_to_install(context: BrowserContext, publication: Path) -> None:
    with served(publication) as address:
        page, complaints = open_page(context, f"{address}/repo/index.html")
        until(page, f"{READY}.then(() => true)")
        session = context.new_cdp_session(page)
        manifest = session.send("Page.getAppManifest")
        assert (manifest["errors"], json.loads(manifest["data"])["display"]) == ([], "standalone")
        refusals = {each["errorId"] for each in session.send("Page.getInstallabilityErrors")["installabilityErrors"]}
    # Neither is a fault of the site: a private window installs nothing.
    assert refusals <= {"in-incognito"}
    assert complaints == []
