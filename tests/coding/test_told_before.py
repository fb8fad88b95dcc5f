"""What was told before a sentence, for words that point back; who fills the roles of a proposal."""

from collections import Counter
from types import SimpleNamespace
from typing import Any

import pytest

from dragoman.codebook.context import contexts_of
from dragoman.coding.heads.fillers import (
    FILLED,
    is_named,
    likely,
    nameless,
    parties_behind,
    weighed,
)
from dragoman.coding.pointing_back.answers import find_answered, speakers
from dragoman.coding.pointing_back.earlier_events import (
    Before,
    EarlierTrigger,
    hits,
    mine_of,
    others_of,
)
from dragoman.coding.pointing_back.grievances import asked_to_undo, asker_of, to_be_repaid
from dragoman.entities.mention.mentions import Mention
from dragoman.frames.roles.parties import Mentions
from dragoman.frames.triggers.trigger import Trigger
from dragoman.records import (
    Annotated,
    Certainty,
    Document,
    EventType,
    Filling,
    Party,
    Proposal,
    RoleName,
    SegmentKind,
    Status,
)
from dragoman.syntax.tree import Tree
from written_sentences import sentence, text_of, tree

KENYA, UGANDA, OMAN = (
    Party(f"state:{code}", name, code, "GOV")
    for code, name in (("KEN", "Kenya"), ("UGA", "Uganda"), ("OMN", "Oman"))
)
CLASSES = {"UNDOING": {"undo"}, "RELIEF": {"release"}, "RETALIATION": {"respond"},
           "OFFERING": {"offer"}}  # fmt: skip
CONTEXTS = {"court": "legal", "judge": "legal", "army": "military", "trade": "economic",
            "virus": "disease", "poll": "election"}  # fmt: skip
CODEBOOK: Any = SimpleNamespace(
    classes={name: frozenset(words) for name, words in CLASSES.items()},
    contexts={word: Counter([context]) for word, context in CONTEXTS.items()},
)  # fmt: skip


def trigger(
    event_type: EventType, actors: tuple[Party, ...], recipients: tuple[Party, ...], index: int = 1
) -> Trigger:
    """Return a word that tells an event."""
    return Trigger(index, None, event_type, (), actors, recipients, "verb", 0)


def before(*told: tuple[int, Trigger], number: int = 5) -> Before:
    """Return what was told, each in its sentence."""
    return Before(number, tuple(EarlierTrigger(at, one, "") for at, one in told))


def test_what_was_told_is_looked_through_from_the_latest() -> None:
    """As far back as is asked."""
    acts = [trigger(EventType.REJECT, (KENYA,), (), index) for index in (1, 2, 3)]
    told = before((1, acts[0]), (4, acts[1]), (5, acts[2]))
    assert [each.trigger for each in told.within(1)] == [acts[2], acts[1]]
    assert [each.trigger for each in told.within(9)] == acts[::-1]


def test_sides_are_those_of_states() -> None:
    """A ministry is on the side of its state."""
    ministry = Party("body:ken", "the ministry", "KEN", "GOV")
    act = trigger(EventType.REJECT, (KENYA, UGANDA), (ministry,))
    assert mine_of(act) == {"KEN", "UGA"}
    assert others_of(act, {"KEN"}) == (UGANDA,)
    assert hits(act, {"KEN"})
    assert not hits(act, {"UGA"})


DEMANDED = tree("Kenya PROPN 2 nsubj\ndemanded VERB 0 root past demand\nrelease NOUN 2 obj")
RESPOND = tree("Kenya PROPN 2 nsubj\nvowed VERB 0 root past vow\nrespond VERB 2 xcomp inf")
OFFERED = tree("Kenya PROPN 2 nsubj\noffered VERB 0 root past offer\nhelp NOUN 2 obj")


@pytest.mark.parametrize(
    ("made", "wronged", "found"),
    [
        (DEMANDED, KENYA, (UGANDA,)),
        (DEMANDED, OMAN, (UGANDA,)),  # whoever seized it, whosever it was
        (OFFERED, KENYA, ()),
    ],
)
def test_who_is_asked_to_undo_a_wrong(made: Tree, wronged: Party, found: tuple[Party, ...]) -> None:
    """Who did it, where relief is asked for."""
    seized = trigger(EventType.COERCE, (UGANDA,), (wronged,))
    mine = trigger(EventType.REQUEST, (KENYA,), ())
    assert asked_to_undo(made, mine, before((4, seized)), CODEBOOK) == found


def test_whose_blow_is_to_be_returned() -> None:
    """The latest against those who vow it; not one against others, nor where none is vowed."""
    mine = trigger(EventType.THREATEN, (KENYA,), ())
    hit, other = (trigger(EventType.ASSAULT, (UGANDA,), (whom,)) for whom in (KENYA, OMAN))
    assert to_be_repaid(RESPOND, mine, before((4, hit)), CODEBOOK) == (UGANDA,)
    assert to_be_repaid(RESPOND, mine, before((4, other)), CODEBOOK) == ()
    assert to_be_repaid(OFFERED, mine, before((4, hit)), CODEBOOK) == ()


def test_who_asked_gets_what_is_offered() -> None:
    """Who asked for support, or the only other one at a meeting, in the sentence before."""
    asked = trigger(EventType.REQUEST, (UGANDA,), (KENYA,))
    met = trigger(EventType.CONSULT, (UGANDA, KENYA), ())
    support = trigger(EventType.SUPPORT, (KENYA,), ())
    assert asker_of(DEMANDED, support, before((4, asked)), CODEBOOK) == (UGANDA,)
    assert asker_of(DEMANDED, support, before((3, asked)), CODEBOOK) == ()
    assert asker_of(OFFERED, support, before((4, met)), CODEBOOK) == (UGANDA,)
    assert asker_of(DEMANDED, support, before((4, met)), CODEBOOK) == ()


GUNMEN = tree("""
anti-Kenyan ADJ  3 amod
masked      ADJ  3 amod
gunmen      NOUN 4 nsubj plural gunman
attacked    VERB 0 root past attack
Kenya       PROPN 4 obj
South       PROPN 4 nmod
""")
NAMED = Mentions.of_sentence(
    GUNMEN, (Mention(35, 40, 35, 0, "state", "actor", (KENYA,)),)
)  # the fifth word


def test_who_stands_behind_a_word() -> None:
    """Whom a mention means; else the words themselves, but not half a name."""
    assert parties_behind(GUNMEN, NAMED, 4) == (KENYA,)
    (unnamed,) = parties_behind(GUNMEN, NAMED, 2)
    assert unnamed == nameless(GUNMEN, 2)
    assert unnamed.text == "anti-Kenyan masked gunmen"
    assert unnamed.entity_id == "unknown:gunman"
    assert parties_behind(GUNMEN, NAMED, 5) == ()
    assert [is_named(each) for each in (unnamed, KENYA)] == [False, True]
    assert is_named(Party("org:un", "UN"))


def test_whom_the_heads_choose() -> None:
    """By role, the likeliest first; never one whom a word is against."""
    fillings = tuple(
        Filling(role, word, share, "nsubj")
        for role, word, share in (
            (RoleName.ACTOR, 2, FILLED), (RoleName.ACTOR, 4, 0.9), (RoleName.ACTOR, 0, 0.99),
            (RoleName.RECIPIENT, 4, 0.7),
        )
    )  # fmt: skip
    proposal = Proposal(3, EventType.ASSAULT, 0.9, 0.9, (), Status.ACTUAL, 1.0,
                        Certainty.ASSERTED, 1.0, fillings)  # fmt: skip
    heard = weighed(GUNMEN, NAMED, proposal, RoleName.ACTOR)
    assert [(party.text, share) for party, share in heard] == [
        ("Kenya", 0.9),
        ("anti-Kenyan masked gunmen", FILLED),
    ]
    assert likely(heard) == (KENYA,)
    assert likely(weighed(GUNMEN, NAMED, proposal, RoleName.RECIPIENT)) == (KENYA,)


def test_contexts_are_those_of_the_words() -> None:
    """Of the sentence; where it has none, of the headline; four at most, sorted."""
    many = "court NOUN 0 root\njudge NOUN 1 conj\narmy NOUN 1 conj\n"
    many += "trade NOUN 1 conj\nvirus NOUN 1 conj\npoll NOUN 1 conj"
    title = sentence(many, kind=SegmentKind.HEADLINE)
    army, none = (sentence(f"{word} NOUN 0 root", title.end + 1) for word in ("army", "lake"))
    annotated = Annotated(Document("d", text_of(title, army)), (title, army))
    assert contexts_of(annotated, army, CODEBOOK) == ("military",)
    assert contexts_of(annotated, none, CODEBOOK) == ("disease", "economic", "election", "legal")


@pytest.mark.parametrize(
    ("rows", "kind", "found"),
    [
        # "it" is the act of the last sentence; one denied must have been aimed at who denies it
        ("Kenya PROPN 2 nsubj\ncondemned VERB 0 root past condemn\nit PRON 2 obj",
         EventType.ACCUSE, (UGANDA,)),
        ("Oman PROPN 2 nsubj\nrejected VERB 0 root past reject\nit PRON 2 obj",
         EventType.REJECT, ()),
        # in response to what was done
        ("Oman PROPN 2 nsubj\nleft VERB 0 root past leave\nin ADP 4 case\nresponse NOUN 2 obl",
         EventType.COERCE, (UGANDA,)),
        ("Oman PROPN 2 nsubj\nleft VERB 0 root past leave", EventType.COERCE, ()),
    ],
)  # fmt: skip
def test_whom_an_answer_is_about(rows: str, kind: EventType, found: tuple[Party, ...]) -> None:
    """Whoever did what it points back to, told in the sentence before."""
    told = before((4, trigger(EventType.ASSAULT, (UGANDA,), (KENYA,))))
    made = tree(rows)
    mine = trigger(kind, (KENYA if "Kenya" in rows else OMAN,), (), 1)
    assert find_answered(made, Mentions.of_sentence(made, ()), mine, told, CODEBOOK) == found


def test_who_speaks() -> None:
    """The subjects of verbs of saying, in order."""
    said = tree("Kenya PROPN 2 nsubj\nsaid VERB 0 root past say\nyes INTJ 2 obj")
    named = Mentions.of_sentence(said, (Mention(0, 5, 0, 0, "state", "actor", (KENYA,)),))
    assert list(speakers(said, named)) == [(KENYA,)]
    assert list(speakers(GUNMEN, NAMED)) == []
