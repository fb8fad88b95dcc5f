"""The Python interface: what is exported, how it loads, asks, prints and converts."""

import csv
import json
import logging
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest

import dragoman
from dragoman import Book, Event
from dragoman.errors import FilterError, UsageError
from dragoman.ledger import Filter
from dragoman.records import decode

ROOT = Path(__file__).parents[2]
TEXT = "The foreign ministers of Chile and Peru met in Lima on Tuesday. They signed a treaty."
FRENCH = (
    "Les ministres des deux pays se sont rencontrés à Lima mardi dernier pour parler de la "
    "frontière et du commerce entre les deux pays de la région."
)


def test_every_exported_name_is_there() -> None:
    """`__all__` promises nothing that is missing, and `dir` shows no more than it."""
    assert {name for name in dragoman.__all__ if not hasattr(dragoman, name)} == set()
    assert dir(dragoman) == sorted(dragoman.__all__)
    with pytest.raises(AttributeError, match="nobody"):
        dragoman.nobody  # noqa: B018 - asked for


def test_the_interface_is_what_it_is() -> None:
    """A name that is taken away breaks programs: do so on purpose, here too."""
    assert sorted(dragoman.__all__) == sorted(
        [
            "Book", "Coded", "DataError", "Document", "DragomanError", "Event", "Evidence",
            "FilterError", "InputError", "LedgerError", "Mechanism", "ModelError", "Occasion",
            "Party", "Position", "Results", "Settings", "UsageError", "__version__", "code",
            "code_files", "open",
        ]
    )  # fmt: skip


def test_importing_loads_nothing_and_asking_no_encoder(tmp_path: Path) -> None:
    """A program that only asks a ledger never loads the encoder or any data frame."""
    code = (
        "import sys, dragoman\n"
        "heavy = {'onnxruntime', 'numpy', 'pandas', 'polars', 'pyarrow', 'tokenizers'}\n"
        "print(sorted(({'sqlalchemy', 'msgspec'} | heavy) & set(sys.modules)))\n"
        f"book = dragoman.open({str(tmp_path / 'a.ledger')!r})\n"
        "book.events('actor=KOR').first()\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["[]", "[]"]


def test_a_users_program_is_checked_with_the_package() -> None:
    """What a user writes passes the strict type checker, in the same run as the package."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["tool"]["mypy"]["strict"]
    assert "tests/interface/user_program.py" in settings["tool"]["mypy"]["files"]


def test_events_stream_and_are_asked_anew(book: Book) -> None:
    """Going through twice gives the same; a filter may be a line, keywords or a record."""
    found = book.events("type=CONSULT", since="2024-01-05")
    once = list(found)
    assert once == list(found)
    assert len(found) == len(once) > 0
    assert once == list(book.events(Filter.parse("type=CONSULT since=2024-01-05")))
    assert once == list(book.events(type=["CONSULT"], since=date(2024, 1, 5)))
    assert found.first(2) == once[:2]
    assert not book.events(actor="Nobody")


def test_names_of_states_do_as_well_as_codes(book: Book) -> None:
    """As on the command line."""
    assert list(book.events(party="Norway")) == list(book.events("party=NOR"))


def test_a_wrong_filter_says_so(book: Book) -> None:
    """The error is of the one tree, and the command line's."""
    with pytest.raises(FilterError, match="there is no filter key 'whom'"):
        book.events(whom="KOR")
    with pytest.raises(UsageError, match="not both"):
        book.events(Filter(), type="AID")


def test_dicts_are_the_records_whole(book: Book) -> None:
    """The names are those of the contract."""
    found = book.events("type=AID")
    assert [decode(json.dumps(one), Event) for one in found.to_dicts()] == list(found)
    assert json.loads(next(book.ledger.event_lines(Filter(type=("AID",))))) == found.to_dicts()[0]


def test_frames_agree_with_the_csv_file_cell_by_cell(book: Book) -> None:
    """Arrow, Polars and pandas hold what ``export --format csv`` writes, typed."""
    found = book.events()
    rows = list(csv.DictReader(found.to_csv().splitlines()))
    table = found.to_arrow().to_pylist()
    polars = found.to_polars().to_dicts()
    pandas = found.to_pandas()
    assert len(rows) == len(table) == len(polars) == len(pandas) == len(found)
    assert table == polars
    for row, cells in zip(rows, table, strict=True):
        assert row["event_id"] == cells["event_id"]
        assert row["actors"] == "; ".join(cells["actors"])
        assert row["date_start"] == (cells["date_start"].isoformat() if cells["date_start"] else "")
        assert float(row["confidence"]) == cells["confidence"]
    assert list(pandas["event_id"]) == [row["event_id"] for row in rows]
    assert str(pandas["date_start"].dtype) == "datetime64[s]"
    assert list(pandas["quad_code"]) == [row["quad_code"] for row in table]


def test_a_missing_library_is_named(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is optional; the message is the command to type."""
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(UsageError, match=r'this needs polars: pip install "dragoman\[polars\]"'):
        book.events().to_polars()


def test_results_print_well(book: Book) -> None:
    """A line each, no more than ten; markup of a document stays text in notebooks."""
    shown = repr(book.events()).splitlines()
    assert shown[0] == f"events ({len(book.events())})"
    assert len(shown) == 12
    first = book.events().first(1)[0]
    assert shown[1] == f"  {first}"
    assert str(first).startswith(f"{first.date} {first.event_type}")
    assert first.evidence[0].quote in first._repr_html_()
    events = len(book.events())
    held = f"30 documents, {events} events, 0 standing arrangements"
    assert repr(book) == f"<ledger {book.path}: {held}>"
    assert book.events()._repr_html_().count("<tr>") == 11


def test_reading_is_the_commands_reading(tmp_path: Path) -> None:
    """Three lines of Python are ``dragoman read`` and ``dragoman events``."""
    article = tmp_path / "lima.txt"
    article.write_text(f"Ministers meet in Lima\n\nLIMA, May 22, 2024 - {TEXT}\n", encoding="utf-8")
    with dragoman.open(tmp_path / "a.ledger") as book:
        assert book.read(article).added == 1
        assert book.read([article]).known == 1
        assert [str(one.event_type) for one in book.events("mode=sign")] == ["SUPPORT"]
        assert "Lima" in str(book.brief("CHL,PER"))
        told = json.loads(book.ledger.runs()[0].arguments)
        assert (told["sources"], told["published"]) == ([str(article)], None)
        assert told["settings"]["max_document_bytes"] == 5_000_000
        with pytest.raises(UsageError, match="'Atlantis' is no state"):
            book.brief("Atlantis")
    with dragoman.open(tmp_path / "a.ledger", read_only=True) as again:
        assert again.counts().documents == 1


def test_a_string_is_coded_as_a_file_is() -> None:
    """Evidence stands in the text; the notebook shows it marked."""
    found = dragoman.code(f"<b>{TEXT}</b>", published=date(2024, 5, 22))
    text = found.document.text
    assert [str(one.event_type) for one in found] == ["CONSULT", "SUPPORT"]
    for event in found:
        assert [text[p.start : p.end] for p in event.evidence] == [p.quote for p in event.evidence]
    page = found._repr_html_()
    assert page.count("<mark ") == 4  # the first sentence in three: its day dates the signing too
    assert "<b>" not in page
    assert found[1].mode == ("sign",)


@pytest.mark.parametrize(
    ("text", "published", "says"),
    [
        ("  ", None, "there is no text to code"),
        (TEXT, "Tuesday", "'Tuesday' is no day; write 2024-05-22"),
        (FRENCH, None, "another language"),
    ],
)
def test_what_cannot_be_coded_says_why(text: str, published: str | None, says: str) -> None:
    """No empty answer stands for a failure."""
    with pytest.raises(UsageError, match=says):
        dragoman.code(text, published=published)


def test_logging_is_quiet_until_it_is_wanted(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing is printed by default; the logger is named after the package."""
    (tmp_path / "empty").mkdir()
    quiet = caplog.at_level(logging.INFO, logger="dragoman")
    with quiet, dragoman.open(tmp_path / "a.ledger") as book:
        book.read(tmp_path / "empty")
    assert caplog.messages == [f"{tmp_path / 'a.ledger'}: 0 new documents, 0 refused"]
