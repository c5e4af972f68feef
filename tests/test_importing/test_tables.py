"""Tables are read from CSV, TSV and workbooks alike; a workbook cannot exhaust the machine."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.importing.tables import MAX_CELL, Table, TableError, read_table
from test_importing.workbook_files import sheet, workbook


def rows(data: bytes, ending: str) -> list[tuple[int, dict[str, str]]]:
    table = read_table(data, ending)
    assert isinstance(table, Table), table
    return [(row.number, row.cells) for row in table.rows]


@pytest.mark.parametrize(
    ("data", "ending", "read"),
    [
        (b"a,b\n1,2\n", ".csv", [(2, {"a": "1", "b": "2"})]),
        (b"a;b\n1,5;2\n", ".csv", [(2, {"a": "1,5", "b": "2"})]),
        (b"\xef\xbb\xbfa\tb\r\n 1 \t\r\n", ".tsv", [(2, {"a": "1"})]),
        (b'a,b\n"x\ny",2\n\n,\n3,4\n', ".csv", [(2, {"a": "x\ny", "b": "2"}), (6, {"a": "3", "b": "4"})]),
        (b"\n\na,,b\n1,2,3,4\n", ".csv", [(4, {"a": "1", "b": "3"})]),
        (b'"a;b";c\n1;2', ".csv", [(2, {"a;b": "1", "c": "2"})]),
    ],
)
def test_delimited_texts(data: bytes, ending: str, read: list[tuple[int, dict[str, str]]]) -> None:
    assert rows(data, ending) == read


def test_a_workbook_gives_what_a_person_sees() -> None:
    cells = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>When</t></is></c></row>'
        '<row r="4"><c r="A4"><v>-44</v></c><c r="B4" s="1"><v>44108</v></c><c r="C4" s="2"><v>0.6041666666666666</v></c></row>'
        '<row r="5"><c r="A5"><v>1.5</v></c><c r="B5" t="b"><v>1</v></c></row>'
    )
    data = workbook(cells, "<si><t>Year</t></si><si><r><t>Da</t></r><r><t>y</t></r></si>")
    assert rows(data, ".xlsx") == [
        (4, {"Year": "-44", "Day": "2020-10-04", "When": "14:30"}),
        (5, {"Year": "1.5", "Day": "true"}),
    ]


def test_a_workbook_is_known_by_its_content_too() -> None:
    assert rows(sheet(("a",), (1,)), ".csv") == [(2, {"a": "1"})]


def test_cells_need_not_say_where_they_stand() -> None:
    data = workbook("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>5</v></c></row>")
    assert rows(data, ".xlsx") == [(2, {"1": "5"})]


def zip_of(**parts: bytes) -> bytes:
    found = BytesIO()
    with zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return found.getvalue()


MEGABYTE = b"x" * 1_000_000
FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


@pytest.mark.parametrize(
    ("data", "ending", "message"),
    [
        (b"", ".csv", "there is nothing in it"),
        (b"\xff", ".csv", "it is not UTF-8 (byte 1)"),
        (b'a,b\n1,"', ".csv", "line 2: the row that begins here cannot be read"),
        (b"a,b,a\n1,2,3", ".csv", "line 1: two columns are called `a`"),
        (b"a,b\n1," + b"x" * (MAX_CELL + 1), ".csv", "line 2, b: more than 100,000 characters in one cell"),
        (b"PK\x03\x04 no zip", ".xlsx", "it cannot be unpacked as a workbook"),
        (zip_of(words__txt=b"no workbook"), ".xlsx", "it is no XLSX workbook"),
        (workbook(FAR), ".xlsx", "a sheet reaches to row 1,048,576 and column 16,384"),
        (workbook("<row>" + "<c/>" * 600 + "</row>"), ".xlsx", "a sheet reaches to row 1 and column 600"),
        (workbook("", bomb=MEGABYTE * 60), ".xlsx", "unpacked, the workbook has more than 50,000,000 bytes"),
        (
            workbook('<row r="1">' + '<c t="s"><v>0</v></c>' * 30 + "</row>", f"<si><t>{MEGABYTE.decode()}</t></si>"),
            ".xlsx",
            "its cells hold more than 20,000,000 characters",
        ),
        (
            workbook("", part=b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'),
            ".xlsx",
            "a part of the workbook has a document type",
        ),
        (workbook("", part=b"<si>x</si>"), ".xlsx", "texts that cells share stand outside"),
    ],
)
def test_what_cannot_be_read_is_one_message(data: bytes, ending: str, message: str) -> None:
    table = read_table(data, ending)
    assert isinstance(table, TableError)
    assert table.message.startswith(message)


def test_a_workbook_whose_zip_lies_about_its_sizes_is_refused() -> None:
    data = workbook("", bomb=MEGABYTE * 60)
    honest = (60_000_000).to_bytes(4, "little")
    assert honest in data
    assert isinstance(read_table(data.replace(honest, (100).to_bytes(4, "little")), ".xlsx"), TableError)


def test_a_sheet_is_chosen_by_its_name() -> None:
    assert isinstance(read_table(sheet(("a",), (1,)), ".xlsx", "Events"), Table)
    table = read_table(sheet(("a",), (1,)), ".xlsx", "People")
    assert table == TableError("the workbook has no sheet `People`; it has `Events`")


@given(st.binary(max_size=200))
def test_any_bytes_can_be_given(data: bytes) -> None:
    for ending in (".csv", ".tsv", ".xlsx"):
        read_table(data, ending)


@given(st.data())
def test_a_broken_workbook_is_refused_or_read(data: st.DataObject) -> None:
    whole = bytearray(sheet(("Year", "Headline"), (2020, "One"), (2021, "Two")))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    read_table(bytes(whole), ".xlsx")
