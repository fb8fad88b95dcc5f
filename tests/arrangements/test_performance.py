"""What two states do counts under their agreement, though no later text names it."""

from datetime import date

import pytest

from dragoman.arrangements.follow.assemble import assemble
from dragoman.arrangements.follow.commitments import judged, standing
from dragoman.arrangements.follow.deeds import Deeds
from dragoman.pipeline import Pipeline
from dragoman.records import Mechanism, MechanismKind
from dragoman.resolve.knowledge import Words
from dragoman.resolve.merging.accounts import Account
from dragoman.resolve.merging.across import merge
from loaded import reader
from reading import Texts, document

TODAY = date(2026, 11, 22)
WORDS, DEEDS = Words.load(), Deeds.load()


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    """Return the reader."""
    return reader()


def agreements(pipeline: Pipeline, *texts: tuple[str, str]) -> list[Mechanism]:
    """Return the agreements of dated texts with what deeds made of them, as a ledger does."""
    named: Texts = {str(number): text for number, text in enumerate(texts)}
    documents = [
        document(name, text, date.fromisoformat(day)) for name, (day, text) in named.items()
    ]
    told = pipeline.process(documents)
    assert not any(one.refusals for one in told)
    published = {one.document_id: one.published for one in documents}
    accounts = [
        Account(f"{one.document.document_id}#{number}", one.document.document_id,
                one.document.published, event)
        for one in told
        for number, event in enumerate(one.events)
    ]  # fmt: skip
    done = [
        (one.event, verdict)
        for one in merge(accounts, WORDS, today=TODAY)
        for verdict in DEEDS.verdicts(one.event, published)
    ]
    found = assemble((each for one in told for each in one.mechanisms), published, WORDS)
    return [
        judged(one, done, published, DEEDS.extents)
        for one in found
        if one.kind is MechanismKind.AGREEMENT
    ]


CABLE = (
    "Malta and Cyprus signed the Gozo Accord on Monday. Under the accord, Malta will lay a power "
    "cable to Cyprus and take back 400 migrants, and both will open their airspace."
)
LOOT = "Spain and Peru signed an accord on Monday. Spain is to return 40 paintings to Peru."
DAM = "Iraq and Turkey signed a water treaty on Monday. Turkey agreed to release water from a dam."
MINES = "Chad and Libya signed a pact on Monday. Both pledged to clear the mines along the border."
DEBT = "Benin and Togo signed a debt agreement on Monday. Togo will pay Benin 90 million dollars."
POST = "Oman and Yemen signed a pact on Monday. The crossing at Sarfait is to be reopened."
TRUCE = "Niger and Mali agreed on a truce on Monday. They must hold their fire."


@pytest.mark.parametrize(
    ("signed", "later", "clause", "status"),
    [
        (CABLE, "Work on the cable between Malta and Cyprus has begun.", "energy", "in progress"),
        (CABLE, "The cable from Malta to Cyprus has been completed.", "energy", "kept"),
        (CABLE, "Malta took back fewer than 100 Cypriot migrants.", "migration", "in progress"),
        (CABLE, "Malta has stopped taking back migrants from Cyprus.", "migration", "broken"),
        (CABLE, "Malta opened its airspace to Cyprus on Friday.", "flights", "kept"),
        (CABLE, "Malta closed its airspace to Cyprus on Friday.", "flights", "broken"),
        (CABLE, "Malta warned Cyprus against closing its airspace.", "flights", "unknown"),
        (CABLE, "Malta opened its airspace to Libya on Friday.", "flights", "unknown"),
        (LOOT, "Spain gave 12 paintings back to Peru.", "cultural property", "in progress"),
        (LOOT, "The 40 paintings from Spain reached Peru.", "cultural property", "kept"),
        (LOOT, "Spain refused to give Peru the paintings back.", "cultural property", "broken"),
        (LOOT, "Peru urged Spain to return the paintings.", "cultural property", "unknown"),
        (DAM, "Turkey is withholding water from Iraq.", "water sharing", "broken"),
        (DAM, "Turkey released half of the water due to Iraq.", "water sharing", "in progress"),
        (DAM, "Turkey threatened to withhold water from Iraq.", "water sharing", "unknown"),
        (MINES, "Chad and Libya finished mine clearance on Friday.", "demining", "kept"),
        (MINES, "Libyan sappers have cleared mines with Chad.", "demining", "in progress"),
        (DEBT, "Togo paid Benin 30 million dollars on Friday.", "payments", "in progress"),
        (DEBT, "Togo paid Benin the 90 million dollars in full.", "payments", "kept"),
        (DEBT, "Togo has missed two payments to Benin.", "payments", "broken"),
        (POST, "The crossing from Oman to Yemen was opened.", "crossings", "kept"),
        (POST, "Oman plans to open the crossing to Yemen in autumn.", "crossings", "unknown"),
        (TRUCE, "The truce between Niger and Mali is largely holding.", "ceasefire", "kept"),
        (TRUCE, "Malian troops shelled a village in Niger on Friday.", "ceasefire", "broken"),
        (TRUCE, "Rebels in Mali shelled a village in Niger on Friday.", "ceasefire", "unknown"),
    ],
)  # fmt: skip
def test_deeds_count_without_the_agreement(
    pipeline: Pipeline, signed: str, later: str, clause: str, status: str
) -> None:
    """Done, in part, undone, refused; nothing where it is urged, planned or another's."""
    (one,) = agreements(pipeline, ("2025-03-04", signed), ("2025-06-11", later))
    assert standing(one)[clause] == status


def test_what_was_done_before_counts_for_nothing(pipeline: Pipeline) -> None:
    """Neither in the text of the signing nor in an earlier one."""
    closed = "Yemen closed a crossing with Oman on Friday."
    for texts in (
        (("2025-02-12", closed), ("2025-03-04", POST)),
        (("2025-03-04", f"{POST} Yemen closed a crossing with Oman in 2019."),),
        (("2025-03-04", f"{POST} Yemen had closed the crossing with Oman."),),
    ):
        (one,) = agreements(pipeline, *texts)
        assert standing(one)["crossings"] == "unknown"


def test_a_deed_alone_makes_no_agreement(pipeline: Pipeline) -> None:
    """Nor does it join one of two agreements that promises nothing of the kind."""
    later = ("2025-06-11", "Oman opened a crossing to Yemen on Friday.")
    assert agreements(pipeline, later) == []
    border = POST.replace("a pact", "a border treaty")
    fish = "Oman and Yemen signed a fishing treaty on Tuesday."
    both = agreements(pipeline, ("2025-03-04", border), ("2025-04-09", fish), later)
    told = {clause: status for one in both for clause, status in standing(one).items()}
    assert len(both) == 2
    assert told == {"border": "unknown", "crossings": "kept", "fisheries": "unknown"}
