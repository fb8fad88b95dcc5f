"""Agreements: treaties and pacts, who is bound by them, and their acts."""

from dataclasses import replace
from itertools import pairwise

from dragoman.arrangements.keys import is_proper, plain_name
from dragoman.arrangements.sides import with_nationals
from dragoman.arrangements.subject import stems_of
from dragoman.arrangements.tell.drafts import Draft
from dragoman.arrangements.tell.members.belonging import memberships_at
from dragoman.arrangements.tell.names.phrases import (
    is_named,
    is_part_of_name,
    is_several,
    owned_name,
)
from dragoman.arrangements.tell.promises.fates import WORDS as FATES
from dragoman.arrangements.tell.promises.promises import note_promises
from dragoman.arrangements.tell.sentence.facts import SentenceFacts
from dragoman.arrangements.tell.turns import (
    Turn,
    apply,
    own_date,
    settled,
    turn_date,
    turn_of,
    turns_at,
)
from dragoman.data.words import WordLists
from dragoman.records import DateInterval, MechanismKind, Membership, Session, Status, StatusChange

KIND = MechanismKind.AGREEMENT
WORDS = WordLists("arrangements", "tell.promises.agreements")
PAIR = 2
WINDOW = 7


def find_agreements(facts: SentenceFacts, before: list[Draft]) -> list[Draft]:
    """Return what a sentence tells of agreements; what it adds to one told before goes there.

    Args:
        facts: the sentence.
        before: the document's agreements so far, the latest last.
    """
    found: list[Draft] = []
    for noun in facts.nominals(facts.known.sets["agreements.nouns"]):
        if is_several(facts, noun) or is_part_of_name(facts, noun):
            continue
        draft = _at(facts, noun, [*before, *found])
        if draft is not None and not any(draft is one for one in (*before, *found)):
            found.append(draft)
    return found


def continue_agreement(facts: SentenceFacts, draft: Draft, turns: list[Turn]) -> None:
    """Note what a sentence tells of the agreement that its "it" means."""
    if apply(draft, facts, turns):
        draft.prove(facts.evidence)
    _acts(draft, facts, [turn.verb for turn in turns], None)
    note_promises(draft, facts, None)


def _at(facts: SentenceFacts, noun: int, before: list[Draft]) -> Draft | None:
    first, last = facts.phrase(noun)
    name = _with_status(facts, first, owned_name(facts, first, last))
    verbs = _verbs(facts, noun, last)
    belonging = memberships_at(facts, noun)
    members = _members(facts, noun, name, verbs, belonging)
    known = _known_before(facts, noun, name, members, before)
    if known is None:
        known = _new(facts, noun, name, verbs, members, named=bool(belonging))
    if known is None:
        return None
    if len(name.split()) > 1 or not known.names:
        known.names.append(name)
    known.words |= _subject(facts, name)
    if not known.members:
        known.members = members if len(members) >= PAIR else frozenset()
    known.prove(facts.evidence)
    _turn(known, facts, noun, verbs, belonging)
    _acts(known, facts, list(verbs), own_date(facts, noun))
    note_promises(known, facts, noun)
    return known


def _with_status(facts: SentenceFacts, first: int, name: str) -> str:
    """Return a name with the words before its phrase that belong to it: "status of forces"."""
    before = " ".join(token.text.lower() for token in facts.tree.tokens[:first])
    for ahead in WORDS["called_after"]:
        words, _, noun = ahead.rpartition(" ")
        if before.endswith(words) and name.lower().startswith(f"{noun} "):
            return f"{words} {name}"
    return name


def _new(
    facts: SentenceFacts,
    noun: int,
    name: str,
    verbs: tuple[int, ...],
    members: frozenset[str],
    *,
    named: bool,
) -> Draft | None:
    """Return a draft of an agreement that the document names for the first time.

    It needs two parties, or a proper name and somebody who joins or leaves it.
    """
    proper = is_named(facts, facts.phrase(noun)[0], noun)
    if _is_new(facts, noun) and _is_awaited(facts, verbs):
        return None
    if len(members) >= PAIR and _is_one(facts, noun, name, verbs):
        return Draft(KIND, members=members, proper=proper)
    return Draft(KIND, proper=True) if named and proper else None


def _turn(
    draft: Draft,
    facts: SentenceFacts,
    noun: int,
    verbs: tuple[int, ...],
    belonging: tuple[Membership, ...],
) -> None:
    """Note turns; of an agreement of many, one that leaves ends nothing for the others."""
    turns = turns_at(facts, noun, KIND)
    turns += _further_turns(facts, verbs, {turn.verb for turn in turns})
    lasting = [turn for turn in turns if turn.status != "ended"]
    outsiders = {one.member for one in belonging} - draft.members
    if len(draft.members) != PAIR or outsiders:
        for one in belonging:
            draft.belong(one)
        turns = lasting if belonging else turns
    elif turns == lasting:
        _end_by_leaving(draft, belonging)
    own = own_date(facts, noun)
    apply(draft, facts, [replace(turn, date=own) for turn in turns])


def _end_by_leaving(draft: Draft, belonging: tuple[Membership, ...]) -> None:
    """Note that an agreement of two ends with one of them."""
    for one in belonging:
        if one.status == "left":
            draft.turn(StatusChange("ended", one.date, one.reasons, one.evidence))


def _further_turns(facts: SentenceFacts, verbs: tuple[int, ...], told: set[int]) -> list[Turn]:
    """Return the turns of verbs that have told none: by their own words, or "agreed"."""
    found: list[Turn] = []
    for verb in verbs:
        status = None if verb in told else turn_of(facts, verb, KIND)
        if status:
            found.append(Turn(verb, status, facts.status(verb)))
    told = told | {turn.verb for turn in found}
    agreed = [verb for verb in verbs if facts.lemma(verb) == "agree" and verb not in told]
    return [*found, *(Turn(verb, "active", facts.status(verb)) for verb in agreed)]


def _of_register(facts: SentenceFacts, name: str) -> frozenset[str] | None:
    """Return whom an agreement of the register binds; None where a name is of none."""
    known = (one for one in facts.known.treaties if one.name.lower() in name.lower())
    return next((frozenset(one.members) for one in known), None)


def _members(
    facts: SentenceFacts,
    noun: int,
    name: str,
    verbs: tuple[int, ...],
    belonging: tuple[Membership, ...],
) -> frozenset[str]:
    """Return who is bound: whom its phrase names, whom the register knows, who makes it."""
    first, last = facts.phrase(noun)
    registered = _of_register(facts, name)
    if registered is not None:
        return registered
    named = is_named(facts, first, noun)
    members = facts.sides_between(first, last, proper=named)
    if len(members) >= PAIR:
        return members
    around = members | _making(facts, verbs, alone=not members) | _with_partner(facts, noun)
    if not members:
        if len(around) < PAIR and not _is_new(facts, noun) and _is_fated(facts, noun, verbs):
            around |= _pair_told_of(facts)
    elif not named:
        around |= {one.member for one in belonging}
    return around if len(around) >= PAIR else members


def _making(facts: SentenceFacts, verbs: tuple[int, ...], *, alone: bool) -> frozenset[str]:
    """Return who makes an agreement and whom it obliges; where nobody is named, the only two."""
    found: frozenset[str] = frozenset()
    for verb in verbs:
        if facts.lemma(verb) in WORDS["making"]:
            found |= facts.acting(verb)
        if facts.known.has("agreements.providing", facts.lemma(verb)):
            found |= facts.named_by(facts.tree.objects(verb))  # "the pact commits both to ..."
            if alone and len(facts.everyone) == PAIR:
                found |= facts.everyone
    return found


def _pair_told_of(facts: SentenceFacts) -> frozenset[str]:
    """Return the two that a sentence names, or the whole document where it names one of them.

    "Accused Chad of violating the truce".
    """
    parties = [party for one in facts.mentions for party in one.parties]
    named = frozenset(one for one in with_nationals(parties) if ":" not in one)
    if len(named) == 1 and named <= facts.everyone:
        named = facts.everyone
    return named if len(named) == PAIR else frozenset()


def _is_fated(facts: SentenceFacts, noun: int, verbs: tuple[int, ...]) -> bool:
    """Return whether a sentence tells what was done with an agreement, or under it."""
    fated = any(facts.known.has("agreements.fated", facts.lemma(verb)) for verb in verbs)
    head = facts.tree.head(noun)
    if head is not None and facts.tree.preposition(noun) == "of":  # "in breach of the pact"
        fated |= facts.known.has("agreements.fates_nouns", facts.lemma(head))
    return fated or facts.tree.preposition(facts.tree.first_conjunct(noun)) in FATES["under"]


def _with_partner(facts: SentenceFacts, noun: int) -> frozenset[str]:
    """Return both sides of "its pact with Chad": the partner and who does what is told."""
    tree = facts.tree
    partners = [kid for kid in tree.kids(noun, "nmod", "obl") if tree.preposition(kid) == "with"]
    if not partners:
        return frozenset()
    sides = facts.named_by(partners)
    for verb in tree.ancestors(noun):
        doers = facts.acting_alone(verb) if tree.upos(verb) == "VERB" else frozenset()
        if sides and doers:
            return sides | doers
    return sides


def _verbs(facts: SentenceFacts, noun: int, last: int) -> tuple[int, ...]:
    """Return the verbs around an agreement, and participles that hang on a noun of its name."""
    tree = facts.tree
    found = list(facts.governors(noun))
    if not found:
        found += _verbs_of_whole(facts, noun)
    head = tree.governor(noun)
    if head is not None and facts.lemma(head) == "agree" and tree.preposition(noun) in {"to", "on"}:
        found.append(head)
    for word in range(noun + 1, last + 1):
        found += [
            kid
            for kid in tree.kids(word, "acl", "amod")
            if facts.lemma(kid) in WORDS["acts"] and kid > word and kid not in found
        ]
    return tuple(found)


def _verbs_of_whole(facts: SentenceFacts, noun: int) -> list[int]:
    """Return the verbs by which it is made as a part: "signed a status of forces agreement"."""
    head = facts.tree.head(noun)
    if head is None or facts.tree.preposition(noun) != "of":
        return []
    return [verb for verb in facts.governors(head) if facts.lemma(verb) in WORDS["acts"]]


def _is_one(facts: SentenceFacts, noun: int, name: str, verbs: tuple[int, ...]) -> bool:
    """Return whether a noun names an agreement that stands, not just any deal."""
    if facts.known.has("agreements.named_only", facts.lemma(noun)):
        named = is_named(facts, facts.phrase(noun)[0], noun)
        return named and any(facts.lemma(verb) in WORDS["acts"] for verb in verbs)
    if not facts.known.has("agreements.plain", facts.lemma(noun)):
        return True
    if _is_explained(facts, noun):
        return True
    telling = WORDS["standing"] | facts.known.sets["agreements.fated"]
    return len(name.split()) > 1 or any(facts.lemma(verb) in telling for verb in verbs)


def _is_explained(facts: SentenceFacts, noun: int) -> bool:
    """Return whether what stands behind a noun tells what is done under it."""
    tokens = facts.tree.tokens
    behind = [token.text.lower() for token in tokens[noun + 1 : noun + WINDOW]]
    return any(pair in {("under", "which"), ("by", "which")} for pair in pairwise(behind))


def _is_about(draft: Draft, words: frozenset[str]) -> bool:
    """Return whether an agreement may be about what words tell; where one tells nothing, it may."""
    return not words or not draft.words or bool(words & draft.words)


def _known_before(
    facts: SentenceFacts, noun: int, name: str, members: frozenset[str], before: list[Draft]
) -> Draft | None:
    """Return the agreement of the document that a phrase means again."""
    words = _subject(facts, name)
    again = not _is_new(facts, noun)
    # "a truce" that nobody is told to keep is not the pact told before
    open_ = [one for one in before if again or one.members == members]
    alike = (one for one in reversed(open_) if _is_about(one, words))
    same = next((one for one in alike if _may_be(one, name, members)), None)
    if same is not None:
        return same
    if not before or members or words or is_proper(name):
        return None
    if facts.known.has("agreements.named_only", facts.lemma(noun)):
        return _called(facts.lemma(noun), before)
    return before[-1] if _is_definite(facts, noun) else None


def _called(noun: str, before: list[Draft]) -> Draft | None:
    """Return the last agreement that is called by a noun: "the declaration" is no treaty."""
    called = (draft for draft in reversed(before) if noun in " ".join(draft.names).lower())
    return next(called, None)


def _is_definite(facts: SentenceFacts, noun: int) -> bool:
    """Return whether a noun's phrase begins with "the", "this" or "their"."""
    first = facts.phrase(noun)[0]
    return facts.tree.tokens[first].text.lower() in WORDS["definite"]


def _is_new(facts: SentenceFacts, noun: int) -> bool:
    """Return whether a noun's phrase begins with "a": it names one not told of before."""
    first = facts.phrase(noun)[0]
    return facts.tree.tokens[first].text.lower() in WORDS["indefinite"]


def _is_awaited(facts: SentenceFacts, verbs: tuple[int, ...]) -> bool:
    """Return whether an agreement is only what something waits for: "until a treaty is signed"."""
    marks = {facts.tree.preposition(verb) for verb in verbs}
    return bool(verbs) and marks <= WORDS["awaiting"]


def _may_be(draft: Draft, name: str, members: frozenset[str]) -> bool:
    """Return whether neither the members nor a proper name keep an agreement from being meant."""
    if members and draft.members and not members <= draft.members:
        return False
    return not is_proper(name) or _may_be_called(name, draft.names)


def _may_be_called(name: str, names: list[str]) -> bool:
    """Return whether a proper name says what one of an agreement's own proper names says."""
    ours = set(plain_name(name).split())
    theirs = [set(plain_name(one).split()) for one in names if is_proper(one)]
    return not theirs or any(ours <= one or one <= ours for one in theirs)


def _subject(facts: SentenceFacts, name: str) -> frozenset[str]:
    """Return stems of what an agreement is about."""
    generic = facts.known.sets["agreements.nouns"] | facts.known.sets["agreements.vague"]
    parties = tuple(p for m in facts.mentions for p in m.parties if p.country)
    kept = " ".join(word for word in name.split() if word.lower().strip("'’s") not in generic)
    return stems_of(kept, parties, facts.known.words)


def _acts(draft: Draft, facts: SentenceFacts, verbs: list[int], own: DateInterval | None) -> None:
    """Note signing, ratification and invocation as acts, with date and place."""
    for verb in verbs:
        if facts.lemma(verb) not in WORDS["acts"]:
            continue
        date = own or turn_date(facts, verb)
        told = settled(facts, verb, facts.status(verb))
        status = {Status.ACTUAL: "actual", Status.PLANNED: "planned"}.get(told)
        if status is None or (date is None and facts.lemma(verb) != "invoke"):
            continue
        ids = tuple(
            event.event_id
            for event in facts.events
            if set(event.mode) & {facts.lemma(verb), "sign", "ratify"}
        )
        draft.meet(Session(date, None, None, None, None, status, ids, (facts.evidence,)))
