"""Who belongs to what an earlier sentence named: "Peru left it", "the bloc expelled Peru"."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman.arrangements.tell.drafts import Draft
from dragoman.arrangements.tell.members.belonging import as_memberships
from dragoman.arrangements.tell.members.joining import MOVES, STATUSES, told_of
from dragoman.arrangements.tell.members.seats import BelongingWord, first_times, forms_of, shares
from dragoman.arrangements.tell.members.whom import Who, countries, doers, headed
from dragoman.arrangements.tell.names.named import named_in
from dragoman.arrangements.tell.sentence.facts import SentenceFacts
from dragoman.data.words import WordLists
from dragoman.records import MechanismKind

Found = Mapping[MechanismKind, list[Draft]]
WORDS = WordLists("arrangements", "tell.members.continuing")
FOLLOWING = frozenset({"follow", "do"})
REACH = 2
MEETINGS = frozenset({MechanismKind.MEETING_SERIES})
SERIES = frozenset({MechanismKind.EXERCISE_SERIES, MechanismKind.MEETING_SERIES})


@dataclass(frozen=True, slots=True)
class Spoken:
    """The arrangement that a text named last.

    Attributes:
        draft: the arrangement; None where none was named yet.
        age: how many sentences ago.
    """

    draft: Draft | None = None
    age: int = 0


def continue_belonging(facts: SentenceFacts, found: Found, before: Spoken) -> Spoken:
    """Note who joined or left what a sentence only means, and return what it leaves spoken of.

    Args:
        facts: the sentence.
        found: what the document tells so far; what is new is put there.
        before: what was spoken of before.
    """
    names = named_in(facts, found)
    _note_named(facts, names, found)
    near = before.draft if before.age <= REACH else None
    if not names and near is None:
        return before
    used = _note_loose(facts, names, near, found)
    if _elsewhere(facts, names) and not used:
        return Spoken()
    if names:
        return Spoken(names[-1][1])
    return Spoken(before.draft, 0 if used else before.age + 1)


def _note_named(facts: SentenceFacts, names: list[tuple[int, Draft]], found: Found) -> None:
    """Note what is told of belonging to the series that a sentence names."""
    for word, draft in names:
        if draft.kind in SERIES:
            for told in told_of(facts, word):
                _note(draft, facts, told, found)


def _note_loose(
    facts: SentenceFacts, names: list[tuple[int, Draft]], near: Draft | None, found: Found
) -> bool:
    """Note what is told of belonging to something that is only meant; return whether any was."""
    taken = {told.word for word, _ in names for told in told_of(facts, word)}
    used = False
    for place, told in _loose(facts, names, near, found, taken):
        meant = _meant(facts, names, near, place)
        if meant is not None:
            used = True
            _note(meant, facts, told, found)
    return used


def _meant(
    facts: SentenceFacts, names: list[tuple[int, Draft]], near: Draft | None, place: int
) -> Draft | None:
    """Return the arrangement named last before a place, or that a clause set off leads up to."""
    before = [one for word, one in names if word < place]
    if before:
        return before[-1]
    added = facts.tree.relation(place) in {"acl", "advcl"} or facts.tree.upos(place) == "NOUN"
    return names[0][1] if added and len({id(one) for _, one in names}) == 1 else near


def _elsewhere(facts: SentenceFacts, names: list[tuple[int, Draft]]) -> bool:
    """Return whether a sentence tells of joining or leaving what is no arrangement.

    Who then "withdrew as well" left that.
    """
    tree, known = facts.tree, facts.known
    own = {word for word, _ in names}
    for verb, token in enumerate(tree.tokens):
        if token.upos != "VERB" or not forms_of(facts, verb) & known.sets["belonging.left"]:
            continue
        if any(tree.upos(w) in {"NOUN", "PROPN"} and w not in own for w in tree.kids(verb, "obj")):
            return True
    return False


def _note(draft: Draft, facts: SentenceFacts, told: BelongingWord, found: Found) -> None:
    own = {*draft.names, draft.entity}
    for one in as_memberships(facts, (told,)):
        if one.member in own:
            continue
        draft.belong(one)
        draft.prove(facts.evidence)
        if not any(draft is other for other in found[draft.kind]):
            found[draft.kind].append(draft)


def _loose(
    facts: SentenceFacts,
    names: list[tuple[int, Draft]],
    near: Draft | None,
    found: Found,
    taken: set[int],
) -> Iterator[tuple[int, BelongingWord]]:
    """Yield what tells of belonging to something that it does not name, and where it stands."""
    tellings = [
        (word, told)
        for word in _pointing(facts, names, near, found)
        for told in told_of(facts, word)
        if told.status != "member" and told.word not in taken
    ]
    taken = taken | {told.word for _, told in tellings}
    tellings += [(told.word, told) for told in _alone(facts) if told.word not in taken]
    yield from tellings
    yield from _likewise(facts, tellings, names)


def _pointing(
    facts: SentenceFacts, names: list[tuple[int, Draft]], near: Draft | None, found: Found
) -> Iterator[int]:
    """Yield the words that mean again what was named before them: "it", "the pact"."""
    for word in range(len(facts.tree.tokens)):
        draft = next((one for at, one in reversed(names) if at < word), near)
        if draft is not None and (_is_it(facts, word) or _is_meant(facts, word, draft, found)):
            yield word


def _is_it(facts: SentenceFacts, word: int) -> bool:
    """Return whether a word is a pronoun for a thing."""
    return facts.tree.upos(word) == "PRON" and facts.lemma(word) in {"it", "its"}


def _is_meant(facts: SentenceFacts, word: int, draft: Draft, found: Found) -> bool:
    """Return whether "the bloc" or "the pact" means what was named, and nobody else saw to it."""
    lemma = facts.lemma(word)
    if facts.tree.upos(word) != "NOUN" or not _may_mean(facts, lemma, draft, found):
        return False
    first, last = facts.phrase(word)
    definite = facts.tree.tokens[first].text.lower() in WORDS["definite"]
    # "the NATO alliance" is another
    named = any(facts.tree.upos(each) == "PROPN" for each in range(first, word))
    return definite and not named and (last == word or draft.kind not in MEETINGS)


def _may_mean(facts: SentenceFacts, lemma: str, draft: Draft, found: Found) -> bool:
    """Return whether a noun is one for an arrangement, which no other rule looks for."""
    if facts.known.has("belonging.again", lemma):
        return not found[MechanismKind.ORGANISATION]
    if draft.kind is MechanismKind.EXERCISE_SERIES:
        return facts.known.has("exercises.nouns", lemma.removesuffix("s"))
    known = any(draft is one for one in found[draft.kind])
    if known and draft.kind not in MEETINGS:
        return False
    return any(lemma in name.lower().split() for name in draft.names)


def _alone(facts: SentenceFacts) -> Iterator[BelongingWord]:
    """Yield what verbs without a body tell: "Peru joined in 2020", "Chad was readmitted"."""
    for verb, token in enumerate(facts.tree.tokens):
        if token.upos == "NOUN":
            yield from _nouns_alone(facts, verb)
        if token.upos != "VERB":
            continue
        told = [*_moves_alone(facts, verb), *first_times(facts, verb)]
        if told and not _stands_alone(facts, verb):
            continue
        for one in told or shares(facts, verb, own=True):
            who = countries(facts, one.who)
            if who and _is_bare(facts, verb):
                yield BelongingWord(one.word, one.status, who, one.settled)


def _nouns_alone(facts: SentenceFacts, noun: int) -> Iterator[BelongingWord]:
    """Yield what "with the entry of Chad" tells."""
    tree = facts.tree
    if not facts.known.has("belonging.nouns_alone", facts.lemma(noun)):
        return
    kids = tree.kids(noun, "nmod")
    whose = [*tree.possessors(noun), *(k for k in kids if tree.preposition(k) == "of")]
    others = [k for k in kids if tree.preposition(k) in WORDS["toward"]]
    who = countries(facts, headed(facts, whose))
    if who and not others:
        yield BelongingWord(noun, facts.known.belonging_nouns[facts.lemma(noun)], who)


def _moves_alone(facts: SentenceFacts, verb: int) -> Iterator[BelongingWord]:
    """Yield what a verb of joining or leaving tells by itself."""
    tree, sets = facts.tree, facts.known.sets
    forms = forms_of(facts, verb) | {
        f"{facts.lemma(verb)} {facts.lemma(kid)}" for kid in tree.kids(verb, "obl")
    }
    if _is_told_as_done(facts, verb) and not tree.kids(verb, "obj", "ccomp", "xcomp"):
        for status in MOVES:
            if forms & sets[f"belonging.{status}_alone"]:
                yield BelongingWord(verb, status, doers(facts, verb) or _after(facts, verb))
    for status in STATUSES if tree.is_passive(verb) else ():
        if forms & sets[f"belonging.{status}_alone_passive"]:
            yield BelongingWord(verb, status, headed(facts, tree.objects(verb), split=True))


def _is_told_as_done(facts: SentenceFacts, verb: int) -> bool:
    """Return whether a verb tells what its subject does: "left" may look like a passive."""
    tree = facts.tree
    if not tree.is_passive(verb):
        return True
    return not tree.kids(verb, "aux:pass") and tree.relation(verb) != "acl"


def _after(facts: SentenceFacts, verb: int) -> Who:
    """Return whom a list behind a verb names: "two more joined: Chad in 2011 and Niger in 2014"."""
    return headed(facts, facts.tree.kids(verb, "parataxis", "appos"))


def _is_bare(facts: SentenceFacts, verb: int) -> bool:
    """Return whether what a verb's membership is one of stands nowhere beside it."""
    tree = facts.tree
    things = [w for w in tree.objects(verb) if facts.known.has("belonging.shares", facts.lemma(w))]
    return not any(
        tree.upos(kid) in {"NOUN", "PROPN"} and tree.preposition(kid) in WORDS["within"]
        for thing in things
        for kid in tree.kids(thing, "nmod")
        if facts.indexed.headed(tree, kid) is None
    )


def _stands_alone(facts: SentenceFacts, verb: int) -> bool:
    """Return whether nothing beside a verb says what it is that somebody joins or leaves."""
    return all(_is_aside(facts, kid) for kid in facts.tree.kids(verb, "obl"))


def _is_aside(facts: SentenceFacts, word: int) -> bool:
    """Return whether what stands beside a verb tells why, when, how or how narrowly."""
    tree, lemma = facts.tree, facts.lemma(word)
    if tree.preposition(word) in facts.known.reasons or tree.preposition(word) in WORDS["aside"]:
        return True
    if tree.upos(word) == "ADV" or lemma in WORDS["narrow"]:
        return True
    start = tree.tokens[word].start
    timed = any(time.start <= start < time.end for time in facts.times)
    return timed or facts.known.has("reasons.nouns", lemma)


def _likewise(
    facts: SentenceFacts, tellings: list[tuple[int, BelongingWord]], names: list[tuple[int, Draft]]
) -> Iterator[tuple[int, BelongingWord]]:
    """Yield what "and Chad followed suit", "a year after Chad did the same" tell."""
    told = [*(one for _, one in tellings), *_named_so(facts, names)]
    for verb in range(len(facts.tree.tokens)):
        earlier = [one for one in told if one.word < verb]
        if earlier and _is_following(facts, verb) and _stands_alone(facts, verb):
            who = countries(facts, doers(facts, verb))
            yield verb, BelongingWord(verb, earlier[-1].status, who)


def _named_so(facts: SentenceFacts, names: list[tuple[int, Draft]]) -> Iterator[BelongingWord]:
    """Yield what is told of those who belong beside the names of arrangements."""
    for word, _ in names:
        yield from (one for one in told_of(facts, word) if one.status in STATUSES)


def _is_following(facts: SentenceFacts, verb: int) -> bool:
    """Return whether a verb tells that somebody does what others did: "followed", "did so"."""
    tree, lemma = facts.tree, facts.lemma(verb)
    if tree.upos(verb) not in {"VERB", "AUX"} or lemma not in FOLLOWING:
        return False
    if lemma == "follow" and not tree.kids(verb, "obj", "iobj", "ccomp"):
        return True
    return bool(
        {facts.lemma(word) for word in tree.kids(verb, "obj", "advmod")} & WORDS["likewise"]
    )
