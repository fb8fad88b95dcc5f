"""Demands told as speech: "He said that Moscow should stop its cooperation with Pyongyang".

A government that says what another one should do asks it to: that is a REQUEST by the speaker,
and it took place, whatever becomes of the demand.
"""

from collections.abc import Iterator, Sequence

from dragoman.data.words import WordLists
from dragoman.entities.mention.mentions import Mention
from dragoman.frames.roles.parties import Mentions, parties_of, sides
from dragoman.frames.triggers.dropped import Dropped
from dragoman.frames.triggers.trigger import Trigger
from dragoman.frames.voice.attribution import voice_of
from dragoman.records import Annotated, AttributionKind, EventType, Party, Reason, Step
from dragoman.syntax.logical import CLAUSAL
from dragoman.syntax.tree import Tree

WORDS = WordLists("frames", "triggers.demands")
GOVERNING = frozenset({"GOV", "MIL", "LEG", "IGO", "UNO", "EUR", "SPY", "COP", "JUD", "PTY", "REB"})


def find_demands(
    tree: Tree, mentions: Mentions, annotated: Annotated, everyone: Sequence[Mention]
) -> Iterator[Trigger | Dropped]:
    """Yield a REQUEST for each demand that a government's speech in this sentence makes.

    A demand by nobody who governs, or of nobody else, is dropped.

    Args:
        tree: the sentence.
        mentions: its mentions.
        annotated: the document, for its quotations.
        everyone: all mentions of the document, to resolve the speaker.
    """
    for index in range(len(tree.tokens)):
        can_demand = tree.upos(index) in CLAUSAL or tree.kids(index, "cop")
        if not can_demand or not _demands(tree, index):
            continue
        speakers = _governing_speakers(annotated, tree, index, everyone)
        others = _asked(tree, mentions, index, speakers) if speakers else ()
        if others and not tree.is_passive(index):
            step = Step("demand", tree.tokens[index].text, "what another should do is asked of it")
            yield Trigger(
                index, None, EventType.REQUEST, (), speakers, others, "demand", 1, steps=(step,)
            )
        else:
            yield Dropped(index, Reason.NO_SPEAKER, EventType.REQUEST)


def _asked(
    tree: Tree, mentions: Mentions, index: int, speakers: Sequence[Party]
) -> tuple[Party, ...]:
    """Return who should do something and is not among the speakers."""
    subjects = tree.kids(index, "nsubj", "nsubj:pass")
    words = tuple(word for kid in subjects for word in tree.conjuncts(kid))
    own = set(map(sides, speakers))
    asked = parties_of(tree, mentions, words, owners=False)
    return tuple(party for party in asked if sides(party) not in own)


def _governing_speakers(
    annotated: Annotated, tree: Tree, index: int, everyone: Sequence[Mention]
) -> tuple[Party, ...]:
    """Return the government in whose words a demand stands; none in the author's."""
    voice = voice_of(annotated, tree, index, everyone)
    if voice.attribution.kind is AttributionKind.AUTHOR or voice.mention is None:
        return ()
    return voice.mention.parties if voice.sector in GOVERNING else ()


def _demands(tree: Tree, index: int) -> bool:
    for kid in tree.kids(index, "aux"):
        if tree.tokens[kid].text.lower() in WORDS["demanding"]:
            return True
    head = tree.head(index)
    return (
        head is not None
        and tree.relation(index) == "xcomp"
        and tree.lemma(head) in {"have", "need"}
        and not tree.kids(head, "obj")
    )
