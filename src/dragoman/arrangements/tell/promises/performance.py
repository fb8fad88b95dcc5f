"""Deeds of two states that may keep or break what they promised, told without any agreement.

Invariant: such a telling makes no agreement. It is a record without evidence of its own, which
counts only beside documents that tell of the agreement and of the promise.
"""

from collections.abc import Iterable, Iterator

from dragoman.arrangements.extent import ANY, Telling
from dragoman.arrangements.sides import ARMED, states, with_nationals
from dragoman.arrangements.tell.drafts import Draft
from dragoman.arrangements.tell.promises.fates import had, is_done, word_at
from dragoman.arrangements.tell.sentence.facts import SentenceFacts
from dragoman.arrangements.tell.turns import turn_date
from dragoman.entities.mention.mentions import Mention
from dragoman.records import Commitment, MechanismKind
from dragoman.resolve.merging.sketches import side

KIND = MechanismKind.AGREEMENT
PAIR = 2


def _is_unnamed_of(draft: Draft, pair: frozenset[str]) -> bool:
    """Return whether a record is of what two states did without an agreement being named."""
    return not draft.names and draft.members == pair


def note_performance(facts: SentenceFacts, found: Iterable[Draft]) -> Draft | None:
    """Return what a sentence tells to be done of the kinds that two states promise each other.

    Args:
        facts: the sentence.
        found: the agreements of the document so far, these records among them.

    Returns:
        A new record, or None where nothing is told or one of these has taken it.
    """
    pair = _pair(facts) if str(facts.tree.sentence.kind) == "body" else None
    if pair is None or any(_is_named_of(one, pair) for one in found):
        return None
    known = [one for one in found if _is_unnamed_of(one, pair)]
    draft = known[0] if known else Draft(KIND, members=pair)
    for commitment in _tellings(facts, pair):
        draft.promise(commitment)
    return draft if draft.commitments and not known else None


def _is_named_of(draft: Draft, pair: frozenset[str]) -> bool:
    """Return whether an agreement has a name and binds two states."""
    return bool(draft.names) and pair <= draft.members


def settle_performance(found: Iterable[Draft]) -> None:
    """Take from such records what may have been done before an agreement was made.

    What has no date of its own tells nothing where the document tells that the same two states
    made an agreement.

    Args:
        found: the agreements of a document, these records among them.
    """
    drafts = tuple(found)
    made = {one.members for one in drafts if one.names and _is_made(one)}
    for one in drafts:
        if not one.names and one.members in made:
            one.commitments = [each for each in one.commitments if each.date is not None]


def _is_made(draft: Draft) -> bool:
    return any(session.status == "actual" for session in draft.sessions)


def _pair(facts: SentenceFacts) -> frozenset[str] | None:
    """Return the two states that a sentence is about; of one that it names, the document's two."""
    named = _named(filter(_is_no_place, facts.mentions))
    if len(named) < PAIR:
        named = _named(facts.mentions)
    if len(named) >= PAIR:
        return named if len(named) == PAIR else None
    if len(facts.everyone) != PAIR or not named <= facts.everyone:
        return None
    meant = named or any(facts.nominals(facts.known.sets["agreements.nouns"]))
    return facts.everyone if meant else None


def _is_no_place(mention: Mention) -> bool:
    """Return whether a mention is not a mere city where something happens."""
    return mention.kind != "city" or mention.role != "place"


def _named(mentions: Iterable[Mention]) -> frozenset[str]:
    """Return the states that mentions name, those of nationals too; of no whole region."""
    told = tuple(party for one in mentions if len(one.parties) <= PAIR for party in one.parties)
    return states(told) | {one for one in with_nationals(told) if ":" not in one}


def _tellings(facts: SentenceFacts, pair: frozenset[str]) -> Iterator[Commitment]:
    """Yield what is done, of each kind the first that is told."""
    for kind in sorted(facts.known.extents.clauses - {ANY}):
        for one in facts.known.extents.tellings(facts.low, kind):
            status = _status(facts, one, pair)
            if status is None:
                continue
            word = word_at(facts, one.start)
            date = None if word is None else turn_date(facts, word)
            yield Commitment(kind, status, date, (facts.evidence,))
            break


def _status(facts: SentenceFacts, told: Telling, pair: frozenset[str]) -> str | None:
    """Return what a deed makes of such a promise; None where it is not told as done."""
    word = word_at(facts, told.start)
    if word is None or not is_done(facts, word, told):
        return None
    if told.against and (had(facts, word) or not _may_break(facts, word, told, pair)):
        return None
    if _is_done_by_others(facts, word, pair):
        return None
    return told.extent or told.plain


def _may_break(facts: SentenceFacts, word: int, told: Telling, pair: frozenset[str]) -> bool:
    """Return whether one of two states is told to do the contrary of what it promised."""
    if facts.acting_alone(word) & pair:
        return True
    return not told.by_party and facts.tree.is_passive(word)


def _is_done_by_others(facts: SentenceFacts, word: int, pair: frozenset[str]) -> bool:
    """Return whether somebody else does it, such as rebels of one of the two."""
    if facts.tree.is_passive(word) or facts.acting_alone(word) & pair:
        return False
    heads = (facts.indexed.headed(facts.tree, each) for each in facts.tree.subjects(word))
    return any(
        side(party) not in pair and (party.sector in ARMED or party.country not in pair)
        for mention in heads
        if mention is not None
        for party in mention.parties
    )
