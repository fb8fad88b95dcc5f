"""The manifest: the same bytes come again from the same files, and only from these."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import dragoman
from dragoman.cli.app import cli
from dragoman.errors import InputError, UsageError
from dragoman.interface.replication import replay

LIMA = (
    "Ministers meet in Lima\n\nLIMA, May 22, 2024 - The foreign ministers of Chile and Peru met in "
    "Lima on Tuesday. They signed a treaty.\n"
)
OSLO = "Norway condemned Kenya on Monday. Kenya expelled two diplomats of Norway.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles, read in two runs."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "lima.txt").write_text(LIMA, encoding="utf-8")
    (tmp_path / "oslo.txt").write_text(OSLO, encoding="utf-8")
    with dragoman.open(tmp_path / "a.ledger") as book:
        book.read(tmp_path / "articles")
        book.read(tmp_path / "oslo.txt", published="2024-03-05")
    return tmp_path


def test_the_same_bytes_come_again(folder: Path) -> None:
    """From the manifest and the files alone; whatever has changed is named."""
    with dragoman.open(folder / "a.ledger", read_only=True) as book:
        manifest = json.loads(json.dumps(book.manifest()))
        exported = list(book.ledger.event_lines())
    assert [Path(name).name for name in manifest["inputs"]] == ["lima.txt", "oslo.txt"]
    assert len(manifest["runs"]) == 2
    found = replay(manifest, folder / "b.ledger")
    assert found.same, found.differences
    with dragoman.open(folder / "b.ledger", read_only=True) as book:
        assert list(book.ledger.event_lines()) == exported
        assert book.manifest() == manifest
    with pytest.raises(UsageError, match="there is a file at"):
        replay(manifest, folder / "b.ledger")
    other = manifest | {"codebook": "1999.1"}
    with pytest.raises(UsageError, match=r"the manifest was made with 1999\.1"):
        replay(other, folder / "c.ledger")
    changed = manifest | {"results": manifest["results"] | {"events": 99}}
    done = replay(changed, folder / "d.ledger")
    assert done.differences == (f"events is {done.events}, the manifest says 99",)
    (folder / "oslo.txt").write_text("Something else.\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"oslo\.txt has changed"):
        replay(manifest, folder / "e.ledger")
    with pytest.raises(UsageError, match="this is no manifest"):
        replay({}, folder / "e.ledger")


def test_the_commands(folder: Path) -> None:
    """``dragoman runs`` lists or writes; ``dragoman replay`` says whether it is the same."""
    run = CliRunner().invoke
    ledger, manifest = str(folder / "a.ledger"), str(folder / "m.json")
    listed = run(cli, ["runs", "--ledger", ledger, "--format", "csv"]).stdout.splitlines()
    assert len(listed) == 3
    assert listed[0].startswith("run_id,started,finished,dragoman,codebook,model,documents")
    run(cli, ["runs", "--ledger", ledger, "--manifest", manifest], catch_exceptions=False)
    again = run(cli, ["replay", manifest, "--ledger", str(folder / "b.ledger")])
    assert again.stdout.startswith("the same: 2 documents, ")


def test_what_cannot_be_read_again_has_no_manifest(folder: Path) -> None:
    """A file that is gone is named."""
    (folder / "oslo.txt").unlink()
    with (
        dragoman.open(folder / "a.ledger", read_only=True) as book,
        pytest.raises(UsageError, match=r"oslo\.txt is not there any more"),
    ):
        book.manifest()


def test_texts_in_other_languages_come_again_too(tmp_path: Path) -> None:
    """They are kept where that was asked for: listed and searchable, without events."""
    page = (
        "<html><head><title>Les trois ministres à Tokyo</title>"
        '<meta property="article:published_time" content="2025-03-22"></head><body><article>'
        "<p>Les ministres des trois pays se sont rencontrés dans la capitale samedi.</p>"
        "<p>Les trois pays ont décidé de tenir un sommet avant la fin de cette année.</p>"
        "</article></body>"
    )
    (tmp_path / "fr.html").write_text(page, encoding="utf-8")
    (tmp_path / "lima.txt").write_text(LIMA, encoding="utf-8")
    with dragoman.open(tmp_path / "a.ledger") as book:
        assert book.read(tmp_path / "fr.html").added == 0
        outcome = book.read([tmp_path / "fr.html", tmp_path / "lima.txt"], any_language=True)
        assert (outcome.added, outcome.refused) == (2, 1)
        (found,) = book.documents("text:rencontrés")
        assert (found.title, str(found.published)) == ("Les trois ministres à Tokyo", "2025-03-22")
        kept = book.document(found.document_id)
        assert kept is not None
        assert kept.language == "fr"
        assert [(one.stage, one.code) for one in book.refusals()] == [("code", "language")]
        assert list(book.events(document=found.document_id)) == []
        assert len(book.events()) == 2
        manifest = book.manifest()
    assert replay(manifest, tmp_path / "again.ledger").same
