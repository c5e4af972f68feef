"""Build valid EDTF texts of every kind for property tests."""

from hypothesis import strategies as st

from dateline.dates import Date, civil, parse

MARKS = st.sampled_from(["", "", "", "?", "~", "%"])
ONE_MARK = st.sampled_from(["?", "~", "%"])


def _join(*parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*parts).map("".join)


years = _join(st.sampled_from(["", "", "", "-"]), st.integers(1, 9999).map(lambda year: f"{year:04}"))
days = (
    st.integers(-3_000_000, 3_600_000)
    .map(civil)
    .map(lambda d: f"{'-' if d[0] < 0 else ''}{abs(d[0]):04}-{d[1]:02}-{d[2]:02}")
)
months = _join(years, st.integers(1, 12).map(lambda month: f"-{month:02}"))
parts_of_years = _join(years, st.integers(21, 41).map(lambda part: f"-{part}"))
long_years = _join(st.sampled_from(["Y", "Y-"]), st.integers(10_000, 10**15).map(str))
exponential_years = _join(
    st.sampled_from(["Y", "Y-"]), st.integers(1, 9999).map(str), st.integers(1, 12).map(lambda e: f"E{e}")
)
estimated_years = _join(st.integers(1000, 9999).map(str), st.integers(1, 4).map(lambda s: f"S{s}"))
masked = st.one_of(
    st.from_regex(r"-?[1-9][0-9X]{2}X", fullmatch=True),
    st.from_regex(r"[0-9X]{4}-(XX|1X|0X|X1|X2)", fullmatch=True),
    st.from_regex(r"[0-9X]{4}-(0[1-9]|1[0-2]|XX|1X)-(XX|[12]X|0X|X5|15)", fullmatch=True),
).filter(lambda text: isinstance(parse(text), Date))
plain_dates = st.one_of(years, months, days)
marked_dates = st.one_of(
    _join(plain_dates, ONE_MARK),
    _join(MARKS, st.integers(1, 9999).map(lambda year: f"{year:04}-"), MARKS, st.just("06-"), MARKS, st.just("11")),
)
single_dates = st.one_of(
    plain_dates,
    parts_of_years,
    long_years,
    exponential_years,
    estimated_years,
    masked,
    marked_dates,
    _join(parts_of_years, ONE_MARK),
)
times = _join(days, st.times().map(lambda time: f"T{time:%H:%M:%S}"), st.sampled_from(["", "Z", "+02", "-05:30"]))


def _ordered(pair: tuple[str, str]) -> tuple[str, str]:
    first, last = (parse(text) for text in pair)
    assert isinstance(first, Date)
    assert isinstance(last, Date)
    return pair if (first.earliest or 0) <= (last.earliest or 0) else (pair[1], pair[0])


pairs = st.tuples(single_dates, single_dates).map(_ordered)
intervals = st.one_of(
    pairs.map("/".join),
    _join(single_dates, st.sampled_from(["/", "/.."])),
    _join(st.sampled_from(["/", "../"]), single_dates),
)
sets = st.tuples(st.sampled_from(["[]", "{}"]), st.lists(single_dates, min_size=1, max_size=4)).map(
    lambda drawn: f"{drawn[0][0]}{','.join(drawn[1])}{drawn[0][1]}"
)
edtf_texts = st.one_of(single_dates, times, intervals, sets)
