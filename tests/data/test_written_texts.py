"""The written training documents hold what they claim, and the checker sees what is wrong."""

import copy
import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

WRITTEN = Path(__file__).resolve().parents[2] / "training" / "data" / "written"


def _checker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("written_check", WRITTEN / "check.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


check = _checker()
KNOWN = check.register()
DOCUMENTS = list(check.documents([path.name for path in WRITTEN.iterdir() if path.is_dir()]))

SOUND: dict[str, Any] = {
    "id": "a/00-wire-oman",
    "genre": "wire",
    "region": "mena",
    "published": "2020-05-04",
    "title": None,
    "split": "train",
    "sentences": [
        {
            "text": "Oman met Oman's guest, Qatar, on Monday.",
            "kind": "body",
            "paragraph": 0,
            "events": [
                {
                    "trigger": "met",
                    "event_type": "CONSULT",
                    "mode": ["visit"],
                    "status": "actual",
                    "certainty": "asserted",
                    "actors": [
                        {"text": "Qatar", "antecedent": None, "code": "QAT", "sector": None}
                    ],
                    "recipients": [
                        {
                            "text": "Oman",
                            "nth": 2,
                            "antecedent": None,
                            "code": "OMN",
                            "sector": None,
                        }
                    ],
                    "place": None,
                    "when": "on Monday",
                    "date": {"start": "2020-05-04", "end": "2020-05-04", "basis": "stated"},
                    "speaker": None,
                }
            ],
            "not_events": [{"trigger": "guest", "why": "names a person"}],
        }
    ],
}


@pytest.mark.parametrize("path", [path for path, _ in DOCUMENTS], ids=lambda path: path.stem)
def test_a_written_document_is_sound(path: Path) -> None:
    """Every document of the folders passes the check."""
    doc = next(doc for at, doc in DOCUMENTS if at == path)
    assert check.problems(doc, KNOWN) == []


def test_the_ids_are_unique() -> None:
    """No two documents share an id."""
    ids = [doc["id"] for _, doc in DOCUMENTS]
    assert len(set(ids)) == len(ids)


def test_a_sound_document_has_no_problems() -> None:
    """The document that the cases below spoil is sound itself."""
    assert check.problems(SOUND, KNOWN) == []


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("trigger", "meets", "the trigger is not in the sentence"),
        ("event_type", "MEET", "type 'MEET' is unknown"),
        ("mode", ["sign"], "CONSULT has no mode ['sign']"),
        ("status", "done", "status 'done' is unknown"),
        ("certainty", "sure", "certainty 'sure' is unknown"),
        ("place", "Muscat", "place 'Muscat' is not in the sentence"),
        ("speaker", "Reuters", "speaker 'Reuters' is not in the document"),
        (
            "date",
            {"start": "2020-05-05", "end": "2020-05-05", "basis": "stated"},
            "done on 2020-05-05, told on 2020-05-04",
        ),
        (
            "date",
            {"start": "2020-05-04", "end": "2020-05-03", "basis": "stated"},
            "the date ends before it starts",
        ),
    ],
)
def test_a_wrong_label_is_told(field: str, value: object, said: str) -> None:
    """A label outside codebook, sentence or time is told in words."""
    doc = copy.deepcopy(SOUND)
    doc["sentences"][0]["events"][0][field] = value
    (problem,) = check.problems(doc, KNOWN)
    assert problem.endswith(said)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("text", "Yemen", "party 'Yemen' is not in the sentence"),
        ("text", None, "a party has neither text nor antecedent"),
        ("nth", 2, "party 'Qatar' is not in the sentence"),
        ("antecedent", "Yemen", "antecedent 'Yemen' is not in the document"),
        ("code", "org:nobody", "code 'org:nobody' is not in the registers"),
        ("sector", "XYZ", "sector 'XYZ' is unknown"),
    ],
)
def test_a_wrong_party_is_told(field: str, value: object, said: str) -> None:
    """A party must stand in the text and in the registers."""
    doc = copy.deepcopy(SOUND)
    doc["sentences"][0]["events"][0]["actors"][0][field] = value
    (problem,) = check.problems(doc, KNOWN)
    assert problem.endswith(said)


@pytest.mark.parametrize(
    ("part", "nth", "where"),
    [("he", 1, None), ("he", 2, (4, 6)), ("he", 4, (15, 17)), ("he", 5, None), ("an", 1, None)],
)
def test_no_word_is_cut(part: str, nth: int, where: tuple[int, int] | None) -> None:
    """The k-th occurrence counts only where it is no part of a longer word."""
    assert check.position(part, "the he-man her he", nth) == where


def test_the_command_counts_what_stands_there(capsys: pytest.CaptureFixture[str]) -> None:
    """The command says that all is well and counts all documents."""
    assert check.main([]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"no problems\n\n{len(DOCUMENTS)} documents, ")


def test_the_readme_counts_what_stands_there() -> None:
    """The figures of the README are those of the first folder."""
    docs = [doc for _, doc in check.documents(["a"])]
    sentences = [one for doc in docs for one in doc["sentences"]]
    events = sum(len(one["events"]) for one in sentences)
    others = sum(len(one["not_events"]) for one in sentences)
    readme = " ".join((WRITTEN / "README.md").read_text(encoding="utf-8").split())
    said = f"{len(docs)} documents with {len(sentences)} sentences, {events:,} events and {others}"
    assert said in readme
