"""Who belongs to an arrangement changes, and documents tell it piece by piece."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resolve_samples import day

from dragoman.arrangements.follow.members import members_now, merge_membership
from dragoman.records import Evidence, Mechanism, MechanismKind, Membership
from loaded import reader
from reading import ReadAll, Telling, Texts, read_all

Tell = Callable[[Texts], Telling]
ORGANISATION, AGREEMENT = MechanismKind.ORGANISATION, MechanismKind.AGREEMENT


@pytest.fixture(scope="module")
def tell() -> ReadAll:
    """Return what texts tell together."""
    pipeline = reader()
    return lambda texts: read_all(pipeline, texts)


def of_kind(told: Telling, kind: MechanismKind) -> Mechanism:
    """Return the one arrangement of a kind."""
    (one,) = [each for each in told[0] if each.kind is kind]
    return one


def turns(one: Mechanism) -> list[tuple[str, str, str]]:
    """Return who joined and left, with the year."""
    return [
        (turn.member, turn.status, str(turn.date.start)[:4] if turn.date else "")
        for turn in one.membership
    ]


def test_an_agreement_of_many_is_joined_and_left(tell: ReadAll) -> None:
    """Three sign, a fourth accedes, one withdraws with its reason; the agreement goes on."""
    one = of_kind(
        tell(
            {
                "a": (
                    "2020-03-03",
                    "Cuba, Haiti and Jamaica signed the Kingston Reef Pact on Monday.",
                ),
                "b": ("2022-05-04", "Belize acceded to the Kingston Reef Pact on Tuesday."),
                "c": (
                    "2024-07-03",
                    "Haiti withdrew from the Kingston Reef Pact on Tuesday over fees.",
                ),
            }
        ),
        AGREEMENT,
    )
    assert one.members == ("BLZ", "CUB", "JAM")
    assert turns(one) == [("BLZ", "joined", "2022"), ("HTI", "left", "2024")]
    assert one.membership[-1].reasons == ("fees",)
    assert one.history[-1].status == "active"


def test_an_organisation_is_founded_joined_and_suspends_a_member(tell: ReadAll) -> None:
    """Its founders belong to it; a suspended member still does; a plan to join is only a plan."""
    one = of_kind(
        tell(
            {
                "a": (
                    "2015-02-04",
                    (
                        "Chad, Niger and Mali founded the Sahel Water Council on Tuesday. "
                        "Senegal will join the council next year."
                    ),
                ),
                "b": (
                    "2019-02-06",
                    (
                        "The Sahel Water Council suspended Mali on Tuesday after a coup. "
                        "Guinea became a member of the Sahel Water Council in 2018."
                    ),
                ),
            }
        ),
        ORGANISATION,
    )
    assert one.members == ("GIN", "MLI", "NER", "TCD")
    assert sorted(turns(one)) == [
        ("GIN", "joined", "2018"),
        ("MLI", "member", "2015"),
        ("MLI", "suspended", "2019"),
        ("NER", "member", "2015"),
        ("SEN", "joining", "2016"),
        ("TCD", "member", "2015"),
    ]
    assert one.history[-1].status == "active"


def test_a_known_organisation_is_one_by_any_of_its_names(tell: ReadAll) -> None:
    """The register's id holds its names together; a mere mention makes no arrangement."""
    one = of_kind(
        tell(
            {
                "a": ("2024-03-12", "Sweden joined NATO in March 2024. ASEAN welcomed nothing."),
                "b": (
                    "2023-04-05",
                    "Finland joined the North Atlantic Treaty Organization on Tuesday.",
                ),
            }
        ),
        ORGANISATION,
    )
    assert turns(one) == [("FIN", "joined", "2023"), ("SWE", "joined", "2024")]


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine hopes to join NATO.",
        "Oman urged Yemen to join the Muscat Port Council.",
        "Chile did not leave the Quito Trade Council.",
        "The Quito Trade Council may expel Chile.",
    ],
)
def test_hopes_and_denials_move_nobody(tell: ReadAll, text: str) -> None:
    """Only what happened or is settled counts."""
    assert not [one for one in tell({"a": ("2025-06-12", text)})[0] if one.membership]


def test_a_pact_of_two_ends_when_one_leaves(tell: ReadAll) -> None:
    """There is nobody left to keep it."""
    one = of_kind(
        tell(
            {
                "a": (
                    "2025-06-12",
                    "Ghana pulled out of its fishing treaty with Togo on Monday over quotas.",
                )
            }
        ),
        AGREEMENT,
    )
    assert one.members == ("GHA", "TGO")
    assert [change.status for change in one.history] == ["ended"]


def test_a_state_that_changes_its_name_is_one_state(tell: ReadAll) -> None:
    """Meetings under the old and the new name are of one series."""
    told, _ = tell(
        {
            "a": (
                "2016-05-04",
                (
                    "The foreign ministers of Swaziland and Mozambique held their 2nd talks in "
                    "Maputo on May 3, 2016."
                ),
            ),
            "b": (
                "2019-05-07",
                (
                    "The foreign ministers of Eswatini and Mozambique held their 4th talks in "
                    "Mbabane on May 6, 2019."
                ),
            ),
        }
    )
    (one,) = told
    assert one.members == ("MOZ", "SWZ")
    assert [session.ordinal for session in one.sessions] == [2, 4]


def test_a_person_who_changes_office_meets_at_two_levels(tell: ReadAll) -> None:
    """Who was foreign minister is president: the two series stay apart."""
    told, _ = tell(
        {
            "a": (
                "2021-05-05",
                (
                    "Peruvian Foreign Minister Rosa Quispe and Chilean Foreign Minister Juan Soto "
                    "met in Lima on Tuesday for the 3rd annual talks of the two foreign ministers."
                ),
            ),
            "b": (
                "2024-05-08",
                (
                    "Peruvian President Rosa Quispe and Chilean President Pedro Rojas met in Arica "
                    "on Tuesday for the 2nd annual summit of the two presidents."
                ),
            ),
        }
    )
    found = {one.level: one for one in told if one.kind is MechanismKind.MEETING_SERIES}
    assert set(found) == {"foreign ministers", "leaders"}
    assert [len(one.sessions) for one in found.values()] == [1, 1]


def turn(document: int, member: str, status: str, when: str | None = None) -> Membership:
    """Return a turn as a document tells it."""
    return Membership(
        member, status, day(when) if when else None, (), (Evidence(f"d{document}", 0, 2, "It"),)
    )


TOLD = (
    turn(1, "FJI", "member"),
    turn(2, "FJI", "joined", "2016"),
    turn(3, "FJI", "joined", "2016-05"),
    turn(4, "FJI", "left", "2020"),
    turn(5, "FJI", "joined", "2023"),
    turn(6, "TON", "joining", "2018"),
    turn(7, "TON", "joined", "2019"),
    turn(8, "WSM", "suspended", "2019"),
)


@given(st.permutations(TOLD))
def test_each_turn_stands_once_whatever_the_order(order: list[Membership]) -> None:
    """Who left and came back belongs; a plan that came true is not told again."""
    merged = merge_membership(order, {})
    assert merged == merge_membership(TOLD, {})
    assert [(one.member, one.status) for one in merged] == [
        ("FJI", "joined"),
        ("TON", "joined"),
        ("WSM", "suspended"),
        ("FJI", "left"),
        ("FJI", "joined"),
    ]
    assert members_now([], merged) == ("FJI", "TON")


def test_a_member_may_suspend_its_own_membership(tell: ReadAll) -> None:
    """It is a member that is suspended; the body goes on and keeps its whole name."""
    one = of_kind(
        tell(
            {
                "a": (
                    "2025-06-12",
                    (
                        "Sudan suspended its membership of the Intergovernmental Authority on "
                        "Development on Saturday."
                    ),
                )
            }
        ),
        ORGANISATION,
    )
    assert one.name == "Intergovernmental Authority on Development"
    assert turns(one) == [("SDN", "suspended", "2025")]


def test_what_a_member_does_with_its_part_is_no_turn_of_the_body(tell: ReadAll) -> None:
    """Who freezes its participation does not suspend the whole."""
    found, _ = tell(
        {
            "a": (
                "2025-06-12",
                (
                    "As for the Collective Security Treaty Organization, we froze our "
                    "participation in February."
                ),
            )
        }
    )
    assert not [one for one in found if one.kind is ORGANISATION and one.history]
