"""A cloned repository cannot make a build touch what lies outside its output folder, nor publish what is private."""

import json
import os
import re
from pathlib import Path

import pytest

from dateline import files
from dateline.build import Request, build
from dateline.commands.entrance import main
from dateline.files import OutputError, read_line
from test_build.site import corpus, files_of, run

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """Make a folder with a file in it that no build may touch."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "precious.txt").write_text("precious")
    return folder


@pytest.mark.parametrize("name", [files.LOCK, files.MANIFEST, ".dateline-new"])
def test_our_own_files_are_never_followed_as_links(tmp_path: Path, elsewhere: Path, name: str) -> None:
    output = tmp_path / "output"
    output.mkdir()
    (output / name).symlink_to(elsewhere if name == ".dateline-new" else elsewhere / "precious.txt")
    with pytest.raises(OutputError, match="is a link"):
        build(Request(content=corpus(tmp_path), output=output))
    assert (elsewhere / "precious.txt").read_text() == "precious"


def test_a_linked_folder_in_the_output_is_refused(tmp_path: Path, elsewhere: Path) -> None:
    output = tmp_path / "output"
    output.mkdir()
    (output / "events").symlink_to(elsewhere)
    with pytest.raises(OutputError, match="did not write and would replace"):
        build(Request(content=corpus(tmp_path), output=output))
    assert [path.name for path in elsewhere.iterdir()] == ["precious.txt"]


def test_a_forged_manifest_deletes_nothing_through_a_link(tmp_path: Path, elsewhere: Path) -> None:
    content, output = corpus(tmp_path), tmp_path / "output"
    run(content, output)
    (output / "x").symlink_to(elsewhere)
    manifest = json.loads((output / files.MANIFEST).read_text("utf-8"))
    manifest["files"] |= {"x/precious.txt": "", "with\x00nul": ""}
    (output / files.MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    run(content, output)
    assert (elsewhere / "precious.txt").read_text() == "precious"


def test_a_file_put_in_the_place_of_ours_is_not_pruned(tmp_path: Path) -> None:
    content, output = corpus(tmp_path), tmp_path / "output"
    run(content, output)
    thread = min((content / "threads").glob("*.md"))
    page = output / "threads" / f"{thread.stem}.html"
    page.write_text("my own page now", encoding="utf-8")
    thread.unlink()
    assert f"threads/{thread.stem}.html" not in run(content, output).removed
    assert page.read_text(encoding="utf-8") == "my own page now"


def test_a_folder_where_a_page_belongs_stops_the_build_before_anything_is_replaced(tmp_path: Path) -> None:
    content, output = corpus(tmp_path), tmp_path / "output"
    run(content, output)
    before = files_of(output)
    (output / "index.html").unlink()
    (output / "index.html").mkdir()
    event = min((content / "events").glob("*.md"))
    event.write_text(re.sub(r"(?m)^title: .*$", "title: Another", event.read_text("utf-8"), count=1), "utf-8")
    with pytest.raises(OutputError):
        build(Request(content=content, output=output))
    assert {path: data for path, data in before.items() if path != "index.html"} == files_of(output)


@pytest.mark.parametrize(("content", "output"), [("c", "c"), ("c", "c/site"), ("o/c", "o")])
def test_site_and_content_keep_apart(tmp_path: Path, content: str, output: str) -> None:
    folder = corpus(tmp_path)
    (tmp_path / content).parent.mkdir(exist_ok=True)
    folder.rename(tmp_path / content)
    with pytest.raises(OutputError, match="would lie in the content folder, or around it"):
        build(Request(content=tmp_path / content, output=tmp_path / output))


def test_names_that_are_not_text_and_links_in_a_circle_are_reported(tmp_path: Path) -> None:
    content = corpus(tmp_path)
    events = os.fsencode(content / "events")
    try:
        Path(os.fsdecode(events + b"/caf\xe9.md")).write_text("x", encoding="utf-8")
    except OSError:
        pytest.skip("this file system holds only names that are text")
    (content / "events" / "loop.md").symlink_to("loop.md")
    os.mkfifo(content / "events" / "pipe.md")
    found = build(Request(content=content, output=tmp_path / "output")).diagnostics
    assert sorted(each.rule for each in found) == ["file-unexpected", "file-unreadable", "file-unreadable"]
    assert {read_line(each.path, each.line) for each in found} == {
        ""
    }  # a pipe is not waited for when its line is shown


@pytest.mark.parametrize("address", ["javascript:alert(1)", "not a url", "http://[::1"])
def test_an_address_to_publish_under_is_a_web_address(
    tmp_path: Path, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    content = corpus(tmp_path)
    arguments = ["build", "--content", str(content), "--output", str(tmp_path / "output"), "--base-url", address]
    assert main(arguments) == 2
    assert "is not an http or https address" in capsys.readouterr().err


@pytest.mark.parametrize(
    "text", ["{{ 1/0 }}", '{{ "a" + 1 }}', "{{ page.title() }}", '{% extends "home.html" %}', "{{ page.nothing }}"]
)
def test_a_faulty_template_is_reported_and_leaves_the_site(tmp_path: Path, text: str) -> None:
    content, output = corpus(tmp_path), tmp_path / "output"
    run(content, output)
    before = files_of(output)
    theme = tmp_path / "themes" / "mine"
    (theme / "templates").mkdir(parents=True)
    (theme / "theme.toml").write_text('title = "Mine"\nextends = "broadsheet"\n', encoding="utf-8")
    (theme / "templates" / "home.html").write_text(f"\n{text}\n", encoding="utf-8")
    result = build(Request(content=content, output=output, theme="mine"))
    faults = [(each.rule, each.path) for each in result.diagnostics if each.severity == "error"]
    assert faults == [("theme-unusable", "mine/templates/home.html")]
    assert not result.built
    assert files_of(output) == before
