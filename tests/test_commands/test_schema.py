"""`dateline schema` documents every key; the reference in content/README.md is what it prints; its JSON Schema fits the content."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from dateline.commands.entrance import main
from dateline.model import FOLDERS, KINDS, Kind
from dateline.parsing.document import split
from dateline.parsing.frontmatter import read_front_matter
from dateline.parsing.schema_docs import TABLES, json_schema, markdown
from dateline.parsing.schema_types import ListOf, Table, ValueType
from dateline.parsing.values import plain

CONTENT = Path(__file__).parents[2] / "content"
README = CONTENT / "README.md"
BEGIN, END = "<!-- schema:begin -->", "<!-- schema:end -->"


def test_the_reference_in_the_content_folder_is_up_to_date() -> None:
    text = README.read_text(encoding="utf-8")
    assert BEGIN in text, f"content/README.md has no {BEGIN}"
    assert END in text, f"content/README.md has no {END}"
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    wanted = f"{before}{BEGIN}\n\n{markdown(TABLES)}\n{END}{after}"
    if os.environ.get("DATELINE_UPDATE_DOCS") == "1":
        README.write_text(wanted, encoding="utf-8", newline="\n")
    assert README.read_text(encoding="utf-8") == wanted, (
        "content/README.md differs from `dateline schema`: run this test once with DATELINE_UPDATE_DOCS=1"
    )


def keys_in(type_: ValueType) -> Iterator[str]:
    if isinstance(type_, ListOf):
        yield from keys_in(type_.item)
    elif isinstance(type_, Table):
        for field in type_.fields:
            yield field.key
            yield from keys_in(field.type)


@pytest.mark.parametrize("name", TABLES)
def test_every_key_has_a_row(name: str) -> None:
    rows = set(re.findall(r"^\| \**`([^`]+)`", markdown([name]), re.MULTILINE))
    assert rows == set(keys_in(TABLES[name]))


def test_rows_have_three_cells() -> None:
    rows = [line for line in markdown(TABLES).splitlines() if line.startswith("|")]
    assert rows
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {4}


def test_one_kind_can_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "place"]) == 0
    out = capsys.readouterr().out
    assert "### Place" in out
    assert "### Event" not in out


def test_a_mistyped_kind_gets_a_suggestion(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "evnt"]) == 2
    assert "Did you mean `event`?" in capsys.readouterr().err


def test_the_json_schema_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "--format", "json"]) == 0
    schema = json.loads(capsys.readouterr().out)
    Draft202012Validator.check_schema(schema)
    assert set(schema["$defs"]) == set(TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_the_json_schema_of_one_kind_is_one(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", name, "--format", "json"]) == 0
    Draft202012Validator.check_schema(json.loads(capsys.readouterr().out))


def front_matter(path: Path) -> object:
    parts = split(path.read_text(encoding="utf-8"))
    assert parts
    root, diagnostics = read_front_matter(parts[0], 2, path.name)
    assert root is not None
    assert diagnostics == ()
    return plain(root)


@pytest.mark.parametrize("kind", KINDS)
def test_the_json_schema_fits_the_content(kind: Kind) -> None:
    validator = Draft202012Validator(json_schema([kind]))
    for path in sorted((CONTENT / FOLDERS[kind]).glob("*.md")):
        if path.name.count(".") == 1:
            errors = [
                f"{path.name}: {error.json_path}: {error.message}"
                for error in validator.iter_errors(front_matter(path))
            ]
            assert errors == []


EVENT: dict[str, object] = {"title": "Talks", "date": "2020-10~"}
ACCOUNT: dict[str, object] = {"says": "A", "cite": "[@paper, ¶ 2]"}


@pytest.mark.parametrize(
    "more",
    [
        {"x-mine": [1, {"two": 3}]},
        {"date": 2020},
        {"accusation": True},
        {"after": "one-event"},
        {"after": ["one-event", "another"]},
        {"actors": ["envoy", {"council": "listens"}]},
        {"allow": {"orphan": "a reason"}},
        {"media": [{"file": "folder/.hidden..jpg"}]},
        {"disputes": [{"about": "Who", "kind": "conflict", "accounts": [ACCOUNT, ACCOUNT]}]},
    ],
)
def test_the_json_schema_takes_what_is_right(more: dict[str, object]) -> None:
    Draft202012Validator(json_schema(["event"])).validate(EVENT | more)


@pytest.mark.parametrize(
    "more",
    [
        {"titel": "Talks"},
        {"title": ""},
        {"standing": "happened"},
        {"date": "15 Oct 2020"},
        {"accusation": "perhaps"},
        {"places": ["Not An Id"]},
        {"places": "capital"},
        {"actors": [{"one": "a", "two": "b"}]},
        {"allow": {"no-such-rule": "a reason"}},
        {"basis": [{"source": "paper"}]},
        {"disputes": [{"about": "Who", "kind": "conflict", "accounts": [ACCOUNT]}]},
        {"disputes": [{"about": "Who", "kind": "conflict", "accounts": [ACCOUNT, ACCOUNT | {"cite": "paper, ¶ 2"}]}]},
        {"media": [{"file": "../escape.jpg"}]},
        {"media": [{"file": "folder/../escape.jpg"}]},
        {"media": [{"file": "/absolute.jpg"}]},
        {"media": [{"file": "folder/"}]},
    ],
)
def test_the_json_schema_refuses_what_is_wrong(more: dict[str, object]) -> None:
    assert not Draft202012Validator(json_schema(["event"])).is_valid(EVENT | more)


def test_a_missing_required_key_is_refused() -> None:
    assert not Draft202012Validator(json_schema(["event"])).is_valid({"date": "2020"})
