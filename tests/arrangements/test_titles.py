"""A series with a proper name is one, whoever takes part and however it is written."""

from dataclasses import replace
from itertools import pairwise
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from resolve_samples import day

from dragoman.arrangements.follow.assemble import assemble
from dragoman.arrangements.keys import mechanism_id, title_key
from dragoman.ledger import Entry, Ledger
from dragoman.records import (
    Evidence,
    Mechanism,
    MechanismKind,
    Membership,
    Session,
    encode,
)
from dragoman.resolve.knowledge import Words
from loaded import reader
from reading import ReadAll, Telling, document, read_all

EXERCISE, MEETING = MechanismKind.EXERCISE_SERIES, MechanismKind.MEETING_SERIES
KNOWN = Words.load()
DAYS = [f"20{year}-06-01" for year in range(10, 26)]


@pytest.fixture(scope="module")
def tell() -> ReadAll:
    """Return what texts tell together."""
    pipeline = reader()
    return lambda texts: read_all(pipeline, texts)


def of_kind(told: Telling, kind: MechanismKind) -> list[Mechanism]:
    """Return the arrangements of a kind."""
    return [one for one in told[0] if one.kind is kind]


def held(one: Mechanism) -> list[str]:
    """Return when the sessions of a series were."""
    return [str(session.date.start) for session in one.sessions if session.date]


def test_a_named_exercise_is_one_whoever_takes_part(tell: ReadAll) -> None:
    """Each year others train; the name before the noun, after it, or alone is the same."""
    (one,) = of_kind(
        tell(
            {
                "a": (
                    "2023-05-10",
                    "Kenya, Uganda and the United States began Exercise Northern Anvil on Monday.",
                ),
                "b": (
                    "2024-05-11",
                    (
                        "Exercise Northern Anvil opened on Tuesday with troops from Kenya, "
                        "Uganda and Tanzania."
                    ),
                ),
                "c": (
                    "2025-05-12",
                    (
                        "Kenya and Tanzania started the fifth Northern Anvil drills on Friday. "
                        "Uganda left Northern Anvil for good in March."
                    ),
                ),
            }
        ),
        EXERCISE,
    )
    assert one.title == "Northern Anvil"
    assert one.members == ("KEN", "TZA", "USA")
    assert held(one) == ["2023-05-08", "2024-05-07", "2025-05-09"]
    assert one.sessions[2].ordinal == 5
    assert [(turn.member, turn.status) for turn in one.membership] == [("UGA", "left")]


def test_a_name_after_the_noun_is_what_is_opened(tell: ReadAll) -> None:
    """Whoever opens "the second Exercise Blue Heron" takes part, as does who quits it."""
    (one,) = of_kind(
        tell(
            {
                "a": (
                    "2021-06-10",
                    "Barbados, Grenada and Jamaica opened the 2nd Exercise Blue Heron on Tuesday.",
                ),
                "b": ("2022-06-14", "Jamaica quit Exercise Blue Heron for good on Monday."),
            }
        ),
        EXERCISE,
    )
    assert (one.title, one.members) == ("Blue Heron", ("BRB", "GRD"))


def test_the_end_of_one_exercise_is_not_the_end_of_its_series(tell: ReadAll) -> None:
    """What begins on Monday and ends on Friday goes on next year; what is suspended does not."""
    (one,) = of_kind(
        tell(
            {
                "a": (
                    "2023-05-10",
                    (
                        "Peru and Chile began the annual Southern Shield exercise on Monday. The "
                        "exercise ends on Friday."
                    ),
                ),
                "b": (
                    "2024-07-11",
                    (
                        "Southern Shield, the annual naval exercise of Peru and Chile, was "
                        "suspended after the border incident."
                    ),
                ),
            }
        ),
        EXERCISE,
    )
    assert [change.status for change in one.history] == ["suspended"]


def test_two_named_exercises_of_the_same_states_stay_apart(tell: ReadAll) -> None:
    """A word that both names share does not make them one."""
    found = of_kind(
        tell(
            {
                "a": ("2024-05-10", "Latvia and Estonia began the Amber Spear drills on Monday."),
                "b": ("2024-09-12", "Latvia and Estonia began the Amber Gate drills on Monday."),
            }
        ),
        EXERCISE,
    )
    assert sorted(one.title for one in found) == ["Amber Gate", "Amber Spear"]


def test_who_criticises_an_exercise_does_not_take_part(tell: ReadAll) -> None:
    """Members are those who hold it."""
    (one,) = of_kind(
        tell(
            {
                "a": (
                    "2024-05-10",
                    (
                        "Oman and Qatar began the Pearl Guard exercise on Monday. Iran "
                        "criticised the Pearl Guard exercise on Tuesday."
                    ),
                )
            }
        ),
        EXERCISE,
    )
    assert one.members == ("OMN", "QAT")


def test_a_named_dialogue_is_joined_and_left(tell: ReadAll) -> None:
    """Its sessions are of one series though the members differ."""
    (one,) = of_kind(
        tell(
            {
                "a": (
                    "2023-02-10",
                    (
                        "The foreign ministers of Samoa, Tonga and Fiji met in Apia on Thursday "
                        "for the fourth Tern Island Dialogue."
                    ),
                ),
                "b": (
                    "2024-02-12",
                    (
                        "Vanuatu joined the Tern Island Dialogue on Friday. The foreign "
                        "ministers of Samoa, Tonga, Fiji and Vanuatu met in Suva on Friday for "
                        "the fifth Tern Island Dialogue."
                    ),
                ),
                "c": (
                    "2025-02-12",
                    (
                        "Fiji withdrew from the Tern Island Dialogue on Tuesday in protest "
                        "against the fishing ban."
                    ),
                ),
            }
        ),
        MEETING,
    )
    assert (one.members, one.level) == (("TON", "VUT", "WSM"), "foreign ministers")
    assert [session.ordinal for session in one.sessions] == [4, 5]
    assert [(turn.member, turn.status) for turn in one.membership] == [
        ("VUT", "joined"),
        ("FJI", "left"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Trilateral Summit of {} took place in Lima on Thursday. It is held annually.",
        "The leaders of {} met in Lima on Thursday for their annual Strategic Dialogue.",
        "The Lima summit of {} took place on Thursday. The summit is held annually.",
    ],
)
def test_what_any_series_may_be_called_is_no_name(tell: ReadAll, text: str) -> None:
    """Two groups of states may each have a trilateral summit, and meet in one town."""
    found = tell(
        {
            "a": ("2023-02-10", text.format("Chile, Peru and Bolivia")),
            "b": ("2024-02-09", text.format("Ghana, Togo and Benin")),
        }
    )[0]
    assert not [one for one in found if one.title]
    assert {one.members for one in found} == {("BOL", "CHL", "PER"), ("BEN", "GHA", "TGO")}


def observation(
    number: int, title: str, members: tuple[str, ...], level: str | None, left: str | None
) -> Mechanism:
    """Return what a document tells of a series."""
    name = f"{title} Forum" if title else "talks"
    piece = (Evidence(f"d{number}", 0, 4, "They"),)
    when = day(DAYS[number])
    return Mechanism(
        mechanism_id=mechanism_id(MEETING, members, (), level, name),
        kind=MEETING,
        name=name,
        members=members,
        level=level,
        sessions=(Session(when, None, None, None, None, "actual", (), piece),),
        evidence=piece,
        membership=(Membership(left, "left", when, (), piece),) if left else (),
        title=title,
    )


told = st.builds(
    observation,
    st.integers(0, len(DAYS) - 1),
    st.sampled_from(("Heron", "heron", "Ibis", "")),
    st.sampled_from((("CHL", "PER"), ("BOL", "CHL", "PER"), ("PER",), ())),
    st.sampled_from(("leaders", "foreign ministers", "ministers", None)),
    st.sampled_from((None, None, "BOL")),
)
many = st.lists(told, max_size=12, unique_by=lambda one: one.evidence[0].document_id)


def entry(one: Mechanism) -> Entry:
    """Return a document that tells only this."""
    name = one.evidence[0].document_id
    made = replace(document(name, "They met."), origin=name)
    return Entry(made, mechanisms=(one,))


def kept(book: Ledger) -> list[bytes]:
    """Return the series of a ledger."""
    return sorted(encode(one) for one in book.mechanisms())


@settings(max_examples=40)
@given(many, st.randoms(use_true_random=False), st.sampled_from((1, 2, 5)))
def test_a_ledger_holds_what_its_documents_tell_together(
    observations: list[Mechanism], chance: Random, at_once: int
) -> None:
    """Whatever the order and the batches, and after documents were taken out again."""
    mixed = list(observations)
    chance.shuffle(mixed)
    edges = [*range(0, len(mixed), at_once), len(mixed)]
    with TemporaryDirectory() as folder, Ledger.open(f"{folder}/a.ledger") as book:
        for start, end in pairwise(edges):
            book.commit([entry(one) for one in mixed[start:end]])
            book.merge()
        assert kept(book) == together(observations)
        gone = mixed[: len(mixed) // 2]
        book.forget([one.evidence[0].document_id for one in gone])
        book.merge()
        assert kept(book) == together([one for one in observations if one not in gone])


def together(observations: list[Mechanism]) -> list[bytes]:
    """Return what they are put together to at once."""
    published = {one.evidence[0].document_id: document("d", "x").published for one in observations}
    return sorted(encode(one) for one in assemble(observations, published, KNOWN))


def test_a_title_is_the_same_however_it_is_written() -> None:
    """Case, hyphens and small words do not matter."""
    assert title_key("Shield of the Andes") == title_key("shield of Andes")
    assert title_key("Northern-Anvil") == title_key("Northern Anvil")
    assert title_key("Northern Anvil") != title_key("Northern Shield")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            (
                "Peru and Chile signed a trade agreement in March 2006 and an extradition treaty in"
                " June 2011."
            ),
            [("extradition treaty", "2011-06-01"), ("trade agreement", "2006-03-01")],
        ),
        (
            "Ghana and Togo concluded a fishing pact in 1998 and a customs agreement in 2004.",
            [("customs agreement", "2004-01-01"), ("fishing pact", "1998-01-01")],
        ),
        (
            "Japan and Mongolia signed a free trade agreement and a visa agreement in 2015.",
            [("free trade agreement", "2015-01-01"), ("visa agreement", "2015-01-01")],
        ),
        (
            (
                "Algeria and Morocco signed a treaty of good neighbourliness in 1969 and a border"
                " treaty in 1972."
            ),
            [("border treaty", "1972-01-01"), ("treaty of good neighbourliness", "1969-01-01")],
        ),
        (
            (
                "Norway and Iceland signed a fisheries agreement on 2 May 2023 and a defence pact"
                " on 9 May 2024."
            ),
            [("defence pact", "2024-05-09"), ("fisheries agreement", "2023-05-02")],
        ),
    ],
)
def test_two_agreements_of_one_sentence_are_two(
    tell: ReadAll, text: str, told: list[tuple[str, str]]
) -> None:
    """Each has its own day; the day that they share says nothing of which is meant."""
    found, _ = tell({"a": ("2025-06-12", text)})
    ours = sorted(
        (one.name, str(change.date.start))
        for one in found
        if one.kind is MechanismKind.AGREEMENT
        for change in one.history
        if change.date is not None
    )
    assert ours == told
