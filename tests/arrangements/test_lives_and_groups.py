"""Which observations are one arrangement, and its life: turns of many documents, each once."""

from datetime import date

import pytest
from resolve_samples import day
from written_facts import at, facts

from dragoman.arrangements.follow.grouping import across_members, groups_in, title_of
from dragoman.arrangements.follow.history import contradicting, distinct, merge_history, overlap
from dragoman.arrangements.tell.drafts import Draft
from dragoman.arrangements.tell.names.titles import title_at, titles_again
from dragoman.arrangements.tell.turns import turn_of
from dragoman.records import Evidence, Mechanism, MechanismKind, Session, StatusChange
from dragoman.resolve.knowledge import Words

SERIES, MEASURE = MechanismKind.MEETING_SERIES, MechanismKind.MEASURE
AGREEMENT, EXERCISE = MechanismKind.AGREEMENT, MechanismKind.EXERCISE_SERIES
PUBLISHED = {"a": date(2025, 3, 1), "b": date(2025, 6, 1)}


def meetings(level: str | None, title: str = "", held: str | None = None) -> Mechanism:
    """Return one observation of a series of meetings."""
    sessions = (session(held),) if held else ()
    return Mechanism("m", SERIES, "talks", level=level, title=title, sessions=sessions)


def session(held: str, status: str = "actual") -> Session:
    """Return a session on a day, told by a document of its own."""
    return Session(day(held), None, None, None, None, status, (), (told("s"),))


def told(document: str, quote: str = "They did.") -> Evidence:
    """Return words of a document."""
    return Evidence(document, 0, len(quote), quote)


def turn(status: str, when: str | None, *documents: str, quote: str = "They did.") -> StatusChange:
    """Return a turn that documents tell."""
    pieces = tuple(told(each, quote) for each in documents)
    return StatusChange(status, day(when) if when else None, (), pieces)


def test_meetings_are_told_apart_by_level() -> None:
    """What tells only "ministers" joins the only level that it fits."""
    family = [meetings("foreign ministers"), meetings("leaders"), meetings("ministers")]
    assert sorted(map(sorted, groups_in(family, Words.load()))) == [[0, 2], [1]]


def test_a_vague_level_is_that_of_its_date() -> None:
    """Where two would fit, the one that met on that day."""
    family = [
        meetings("foreign ministers", held="2025-03-01"),
        meetings("defence ministers", held="2025-04-02"),
        meetings("ministers", held="2025-04-02"),
    ]
    assert sorted(map(sorted, groups_in(family, Words.load()))) == [[0], [1, 2]]


def test_a_proper_name_tells_series_apart() -> None:
    """Unnamed ones join the only name that they fit."""
    family = [
        meetings("leaders", "Blue Forum"),
        meetings("leaders"),
        meetings("foreign ministers"),
    ]
    assert sorted(map(sorted, groups_in(family, Words.load()))) == [[0, 1], [2]]
    both = [*family, meetings("leaders", "Red Forum")]
    assert sorted(map(sorted, groups_in(both, Words.load()))) == [[0], [1], [2], [3]]


def test_measures_are_told_apart_by_what_they_are_about() -> None:
    """One that is about nothing joins the only one with its target."""
    fish = Mechanism("m", MEASURE, "ban on fish", targets=("KEN",))
    seafood = Mechanism("m", MEASURE, "curbs on fish", targets=("KEN",))
    steel = Mechanism("m", MEASURE, "tariffs on steel", targets=("OMN",))
    bare = Mechanism("m", MEASURE, "ban", targets=("OMN",))
    found = groups_in([fish, seafood, steel, bare], Words.load())
    assert sorted(map(sorted, found)) == [[0, 1], [2, 3]]


def test_one_name_is_one_series_whoever_takes_part() -> None:
    """What tells no level joins the only level of its name."""
    one, two = [meetings("leaders", "Blue Forum")], [meetings(None, "Blue Forum")]
    other = [meetings("leaders")]
    assert across_members([one, other, two]) == [other, [*one, *two]]
    assert title_of([*one, *two, meetings("leaders", "A Forum")]) == "Blue Forum"
    assert title_of(other) == ""


def merged(*turns: StatusChange, kind: MechanismKind = MEASURE,
           sessions: tuple[Session, ...] = ()) -> list[tuple[str, str | None]]:  # fmt: skip
    """Return the turns of a life with their days."""
    found = merge_history(turns, sessions, PUBLISHED, kind, (told("a"),))
    return [(one.status, one.date and str(one.date)) for one in found]


def test_a_turn_told_twice_is_one() -> None:
    """An undated telling joins the dated one; the order is that of time."""
    lifted = turn("ended", "2025-05-02", "b")
    imposed, again = turn("active", "2025-02-01", "a"), turn("active", None, "b")
    assert merged(lifted, imposed, again) == [("active", "2025-02-01"), ("ended", "2025-05-02")]


def test_an_undated_turn_stands_where_its_document_was_published() -> None:
    """But a beginning at the beginning."""
    assert merged(turn("suspended", None, "b"), turn("resumed", "2025-07-01", "b")) == [
        ("suspended", None),
        ("resumed", "2025-07-01"),
    ]
    assert merged(turn("active", None, "b"), turn("ended", "2020", "a")) == [
        ("active", None),
        ("ended", "2020-01-01/2020-12-31"),
    ]


def test_what_nobody_turned_but_told_as_standing_stands() -> None:
    """A measure that is introduced is active; an agreement without turns has none."""
    assert merged() == [("active", None)]
    assert merged(kind=AGREEMENT) == []


def test_documents_may_differ_on_a_day() -> None:
    """The day that most tell stands, the other is kept; what is extended turns anew."""
    first, most = turn("ended", "2025-02-01", "a"), turn("ended", "2025-03-01", "b", "c")
    (both,) = contradicting([first, most])
    assert str(both.date) == "2025-03-01"
    assert [str(each) for each in both.other_dates] == ["2025-02-01"]
    extended = turn("ended", "2025-03-01", "b", quote="They extended it.")
    assert contradicting([first, extended]) == [first, extended]
    assert contradicting([first, turn("ended", "2025-03-01", "a")]) != [first]


def test_dates_and_reasons() -> None:
    """Two dates can mean one day where they touch; of two reasons the longer is kept."""
    assert overlap(day("2025-03"), day("2025-03-31"))
    assert not overlap(day("2025-03"), day("2025-04-01"))
    assert distinct(("a row", "a row over fish", "floods", "Floods")) == (
        "a row over fish",
        "floods",
    )


@pytest.mark.parametrize(
    ("rows", "kind", "title"),
    [
        (
            "The DET 4 det\nNorthern PROPN 3 compound\nAnvil PROPN 4 compound\ndrill NOUN 0 root",
            EXERCISE,
            "Northern Anvil",
        ),
        ("The DET 3 det\nStrategic PROPN 3 compound\nDialogue PROPN 0 root", SERIES, None),
        ("the DET 2 det\nsummit NOUN 0 root", SERIES, None),
    ],
)
def test_the_proper_name_of_a_series(rows: str, kind: MechanismKind, title: str | None) -> None:
    """Words that any series may have are none."""
    made = facts(rows)
    found = title_at(made, len(made.tree.tokens) - 1, kind)
    assert (found and found.text) == title


def test_a_name_told_once_is_known_again() -> None:
    """With the word that the rest of the sentence speaks of."""
    made = facts(
        "Troops NOUN 2 nsubj\nleft VERB 0 root\nNorthern PROPN 4 compound\nAnvil PROPN 2 obj"
    )
    known = Draft(EXERCISE, title="Northern Anvil")
    assert list(titles_again(made, [known, Draft(EXERCISE)])) == [(3, known)]


@pytest.mark.parametrize(
    ("rows", "kind", "status"),
    [
        ("Peru PROPN 2 nsubj\nlifted VERB 0 root past lift\nit PRON 2 obj", MEASURE, "ended"),
        (
            "Peru PROPN 3 nsubj\npartly ADV 3 advmod\nlifted VERB 0 root past lift",
            MEASURE,
            "eased",
        ),
        ("Peru PROPN 2 nsubj\nsaw VERB 0 root past see\nit PRON 2 obj", MEASURE, None),
        ("They PRON 2 nsubj\nresumed VERB 0 root past resume", SERIES, "resumed"),
        ("They PRON 2 nsubj\nratified VERB 0 root past ratify", AGREEMENT, "active"),
    ],
)
def test_what_a_verb_makes_of_an_arrangement(
    rows: str, kind: MechanismKind, status: str | None
) -> None:
    """By its lemma and what stands close behind it."""
    made = facts(rows)
    verb = next(n for n, token in enumerate(made.tree.tokens) if token.upos == "VERB")
    assert turn_of(made, verb, kind) == status
    assert turn_of(made, at(made, made.tree.tokens[0].text), kind) is None
