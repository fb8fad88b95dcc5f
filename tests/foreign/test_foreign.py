"""Other people's data: forms told apart, rows read, what is cut refused, nothing counted twice."""

import gzip
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from peers import ICEWS14, PEERS, gdelt, icews

import dragoman
from dragoman import Book
from dragoman.errors import InputError, UsageError
from dragoman.foreign.cameo import Cameo
from dragoman.foreign.countries import Countries
from dragoman.foreign.forms.icews import HEADING
from dragoman.foreign.reading import FORMS, form_of, rows_of
from dragoman.foreign.rows import Foreign, Unread

SAMPLES = {
    "gdelt2": "gdelt2-20150218230000.export.CSV",
    "gdelt1": "gdelt1-derived.20150218.export.CSV",
    "icews": "icews-events.2018.sample.tab",
    "polecat": "polecat-form.DV.2023.txt",
    "phoenix": "phoenix-form.events.full.20150907.txt",
    "acled": "acled-form.csv",
    "ucdp": "ucdp-ged-sample.csv",
    "us-meetings": "us-meetings.tsv",
    "panel": "icews14-dyad-weeks.csv",
}
UNMAPPED = {"01", "010", "011", "012", "013", "014", "015", "017", "018"}
ACLED = (
    "\ufeffevent_id_cnty,event_date,time_precision,disorder_type,event_type,sub_event_type,actor1,"
    "inter1,actor2,inter2,country,location,source,notes,fatalities\n"
    'KEN1,07 May 2023,1,Political violence,Battles,Armed clash,"Military Forces of Kenya (2022-)",'
    'State forces,Rebels,Rebel group,Kenya,Garissa,"Radio, A","They said ""stop""\nand left",2\n'
    "KEN2,2023-05-10,2,Demonstrations,Protests,Peaceful protest,Protesters (Kenya),Protesters,,,"
    "Kenya,Nairobi,Radio A,x,0\n"
    "KEN3,09 May 2023,3,Strategic developments,Strategic developments,Agreement,"
    "Government of Kenya (2022-),1,Government of Uganda (1986-),8,Kenya,Nairobi,Radio A,x,0\n"
    "KEN4,soon,1,,Strategic developments,Other,A,,,,Kenya,,,,\n"
    "KEN5,2023-05-"
)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """An empty ledger."""
    with dragoman.open(tmp_path / "a.ledger") as found:
        yield found


def sample(form: str) -> Path:
    """Return a sample of a form, or skip where there is none."""
    path = PEERS / SAMPLES[form]
    if not path.is_file():
        pytest.skip("no ../shared folder here")
    return path


def written(tmp_path: Path, name: str, *lines: str) -> Path:
    """Return a file of lines."""
    path = tmp_path / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def told(path: Path, form: str | None = None) -> tuple[list[Foreign], list[Unread]]:
    """Return the rows of a file, and those refused."""
    found = list(rows_of(path, FORMS[form] if form else form_of(path)))
    rows = [one for one in found if isinstance(one, Foreign)]
    return rows, [one for one in found if isinstance(one, Unread)]


def test_gdelt_rows_and_repeats(tmp_path: Path) -> None:
    """Codes stay text, regions are no states, places are FIPS, quotes are letters."""
    path = written(
        tmp_path,
        "a.export.CSV",
        gdelt("1", "20150218", "RUS", "UKR", "042"),
        gdelt("2", "20150218", "RUS", "UKR", "042"),
        gdelt("3", "20150218", "EUR", "ROM", "141"),
        gdelt("4", "20150218", "RUS", "UKR", "012"),
        gdelt("5", "20151318", "RUS", "UKR", "042"),
        gdelt("6", "20150218", "RUS", "UKR", "0999"),
        gdelt("7", "20150218", "RUS", "UKR", "042")[:60],
    )
    rows, refused = told(path)
    assert [row.their_type for row in rows] == ["042", "042", "141", "012", "0999"]
    assert len({row.act for row in rows}) == 4
    assert (rows[0].event_type, rows[0].mode, rows[0].quad_code) == ("CONSULT", "visit", 1)
    assert (rows[0].their_quad, rows[0].their_intensity) == ("1", 2.8)
    assert (rows[2].quad_code, rows[2].their_quad) == (4, "1")
    assert (rows[2].actor_codes, rows[2].actor_states, rows[2].recipient_states) == (
        "EUR", None, "ROU",
    )  # fmt: skip
    assert rows[3].event_type is None
    assert rows[0].place_state == "UKR"
    assert rows[0].actor == '"RUS" REP'
    assert refused[0] == Unread(5, "'2015-13-18' is no day such as 2024-05-27")
    assert [one.line for one in refused] == [5, 7]
    assert refused[1].reason.endswith("of 61 columns: it is cut or damaged")


@pytest.mark.parametrize("columns", [57, 58])
def test_older_gdelt(tmp_path: Path, columns: int) -> None:
    """Version 1 has three columns less, and had no address before April 2013."""
    path = written(tmp_path, "a.csv", gdelt("1", "20120218", "RUS", "UKR", "042", columns=columns))
    rows, refused = told(path)
    assert (form_of(path).name, refused) == ("gdelt1", [])
    assert rows[0].url == (None if columns == 57 else "https://news.example/a")
    assert rows[0].place_state == "UKR"


def test_icews_mirror_images_are_one_act(tmp_path: Path) -> None:
    """Told from both sides by one sentence it is one act; NA is no Namibia."""
    path = written(
        tmp_path,
        "events.tab",
        "\t".join(HEADING),
        icews("2018-06-01", "Bangladesh", "Vietnam", "040", "7"),
        icews("2018-06-01", "Vietnam", "Bangladesh", "040", "7"),
        icews("2018-06-01", "Russian Federation", "NA", "190", "8"),
    )
    rows, _ = told(path)
    assert len({row.act for row in rows}) == 2
    assert [row.actor_states for row in rows] == ["BGD", "VNM", "RUS"]
    assert rows[2].recipient_states is None
    assert rows[0].their_type == "040"


def test_acled_spans_sides_and_quotes(tmp_path: Path) -> None:
    """Weeks and months are spans; a quoted line end is no row's end; a cut row is lost alone."""
    path = tmp_path / "acled.csv"
    path.write_text(ACLED, encoding="utf-8")
    rows, refused = told(path)
    assert form_of(path).name == "acled"
    assert [(row.start, row.end) for row in rows] == [
        ("2023-05-07", "2023-05-07"), ("2023-05-08", "2023-05-14"), ("2023-05-01", "2023-05-31"),
    ]  # fmt: skip
    assert [row.event_type for row in rows] == ["ASSAULT", "PROTEST", "AGREE"]
    assert (rows[0].actor_states, rows[0].deaths, rows[2].recipient_states) == ("KEN", 2, "UGA")
    assert refused[0].reason.startswith("'soon' is no day")
    assert [one.line for one in refused] == [6, 7]


def test_a_form_that_is_not_known_is_refused(tmp_path: Path, book: Book) -> None:
    """The message tells what was looked for."""
    path = written(tmp_path, "a.csv", "one,two", "1,2")
    with pytest.raises(InputError, match="none of the forms gdelt2, gdelt1, icews"):
        book.import_file(path)
    with pytest.raises(UsageError, match="there is no form 'idea'"):
        book.import_file(path, form="idea")
    with pytest.raises(InputError, match="no column 'Event ID'"):
        book.import_file(path, form="icews")
    (tmp_path / "empty").write_bytes(b"")
    with pytest.raises(InputError, match="is empty"):
        book.import_file(tmp_path / "empty")


@pytest.mark.parametrize("form", [None, "acled", "ucdp"])
def test_a_line_end_within_the_first_line_is_told(tmp_path: Path, form: str | None) -> None:
    """It is in no form, and no heading."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"event_id_cnty,a\rb,c\n1,2\n")
    with pytest.raises(InputError):
        list(rows_of(path, FORMS[form] if form else form_of(path)))


def test_packed_files_are_unpacked(tmp_path: Path) -> None:
    """GDELT publishes zip files of one member; gzip does as well; two members are refused."""
    line = gdelt("1", "20150218", "RUS", "UKR", "042") + "\n"
    packed = tmp_path / "a.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.export.CSV", line)
    with gzip.open(tmp_path / "a.gz", "wt", encoding="utf-8") as out:
        out.write(line)
    assert [len(told(path)[0]) for path in (packed, tmp_path / "a.gz")] == [1, 1]
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("b.export.CSV", line)
    with pytest.raises(InputError, match="holds 2 files"):
        form_of(packed)


def test_a_bomb_is_no_event_data(tmp_path: Path) -> None:
    """What unpacks to thousands of times its size is refused before it is read through."""
    packed = tmp_path / "a.gz"
    with gzip.open(packed, "wb") as out:
        out.write(gdelt("1", "20150218", "RUS", "UKR", "042").encode() + b"\n")
        for _ in range(4):
            out.write(b"\n" * 1_000_000)
    with pytest.raises(InputError, match="unpacks to more than 200 times its size"):
        told(packed)


def test_importing_again_adds_nothing(tmp_path: Path, book: Book) -> None:
    """The same file is known; another by its name is refused; a cut run goes on."""
    path = written(tmp_path, "a.CSV", *[gdelt(str(n), "20150218", "RUS", "UKR", "042", f"u{n}")
                                        for n in range(20)])  # fmt: skip
    first = book.import_file(path)
    assert (first.rows, first.acts, first.finished) == (20, 20, True)
    assert book.import_file(path) == first
    assert book.counts().events == 0
    store = book.ledger.store
    rows = list(rows_of(path, form_of(path)))
    with store.transaction():
        number = store.begin_import(first.__class__(0, "b.CSV", "gdelt2", first.digest, "0", False))  # noqa: FBT003 - a record
        store.add_imported(number, [one for one in rows[:7] if isinstance(one, Foreign)], [])
    again = book.import_file(path, name="b.CSV")
    assert (again.rows, again.finished) == (20, True)
    written(tmp_path, "a.CSV", gdelt("1", "20150218", "RUS", "UKR", "042"))
    with pytest.raises(UsageError, match=r"another file was imported as 'a\.CSV'"):
        book.import_file(path)


def test_every_code_of_cameo_is_mapped_or_listed() -> None:
    """Each of the 312 has a type, quad and score, or is one that PLOVER has nothing like."""
    path = PEERS / "cameo-goldstein.csv"
    if not path.is_file():
        pytest.skip("no ../shared folder here")
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    codes = [line.split(",", 1)[0] for line in lines]
    assert len(codes) == 312
    cameo = Cameo.load()
    assert {code for code in codes if cameo.of(code) is None} == UNMAPPED
    assert all(cameo.knows(code) for code in codes)
    assert cameo.reasons["01"]


def test_fips_codes_agree_with_another_crosswalk() -> None:
    """Ours were written by hand; theirs is compared where it has one."""
    path = PEERS / "crosswalk-codes.csv"
    if not path.is_file():
        pytest.skip("no ../shared folder here")
    lines = [line.split(",") for line in path.read_text(encoding="utf-8").splitlines()]
    at, iso = lines[0].index("fips"), lines[0].index("iso3c")
    countries = Countries.load()
    wrong = [
        (cells[iso], cells[at])
        for cells in lines[1:]
        if countries.iso(cells[iso]) and len(cells[at]) == 2 and cells[at] != "NA"
        and countries.fips(cells[at]) != cells[iso]
    ]  # fmt: skip
    assert wrong == []


@pytest.mark.parametrize("form", sorted(SAMPLES))
def test_the_form_of_each_sample_is_told(form: str) -> None:
    """And every row of it is read."""
    path = sample(form)
    rows, refused = told(path)
    assert (form_of(path).name, refused) == (form, [])
    assert rows


def test_counts_of_the_gdelt_sample(book: Book) -> None:
    """500 rows, 364 with two different country codes, 141 repeats merge."""
    found = book.import_file(sample("gdelt2"))
    assert (found.rows, found.between, found.rows - found.acts) == (500, 364, 141)


def test_counts_of_the_icews_sample(book: Book) -> None:
    """1,000 rows, 545 between two states; 332 mirrored rows are 166 acts; no Namibia."""
    found = book.import_file(sample("icews"))
    assert (found.rows, found.states, found.mirrored) == (1000, 545, 332)
    assert found.rows - found.acts == 332 - 166
    acts = list(book.ledger.store.imported(found.import_id))
    assert sum(len(rows) == 2 for rows in acts) == 166
    assert not any(
        "NAM" in (row.actor_states, row.recipient_states) for rows in acts for row in rows
    )


def test_counts_of_the_ucdp_sample(book: Book) -> None:
    """228 rows, 18 between states, spans kept."""
    path = sample("ucdp")
    found = book.import_file(path)
    rows, _ = told(path)
    assert (found.rows, found.states) == (228, 18)
    assert sum(row.start != row.end for row in rows) == 41
    assert {row.quad_code for row in rows} == {4}


def test_meetings_against_icews14(book: Book, tmp_path: Path) -> None:
    """Of the 85 spans in which the United States met a country in 2014, ICEWS14 has 55."""
    states = PEERS / "icews14-entity-state.tsv"
    if not states.is_file():
        pytest.skip("no ../shared folder here")
    path = tmp_path / "icews14.tab"
    path.write_text("\n".join(icews14()) + "\n", encoding="utf-8")
    book.import_file(path, name="icews14")
    found = book.compare(
        PEERS / SAMPLES["us-meetings"],
        source="icews14",
        since="2014-01-01",
        until="2014-12-31",
        slack=1,
    )
    assert (found.both, found.there) == (55, 85)


def icews14() -> Iterator[str]:
    """Yield ICEWS14's rows of the United States in ICEWS's own form."""
    from datetime import date, timedelta  # noqa: PLC0415 - this test alone

    def table(path: Path) -> list[list[str]]:
        lines = path.read_text(encoding="utf-8").splitlines()
        return [line.split("\t") for line in lines]

    states = dict(table(PEERS / "icews14-entity-state.tsv")[1:])
    meetings = {"Consult": "040", "Discuss_by_telephone": "041", "Make_a_visit": "042",
                "Host_a_visit": "043", "Meet_at_a_'third'_location": "044", "Mediate": "045",
                "Engage_in_negotiation": "046"}  # fmt: skip
    codes = {cells[1]: meetings[cells[0]] for cells in table(ICEWS14 / "relation2id.txt")
             if cells[0] in meetings}  # fmt: skip
    yield "\t".join(HEADING)
    for part in ("train", "valid", "test"):
        for number, cells in enumerate(table(ICEWS14 / f"{part}.txt")):
            one, other = states.get(cells[0]), states.get(cells[2])
            if cells[1] in codes and one and other and "USA" in {one, other}:
                day = date(2014, 1, 1) + timedelta(days=int(cells[3]) // 24)
                yield icews(day.isoformat(), one, other, codes[cells[1]], f"{part}{number}")
