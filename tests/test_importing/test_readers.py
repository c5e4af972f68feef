"""Entries become sources: names, dates and addresses in our form, everything else under `x-` keys, nothing lost."""

import json

import pytest

from dateline.importing import Imported, Reading, read_bibtex, read_csl_json, read_ris, recognised
from dateline.parsing.forms import is_id

CSL = """
[
  {
    "id": "bridge-2020",
    "type": "article-newspaper",
    "title": "The bridge: “open” at last",
    "container-title": "The Harbour Post",
    "publisher": "Harbour Press",
    "author": [
      {"family": "Beek", "given": "Ana", "non-dropping-particle": "van"},
      {"literal": "The City Desk"},
      {"family": "Oduya", "given": "Sam", "suffix": "Jr."}
    ],
    "issued": {"date-parts": [[2020, "10", 4]]},
    "accessed": {"date-parts": [[2021, 1]]},
    "URL": "https://post.example/bridge?a=1#top",
    "language": "en",
    "abstract": "The paper's own words.",
    "note": "Saved twice.",
    "volume": 12,
    "editor": [{"family": "Ruiz", "given": "Eva"}],
    "custom": {"shelf": ["B", 2]},
    "imported": "a field with our own record's name"
  }
]
"""

BIBTEX = r"""
@string{post = "The Harbour Post"}
% a comment between entries
@article{bridge-2020,
  Author   = {Garc{\'\i}a M{\'a}rquez, Eva and {The City and Harbour Desk} and Ana van Beek},
  title    = {The {Bridge} \& the "ferry" -- 100% done},
  subtitle = {a report},
  journal  = post # ", Sunday",
  publisher = {Harbour Press},
  year = 2020, month = oct,
  url = {https://post.example/~a_b%20c},
  keywords = {bridges, boats},
  abstract = {The paper's own words.},
}
"""

RIS = """\
TY  - NEWS
ID  - bridge-2020
TI  - The bridge opens,
      at last
AU  - Beek, Ana van
AU  - Oduya, Sam, Jr.
AU  - City Desk
T2  - The Harbour Post
PB  - Harbour Press
PY  - 2020
DA  - 2020/10/04/
Y2  - 2021/01//
UR  - https://post.example/bridge
UR  - https://mirror.example/bridge
KW  - bridges
KW  - boats
AB  - The paper's own words.
ER  -
"""


def only(reading: Reading) -> Imported:
    assert reading.problems == ()
    (source,) = reading.things
    return source


def test_an_item_of_csl_json_becomes_a_source() -> None:
    source = only(read_csl_json(CSL))
    assert (source.id, source.key, source.row, source.notes) == ("bridge-2020", "bridge-2020", 1, ())
    assert source.values == (
        ("title", "The bridge: “open” at last"),
        ("publisher", "The Harbour Post"),
        ("authors", ("Ana van Beek", "The City Desk", "Sam Oduya Jr.")),
        ("published", "2020-10-04"),
        ("accessed", "2021-01"),
        ("url", "https://post.example/bridge?a=1#top"),
        ("language", "en"),
        ("kind", "newspaper article"),
        ("private", "The paper's own words.\n\nSaved twice."),
        ("x-publisher", "Harbour Press"),
        ("x-volume", "12"),
        ("x-editor", "Eva Ruiz"),
        ("x-custom", '{"shelf": ["B", 2]}'),
        ("x-imported-field", "a field with our own record's name"),
    )


def test_an_entry_of_bibtex_becomes_a_source() -> None:
    source = only(read_bibtex(BIBTEX))
    assert (source.id, source.row, source.notes) == ("bridge-2020", 4, ())
    assert source.values == (
        ("title", 'The Bridge & the "ferry" – 100% done: a report'),
        ("publisher", "The Harbour Post, Sunday"),
        ("authors", ("Eva García Márquez", "The City and Harbour Desk", "Ana van Beek")),
        ("published", "2020-10"),
        ("url", "https://post.example/~a_b%20c"),
        ("kind", "article"),
        ("private", "The paper's own words."),
        ("x-publisher", "Harbour Press"),
        ("x-keywords", "bridges, boats"),
    )


def test_a_record_of_ris_becomes_a_source() -> None:
    source = only(read_ris(RIS))
    assert (source.id, source.row, source.notes) == ("bridge-2020", 1, ())
    assert source.values == (
        ("title", "The bridge opens, at last"),
        ("publisher", "The Harbour Post"),
        ("authors", ("Ana van Beek", "Sam Oduya Jr.", "City Desk")),
        ("published", "2020-10-04"),
        ("accessed", "2021-01"),
        ("url", "https://post.example/bridge"),
        ("kind", "newspaper article"),
        ("private", "The paper's own words."),
        ("x-pb", "Harbour Press"),
        ("x-url", "https://mirror.example/bridge"),
        ("x-kw", ("bridges", "boats")),
    )


def dates(reading: Reading) -> dict[str, object]:
    return {key: value for key, value in only(reading).values if key not in ("title", "kind")}


@pytest.mark.parametrize(
    ("issued", "kept"),
    [
        ({"date-parts": [[2020]]}, {"published": "2020"}),
        ({"date-parts": [[2020, 10], ["2020", "12", "1"]]}, {"published": "2020-10/2020-12-01"}),
        ({"date-parts": [[2020]], "circa": True}, {"published": "2020~"}),
        ({"date-parts": [[2020]], "season": 1}, {"published": "2020-21"}),
        ({"date-parts": [[2020]], "season": "Autumn"}, {"published": "2020-23"}),
        ({"date-parts": [[987, 5]]}, {"published": "0987-05"}),
        ({"literal": "2020-10~"}, {"published": "2020-10~"}),
        ({"raw": "c. 1990"}, {"published": "1990~"}),
        ({"edtf": "[2020-10-04..2020-10-05]", "date-parts": [[2020]]}, {"published": "[2020-10-04..2020-10-05]"}),
        ({"literal": "last spring"}, {"x-issued": "last spring"}),
        ({"date-parts": [[-44, 3, 15]]}, {"x-issued": '{"date-parts": [[-44, 3, 15]]}'}),
        ({"date-parts": [[2020, 2, 30]]}, {"x-issued": '{"date-parts": [[2020, 2, 30]]}'}),
        ({"date-parts": "2020"}, {"x-issued": '{"date-parts": "2020"}'}),
        ("2020-10", {"published": "2020-10"}),
    ],
)
def test_dates_of_csl_json(issued: object, kept: dict[str, str]) -> None:
    item = {"id": "a", "type": "book", "title": "T", "issued": issued}
    reading = read_csl_json(json.dumps([item]))
    assert dates(reading) == kept
    assert bool(only(reading).notes) == ("x-issued" in kept)


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        ("date = {2020-10-04}", {"published": "2020-10-04"}),
        ("date = {2020-10/2020-12~}, year = 2020", {"published": "2020-10/2020-12~"}),
        ("date = {1990~}", {"published": "1990~"}),
        ("year = 2020, month = {October}, day = 4", {"published": "2020-10-04"}),
        ('year = {2020}, month = oct # "~4"', {"published": "2020-10-04"}),
        ("year = {2020}, month = {10}", {"published": "2020-10"}),
        ("year = {c. 1990}", {"published": "1990~"}),
        ("year = {[1990?]}", {"published": "1990?"}),
        ("year = {1990--1992}", {"published": "1990/1992"}),
        ("year = {2020}, month = {Michaelmas}", {"published": "2020", "x-month": "Michaelmas"}),
        ("date = {soon}", {"x-date": "soon"}),
        ("year = {in press}", {"x-year": "in press"}),
        ("year = 2020, urldate = {2021-01-02}", {"published": "2020", "accessed": "2021-01-02"}),
    ],
)
def test_dates_of_bibtex(fields: str, kept: dict[str, str]) -> None:
    assert dates(read_bibtex(f"@book{{a, title = {{T}}, {fields}}}")) == kept


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        ("PY  - 2020///", {"published": "2020"}),
        ("PY  - 2020/10//", {"published": "2020-10"}),
        ("DA  - 2020-10-04", {"published": "2020-10-04"}),
        ("Y1  - 2020///Spring", {"published": "2020-21"}),
        ("PY  - 2020\nDA  - 2020/10/04/morning", {"published": "2020", "x-da": "2020/10/04/morning"}),
        ("PY  - 2019\nDA  - 2020/10/04", {"published": "2020-10-04", "x-py": "2019"}),
        ("PY  - n.d.", {"x-py": "n.d."}),
    ],
)
def test_dates_of_ris(lines: str, kept: dict[str, str]) -> None:
    assert dates(read_ris(f"TY  - BOOK\nID  - a\nTI  - T\n{lines}\nER  - \n")) == kept


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"Caf{\'e} \c{C}a {\ss} \o{} \v{s}", "Café Ça ß ø š"),
        (r"``so'' --- he said", "“so” — he said"),
        (r"\emph{Nature}: $x^2$", "Nature: $x^2$"),
        (r"{" * 300 + "deep" + "}" * 300, "{" * 300 + "deep" + "}" * 300),
    ],
)
def test_latex_becomes_plain_text(written: str, read: str) -> None:
    assert dict(only(read_bibtex(f"@book{{a, title = {{{written}}}}}")).values)["title"] == read


def test_an_address_that_cannot_be_one_is_kept_and_noted() -> None:
    source = only(read_bibtex("@book{a, title={T}, url={ftp://old.example/x}}"))
    assert dict(source.values)["x-url"] == "ftp://old.example/x"
    assert source.notes == ("`ftp://old.example/x` is no web address, and is kept as x-url",)


def test_an_address_in_howpublished_is_the_address() -> None:
    source = only(read_bibtex(r"@misc{a, title={T}, howpublished={\url{https://a.example/x_y~z}}}"))
    assert dict(source.values)["url"] == "https://a.example/x_y~z"


def test_ids_are_made_from_keys_and_never_shared() -> None:
    text = "".join(
        f"@book{{{key}, title={{T}}}}\n" for key in ("a-b", "A_B", "A B", "Çelik:2020", "editors", "NUL", "东京")
    )
    ids = [source.id for source in read_bibtex(text).things]
    assert ids[:1] + ids[3:4] == ["a-b", "celik-2020"]
    assert len(set(ids)) == 7
    assert all(map(is_id, ids))
    assert "editors" not in ids
    assert dict(read_bibtex(text).things[3].values)["x-key"] == "Çelik:2020"


def test_ids_that_would_be_shared_do_not_hang_on_the_rows_before() -> None:
    first = "@book{a-b, title={T}}\n@book{A_B, title={T}}\n"
    longer = "@book{a-b, title={T}}\n@book{A B, title={T}}\n@book{A_B, title={T}}\n"
    assert read_bibtex(first).things[1].id == read_bibtex(longer).things[2].id


def test_an_entry_without_a_key_is_named_after_author_year_and_title() -> None:
    source = only(read_ris("TY  - BOOK\nTI  - The bridge opens\nAU  - Beek, Ana\nPY  - 2020\nER  - \n"))
    assert source.id == "beek-2020-the-bridge-opens"


def test_what_cannot_be_read_is_a_problem_at_its_row() -> None:
    bibtex = (
        "@book{a, title={T}}\n\n@book{a, title={T}}\n@book{b, author={X}}\n@book{c, title={T\n@book{d, title={T}}\n"
    )
    reading = read_bibtex(bibtex)
    assert [source.id for source in reading.things] == ["a", "d"]
    assert [(problem.row, problem.message.partition(":")[0]) for problem in reading.problems] == [
        (3, "the entry `a` stands already at line 1"),
        (4, "the entry `b` has no title, and a source needs one"),
        (5, "the entry cannot be read"),
    ]
    ris = "stray\nTY  - BOOK\nTI  - One\nTY  - BOOK\nTI  - Two\n"
    assert [problem.row for problem in read_ris(ris).problems] == [1, 4, 4]
    assert [source.row for source in read_ris(ris).things] == [2, 4]
    items = '[1, {"id": "a"}, {"id": "b", "title": "T"}]'
    assert [problem.row for problem in read_csl_json(items).problems] == [1, 2]


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "9" * 10_000, '{"id": "a"'])
def test_text_that_is_not_json_is_one_problem(text: str) -> None:
    reading = read_csl_json(text)
    assert reading.things == ()
    assert len(reading.problems) == 1


def test_a_field_that_stands_twice_keeps_both_texts() -> None:
    source = only(read_bibtex("@book{a, title={T}, title={U}, series={S}, series={R}}"))
    assert dict(source.values) == {"title": "T", "kind": "book", "x-title": "U", "x-series": ("S", "R")}


def test_characters_that_no_file_may_hold_are_taken_out() -> None:
    source = only(read_csl_json(r'[{"id": "a", "title": "a\u0000b\u001bc\ud800d\u2028e\ufefff"}]'))
    assert dict(source.values)["title"] == "a b c\ufffdd ef"


@pytest.mark.parametrize(
    ("ending", "text", "format_"),
    [
        (".bib", "", "BibTeX"),
        (".RIS", "", "RIS"),
        (".json", "", "CSL-JSON"),
        (".txt", " [{}]", "CSL-JSON"),
        (".txt", "\ufeffTY  - BOOK", "RIS"),
        ("", "% words\n\n@book{a,", "BibTeX"),
        (".txt", "words", None),
    ],
)
def test_formats_are_told_apart(ending: str, text: str, format_: str | None) -> None:
    assert recognised(ending, text) == format_


def test_names_that_double_at_each_step_stay_as_written() -> None:
    names = "".join(f"@string{{s{n} = s{n - 1} # s{n - 1}}}\n" for n in range(1, 60))
    source = only(read_bibtex(f'@string{{s0 = "ha"}}\n{names}@book{{a, title = {{T}}, series = s3, note = s59}}'))
    values = dict(source.values)
    assert values["x-series"] == "ha" * 8
    assert len(str(values["private"])) <= 200_000


def test_a_name_that_is_defined_twice_is_a_problem() -> None:
    reading = read_bibtex('@string{a = "one"}\n@string{a = "two"}\n@book{k, title = a}')
    assert dict(reading.things[0].values)["title"] == "one"
    assert [problem.row for problem in reading.problems] == [2]
