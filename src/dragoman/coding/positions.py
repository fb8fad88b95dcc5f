"""What speakers and governments said about issues, with their stance and the quote."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.annotate.quotations.cues import cues
from dragoman.annotate.times.linking.word_times import time_of
from dragoman.codebook.issues import Issues, issues
from dragoman.data.words import WordLists
from dragoman.entities.mention.mentions import Mention
from dragoman.records import (
    Annotated,
    Evidence,
    Party,
    Position,
    Precision,
    Quotation,
    SegmentKind,
)
from dragoman.syntax.tree import Tree, tree_of

_MOST_ISSUES = 2
_SILENT = "silent"
WORDS = WordLists("coding", "positions")
MOST_EVIDENCE = 600  # characters


@dataclass(frozen=True, slots=True)
class _Said:
    """A stance before its speaker and date are known.

    Attributes:
        speaker: span of the words that name the speaker.
        span: span of the evidence.
        about: text in which the issue is looked for.
        stance: as `Position` has it.
        sentence: where it is said.
        word: the verb on which the time hangs; None where there is none.
    """

    speaker: tuple[int, int]
    span: tuple[int, int]
    about: str
    stance: str
    sentence: int
    word: int | None


def positions_of(
    annotated: Annotated, mentions: Sequence[Mention], known: Issues | None = None
) -> tuple[Position, ...]:
    """Return what each speaker said about the issues of the codebook.

    Args:
        annotated: with quotations and times.
        mentions: to resolve the speakers.
        known: the issues; those of the package when None.

    Returns:
        Positions in order of their evidence. Speakers whom the text does not tie to a state or an
        organisation are left out, and so is talk that leans no way.
    """
    known = known or issues()
    found: list[Position] = []
    for said in (*_quoted(annotated, known), *_done(annotated, known)):
        found.extend(_positions(annotated, mentions, known, said))
    unique = {
        (each.entity_id, each.issue, each.stance, each.evidence.start): each for each in found
    }
    ordered = sorted(unique.values(), key=lambda each: (each.evidence.start, each.issue))
    return tuple(ordered)


def _positions(
    annotated: Annotated, mentions: Sequence[Mention], known: Issues, said: _Said
) -> Iterator[Position]:
    parties = [
        party
        for party in _parties(mentions, said.speaker)
        if party.sector not in known.reporters and _is_known(party)
    ]
    evidence = evidence_at(annotated, *said.span)
    words = annotated.document.text[said.speaker[0] : said.speaker[1]]
    day = day_of(annotated, said.sentence, said.word) if parties else None
    for issue in known.about(said.about)[:_MOST_ISSUES]:
        for party in parties:
            yield Position(
                speaker=party.person or words,
                entity_id=party.entity_id,
                country=party.country,
                issue=issue,
                stance=said.stance,
                date=day,
                evidence=evidence,
            )


def _parties(mentions: Sequence[Mention], span: tuple[int, int]) -> tuple[Party, ...]:
    """Return who speaks: the persons named, else all states and bodies named."""
    inside = [
        party
        for mention in mentions
        if mention.role == "actor" and mention.start < span[1] and span[0] < mention.end
        for party in mention.parties
    ]
    persons = [party for party in inside if party.person is not None]
    return tuple({party.entity_id: party for party in persons or inside}.values())


def _is_known(party: Party) -> bool:
    """Return whether a party is tied to a state or is a body of its own, and no nameless office."""
    return party.country is not None or party.sector not in {None, "GOV"}


def evidence_at(annotated: Annotated, start: int, end: int) -> Evidence:
    """Return the words of a span, no more of them than prove a position."""
    end = min(end, start + MOST_EVIDENCE)
    document = annotated.document
    return Evidence(document.document_id, start, end, document.text[start:end])


def day_of(annotated: Annotated, sentence: int, word: int | None) -> date | None:
    """Return the day on which a word is told to be, where it is told a day."""
    time = None if word is None else time_of(annotated, sentence, word)
    if time is None or time.date is None or time.date.precision is not Precision.DAY:
        return None
    return time.date.start


# From quotations


def _quoted(annotated: Annotated, known: Issues) -> Iterator[_Said]:
    for quotation in annotated.quotations:
        if quotation.source is None:
            continue
        text = annotated.document.text
        content = text[quotation.content[0] : quotation.content[1]]
        place, word = _cue(annotated, quotation)
        if place is None:
            place = _sentence_at(annotated, quotation.content[0])
        cue_class = None
        if place is not None and word is not None:
            lemma = annotated.sentences[place].tokens[word].lemma.lower()
            cue_class = cues().class_of(lemma)
        stance = known.stance(cue_class, content)
        if stance is None or place is None:
            continue
        yield _Said(quotation.source, quotation.content, content, stance, place, word)


def _cue(annotated: Annotated, quotation: Quotation) -> tuple[int | None, int | None]:
    """Return the sentence and word of a quotation's cue."""
    if quotation.cue is None:
        return None, None
    place = _sentence_at(annotated, quotation.cue[0])
    if place is None:
        return None, None
    for index, token in enumerate(annotated.sentences[place].tokens):
        if token.start == quotation.cue[0]:
            return place, index
    return place, None


def _sentence_at(annotated: Annotated, offset: int) -> int | None:
    number = bisect_right(annotated.sentences, offset, key=lambda sentence: sentence.start) - 1
    return number if number >= 0 and offset < annotated.sentences[number].end else None


# From what is done without words being told


def _done(annotated: Annotated, known: Issues) -> Iterator[_Said]:
    """Yield "Peru condemned the tests" and "... without mentioning the tests"."""
    for number, sentence in enumerate(annotated.sentences):
        if sentence.kind is SegmentKind.BOILERPLATE:
            continue
        tree = tree_of(sentence)
        for index, token in enumerate(sentence.tokens):
            if token.upos != "VERB":
                continue
            lemma = tree.lemma(index)
            if lemma in known.silent_verbs:
                yield from _silence(annotated, known, tree, number, index)
            elif lemma in known.by_verb:
                yield from _stand(annotated, tree, number, index, known.by_verb[lemma])


def _stand(
    annotated: Annotated, tree: Tree, number: int, index: int, stance: str
) -> Iterator[_Said]:
    negated = any(tree.lemma(kid) in WORDS["negations"] for kid in tree.kids(index, "advmod"))
    unreal = any(tree.lemma(kid) in WORDS["unreal"] for kid in tree.kids(index, "aux", "mark"))
    things = tree.kids(index, "obj", "xcomp", "ccomp")
    subjects = tree.subjects(index)
    if negated or unreal or not things or not subjects or tree.is_passive(index):
        return
    thing = tree.subtree(things[0])
    start, end = tree.tokens[thing[0]].start, tree.tokens[thing[-1]].end
    about = annotated.document.text[start:end]
    first = min(tree.tokens[index].start, start)
    for subject in subjects[:1]:
        yield _Said(span_up_to(tree, subject), (first, end), about, stance, number, index)


def _silence(
    annotated: Annotated, known: Issues, tree: Tree, number: int, index: int
) -> Iterator[_Said]:
    """Yield what a speaker passes over; the issue is that of the thing, else of the sentence."""
    marks = {tree.lemma(kid) for kid in tree.kids(index, "mark", "advmod", "case", "obj", "det")}
    if not marks & WORDS["negations"]:
        return
    things = tree.kids(index, "obj")
    subjects = tree.subjects(index)
    if not things or not subjects:
        return
    thing = tree.subtree(things[0])
    text = annotated.document.text
    span = (tree.tokens[index].start, tree.tokens[thing[-1]].end)
    about = text[tree.tokens[thing[0]].start : span[1]]
    if not known.about(about):
        about = text[tree.sentence.start : tree.sentence.end]
    yield _Said(span_up_to(tree, subjects[0]), span, about, _SILENT, number, index)


def span_up_to(tree: Tree, subject: int) -> tuple[int, int]:
    """Return the span of a subject, without what follows its noun."""
    words = [at for at in tree.subtree(subject) if at <= subject]
    return (tree.tokens[words[0]].start, tree.tokens[subject].end)
