"""A memo gives back what was put in, for the same input only, and any fault in its file is an empty memo."""

import shutil
from pathlib import Path

import msgspec
import pytest

import chronologies
from dateline.cache import Memo, key_of
from dateline.evidence import make, read_text, serialise
from dateline.project import load


class Value(msgspec.Struct, frozen=True):
    """Anything that can be kept."""

    text: str
    number: int = 0


def test_a_value_is_found_again_by_name_and_key(tmp_path: Path) -> None:
    memo = Memo(tmp_path / "m", Value, b"ns")
    memo.put("a", b"k", Value("x", 1))
    memo.save()
    again = Memo(tmp_path / "m", Value, b"ns")
    assert again.get("a", b"k") == Value("x", 1)
    assert again.get("a", b"other") is None
    assert again.get("b", b"k") is None


def test_another_generator_begins_anew(tmp_path: Path) -> None:
    memo = Memo(tmp_path / "m", Value, b"ns")
    memo.put("a", b"k", Value("x"))
    memo.save()
    assert Memo(tmp_path / "m", Value, b"upgraded").get("a", b"k") is None
    assert Memo(tmp_path / "m", Value, b"ns", fresh=True).get("a", b"k") is None


def test_what_is_not_asked_for_is_forgotten(tmp_path: Path) -> None:
    memo = Memo(tmp_path / "m", Value, b"ns")
    memo.put("a", b"k", Value("x"))
    memo.put("b", b"k", Value("y"))
    memo.save()
    second = Memo(tmp_path / "m", Value, b"ns")
    second.get("a", b"k")
    second.save()
    third = Memo(tmp_path / "m", Value, b"ns")
    assert (third.get("a", b"k"), third.get("b", b"k")) == (Value("x"), None)


def test_an_unchanged_memo_is_not_written_again(tmp_path: Path) -> None:
    memo = Memo(tmp_path / "m", Value, b"ns")
    memo.put("a", b"k", Value("x"))
    memo.save()
    before = (tmp_path / "m").stat().st_ino
    second = Memo(tmp_path / "m", Value, b"ns")
    second.get("a", b"k")
    second.save()
    assert (tmp_path / "m").stat().st_ino == before


@pytest.mark.parametrize("damage", [b"", b"\x00", b"\xc1" * 50, b"\x91" * 100_000, b"not a memo at all"])
def test_a_damaged_file_is_an_empty_memo(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "m").write_bytes(damage)
    assert Memo(tmp_path / "m", Value, b"ns").get("a", b"k") is None


def test_every_truncation_is_survived(tmp_path: Path) -> None:
    memo = Memo(tmp_path / "m", Value, b"ns")
    memo.put("a", b"k", Value("x", 1))
    memo.save()
    whole = (tmp_path / "m").read_bytes()
    for length in range(len(whole)):
        (tmp_path / "m").write_bytes(whole[:length])
        assert Memo(tmp_path / "m", Value, b"ns").get("a", b"k") in {None, Value("x", 1)}


def test_a_value_of_another_shape_is_not_given(tmp_path: Path) -> None:
    stored = msgspec.msgpack.encode({"namespace": b"ns", "entries": {"a": (b"k", {"text": 3})}})
    (tmp_path / "m").write_bytes(stored)
    assert Memo(tmp_path / "m", Value, b"ns").get("a", b"k") is None


def test_a_key_tells_where_one_part_ends() -> None:
    assert key_of([b"ab", b"c"]) != key_of([b"a", b"bc"])


def test_a_memo_that_was_made_elsewhere_is_not_believed(tmp_path: Path) -> None:
    """A pull request could bring one, in which a false quotation was found."""
    memo = Memo(tmp_path / "here" / "m", Value, b"ns")
    memo.put("a", b"k", Value("x", 1))
    memo.save()
    assert Memo(tmp_path / "here" / "m", Value, b"ns").get("a", b"k") == Value("x", 1)
    shutil.copytree(tmp_path / "here", tmp_path / "there")
    assert Memo(tmp_path / "there" / "m", Value, b"ns").get("a", b"k") is None
    (tmp_path / "here").rename(tmp_path / "elsewhere")
    assert Memo(tmp_path / "elsewhere" / "m", Value, b"ns").get("a", b"k") == Value("x", 1), "it is the same folder"


def test_forged_verdicts_do_not_make_a_false_quotation_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memos in which the words were found hold where they lie, and nowhere else."""

    def rules(project: str) -> set[str]:
        monkeypatch.chdir(tmp_path / project)
        return {each.rule for each in load(Path("content")).diagnostics}

    fingerprint = serialise(make(read_text("Ships came in at dawn.\n"), bytes(16)))
    for project, words in (("honest", "came in at dawn"), ("forged", "came in at noon")):
        chronologies.write_all(
            '-- timeline.toml --\nid = "h"\ntitle = "H"\n'
            "-- sources/paper.md --\n---\ntitle: A paper\nurl: none\ncopy_notes: None.\n---\n"
            f'-- events/a.md --\n---\ntitle: A\ndate: 1990\n---\nThey came [@paper, ¶ 1 "{words}"].\n',
            tmp_path / project / "content",
        )
        (tmp_path / project / "content/sources/paper.fingerprint").write_text(fingerprint, encoding="utf-8")
        assert ("quote-not-found" in rules(project)) == (project == "forged")
    places = [tmp_path / project / ".dateline" / "verdicts.msgpack" for project in ("honest", "forged")]
    good, bad = (msgspec.msgpack.decode(place.read_bytes()) for place in places)
    for name, (key, _) in bad["entries"].items():
        bad["entries"][name] = [key, good["entries"][name][1]]
    places[1].write_bytes(msgspec.msgpack.encode(bad))
    assert "quote-not-found" not in rules("forged")
    shutil.copytree(tmp_path / "forged", tmp_path / "cloned")
    assert "quote-not-found" in rules("cloned")
