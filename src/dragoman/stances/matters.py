"""Stances on matters outside the list of issues, and what spokesmen say.

"Raised illegal mining", "is wary of a customs union": the matter is named as the text names it,
where no issue of the list fits. What a spokesman says without leaning any way is kept too, as a
statement: who speaks for a ministry is asked for by name.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.codebook.issues import Issues, issues
from dragoman.coding.positions import day_of, evidence_at, span_up_to
from dragoman.entities.mention.mentions import Mention
from dragoman.records import (
    Annotated,
    Party,
    Position,
    Quotation,
    SegmentKind,
)
from dragoman.stances.vocabulary import vocabulary
from dragoman.syntax.tree import Tree, tree_of

STATES = "states"
RAISES = "raises"
QUOTES = "\"\u201c\u2018'"
OTHER = "other matters"
MOST_WORDS = 6
BESIDE = 80  # characters beside a name in which its office is told
OFFICIAL = frozenset({None, "GOV", "MIL", "LEG", "SPY"})
ORGANISATION = "org:"
NOMINAL = frozenset({"NOUN", "PROPN"})
OF = frozenset({"of", "for", "in", "on", "through", "with", "over", "between", "against"})


@dataclass(frozen=True, slots=True)
class _Stand:
    """A word that takes a stand, and on what.

    Attributes:
        sentence: its number.
        word: the verb or adjective.
        matter: the noun.
        stance: which way it leans.
    """

    sentence: int
    word: int
    matter: int
    stance: str


def further_positions(
    annotated: Annotated,
    mentions: Sequence[Mention],
    found: Sequence[Position],
    known: Issues | None = None,
) -> tuple[Position, ...]:
    """Return positions with those on matters that the list of issues does not have.

    Args:
        annotated: a document.
        mentions: to resolve the speakers.
        found: positions on the list's issues; a speaker's words that are there are not told again.
        known: the list; that of the package when None.
    """
    known = known or issues()
    actors = [one for one in mentions if one.role == "actor"]
    more: list[Position] = []
    before: tuple[int, str] | None = None
    for stand in _stands(annotated, known):
        matter = _matter(annotated, stand, before)
        if matter:
            before = stand.sentence, matter
            more += _positions(annotated, actors, known, stand, matter)
    more += _statements(annotated, actors, known)
    told = list(found)
    for one in sorted(more, key=lambda each: (each.evidence.start, each.speaker)):
        if not any(_again(one, each) for each in told):
            told.append(one)
    return tuple(sorted(told, key=lambda each: (each.evidence.start, each.issue)))


def _again(one: Position, other: Position) -> bool:
    """Return whether words of a speaker are told already."""
    same = one.entity_id == other.entity_id
    here = one.evidence.start < other.evidence.end and other.evidence.start < one.evidence.end
    return same and here


def _stands(annotated: Annotated, known: Issues) -> Iterator[_Stand]:
    words = vocabulary()
    for number, sentence in enumerate(annotated.sentences):
        if sentence.kind is SegmentKind.BOILERPLATE:
            continue
        tree = tree_of(sentence)
        for index in range(len(tree.tokens)):
            lemma = tree.lemma(index)
            if tree.upos(index) == "VERB":
                stance = words.verbs.get(lemma) or known.by_verb.get(lemma)
                things = tree.kids(index, "obj") if stance and not tree.is_passive(index) else ()
                yield from (_Stand(number, index, one, stance or "") for one in things[:1])
            if tree.upos(index) in {"VERB", "ADJ"}:
                table = words.joined if tree.upos(index) == "VERB" else words.adjectives
                yield from _joined(tree, number, index, table)


def _joined(
    tree: Tree, number: int, index: int, table: Mapping[tuple[str, str], str]
) -> Iterator[_Stand]:
    """Yield what a preposition joins to a word that takes a stand."""
    for kid in tree.kids(index, "obl", "nmod", "obj"):
        stance = table.get((tree.lemma(index), tree.preposition(kid)))
        if stance:
            yield _Stand(number, index, kid, stance)


def _matter(annotated: Annotated, stand: _Stand, before: tuple[int, str] | None) -> str | None:
    """Return what a stand is about, in few words; None where it tells no matter of its own.

    Args:
        annotated: the document.
        stand: the stand.
        before: the matter that was told last and its sentence: what "it" or "the idea" means.
    """
    tree = tree_of(annotated.sentences[stand.sentence])
    lemma = tree.lemma(stand.matter).lower()
    if lemma in vocabulary().pointing:
        near = before is not None and stand.sentence - before[0] <= 1
        return before[1] if near and before is not None else None
    noun = _meant(tree, stand.matter)
    if tree.upos(noun) not in NOMINAL or tree.lemma(noun).lower() in vocabulary().empty:
        return None
    first = tree.tokens[min(tree.subtree(stand.matter))].start
    if annotated.document.text[max(first - 1, 0)] in QUOTES:
        return None  # 'spoke of a "new chapter"': words of praise
    if tree.lemma(noun).lower() in vocabulary().acts and not _is_told_of(tree, noun):
        return None
    found = _words(tree, noun, annotated.document.text)
    owned = {tree.lemma(kid) for kid in tree.kids(noun, "det", "nmod:poss")}
    pointed = bool(owned - vocabulary().new) and tree.upos(noun) == "NOUN"
    # "the test": some other words tell which
    return None if pointed and " " not in found else found


def _is_told_of(tree: Tree, index: int) -> bool:
    """Return whether words beside an act say what it is about: "the opening of the corridor"."""
    joined = any(tree.preposition(kid) in OF for kid in tree.kids(index, "nmod"))
    return joined or bool(tree.kids(index, "compound"))


def _meant(tree: Tree, index: int) -> int:
    """Return what a push, a bid, a plan is for."""
    if tree.lemma(index) in vocabulary().pushes:
        for kid in tree.kids(index, "nmod"):
            if tree.preposition(kid) in {"for", "of", "towards"}:
                return kid
    return index


def _words(tree: Tree, index: int, text: str) -> str:
    """Return a matter in few words: its noun, what is before it, and what one "of" joins to it."""
    kept = {index}
    for kid in tree.kids(index, "amod", "compound", "flat", "fixed"):
        kept |= {at for at in tree.subtree(kid) if at < index}
    for kid in tree.kids(index, "nmod")[:1]:
        inner = set(tree.subtree(kid))
        if tree.preposition(kid) in OF and max(inner) - min(kept) < MOST_WORDS:
            kept |= inner
    first, last = min(kept), max(kept)
    return text[tree.tokens[first].start : tree.tokens[last].end]


def _positions(
    annotated: Annotated, actors: Sequence[Mention], known: Issues, stand: _Stand, matter: str
) -> Iterator[Position]:
    tree = tree_of(annotated.sentences[stand.sentence])
    subjects = tree.subjects(stand.word) or tree.kids(stand.word, "nsubj")
    if not subjects or _is_unreal(tree, stand.word):
        return
    raised = stand.stance == RAISES
    pointing = tree.lemma(stand.matter).lower() in vocabulary().pointing
    if not (raised or pointing) and _names_actor(tree, stand.matter, actors):
        return
    listed = known.about(matter)
    within = tree.subtree(stand.matter)
    start = tree.tokens[min(stand.word, *within)].start
    evidence = evidence_at(annotated, start, tree.tokens[max(within)].end)
    for party, words in _speakers(tree, subjects, actors, annotated.document.text):
        if party.person or not raised:  # states raise barriers, ministers matters
            yield Position(
                speaker=party.person or words,
                entity_id=party.entity_id,
                country=party.country,
                issue=listed[0] if listed else matter,
                stance=stand.stance,
                date=day_of(annotated, stand.sentence, stand.word),
                evidence=evidence,
            )


def _is_unreal(tree: Tree, word: int) -> bool:
    kids = tree.kids(word, "aux", "mark", "advmod")
    return any(tree.lemma(kid) in vocabulary().unreal for kid in kids)


def _names_actor(tree: Tree, index: int, actors: Sequence[Mention]) -> bool:
    """Return whether a noun names somebody: "condemned Peru" is told as an act."""
    token = tree.tokens[index]
    return any(one.start <= token.start and token.end <= one.end for one in actors)


def _speakers(
    tree: Tree, subjects: Sequence[int], actors: Sequence[Mention], text: str
) -> Iterator[tuple[Party, str]]:
    """Yield who takes a stand, each once: persons where some are named, else states."""
    spans = [span_up_to(tree, each) for one in subjects for each in tree.conjuncts(one)]
    told = [
        (party, text[one.start : one.end])
        for start, end in dict.fromkeys(spans)
        for one in actors
        if one.start < end and start < one.end
        for party in one.parties
        if _is_official(party)
    ]
    persons = [pair for pair in told if pair[0].person]
    yield from {party.entity_id: (party, words) for party, words in persons or told}.values()


def _is_official(party: Party) -> bool:
    """Return whether somebody speaks for a state or an organisation."""
    if party.entity_id.startswith(ORGANISATION):
        return True
    return party.country is not None and party.sector in OFFICIAL


def _statements(
    annotated: Annotated, actors: Sequence[Mention], known: Issues
) -> Iterator[Position]:
    """Yield what named spokesmen say."""
    text = annotated.document.text
    for one in annotated.quotations:
        if one.source is None or one.cue is None or not _is_of_spokesman(one, text):
            continue
        if text[one.cue[0] : one.cue[1]].lower() not in vocabulary().saying:
            continue  # "denied that ..." states the contrary
        start, end = one.source
        parties = [
            party
            for mention in actors
            if mention.start < end + BESIDE and start <= mention.end
            for party in mention.parties
            if party.person and _is_official(party) and party.person in text[start : end + BESIDE]
        ]
        listed = known.about(text[one.content[0] : one.content[1]])
        for party in parties[:1]:
            yield Position(
                speaker=party.person or "",
                entity_id=party.entity_id,
                country=party.country,
                issue=listed[0] if listed else OTHER,
                stance=STATES,
                date=None,
                evidence=evidence_at(annotated, *one.content),
            )


def _is_of_spokesman(one: Quotation, text: str) -> bool:
    """Return whether the words about a source say that it speaks for others."""
    assert one.source is not None  # noqa: S101 - for mypy; seen by the caller
    start, end = one.source
    before = text[max(start - BESIDE, 0) : start].rpartition("\n")[2].rpartition(". ")[2]
    after = text[start : end + BESIDE].partition("\n")[0]
    said = after.partition(" said")[0] if " said" in after[end - start :] else after
    return any(word in f"{before} {said}".lower().split() for word in vocabulary().spokesman)
