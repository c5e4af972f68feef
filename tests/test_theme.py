"""Themes: found by name or folder, laid over each other, refused with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from dateline.theme import Theme, ThemeError, bundled_folder, load


def write(folder: Path, files: Mapping[str, str]) -> Path:
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
    return folder


def loaded(name: str, *search: Path) -> Theme:
    theme = load(name, search)
    assert isinstance(theme, Theme), theme
    return theme


def refused(name: str, *search: Path) -> ThemeError:
    error = load(name, search)
    assert isinstance(error, ThemeError), error
    return error


def test_style_sheets_are_joined_in_the_order_of_their_names(tmp_path: Path) -> None:
    base = {"base/theme.toml": "", "base/styles/10-a.css": "a {}", "base/styles/30-c.css": "c {}"}
    child = {"child/theme.toml": 'extends = "base"', "child/styles/20-b.css": "b {}", "child/styles/30-c.css": "d {}"}
    write(tmp_path, base | child)
    assert loaded("child", tmp_path).static == (("style.css", b"a {}\nb {}\nd {}"),)
    write(tmp_path, {"child/static/style.css": "all {}"})
    assert loaded("child", tmp_path).static == (("style.css", b"all {}"),)


def test_the_bundled_theme_is_found_by_its_name() -> None:
    theme = loaded("broadsheet")
    assert "home.html" in dict(theme.templates)
    assert "style.css" in dict(theme.static)
    assert (bundled_folder() / "broadsheet" / "theme.toml").is_file()


def test_a_projects_own_theme_hides_the_bundled_one(tmp_path: Path) -> None:
    write(tmp_path, {"broadsheet/theme.toml": 'title = "Ours"', "broadsheet/templates/home.html": "ours"})
    assert loaded("broadsheet", tmp_path).templates == (("home.html", "ours"),)


def test_a_theme_is_found_by_its_folder(tmp_path: Path) -> None:
    folder = write(tmp_path / "mine", {"theme.toml": "", "templates/a/b.html": "x"})
    assert loaded(str(folder)).templates == (("a/b.html", "x"),)


def test_a_file_replaces_the_one_of_the_theme_it_extends_whose_template_stays_within_reach(tmp_path: Path) -> None:
    base = {"base/theme.toml": "", "base/templates/a.html": "base a", "base/templates/b.html": "base b"}
    base |= {"base/static/css/s.css": "base", "base/handouts/card.typ": "base"}
    child = {
        "child/theme.toml": 'extends = "base"',
        "child/templates/b.html": "child b",
        "child/static/new.css": "child",
    }
    write(tmp_path, {**base, **child})
    theme = loaded("child", tmp_path)
    assert theme.name == "child"
    assert theme.templates == (("a.html", "base a"), ("b.html", "child b"), ("base/b.html", "base b"))
    assert theme.static == (("css/s.css", b"base"), ("new.css", b"child"))
    assert theme.handouts == (("card.typ", b"base"),)


def test_what_editors_leave_behind_is_not_the_themes(tmp_path: Path) -> None:
    write(tmp_path, {"t/theme.toml": "", "t/static/.DS_Store": "x", "t/static/a.css~": "x", "t/static/a.css": "x"})
    assert loaded("t", tmp_path).static == (("a.css", b"x"),)


@pytest.mark.parametrize("path", ["templates/a.html", "static/a.css", "handouts/a.typ"])
def test_the_digest_changes_with_every_file_and_name(tmp_path: Path, path: str) -> None:
    plain = {"theme.toml": "", "templates/a.html": "1", "static/a.css": "1", "handouts/a.typ": "1"}
    one = loaded(str(write(tmp_path / "one", plain)))
    same = loaded(str(write(tmp_path / "same", plain)))
    other = loaded(str(write(tmp_path / "other", {**plain, path: "2"})))
    moved = loaded(str(write(tmp_path / "moved", {k.replace(path, f"{path}x"): v for k, v in plain.items()})))
    assert one.digest == same.digest
    assert len({one.digest, other.digest, moved.digest}) == 3


def test_line_ends_of_templates_do_not_depend_on_the_checkout(tmp_path: Path) -> None:
    write(tmp_path, {"t/theme.toml": "", "t/templates/a.html": "x\r\ny\r\n"})
    assert loaded("t", tmp_path).templates == (("a.html", "x\ny\n"),)


@pytest.mark.parametrize(
    ("settings", "line", "message"),
    [
        ('title = "x"\nextend = "broadsheet"', 2, "`extend` is no key of a theme. Did you mean `extends`?"),
        ("\ntitle = 3", 2, "`title` is a text between quotation marks."),
        ('title = "x"\n[colours]\na = 1', 2, "`colours` is no key of a theme."),
        ('title = "x"\nextends = ', 2, "This is not TOML"),
        ('extends = "broadshet"', 1, "There is no theme `broadshet`. Did you mean `broadsheet`?"),
        ('extends = "t"', 1, "The themes extend each other in a circle."),
    ],
)
def test_a_mistake_in_the_settings_is_told_with_its_line(
    tmp_path: Path, settings: str, line: int, message: str
) -> None:
    write(tmp_path, {"t/theme.toml": settings})
    error = refused("t", tmp_path)
    assert error.message.startswith(message)
    assert error.line == line
    assert str(tmp_path) not in error.path


def test_themes_that_extend_each_other_are_refused(tmp_path: Path) -> None:
    write(tmp_path, {"a/theme.toml": 'extends = "b"', "b/theme.toml": 'extends = "a"'})
    assert "circle" in refused("a", tmp_path).message


def test_a_theme_that_is_not_there_is_refused_with_the_nearest_name() -> None:
    assert refused("brodsheet").message == "There is no theme `brodsheet`. Did you mean `broadsheet`?"
    assert "There is no theme" in refused("../..").message
    assert "There is no theme" in refused("..").message


def test_files_that_are_not_utf8_are_told(tmp_path: Path) -> None:
    folder = write(tmp_path / "t", {"theme.toml": "", "templates/a.html": "x"})
    (folder / "templates" / "a.html").write_bytes(b"one\ntwo \xff\n")
    error = refused(str(folder))
    assert (error.path, error.line, error.message) == ("t/templates/a.html", 2, "The template is not UTF-8.")
    (folder / "theme.toml").write_bytes(b"title = \xff")
    assert "cannot be read" in refused(str(folder)).message
