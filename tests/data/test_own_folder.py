"""A folder of one's own rows: read whole, or refused with file and line."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.data.own import NOTHING, load
from dragoman.data.own.kinds import kinds
from dragoman.data.own.template import write_template
from dragoman.errors import CodebookError, UsageError

PEOPLE = "person\tnames\tcountry\torganisation\ttitle\tstart\tend\tsector"
NAMES = "entity\tkind\tnames"


def _faults(folder: Path, file: str, *lines: str) -> list[str]:
    """Return what loading a folder with one table says, without its first line."""
    (folder / file).write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(CodebookError) as caught:
        load(folder)
    return [line.strip() for line in str(caught.value).splitlines()[1:]]


def test_no_folder_is_nothing() -> None:
    """An empty setting adds nothing and has no version."""
    assert load("") is NOTHING
    assert NOTHING.version == ""
    assert NOTHING.table("verbs") == ()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """The message says how to make one."""
    with pytest.raises(CodebookError, match="is no folder; dragoman codebook new"):
        load(tmp_path / "mine")


def test_the_template_has_every_table_and_changes_nothing(tmp_path: Path) -> None:
    """All its rows stand behind a remark."""
    written = write_template(tmp_path / "mine")
    own = load(tmp_path / "mine")
    assert [path.stem for path in written] == list(kinds())
    assert {name: len(own.table(name)) for name in kinds()} == dict.fromkeys(kinds(), 0)


def test_the_template_is_never_written_over(tmp_path: Path) -> None:
    """What a user has filled stays."""
    write_template(tmp_path)
    with pytest.raises(UsageError, match="is there already"):
        write_template(tmp_path)


def test_the_examples_of_the_template_are_right(tmp_path: Path) -> None:
    """Whoever takes the remark away has rows that load."""
    for path in write_template(tmp_path):
        lines = path.read_text(encoding="utf-8").split("\n")
        used = [line[2:] if line.startswith("# ") and "\t" in line else line for line in lines]
        path.write_text("\n".join(used), encoding="utf-8")
    own = load(tmp_path)
    assert {name: len(own.table(name)) for name in kinds()} == {
        name: len(kind.example) for name, kind in kinds().items()
    }


def test_the_version_is_that_of_the_tables(tmp_path: Path) -> None:
    """It changes with a table and not with another file."""
    (tmp_path / "names.tsv").write_text(f"{NAMES}\nstate:KEN\t\tJamhuri\n", encoding="utf-8")
    first = load(tmp_path).version
    (tmp_path / "notes.md").write_text("for me", encoding="utf-8")
    assert load(tmp_path).version == first
    (tmp_path / "names.tsv").write_text(f"{NAMES}\nstate:KEN\t\tJamhuriya\n", encoding="utf-8")
    assert load(tmp_path).version != first
    assert len(first) == 12


def test_windows_line_ends_and_marks_are_read(tmp_path: Path) -> None:
    """Spreadsheets write them."""
    text = f"\ufeff{NAMES}\r\n# a remark\r\n\r\nstate:KEN\t\tJamhuri\r\n"
    (tmp_path / "names.tsv").write_text(text, encoding="utf-8", newline="")
    assert [row["names"] for row in load(tmp_path).table("names")] == ["Jamhuri"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Ann Mwangi\t\tKEN\t\tForeign Minister\t2024-05\t2023\t",
         "people.tsv:2: the spell ends (2023) before it begins (2024-05)"),
        ("Ann Mwangi\t\tKENYA\t\tForeign Minister\t\t\t",
         "people.tsv:2: country 'KENYA' is no state; write its three letters, such as KEN"),
        ("Ann Mwangi\t\tKEN\t\tForeign Minister\t2024-13\t\t",
         "people.tsv:2: start '2024-13' is no day; write 2024, 2024-05 or 2024-05-17"),
        ("Ann Mwangi\t\tKEN\tnato\tForeign Minister\t\t\t",
         "people.tsv:2: wants either a country or an organisation"),
        ("Ann Mwangi\t\t\tlakes\tForeign Minister\t\t\t",
         "people.tsv:2: 'lakes' is no organisation; add it to organisations.tsv"),
        ("Ann Mwangi\t\tKEN\t\t\t\t\t", "people.tsv:2: title is empty; cells are parted by tabs"),
        ("Ann Mwangi\t\tKEN\t\tJudge\t\t\t\tmore",
         "people.tsv:2: has 9 cells, the header 8; cells are parted by tabs"),
    ],
)  # fmt: skip
def test_a_wrong_person_is_told_by_line(tmp_path: Path, row: str, said: str) -> None:
    """The message says what is wrong and what to write."""
    assert _faults(tmp_path, "people.tsv", PEOPLE, row) == [said]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("A" * 300, f"names '{'A' * 40}...' is 300 letters long; 120 at most"),
        ("Jose\u0301", ("names 'Jose\\u0301' has a combining mark (COMBINING ACUTE ACCENT); "
         "save the file with composed letters (NFC)")),
        ("\u05d9\u05e8\u05d5\u05e9\u05dc\u05d9\u05dd",
         ("names '\\u05d9\\u05e8\\u05d5\\u05e9\\u05dc\\u05d9\\u05dd' has a right-to-left letter; "
         "write the name as English news does")),
        ("Lima\u202e", "names 'Lima\\u202e' has a character that cannot be seen; take it out"),
        ("lake", "names 'lake' has no capital letter, so that it would be found in common words"),
        ("--", "names '--' has no letter"),
    ],
)  # fmt: skip
def test_a_wrong_name_is_told_by_line(tmp_path: Path, name: str, said: str) -> None:
    """Names that could never be found, or would be found everywhere, are refused."""
    assert _faults(tmp_path, "names.tsv", NAMES, f"state:KEN\t\t{name}") == [f"names.tsv:2: {said}"]


def test_two_in_one_office_are_a_contradiction(tmp_path: Path) -> None:
    """Both lines are named; ambassadors and the like may be many."""
    rows = ("Ann Mwangi\t\tKEN\t\tForeign Minister\t2024-01-01\t2025-01-01\t",
            "Ben Otieno\t\tKEN\t\tForeign Minister\t2025-01-01\t\t",
            "Cyd Njeri\t\tKEN\t\tForeign Minister\t2025-06\t\t",
            "Dan Kip\t\tKEN\t\tSpecial Envoy\t2025-06\t\t",
            "Eve Kip\t\tKEN\t\tSpecial Envoy\t2025-06\t\t")  # fmt: skip
    assert _faults(tmp_path, "people.tsv", PEOPLE, *rows) == [
        (
            "people.tsv:4: Cyd Njeri would be Foreign Minister at the same time as Ben Otieno "
            "in line 3; give one an end"
        )
    ]


def test_a_name_means_one_thing(tmp_path: Path) -> None:
    """The second row that gives it to somebody else is told."""
    rows = ("state:KEN\t\tJamhuri", "state:TZA\t\tJamhuri", "org:nato\tcapital\tEvere")
    assert _faults(tmp_path, "names.tsv", NAMES, *rows) == [
        (
            "names.tsv:3: 'Jamhuri' is state:TZA here and state:KEN in names.tsv:2; "
            "a name means one thing"
        ),
        "names.tsv:4: only a state has names of the kind 'capital'",
    ]


@pytest.mark.parametrize(
    ("file", "lines", "said"),
    [
        ("peple.tsv", ("x",), "peple.tsv: 'peple' is no table; is 'people' meant?"),
        ("names.tsv", ("entity\tnmes", "x\ty"),
         "names.tsv:1: 'nmes' is no column; is 'names' meant?"),
        ("names.tsv", ("entity\tkind", "x\ty"),
         "names.tsv:1: lacks the column 'names'; the first row names the columns"),
        ("retired.tsv", ("what\twhy", "state:KEN\tno"),
         ("retired.tsv:2: 'state:KEN' cannot be retired; begin it with one of verb:, noun:, org:, "
         "body:, person:, mechanism:, issue:, name:")),
        ("retired.tsv", ("what", "name:Lima", "name:Lima"),
         "retired.tsv:3: 'name:Lima' stands in line 2 already"),
    ],
)  # fmt: skip
def test_a_wrong_table_is_told(
    tmp_path: Path, file: str, lines: tuple[str, ...], said: str
) -> None:
    """Misspelt tables and columns are never passed over in silence."""
    assert _faults(tmp_path, file, *lines) == [said]


def test_what_is_no_text_is_told(tmp_path: Path) -> None:
    """With the line of the first wrong byte."""
    (tmp_path / "names.tsv").write_bytes(NAMES.encode() + b"\nstate:PER\t\tLim\xe1\n")
    with pytest.raises(CodebookError, match=r"names.tsv:2: is no UTF-8; save the file as UTF-8"):
        load(tmp_path)


def test_all_faults_are_told_at_once_up_to_twenty(tmp_path: Path) -> None:
    """Nobody mends a folder one message at a time."""
    rows = [f"state:XX{number}\t\tname{number}" for number in range(30)]
    told = _faults(tmp_path, "names.tsv", NAMES, *rows)
    assert told[-1] == "... and 10 more"
    assert len(told) == 21


@given(table=st.sampled_from(list(kinds())), data=st.binary(max_size=200), headed=st.booleans())
@settings(
    settings.get_profile("untimed"),
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_no_bytes_make_loading_fail_in_another_way(
    tmp_path: Path, table: str, data: bytes, *, headed: bool
) -> None:
    """Whatever stands in a table, it loads or is refused with a message."""
    head = "\t".join(kinds()[table].columns).encode() + b"\n" if headed else b""
    (tmp_path / f"{table}.tsv").write_bytes(head + data)
    with suppress(CodebookError):
        load(tmp_path)
    (tmp_path / f"{table}.tsv").unlink()
