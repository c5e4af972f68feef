"""A memo gives back what was put in, for the same input only, and any fault in its file is an empty memo."""

import shutil
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

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


VALUES = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 2))


@pytest.mark.parametrize("at_once", [False, True])
@given(builds=st.lists(VALUES, max_size=6))
def test_each_build_gives_back_what_the_last_one_kept(
    tmp_path_factory: pytest.TempPathFactory, *, at_once: bool, builds: list[dict[str, int]]
) -> None:
    """Besides as many values that never change as let those that do be written beside the file."""
    place = tmp_path_factory.mktemp("memo") / "m.msgpack"
    before: dict[str, int] = {}
    still = {f"still-{number}": number for number in range(100)}
    for values in ({}, *builds):
        memo = Memo(place, Value, b"ns", at_once=at_once)
        assert {name: memo.last(name) for name in "abcdefgh"} == {
            name: Value("x", before[name]) if name in before else None for name in "abcdefgh"
        }
        for name, number in (still | values).items():
            if memo.get(name, b"%d" % number) is None:
                memo.put(name, b"%d" % number, Value("x", number))
        memo.save()
        before = values


def one_of_many(folder: Path) -> tuple[Path, Path]:
    """Keep a hundred values, and then another at one name; return the file, and that of what is newer."""
    for kept in (b"k", b"other"):
        memo = Memo(folder / "m.msgpack", Value, b"ns")
        for number in range(100):
            key = kept if number == 7 else b"k"
            if memo.get(str(number), key) is None:
                memo.put(str(number), key, Value(kept.decode(), number))
        memo.save()
    return folder / "m.msgpack", folder / "m.newer.msgpack"


def test_one_new_value_leaves_the_file_as_it_is(tmp_path: Path) -> None:
    whole, newer = one_of_many(tmp_path)
    assert newer.stat().st_size * 20 < whole.stat().st_size
    newer.unlink()
    memo = Memo(whole, Value, b"ns")
    assert (memo.last_key("7"), memo.last_key("8")) == (b"k", b"k")


def test_what_is_newer_holds_for_its_own_file_only(tmp_path: Path) -> None:
    whole, newer = one_of_many(tmp_path)
    kept = newer.read_bytes()
    again = Memo(whole, Value, b"ns", fresh=True)
    again.put("7", b"k", Value("whole"))
    again.save()
    assert not newer.exists()
    newer.write_bytes(kept)
    assert Memo(whole, Value, b"ns").last("7") == Value("whole")


def test_every_truncation_of_what_is_newer_is_survived(tmp_path: Path) -> None:
    whole, newer = one_of_many(tmp_path)
    kept = newer.read_bytes()
    for length in range(len(kept)):
        newer.write_bytes(kept[:length])
        memo = Memo(whole, Value, b"ns")
        assert (memo.last("7"), memo.last("8")) == (Value("k", 7), Value("k", 8))


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
    lie = {"text": 3}
    for value in (lie, msgspec.msgpack.encode(lie)):
        entries = {"a": (b"k", value)}
        namespace = b"ns %d" % tmp_path.stat().st_ino
        (tmp_path / "m").write_bytes(msgspec.msgpack.encode({"namespace": namespace, "entries": entries}))
        for at_once in (False, True):
            assert Memo(tmp_path / "m", Value, b"ns", at_once=at_once).get("a", b"k") is None


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
