"""The shipped reader: the order, the windows, the batches, threads and hash seeds of reading.

None of these may leave a trace in the ledger; `benchmarks/order.py` does the same at length.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

import loaded
from dragoman.annotate.parser.parse import Parser
from dragoman.ledger import Ledger
from dragoman.ledger.intake import documents as intake
from dragoman.ledger.soundness.digest import contents, digest
from dragoman.pipeline import Pipeline
from dragoman.records import Document
from dragoman.settings import Settings

WINDOWS = (1, 7, 40)
TOLD = (
    (2022, "Foreign Minister Ada Corvin met her Chilean counterpart in Lima on Monday."),
    (2024, "Peruvian President Ada Corvin met Chilean President Luis Prado in Santiago."),
    (2024, "Corvin and Prado agreed to hold a second round of talks in July. Ada Corvin left."),
    (2023, "Ada Corvin condemned the strike. Luis Prado, the Chilean envoy, called for restraint."),
    (2024, "Former Kenyan minister Omari Keter criticised Uganda. Kenya recalled its ambassador."),
    (2021, "Ugandan Trade Minister Omari Keter signed an agreement with Kenya in Nairobi."),
    (2024, "Omari Keter met Luis Prado on Tuesday. The two signed a treaty."),
    (2024, "Peru and Chile agreed to hold a second round of talks in July, Luis Prado said."),
    (2024, "The presidents of Peru and Chile, Ada Corvin and Luis Prado, met in Santiago."),
    (2022, "President Corvin was in Lima. The third Peru-Chile ministers' meeting was postponed."),
)
DOCUMENTS = tuple(
    Document(f"d{number}", text, published=date(year, 6, 1 + number), origin=f"{number}.txt")
    for number, (year, text) in enumerate(TOLD)
)
SCRIPT = """
import sys
from test_one_ledger import DOCUMENTS, read_in
from dragoman.pipeline import Pipeline
print(read_in(DOCUMENTS, Pipeline.load()))
"""


def read_in(
    documents: Sequence[Document], reader: Pipeline, window: int = 32, every: int = 60
) -> str:
    """Read documents into a new ledger and return what stands for all in it."""
    before = intake.WINDOW_DOCUMENTS, intake.MERGE_EVERY
    intake.WINDOW_DOCUMENTS, intake.MERGE_EVERY = window, every
    try:
        with tempfile.TemporaryDirectory() as folder, Ledger.open(f"{folder}/a.ledger") as book:
            intake.take_in(book, documents, reader)
            return digest(book)
    finally:
        intake.WINDOW_DOCUMENTS, intake.MERGE_EVERY = before


@pytest.fixture(scope="module")
def reader() -> Pipeline:
    """Return the shipped reader."""
    return loaded.reader()


@pytest.fixture(scope="module")
def plain(reader: Pipeline) -> str:
    """Return what stands for the ledger of reading in order."""
    return read_in(DOCUMENTS, reader)


def test_the_documents_tell_enough_to_differ(reader: Pipeline, tmp_path: Path) -> None:
    """Events, people with offices, arrangements: nothing is equal because it is empty."""
    with Ledger.open(tmp_path / "a.ledger") as book:
        intake.take_in(book, DOCUMENTS, reader)
        found = {kind: len(list(lines)) for kind, lines in contents(book)}
        offices = [held for person in book.people() for held in person.offices]
    assert found["documents"] == len(DOCUMENTS)
    assert found["events"] >= 8
    assert found["mechanisms"] >= 1
    assert len(offices) >= 3


@examples(max_examples=10)
@given(
    order=st.permutations(DOCUMENTS), window=st.sampled_from(WINDOWS), every=st.sampled_from((1, 3))
)
def test_no_order_and_no_window_matters(
    reader: Pipeline, plain: str, order: list[Document], window: int, every: int
) -> None:
    """What one document teaches never changes how another is read."""
    assert read_in(order, reader, window, every) == plain


@pytest.mark.parametrize(("threads", "batch"), [(2, 1), (1, 7), (2, 40)])
def test_no_threads_and_no_batch_matter(
    reader: Pipeline, plain: str, threads: int, batch: int
) -> None:
    """The encoder's answers do not depend on its company."""
    parser = Parser.load(Settings(threads=threads, batch_sentences=batch))
    other = Pipeline(
        parser, reader.resolver, reader.codebook, gate=reader.gate, vocabulary=reader.vocabulary
    )
    assert read_in(DOCUMENTS, other) == plain


def test_no_hash_seed_matters(plain: str) -> None:
    """No set's order reaches the ledger: this process has one at random, the other has none."""
    folders = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env=os.environ | {"PYTHONHASHSEED": "0", "PYTHONPATH": folders},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == plain


def test_each_document_is_read_as_if_alone(reader: Pipeline) -> None:
    """All together and one by one, the records are equal."""
    alone = [told for one in DOCUMENTS for told in reader.process([one])]
    assert reader.process(DOCUMENTS) == alone
