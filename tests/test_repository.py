"""What every file of the repository keeps to: no machine's paths, no registry's hosts, a README in each folder, a true lock."""

import inspect
import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import tools
from dateline.outputs.guide import markdown

ROOT = Path(__file__).parents[1]

TOP_LEVEL = frozenset(
    {
        *(".biome.json", ".ci", ".editorconfig", ".gitattributes", ".github", ".gitignore"),
        *(
            "CHANGELOG.md",
            "CONTRIBUTING.md",
            "LICENSE",
            "README.md",
            "SECURITY.md",
            "pyproject.toml",
            "requirements.lock",
        ),
        *("content", "generator", "output", "tests", "themes"),
    }
)

MACHINE_PATH = re.compile(r"(?<![\w.:/-])/(?:work|root|opt|home/\w+|Users/\w+)/[\w.]")
REGISTRY_HOST = re.compile(r"(?i)\b(?:pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|deb\.debian\.org)")
PASTED = re.compile(r"^```sh\n(.+?)\n```$", re.MULTILINE | re.DOTALL)


def tracked() -> tuple[str, ...]:
    """Return the paths that are or would be committed; skip where the source was unpacked without git's records."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a clone: nothing says which files are tracked")
    command = [str(tools.require("git")), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout
    return tuple(sorted(path for path in listed.split("\0") if (ROOT / path).is_file()))


def unwelcome(text: str) -> tuple[str, ...]:
    """Return the machine paths and registry hosts that a text names."""
    return tuple(match.group() for pattern in (MACHINE_PATH, REGISTRY_HOST) for match in pattern.finditer(text))


def quick_start(readme: str) -> tuple[str, ...]:
    """Return the pasted lines of the README's quick start."""
    section = re.split(r"^## ", readme, flags=re.MULTILINE)
    return tuple(PASTED.findall(next(part for part in section if part.startswith("Quick start\n"))))


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_no_file_names_a_machines_path_or_a_registry() -> None:
    texts = {path: (ROOT / path).read_bytes().decode("utf-8", "replace") for path in tracked()}
    assert {path: found for path, text in texts.items() if (found := unwelcome(text))} == {}


@pytest.mark.parametrize(
    "text",
    [
        "see /wo|rk/main",
        "cache = '/ro|ot/.cache'",
        "open(/ho|me/ana/x)",
        "/Us|ers/ana/x",
        "https://py|pi.org/simple",
        "registry.npm|js.org",
    ],
)
def test_a_machines_path_or_a_registry_is_seen(text: str) -> None:
    """Each text has a bar in it, so that this file does not contain what it forbids."""
    assert unwelcome(text.replace("|", ""))


@pytest.mark.parametrize(
    "text", ["https://example.org/work/1", "content/work/a.md", "../root/x", "/events/a.html", "PyPI"]
)
def test_other_paths_are_not_mistaken_for_a_machines(text: str) -> None:
    assert unwelcome(text) == ()


def test_every_file_ends_its_lines_alike() -> None:
    """Spans and digests count characters, so a CR in one clone would make another chronology of it."""
    suffixes = {".cfg", ".css", ".html", ".js", ".lock", ".md", ".py", ".toml", ".txt", ".yml"}
    files = (path for path in tracked() if Path(path).suffix in suffixes)
    assert [path for path in files if b"\r\n" in (ROOT / path).read_bytes()] == []


def test_the_top_level_holds_only_what_belongs_there() -> None:
    assert {path.partition("/")[0] for path in tracked()} <= TOP_LEVEL


@pytest.mark.parametrize("folder", ["content", "generator", "tests", "themes"])
def test_each_top_folder_says_what_lives_there(folder: str) -> None:
    assert (ROOT / folder / "README.md").is_file()


def test_the_changelog_has_a_place_for_what_comes() -> None:
    assert text_of("CHANGELOG.md").count("\n## [Unreleased]\n") == 1


def test_the_quick_start_is_two_pasted_lines() -> None:
    pasted = quick_start(text_of("README.md"))
    assert len(pasted) == 2
    assert all("\n" not in line for line in pasted)
    assert pasted[0].endswith("/dateline build")
    assert pasted[1].endswith("/python -m pytest -n auto")


def test_the_quick_start_installs_into_an_environment_of_its_own() -> None:
    """Debian's Python refuses installs outside one (PEP 668)."""
    for line in quick_start(text_of("README.md")):
        steps = line.split(" && ")
        assert steps[0] == "python3 -m venv .venv"
        assert all(step.startswith(".venv/bin/") for step in steps[1:])


def test_every_local_link_of_the_documents_leads_to_a_file() -> None:
    documents = [
        path
        for path in tracked()
        if (path.endswith(".md") and not path.startswith("content/")) or path == "content/README.md"
    ]
    links = [
        (path, target)
        for path in documents
        for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", text_of(path))
    ]
    assert links
    assert [(path, target) for path, target in links if not (ROOT / path).parent.joinpath(target).exists()] == []


def glossary(name: str) -> list[tuple[str, str, str]]:
    """Return the items of a glossary page: a term, its counterpart, a definition."""
    return re.findall(r"^(.+) / (.+)\n: (.+)$", text_of(name), flags=re.MULTILINE)


def test_the_glossary_holds_the_same_pairs_in_both_languages() -> None:
    names = ("content/pages/glossary.md", "content/pages/glossary.es.md")
    english, spanish = (glossary(name) for name in names)
    assert english
    assert [text_of(name).count("\n: ") for name in names] == [len(english), len(spanish)]
    assert sorted((term, other) for term, other, _ in english) == sorted((other, term) for term, other, _ in spanish)


def test_the_lock_fixes_every_requirement() -> None:
    project = tomllib.loads(text_of("pyproject.toml"))
    locked = dict(re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", text_of("requirements.lock"), re.MULTILINE))
    named = [*project["project"]["dependencies"], *project["project"]["optional-dependencies"]["dev"]]
    for requirement in map(Requirement, [*named, *project["build-system"]["requires"]]):
        version = locked.get(canonicalize_name(requirement.name))
        assert version is not None, f"{requirement.name} is not in requirements.lock"
        assert version in requirement.specifier, f"requirements.lock has {requirement.name} {version}: make it again"


def test_every_locked_package_has_hashes_and_no_index() -> None:
    lock = text_of("requirements.lock")
    entries = re.split(r"^(?=[a-z])", lock, flags=re.MULTILINE)[1:]
    assert entries
    assert [entry.partition(" ")[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert "http" not in lock


def test_the_theme_guide_names_every_variable() -> None:
    """It stands here, with what every change is checked for, since any change of a view changes it."""
    begin, end = "<!-- variables:begin -->", "<!-- variables:end -->"
    text = text_of("themes/README.md")
    before, _, rest = text.partition(begin)
    _, _, after = rest.partition(end)
    wanted = f"{before}{begin}\n\n{markdown(inspect.getsource)}\n{end}{after}"
    if os.environ.get("DATELINE_UPDATE_DOCS") == "1":
        (ROOT / "themes/README.md").write_text(wanted, encoding="utf-8", newline="\n")
    assert text_of("themes/README.md") == wanted, (
        "themes/README.md differs from `dateline schema theme`: run this test once with DATELINE_UPDATE_DOCS=1"
    )


def test_workflows_pin_their_actions_and_begin_with_no_more_than_reading() -> None:
    workflows = {path: text_of(path) for path in tracked() if re.match(r"(\.github|.*starter_github)/workflows/", path)}
    assert len(workflows) >= 5
    for path, text in workflows.items():
        uses = re.findall(r"uses: (.*)", text)
        assert [each for each in uses if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v[\d.]+", each)] == [], path
        assert "\npermissions:\n  contents: read\n" in text, path
        assert "pull_request_target" not in text, path
