"""What each teller takes from sentences: measures, meetings, exercises, members, promises."""

from collections import Counter

import pytest
from reading_facts import facts_in, word
from written_facts import known

from dragoman.arrangements.tell.drafts import Draft
from dragoman.arrangements.tell.find import find_mechanisms
from dragoman.arrangements.tell.measures.measures import continue_measure, find_measures
from dragoman.arrangements.tell.measures.zones import find_zones
from dragoman.arrangements.tell.meetings.exercises import find_exercises
from dragoman.arrangements.tell.meetings.meetings import find_meetings
from dragoman.arrangements.tell.meetings.regular import find_regular
from dragoman.arrangements.tell.members.belonging import as_memberships, memberships_at
from dragoman.arrangements.tell.members.continuing import Spoken, continue_belonging
from dragoman.arrangements.tell.members.joining import told_of
from dragoman.arrangements.tell.members.organisations import find_organisations
from dragoman.arrangements.tell.members.seats import first_times, forms_of, shares, since_when
from dragoman.arrangements.tell.promises.agreements import continue_agreement, find_agreements
from dragoman.arrangements.tell.promises.fates import binding, clauses_in, had, note_fates, under
from dragoman.arrangements.tell.promises.performance import note_performance, settle_performance
from dragoman.arrangements.tell.promises.promises import note_promises
from dragoman.records import MechanismKind
from loaded import reader
from reading import document

ACCORD = "Spain and Peru signed an accord on Monday."
MEETING = (
    "The foreign ministers of Ghana and Togo held their third annual meeting in Lome on Monday."
)


def turned(draft: Draft) -> list[tuple[str, str]]:
    """Return the turns of an arrangement with their days."""
    return [(one.status, str(one.date)) for one in draft.history]


def promised(draft: Draft) -> list[tuple[str, str]]:
    """Return the promises of an agreement and how they stand."""
    return [(one.clause, one.status) for one in draft.commitments]


def accord() -> Draft:
    """Return an agreement that one sentence told."""
    (draft,) = find_agreements(facts_in(ACCORD)[0], [])
    return draft


def test_a_document_tells_its_arrangements() -> None:
    """Of every kind, the same that the reader tells."""
    (told,) = reader().process([document("d", f"{ACCORD} {MEETING}")])
    assert told.annotated is not None
    found = find_mechanisms(told.annotated, told.mentions, told.events, reader().codebook, known())
    assert [(one.kind, one.name, one.members) for one in found] == [
        (MechanismKind.AGREEMENT, "accord", ("ESP", "PER")),
        (MechanismKind.MEETING_SERIES, "annual meeting", ("GHA", "TGO")),
    ]
    assert found == told.mechanisms


def test_a_measure_goes_on_through_sentences() -> None:
    """What "the ban" is told of is noted with the ban; what "it" does, too."""
    taken, kept, lifted = facts_in(
        "Peru imposed a ban on Kenyan fish on Monday. The ban is still in force. "
        "Peru lifted the ban on Tuesday."
    )
    (ban,) = find_measures(taken, [])
    assert (ban.names, ban.members, ban.targets) == (["ban on Kenyan fish"], {"PER"}, {"KEN"})
    assert find_measures(kept, [ban]) == find_measures(lifted, [ban]) == []
    assert turned(ban) == [("active", "2025-06-09"), ("active", "None"), ("ended", "2025-06-10")]
    proofs = len(ban.evidence)
    continue_measure(kept, ban, [])
    assert len(ban.evidence) == proofs


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ghana and Togo began the annual Amber Gate exercise in Lome on Monday.",
            [("Amber Gate", {"GHA", "TGO"}, [("2025-06-09", "Lome")], True)],
        ),
        (
            "Ghana and Togo held a joint military drill in May 2024.",
            [("", {"GHA", "TGO"}, [("2024-05-01/2024-05-31", None)], False)],
        ),
        ("The soldiers play games in the yard.", []),
    ],
)
def test_exercises(text: str, told: list[tuple[str, set[str], list[object], bool]]) -> None:
    """With their name and days; one drill is no series, and games are no drill."""
    found = find_exercises(facts_in(text)[0], Counter(), [])
    assert [
        (one.title, one.members, [(str(each.date), each.place) for each in one.sessions],
         bool(one.evidence))
        for one in found
    ] == told  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (MEETING, [("foreign ministers", {"GHA", "TGO"}, "2025-06-09", "Lome", True)]),
        (
            "Ghana and Togo held talks in Accra on 3 March 2024.",
            [(None, {"GHA", "TGO"}, "2024-03-03", "Accra", False)],
        ),
        ("A meeting ended.", []),
    ],
)
def test_meetings(text: str, told: list[tuple[str | None, set[str], str, str, bool]]) -> None:
    """Who met, at which level, when and where, and whether it is one of a series."""
    found = find_meetings(facts_in(text)[0], Counter(), [])
    assert [
        (one.level, one.members, str(one.sessions[0].date), one.sessions[0].place,
         bool(one.evidence))
        for one in found
    ] == told  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The presidents of Ghana and Togo have met every year since 2006.",
            [("leaders", [("active", "2006-01-01/2006-12-31")])],
        ),
        (
            (
                "The leaders of Ghana and Togo meet twice a year, but the series was broken off in "
                "2017."
            ),
            [("leaders", [("suspended", "2017-01-01/2017-12-31")])],
        ),
        ("The presidents of Ghana and Togo met on Monday.", []),
    ],
)
def test_regular_meetings(text: str, told: list[tuple[str, list[tuple[str, str]]]]) -> None:
    """To "meet every year" is a series; that they met is none."""
    found = find_regular(facts_in(text)[0])
    assert [(one.level, turned(one)) for one in found] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Togo joined the Amity Union in 2019.", [("TGO", "joined", "2019-01-01/2019-12-31")]),
        ("Togo may join the Amity Union.", []),
        ("Togo will leave the Amity Union.", [("TGO", "leaving", "None")]),
        (
            "Togo and Ghana are members of the Amity Union.",
            [("GHA", "member", "None"), ("TGO", "member", "None")],
        ),
        ("The Amity Union suspended Togo on Monday.", [("TGO", "suspended", "2025-06-09")]),
        ("Togo was expelled from the Amity Union.", [("TGO", "left", "None")]),
        ("Ghana blocked the entry of Togo to the Amity Union.", []),
    ],
)
def test_who_belongs(text: str, told: list[tuple[str, str, str]]) -> None:
    """What is settled or planned; not what may be or is kept from being."""
    facts = facts_in(text)[0]
    noun = word(facts, "Union")
    found = memberships_at(facts, noun)
    assert [(one.member, one.status, str(one.date)) for one in found] == told
    assert as_memberships(facts, told_of(facts, noun)) == found


@pytest.mark.parametrize(
    ("text", "verb", "forms", "status", "who"),
    [
        ("Togo pulled out of the pact.", "pulled", {"pull", "pull out"}, None, ""),
        ("Togo suspended its membership.", "suspended", {"suspend"}, "suspended", "TGO"),
        ("Togo gave up its seat.", "gave", {"give", "give up"}, "left", "TGO"),
        ("Togo took part for the first time.", "took", {"take"}, "joined", "TGO"),
        ("Togo has been taking part since 2015.", "taking", {"take"}, "joined", "TGO"),
    ],
)
def test_seats(text: str, verb: str, forms: set[str], status: str | None, who: str) -> None:
    """A seat given up and a part taken for the first time tell of belonging."""
    facts = facts_in(text)[0]
    at = word(facts, verb)
    assert forms_of(facts, at) == forms
    found = [*shares(facts, at, own=True), *first_times(facts, at)]
    wanted = [] if status is None else [(status, [who])]
    assert [(one.status, [each for each, _ in one.who]) for one in found] == wanted
    assert since_when(facts, at) == ("since" in text)


def test_it_is_the_organisation_named_last() -> None:
    """Not where three sentences have spoken of other things since."""
    organisations: list[Draft] = []
    found = {kind: list[Draft]() for kind in MechanismKind}
    found[MechanismKind.ORGANISATION] = organisations
    spoken, ages = Spoken(), []
    for facts in facts_in(
        "Togo joined the Amity Union in 2019. Benin left it in 2023. The weather was fine. "
        "It was hot. The rain fell. Mali left it in 2024."
    ):
        told = find_organisations(facts, organisations)
        organisations += [one for one in told if all(one is not each for each in organisations)]
        spoken = continue_belonging(facts, found, spoken)
        ages.append(spoken.age)
    (union,) = organisations
    assert [(one.member, one.status) for one in union.membership] == [
        ("TGO", "joined"),
        ("BEN", "left"),
    ]
    assert ages == [0, 0, 1, 2, 3, 3]


def test_agreements() -> None:
    """With who signed and when; "four agreements" are none that could be followed."""
    first, again = facts_in(
        "Malta and Cyprus signed the Gozo Accord on Monday. Under the accord, Malta will lay a "
        "power cable to Cyprus."
    )
    (gozo,) = find_agreements(first, [])
    assert (gozo.names, gozo.members) == (["Gozo Accord"], {"MLT", "CYP"})
    assert turned(gozo) == [("active", "2025-06-09")]
    assert find_agreements(again, [gozo]) == []
    assert promised(gozo) == [("energy", "unknown")]
    assert find_agreements(facts_in("Malta and Cyprus signed four agreements.")[0], []) == []


def test_an_agreement_goes_on_as_it() -> None:
    """What it obliges to is promised."""
    draft = accord()
    continue_agreement(facts_in("It obliges Spain to return 40 paintings to Peru.")[0], draft, [])
    assert promised(draft) == [("cultural property", "unknown")]


@pytest.mark.parametrize(
    ("text", "verb", "bound", "stands_under", "past"),
    [
        ("Malta laid the cable under Article 4 of the accord.", "laid", False, True, False),
        ("Malta laid the cable in breach of the accord.", "laid", False, False, False),
        ("Malta agreed in the accord to lay the cable.", "agreed", True, True, False),
        ("Malta is to lay the cable under the accord.", "lay", True, True, False),
        ("Malta had closed the port under the accord.", "closed", False, True, True),
    ],
)
def test_what_binds(text: str, verb: str, *, bound: bool, stands_under: bool, past: bool) -> None:
    """What has to be done, what stands under an agreement, what looks back."""
    facts = facts_in(text)[0]
    at = word(facts, verb)
    assert (binding(facts, at), under(facts, at, word(facts, "accord")), had(facts, at)) == (
        bound, stands_under, past
    )  # fmt: skip


def test_promises_and_what_became_of_them() -> None:
    """Told, then broken as a whole."""
    draft = Draft(MechanismKind.AGREEMENT, names=["accord"], members=frozenset({"ESP", "PER"}))
    told, broken = facts_in(
        "Spain is to return 40 paintings to Peru under the accord. "
        "Spain violated the accord on Tuesday."
    )
    assert clauses_in(told, told.low) == ("cultural property",)
    note_promises(draft, told, word(told, "accord"))
    assert promised(draft) == [("cultural property", "unknown")]
    note_fates(draft, broken, word(broken, "accord"), (), frozenset())
    assert promised(draft) == [("cultural property", "unknown"), ("cultural property", "broken")]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Spain has returned 40 paintings to Peru.", []),
        ("Spain returned 40 paintings to Peru on 3 May 2025.", [("cultural property", "kept")]),
    ],
)
def test_deeds_without_an_agreement(text: str, left: list[tuple[str, str]]) -> None:
    """What has no day may have been done before the agreement that the document tells of."""
    facts = facts_in(text)[0]
    done = note_performance(facts, [])
    assert done is not None
    assert (done.names, promised(done)) == ([], [("cultural property", "kept")])
    made = accord()
    assert note_performance(facts, [made]) is None
    settle_performance([done, made])
    assert promised(done) == left


def test_exercises_may_be_told_by_a_verb() -> None:
    """Forces that train together again and again; once is only an occasion."""
    often, once = facts_in("Peru and Chile regularly drill together. Peru and Chile drilled.")
    (series,) = find_exercises(often, Counter(), [])
    assert (series.names, series.members) == (["joint exercises"], {"PER", "CHL"})
    assert find_exercises(once, Counter(), []) == []


def test_a_zone_without_a_name_is_called_by_those_who_share_it() -> None:
    """Whether it is shared by both, or by one with the other."""
    told = facts_in(
        "Ghana built a tower in the fishing zone shared by Ghana and Togo. "
        "Ghana built a tower in the fishing zone that it shares with Togo."
    )
    found = [find_zones(one, Counter()) for one in told]
    assert [(zone.names, zone.members) for (zone,) in found] == [
        (["fishing zone of Ghana and Togo"], {"GHA", "TGO"}),
        (["fishing zone of Ghana and Togo"], {"GHA", "TGO"}),
    ]


def test_a_declaration_that_is_signed_and_named_is_an_agreement() -> None:
    """A joint statement is none; "the declaration" goes on about one that is called so."""
    signed, under_it = facts_in(
        "Peru and Chile signed the Tacna Declaration in June 2021. "
        "Under the declaration each must come to the aid of the other."
    )
    (draft,) = find_agreements(signed, [])
    assert (draft.names, draft.members) == (["Tacna Declaration"], {"PER", "CHL"})
    assert find_agreements(under_it, [draft]) == []
    assert draft.clauses == {"mutual defence"}
    (issued,) = facts_in("Peru and Chile issued a joint declaration.")
    assert find_agreements(issued, []) == []


def test_a_status_of_forces_agreement_keeps_its_name() -> None:
    """Its verb stands above the status."""
    (told,) = facts_in("Kenya and Peru concluded a status of forces agreement in August 2025.")
    (draft,) = find_agreements(told, [])
    assert (draft.names, draft.members) == (["status of forces agreement"], {"KEN", "PER"})
