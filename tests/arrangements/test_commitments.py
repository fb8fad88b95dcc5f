"""What agreements promise, and what later sentences and deeds make of it."""

from dataclasses import replace
from datetime import date

import pytest
from resolve_samples import account, day

from dragoman.arrangements.follow.commitments import judged, merge_commitments, standing
from dragoman.arrangements.follow.deeds import Deeds
from dragoman.records import (
    Commitment,
    Event,
    EventType,
    Evidence,
    Mechanism,
    MechanismKind,
    Session,
    Status,
)
from loaded import reader
from reading import ReadAll, read_all

DEEDS = Deeds.load()


@pytest.fixture(scope="module")
def tell() -> ReadAll:
    """Return what texts tell together."""
    pipeline = reader()
    return lambda texts: read_all(pipeline, texts)


def agreement(tell: ReadAll, text: str) -> Mechanism:
    """Return the one agreement of a text."""
    told, _ = tell({"a": ("2025-06-12", text)})
    (one,) = [each for each in told if each.kind is MechanismKind.AGREEMENT]
    return one


def test_promises_are_kept_in_their_words(tell: ReadAll) -> None:
    """Each promise of a sentence stands by itself, open until more is told."""
    one = agreement(
        tell,
        "Niger and Libya signed a ceasefire agreement in May 2025. Under Article 2 of the "
        "agreement, both armies will withdraw their troops from the border and exchange prisoners.",
    )
    words = {made.clause: made.words for made in one.commitments if made.words}
    assert words["withdrawal"] == "both armies will withdraw their troops from the border"
    assert words["prisoners"] == "exchange prisoners"
    assert set(standing(one).values()) == {"unknown"}


def test_an_agreement_obliges(tell: ReadAll) -> None:
    """What it demands of its parties is told by its own verb."""
    one = agreement(
        tell, "Peru and Chile signed a treaty in 2020. The treaty obliges both to share data."
    )
    assert "both to share data" in {made.words for made in one.commitments}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Peru violated its fishing pact with Chile in March.", "broken"),
        ("Peru has honoured its fishing pact with Chile.", "kept"),
        ("Peru has not honoured its fishing pact with Chile.", "broken"),
        ("Chile accused Peru of breaking the fishing pact.", "broken"),
        ("Peru and Chile have a fishing pact. Peru denied that it had broken the pact.", "unknown"),
        ("Peru and Chile have a fishing pact. Chile urged Peru to honour the pact.", "unknown"),
    ],
)
def test_sentences_tell_what_became_of_it(tell: ReadAll, text: str, status: str) -> None:
    """Kept, broken, or nothing where it is only denied or urged."""
    assert standing(agreement(tell, text))["fisheries"] == status


BORDER = "Peru and Bolivia signed a border treaty in March. "
SWAP = "Sudan and Chad signed a prisoner exchange accord in March. "


@pytest.mark.parametrize(
    ("text", "clause", "status"),
    [
        (f"{SWAP}Sudan has freed 20 of the 60 prisoners.", "prisoners", "in progress"),
        (f"{SWAP}Sudan has yet to free the last 20 prisoners.", "prisoners", "in progress"),
        (f"{SWAP}The exchange of prisoners is under way.", "prisoners", "in progress"),
        (f"{SWAP}Chad freed all 60 prisoners under the accord.", "prisoners", "kept"),
        (f"{SWAP}Sudan refused to free the remaining prisoners.", "prisoners", "broken"),
        (f"{SWAP}Chad failed to release its prisoners by Friday.", "prisoners", "broken"),
        (f"{SWAP}Sudan threatened not to free the prisoners.", "prisoners", "unknown"),
        (f"{SWAP}Chad hopes Sudan will not fail to free the prisoners.", "prisoners", "unknown"),
        (f"{SWAP}Half of the prisoners are to be freed in June.", "prisoners", "unknown"),
        (f"{SWAP}Chad urged Sudan to free the first group of prisoners.", "prisoners", "unknown"),
        (f"{SWAP}Sudan denied that it had freed 20 of the prisoners.", "prisoners", "unknown"),
        (f"{SWAP}Egypt has freed 20 of 60 Libyan prisoners.", "prisoners", "unknown"),
        (f"{BORDER}Demarcation under the treaty is half complete.", "border", "in progress"),
        (f"{BORDER}Peru has only partly implemented the treaty.", "border", "in progress"),
        (f"{BORDER}The two sides continue to implement the treaty.", "border", "in progress"),
        (f"{BORDER}Bolivia has not begun to implement the treaty.", "border", "unknown"),
        (f"{BORDER}Bolivia will begin implementing the treaty in May.", "border", "unknown"),
        (f"{BORDER}The first phase of the treaty has been implemented.", "border", "in progress"),
        (f"{BORDER}Both have fully implemented the treaty.", "border", "kept"),
        (
            "Oman and Qatar signed an energy pact on Monday. Deliveries began on Tuesday.",
            "energy",
            "in progress",
        ),
        (
            (
                "Norway and Finland signed an arms control agreement in 2019. Norway has scrapped "
                "12 of its 20 launchers under the agreement and will scrap the others next year."
            ),
            "arms control",
            "in progress",
        ),
        (
            (
                "Thailand and Laos signed a withdrawal agreement in March. If half of the Thai "
                "troops leave by June, talks will follow."
            ),
            "withdrawal",
            "unknown",
        ),
    ],
)
def test_sentences_tell_how_far_it_is_kept(
    tell: ReadAll, text: str, clause: str, status: str
) -> None:
    """In part, whole, or nothing where it is to come, urged, denied or another's deed."""
    assert standing(agreement(tell, text))[clause] == status


def test_promises_go_on_in_the_next_sentence(tell: ReadAll) -> None:
    """What its parties undertake right behind its name is promised too; what others do is not."""
    one = agreement(
        tell,
        "Gabon and Angola signed the Lobito Accord on Monday. Gabon will release 90 Angolan "
        "prisoners, and Angola will withdraw its troops from the islands.",
    )
    words = {made.clause: made.words for made in one.commitments if made.words}
    assert words == {
        "prisoners": "Gabon will release 90 Angolan prisoners",
        "withdrawal": "Angola will withdraw its troops from the islands",
    }


def test_what_nobody_promised_is_not_kept(tell: ReadAll) -> None:
    """Troops that leave keep no agreement about fish."""
    text = "Fiji and Samoa have a fishing pact. Half of the soldiers have left the islands."
    assert standing(agreement(tell, text)) == {"fisheries": "unknown"}


@pytest.mark.parametrize(
    ("days", "path"),
    [
        ({"2025-05-06": 40}, ["in progress"]),
        ({"2025-05-06": 90}, ["kept"]),
        ({"2025-05-06": 40, "2025-06-03": 50}, ["in progress", "kept"]),
        ({"2025-05-06": 40, "2025-06-03": 30}, ["in progress", "in progress"]),
    ],
)
def test_what_was_done_is_reckoned_against_what_was_promised(
    tell: ReadAll, days: dict[str, int], path: list[str]
) -> None:
    """Numbers add up over days, whoever tells them again; without a promise's number none does."""
    signed = (
        "Benin and Togo signed the Ouidah Accord on Monday. Under the accord, Benin will free 90 "
        "prisoners."
    )
    texts = {"a": ("2025-03-04", signed)}
    for number, (when, some) in enumerate(days.items()):
        freed = f"Benin freed {some} prisoners on Monday under the Ouidah Accord with Togo."
        texts |= {f"b{number}": (when, freed), f"c{number}": (when, f"LOME - {freed}")}
    told, _ = tell(texts)
    (one,) = [each for each in told if each.kind is MechanismKind.AGREEMENT]
    done = [each for each in judge(one).commitments if each.status != "unknown"]
    assert [each.status for each in done] == path
    assert all(len(each.evidence) == 2 for each in done)


STORY = {
    "a": (
        "2025-03-04",
        (
            "Kenya and Somalia signed the Garissa Accord on Monday. Under the accord, Kenya will "
            "withdraw its troops from Somalia and Somalia will free 90 prisoners."
        ),
    ),
    "b": (
        "2025-04-08",
        "Somalia has freed 40 of the 90 prisoners under the Garissa Accord with Kenya.",
    ),
    "c": ("2025-05-06", "Kenya began withdrawing its soldiers from Somalia on Monday."),
    "d": (
        "2025-06-10",
        "Kenya completed the withdrawal of its troops under the Garissa Accord with Somalia.",
    ),
    "e": (
        "2025-07-08",
        "Under the Garissa Accord with Somalia, Kenya began to withdraw its soldiers once more.",
    ),
}


@pytest.mark.parametrize("order", ["abcde", "edcba", "cebda"])
def test_a_status_moves_on_and_back_whatever_the_order(tell: ReadAll, order: str) -> None:
    """Documents tell it piece by piece; what was kept may be in progress again."""
    told, events = tell({name: STORY[name] for name in order})
    (one,) = [each for each in told if each.kind is MechanismKind.AGREEMENT]
    one = judge(one, *events)
    path = {
        clause: [
            each.status
            for each in one.commitments
            if each.clause == clause and each.status != "unknown"
        ]
        for clause in ("prisoners", "withdrawal")
    }
    assert path == {
        "prisoners": ["in progress"],
        "withdrawal": ["in progress", "kept", "in progress"],
    }
    (began,) = [each for each in one.commitments if each.deeds]
    assert began.evidence[0].document_id == "c"


def truce(*commitments: Commitment) -> Mechanism:
    """Return a ceasefire of two, signed on 1 March 2024."""
    proof = (Evidence("d", 0, 2, "It"),)
    return Mechanism(
        mechanism_id="m",
        kind=MechanismKind.AGREEMENT,
        name="truce",
        members=("KEN", "UGA"),
        clauses=("ceasefire", "withdrawal"),
        sessions=(Session(day("2024-03-01"), None, None, None, None, "actual", (), proof),),
        commitments=commitments,
    )


def judge(one: Mechanism, *events: Event) -> Mechanism:
    """Return an agreement with what events made of it."""
    return judged(
        one, ((each, v) for each in events for v in DEEDS.verdicts(each, {})), {}, DEEDS.extents
    )


def deed(
    kind: EventType, when: str, parties: str = "KEN>UGA", mode: str = "", told: str = "actual"
) -> Event:
    """Return an event."""
    modes = (mode,) if mode else ()
    return account(
        when, parties, when, kind=kind, mode=modes, status=Status(told), quote="They did it."
    ).event


def test_deeds_keep_and_break_and_a_status_may_move_back() -> None:
    """A withdrawal keeps the truce, shelling breaks it, another withdrawal keeps it again."""
    withdrew = deed(EventType.RETREAT, "2024-04-01", "KEN", "withdraw")
    with_both = deed(EventType.RETREAT, "2024-04-02", "KEN>UGA", "withdraw")
    shelled = deed(EventType.ASSAULT, "2024-05-01")
    again = deed(EventType.RETREAT, "2024-06-01", "UGA>KEN", "withdraw")
    found = judge(truce(), again, shelled, withdrew, with_both)
    path = [one.status for one in found.commitments if one.clause == "ceasefire"]
    assert path == ["kept", "broken", "kept"]
    assert standing(judge(truce(), shelled, with_both))["ceasefire"] == "broken"
    assert all(one.evidence for one in found.commitments)


def test_a_deed_in_part_is_in_progress() -> None:
    """What was withdrawn or begun keeps nothing whole; undated it is news of its document."""
    half = replace(deed(EventType.RETREAT, "2024-04-02", "KEN>UGA", "withdraw"), date=None)
    piece = replace(half.evidence[0], quote="Half of the Kenyan troops have left Uganda.")
    half = replace(half, evidence=(piece,))
    assert DEEDS.verdicts(half, {}) == ()
    published = {piece.document_id: date(2024, 4, 3)}
    found = DEEDS.verdicts(half, published)
    assert {(one.clause, one.status, one.day) for one in found} == {
        ("ceasefire", "in progress", date(2024, 4, 3)),
        ("withdrawal", "in progress", date(2024, 4, 3)),
    }
    again = judged(truce(), ((half, one) for one in found), published, DEEDS.extents)
    assert standing(again)["withdrawal"] == "in progress"


@pytest.mark.parametrize(
    "event",
    [
        deed(EventType.ASSAULT, "2024-02-01"),  # before it was signed
        deed(EventType.ASSAULT, "2024-05-01", "KEN>TZA"),  # against somebody else
        deed(EventType.ASSAULT, "2024-05-01", "TZA>KEN"),
        deed(EventType.ASSAULT, "2024-05-01", told="planned"),
        deed(EventType.ACCUSE, "2024-05-01"),
    ],
)
def test_other_deeds_break_nothing(event: Event) -> None:
    """Only what a party did to a party while it was in force."""
    assert standing(judge(truce(), event)) == {
        "ceasefire": "unknown",
        "withdrawal": "unknown",
    }


def test_a_promise_stands_once() -> None:
    """Its words count more than its kind alone; what became of it comes after."""

    def told(document: int, status: str, words: str = "", when: str | None = None) -> Commitment:
        proof = (Evidence(f"d{document}", 0, 2, "It"),)
        return Commitment("visas", status, day(when) if when else None, proof, words)

    merged = merge_commitments(
        [
            told(1, "broken", when="2024"),
            told(2, "unknown"),
            told(3, "unknown", "Peru will drop visas"),
            told(4, "unknown", "peru will  drop visas"),
        ],
        {},
    )
    assert [(one.status, one.words) for one in merged] == [
        ("unknown", "Peru will drop visas"),
        ("broken", ""),
    ]
    assert len(merged[0].evidence) == 2


def test_the_rules_are_sound() -> None:
    """Each names kinds of commitment and a status that there is."""
    assert all(rule.clauses and rule.types <= set(EventType) for rule in DEEDS.rules)
    assert {rule.status for rule in DEEDS.rules} <= {"kept", "broken", "in progress"}
