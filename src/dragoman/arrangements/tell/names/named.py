"""The arrangements that a sentence names, whether or not it tells anything of them."""

from collections.abc import Iterator, Mapping

from dragoman.arrangements.tell.drafts import Draft
from dragoman.arrangements.tell.members.organisations import named_organisations
from dragoman.arrangements.tell.names.phrases import is_named, is_part_of_name, owned_name
from dragoman.arrangements.tell.names.titles import title_at, titles_again
from dragoman.arrangements.tell.sentence.facts import SentenceFacts
from dragoman.records import MechanismKind

Found = Mapping[MechanismKind, list[Draft]]
EXERCISE, MEETING = MechanismKind.EXERCISE_SERIES, MechanismKind.MEETING_SERIES


def named_in(facts: SentenceFacts, found: Found) -> list[tuple[int, Draft]]:
    """Return the words that name arrangements by proper names, in order, with what they name.

    What the document has not told of yet is a new draft, which is in `found` only once something
    is told of it.

    Args:
        facts: the sentence.
        found: what the document tells so far.
    """
    named: dict[int, Draft] = {}
    for word, draft in (
        *_series(facts, found, EXERCISE, facts.known.sets["exercises.nouns"]),
        *_agreements(facts, found),
        *_organisations(facts, found),
        *_series(facts, found, MEETING, facts.known.words.meetings),
    ):
        named.setdefault(word, draft)
    return sorted(named.items())


def _series(
    facts: SentenceFacts, found: Found, kind: MechanismKind, nouns: frozenset[str]
) -> Iterator[tuple[int, Draft]]:
    for noun in facts.nominals(nouns):
        if facts.known.has("organisations.nouns", facts.lemma(noun)):
            continue
        title = title_at(facts, noun, kind)
        if title is not None:
            told = [draft for draft in found[kind] if draft.title == title.text]
            new = Draft(kind, names=[title.text], proper=True, title=title.text)
            for word in (noun, title.head, whole_of(facts, noun)):
                yield word, told[-1] if told else new
    for word, draft in titles_again(facts, found[kind]):
        yield word, draft


def _agreements(facts: SentenceFacts, found: Found) -> Iterator[tuple[int, Draft]]:
    kind = MechanismKind.AGREEMENT
    for noun in facts.nominals(facts.known.sets["agreements.nouns"]):
        first, last = facts.phrase(noun)
        if is_part_of_name(facts, noun) or not is_named(facts, first, noun):
            continue
        name = owned_name(facts, first, last)
        yield noun, _told(found[kind], name) or Draft(kind, names=[name], proper=True)


def _organisations(facts: SentenceFacts, found: Found) -> Iterator[tuple[int, Draft]]:
    for noun, draft in named_organisations(facts):
        known = next(
            (
                one
                for one in found[draft.kind]
                if (draft.entity and one.entity == draft.entity) or draft.names[0] in one.names
            ),
            None,
        )
        yield noun, known or draft


def whole_of(facts: SentenceFacts, noun: int) -> int:
    """Return the word that a name hangs on: "Amber" or "Gate" of "Exercise Amber Gate".

    Args:
        facts: the sentence.
        noun: the word that says what sort it is.
    """
    head = facts.tree.head(noun)
    inner = facts.tree.relation(noun) in {"compound", "flat"}
    return noun if head is None or not inner or head < noun else head


def _told(drafts: list[Draft], name: str) -> Draft | None:
    return next((one for one in reversed(drafts) if name in one.names), None)
