"""What a document tells of measures, each sentence with what the ones before it told."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.codebook.codebook import Codebook
from dragoman.entities.mention.mentions import Mention
from dragoman.measures.passage import Passage
from dragoman.measures.telling import Read, turns_in
from dragoman.measures.vocabulary import Vocabulary
from dragoman.records import Annotated
from dragoman.records.measures import MeasureTurn
from dragoman.syntax.tree import tree_of

READ = frozenset({"headline", "body", "caption"})


def turns_of_document(
    annotated: Annotated,
    mentions: Sequence[Mention],
    codebook: Codebook,
    known: Vocabulary | None = None,
    *,
    all_told: bool = False,
) -> tuple[MeasureTurn, ...]:
    """Return the turns of measures that a document tells, in the order of its text.

    A turn of which nobody can tell whose measure it is, or against whom, is none, unless all are
    asked for.

    Args:
        annotated: the document.
        mentions: its resolved mentions.
        codebook: for whether something happened.
        known: words of measures; those of the package when None.
        all_told: with those whose sides are not known.
    """
    words = known or Vocabulary.load()
    told: list[MeasureTurn] = []
    for each in _passages(annotated, mentions, codebook, words):
        passage = replace(each, is_measure_told=any(one.by and one.on for one in told))
        found = list(turns_in(passage))
        for read in found:
            turn = _completed(passage, read, [*told, *(one.turn for one in found)])
            whole = turn.by and turn.on
            if (whole or all_told) and not any(_is_again(turn, one) for one in told):
                told.append(turn)
    return tuple(told)


def _passages(
    annotated: Annotated, mentions: Sequence[Mention], codebook: Codebook, known: Vocabulary
) -> Iterator[Passage]:
    """Yield the sentences that have a word of measures."""
    by_sentence: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    for number, sentence in enumerate(annotated.sentences):
        if str(sentence.kind) not in READ or not sentence.tokens:
            continue
        tree = tree_of(sentence)
        if not any(lemma in known.rows for lemma in tree.lemmas):
            continue
        inside = tuple(
            one
            for one in by_sentence.get(number, ())
            if sentence.start <= one.start and one.end <= sentence.end
        )
        yield Passage(annotated, number, tree, inside, codebook, known)


def _completed(passage: Passage, read: Read, told: Sequence[MeasureTurn]) -> MeasureTurn:
    """Return a turn whose missing parts are those of the measure that it means again."""
    turn, noun = read.turn, read.frame.thing
    if noun is None and read.frame.about and turn.by and not turn.on:
        return _of_goods_told(passage, read, told)
    if noun is None or (turn.by and turn.on):
        return turn
    if not passage.points_back(noun):
        return turn
    for one in reversed(told):
        again = passage.is_pronoun(noun) or passage.is_another(noun)
        if one is turn or not (one.by and one.on) or not (again or _same_thing(one, turn)):
            continue
        if turn.object and one.object and turn.object != one.object and not again:
            continue
        if (turn.by and turn.by != one.by) or (turn.on and turn.on != one.on):
            continue
        thing = one.thing if again else turn.thing
        return replace(turn, by=one.by, on=one.on, object=turn.object or one.object, thing=thing)
    return turn


def _same_thing(turn: MeasureTurn, other: MeasureTurn) -> bool:
    """Return whether two turns name a measure by the same noun, alone or in the plural."""
    one, two = (each.thing.split()[-1].removesuffix("s") for each in (turn, other))
    return one == two


def _of_goods_told(passage: Passage, read: Read, told: Sequence[MeasureTurn]) -> MeasureTurn:
    """Return a turn about "it" that means the goods of the measure told before."""
    turn = read.turn
    if not any(passage.is_pronoun(word) for word in read.frame.about):
        return turn
    for one in reversed(told):
        if one is not turn and one.by == turn.by and one.on and one.object:
            return replace(turn, on=one.on, object=one.object)
    return turn


def _is_again(turn: MeasureTurn, other: MeasureTurn) -> bool:
    """Return whether a sentence tells one turn twice: "may again sell now that it is gone"."""
    same = (turn.act, turn.by, turn.on, turn.status) == (
        other.act,
        other.by,
        other.on,
        other.status,
    )
    about = turn.object == other.object or not (turn.object and other.object)
    return same and about and turn.evidence == other.evidence
