"""Whatever a bibliography holds, nothing is raised, what is written reads without errors, and importing again changes nothing."""

import json

from hypothesis import given
from hypothesis import strategies as st

from dateline.importing import READERS, Imported, Reading, merge, read_bibtex, read_csl_json, read_ris
from dateline.parsing import read_document

SCRAPS = st.lists(
    st.sampled_from(
        [
            *(
                "@book{",
                "@article{k,",
                "title",
                "=",
                "{",
                "}",
                '"',
                ",",
                "#",
                "\\",
                "\\'e",
                "%",
                "$",
                "\n",
                " and ",
                "@",
            ),
            *("@string{a=", "TY  - ", "ER  - ", "TI  - ", "AU  - ", "PY  - ", "DA  - 2020/1/1/x", "ID  - ", "a", "é"),
            *("\x00", "\u2028", "year=", "date={2020}", "month=oct", "author={", "url={https://a.b}", "\\begin{", "~"),
        ]
    ),
    max_size=40,
).map("".join)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
FIELDS = st.sampled_from(
    ["id", "type", "author", "editor", "issued", "accessed", "URL", "abstract", "language", "x", "imported", "key"]
)
DATES = st.fixed_dictionaries(
    {"date-parts": st.lists(st.lists(st.integers(-1, 2030) | JSON, max_size=4), max_size=3)},
    optional={"circa": JSON, "season": JSON, "literal": st.text(max_size=8), "edtf": st.text(max_size=8)},
)
ITEMS = st.lists(
    st.builds(
        lambda title, rest: rest | {"title": title},
        st.text(max_size=20),
        st.dictionaries(FIELDS, JSON | DATES, max_size=6),
    ),
    max_size=3,
).map(json.dumps)


def holds(reading: Reading) -> None:
    """Write every source of a reading and read it again."""
    assert len({source.id for source in reading.things}) == len(reading.things)
    for source in reading.things:
        merged = merge(None, source)
        assert merged.refused == ""
        assert faults(merged.text, source) == []
        again = merge(merged.text, source)
        assert (again.text, again.written, again.kept, again.refused) == (merged.text, (), (), "")


def faults(text: str, source: Imported) -> list[str]:
    found = read_document("file.md", text.encode(), "source", source.id).diagnostics
    return [each.message for each in found if each.severity == "error"]


@given(st.text() | SCRAPS)
def test_any_text_can_be_given_to_any_reader(text: str) -> None:
    for reader in READERS.values():
        holds(reader(text))


@given(SCRAPS)
def test_any_value_of_bibtex_is_kept_safely(text: str) -> None:
    holds(read_bibtex(f"@book{{k, title = {{T {text}}}, author = {{{text}}}, year = {{{text}}}, odd = {{{text}}}}}"))


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["AU", "PY", "DA", "Y2", "UR", "LA", "KW", "N1", "T2", "ZZ", "ID"]), st.text(max_size=12)
        ),
        max_size=8,
    )
)
def test_any_value_of_ris_is_kept_safely(fields: list[tuple[str, str]]) -> None:
    lines = "".join(f"{tag}  - {text}\n" for tag, text in fields)
    holds(read_ris(f"TY  - BOOK\nTI  - T\n{lines}ER  - \n"))


@given(ITEMS)
def test_any_item_of_csl_json_is_kept_safely(text: str) -> None:
    holds(read_csl_json(text))


@given(st.text(alphabet="ab:#-\"'[]{}\n\r \t>|", max_size=60), st.text(max_size=10), st.text(max_size=10))
def test_any_file_is_merged_into_without_harm_or_left(front: str, first: str, second: str) -> None:
    text = by_hand = f"---\ntitle: By hand\n{front}\n---\nBody\n"
    for value in (first, second):
        (source,) = read_csl_json(json.dumps([{"id": "k", "title": "T", "odd": f"v{value}"}])).things
        before = faults(text, source)
        merged = merge(text, source)
        if merged.refused:
            assert merged.text == text
        assert set(faults(merged.text, source)) <= set(before)
        lines = iter(merged.text.splitlines(keepends=True))
        assert all(line in lines for line in by_hand.splitlines(keepends=True))  # each of them, and in their order
        text = merged.text
