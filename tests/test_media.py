"""Nothing that contributors put into content/media/ runs in a reader's browser, hangs the build, or cannot be held by some system."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.build import Request, build
from dateline.media import MAX_SVG_DEPTH, as_published, refusal
from test_build.complete import write

if TYPE_CHECKING:
    from playwright.sync_api import Page

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"{}>{}</svg>'
RUN = "document.documentElement.dataset.ran=1"
VECTORS = (
    SVG.format("", f"<script>{RUN}</script>"),
    SVG.format(f' onload="{RUN}"', ""),
    SVG.format("", f'<script xlink:href="data:text/javascript,{RUN}"/>'),
    SVG.format("", f'<a xlink:href="javascript:{RUN}"><rect width="9" height="9"/></a>'),
    SVG.format("", f'<a href="javascript:{RUN}"><text y="8">x</text></a>'),
    SVG.format("", f'<animate onbegin="{RUN}" attributeName="x" dur="1s"/>'),
    SVG.format("", f'<a><rect width="9" height="9"/><set attributeName="href" to="javascript:{RUN}"/></a>'),
    SVG.format("", f'<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" srcdoc="&lt;script&gt;{RUN}&lt;/script&gt;"/></foreignObject>'),
    SVG.format("", f'<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><img src="x" onerror="{RUN}"/></body></foreignObject>'),
    SVG.format("", f'<use href="data:image/svg+xml,&lt;svg id=&quot;x&quot; onload=&quot;{RUN}&quot;/&gt;#x"/>'),
    SVG.format("", f'<image href="data:image/svg+xml,&lt;svg onload=&quot;{RUN}&quot;/&gt;"/>'),
    SVG.format("", f'<h:script xmlns:h="http://www.w3.org/1999/xhtml">{RUN}</h:script>'),
    SVG.format("", f"<handler xmlns:ev='http://www.w3.org/2001/xml-events' ev:event='load'>{RUN}</handler>"),
    SVG.format("", f"<style>@import 'javascript:{RUN}';</style><rect fill='url(javascript:{RUN})'/>"),
)  # fmt: skip
BOMBS = {
    "entities": '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>' + SVG.format("", "<text>&b;</text>"),
    "external": '<!DOCTYPE svg SYSTEM "file:///etc/passwd">' + SVG.format("", ""),
    "deep": SVG.format("", "<g>" * 100_000 + "</g>" * 100_000),
    "large": SVG.format("", "<g/>" * 600_000),
    "indented": SVG.format("", "<g>" * 60 + "<g/>" * 100_000 + "</g>" * 60),
    "torn": "<svg",
    "empty": "",
}


def test_no_drawing_runs_or_asks_for_anything(page: Page, tmp_path: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    ran = []
    for number, vector in enumerate(VECTORS):
        data, why = as_published("x.svg", vector.encode())
        assert not why
        place = tmp_path / f"{number}.svg"
        place.write_bytes(data)
        page.goto(place.as_uri())
        for shape in page.query_selector_all("a *"):
            shape.dispatch_event("click")
        ran += [number] if page.evaluate("document.documentElement.hasAttribute('data-ran')") else []
    assert ran == []
    assert {url.rpartition("/")[2].split(".")[0] for url in asked} == {str(number) for number in range(len(VECTORS))}


def test_the_vectors_would_run_if_they_were_published_as_they_are(page: Page, tmp_path: Path) -> None:
    (tmp_path / "x.svg").write_text(VECTORS[0], encoding="utf-8")
    page.goto((tmp_path / "x.svg").as_uri())
    assert page.evaluate("document.documentElement.hasAttribute('data-ran')")


def test_a_plain_drawing_keeps_its_shapes_and_words() -> None:
    plain = SVG.format("", '<title>Río</title><path d="M1 1h7"/><text x="1" y="8">Mérida</text><use href="#a"/>')
    data, why = as_published("map.SVG", plain.encode())
    assert why == ""
    for kept in ("Río", 'd="M1 1h7"', "Mérida", 'href="#a"', 'viewBox="0 0 9 9"'):
        assert kept in data.decode()
    assert as_published("map.SVG", plain.encode())[0] == data


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_drawing_made_to_grow_or_to_read_files_is_refused(bomb: str) -> None:
    data, why = as_published("x.svg", BOMBS[bomb].encode())
    assert data == b""
    assert why


def test_the_deepest_drawing_is_the_deepest_that_is_taken() -> None:
    inner = MAX_SVG_DEPTH - 1
    assert as_published("x.svg", SVG.format("", "<g>" * inner + "</g>" * inner).encode())[1] == ""


@given(st.one_of(st.binary(), st.text().map(lambda text: SVG.format("", text).encode("utf-8", "replace"))))
def test_any_bytes_are_a_drawing_or_refused(data: bytes) -> None:
    made, why = as_published("x.svg", data)
    assert bool(why) != bool(made)


@pytest.mark.parametrize(
    "name", ["a.html", "a.HTM", "a.js", "a.xml", "a.xhtml", "a.mjs", "a.svgz", "a.php", "a", "a.swf", "a.xsl", "a.wasm"]
)
def test_kinds_that_could_run_are_refused(name: str) -> None:
    assert "could run" in refusal(name)


@pytest.mark.parametrize(
    "name", ["con.png", "maps/AUX.jpg", "nul.tar.zip", "com1.pdf", "a..png/", "dot.", "a:b.png", "x\x00.png"]
)
def test_names_that_some_system_cannot_hold_are_refused(name: str) -> None:
    assert refusal(name)


def test_a_page_in_the_media_stops_the_build_and_check_says_so(tmp_path: Path) -> None:
    content = write(tmp_path / "content", handouts=1)
    (content / "media" / "evil.html").write_text(f"<script>{RUN}</script>", encoding="utf-8")
    (content / "media" / "bomb.svg").write_text(BOMBS["entities"], encoding="utf-8")
    result = build(Request(content=content, output=tmp_path / "output"))
    assert [Path(each.path).name for each in result.diagnostics if each.rule == "media-unfit"] == [
        "bomb.svg",
        "evil.html",
    ]
    assert not (tmp_path / "output" / "media").exists()
