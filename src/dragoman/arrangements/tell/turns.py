"""Turns in an arrangement's life, and the reasons that a sentence gives for them."""

from dataclasses import dataclass

from dragoman.arrangements.tell.drafts import Draft
from dragoman.arrangements.tell.sentence.facts import SentenceFacts
from dragoman.arrangements.tell.sentence.reasons import reasons_at
from dragoman.arrangements.tell.sentence.spans import VERBAL
from dragoman.data.words import WordLists
from dragoman.records import DateInterval, MechanismKind, Session, Status, StatusChange
from dragoman.syntax.tree import Tree

WORDS = WordLists("arrangements", "tell.turns")
SAYING_NOUNS = {
    "resumption": "resumed",
    "revival": "resumed",
    "restoration": "resumed",
    "suspension": "suspended",
    "freeze": "suspended",
    "expiry": "ended",
    "expiration": "ended",
    "termination": "ended",
    "abolition": "ended",
    "lifting": "ended",
    "end": "ended",
    "easing": "eased",
    "relaxation": "eased",
    "launch": "active",
    "creation": "active",
    "establishment": "active",
    "imposition": "active",
    "ratification": "active",
    "signing": "active",
}
PARTLY = frozenset({"partly", "partially"})
STOPPED = frozenset({"suspended", "ended"})
OPEN = frozenset({Status.PLANNED, Status.HYPOTHETICAL})


@dataclass(frozen=True, slots=True)
class Turn:
    """A verb that turns an arrangement.

    Attributes:
        verb: the word.
        status: what the arrangement becomes.
        told: whether that happened.
        date: when, where what is turned has a time of its own and not the verb's.
    """

    verb: int
    status: str
    told: Status
    date: DateInterval | None = None


def turns_at(
    facts: SentenceFacts,
    noun: int,
    kind: MechanismKind,
    *,
    series: bool = True,
    many: bool | None = None,
) -> list[Turn]:
    """Return the turns that the verbs around a noun tell.

    Args:
        facts: the sentence.
        noun: the arrangement's noun.
        kind: of the arrangement.
        series: whether the noun speaks of the whole and not of one occasion.
        many: whether it speaks of many occasions; as `series` when None.
    """
    found = []
    several = series if many is None else many
    for verb in (*facts.governors(noun), *_governing_last(facts, noun)):
        status = turn_of(facts, verb, kind, series=series, many=several)
        if status is not None:
            found.append(Turn(verb, status, facts.status(verb)))
        elif (status := _turn_by_shape(facts, noun, verb, series=series)) is not None:
            found.append(Turn(verb, status, Status.ACTUAL))
    if kind is MechanismKind.MEETING_SERIES:
        # "the summit, held yearly since 2005": what is held since a year is no single one
        found += [Turn(verb, "active", Status.ACTUAL) for verb in _held_ever_since(facts, noun)]
    if series or kind is not MechanismKind.MEETING_SERIES:
        found += _turns_by_nouns(facts, noun, kind)
    return found


def _held_ever_since(facts: SentenceFacts, noun: int) -> list[int]:
    """Return the verbs of "which had been held since 1993", "held yearly since 2005"."""
    tree = facts.tree
    return [
        verb
        for verb in tree.kids(noun, "acl")
        if facts.lemma(verb) in WORDS["held"]
        and any(tree.preposition(kid) == "since" for kid in tree.kids(verb, "obl", "nmod"))
    ]


def _turn_by_shape(facts: SentenceFacts, noun: int, verb: int, *, series: bool) -> str | None:
    """Return the turn that a verb tells by how it stands: put off, not held, no longer, since."""
    if _put_off(facts, verb):
        return "suspended"
    if (series or _none_of(facts, noun)) and _not_held(facts, verb, noun):
        return "lapsed"
    if _no_longer(facts, verb):
        return "ended"
    return "active" if series and _held_since(facts, verb) else None


def _turns_by_nouns(facts: SentenceFacts, noun: int, kind: MechanismKind) -> list[Turn]:
    """Return the turn that a noun over an arrangement's tells ("the end of the talks")."""
    head = facts.tree.head(noun)
    if head is None or facts.tree.upos(head) != "NOUN":
        return []
    status = SAYING_NOUNS.get(facts.lemma(head))
    possible = {row for rows in facts.known.turns[kind].values() for _, row in rows}
    return [Turn(head, status, facts.status(head))] if status in possible else []


def _governing_last(facts: SentenceFacts, noun: int) -> tuple[int, ...]:
    """Return the verbs of "the last of its curbs": what is done to the last is done to all."""
    head = facts.tree.head(noun)
    whole = head is not None and facts.tree.preposition(noun) == "of"
    return facts.governors(head) if head is not None and whole and _is_last(facts, head) else ()


def _is_last(facts: SentenceFacts, word: int) -> bool:
    return facts.lemma(word) in WORDS["remainder"]


def turn_of(
    facts: SentenceFacts, verb: int, kind: MechanismKind, *, series: bool = True, many: bool = True
) -> str | None:
    """Return what a verb makes of an arrangement of a kind, or None.

    Args:
        facts: the sentence.
        verb: the word.
        kind: of the arrangement.
        series: whether the whole is spoken of and not one occasion.
        many: whether many occasions are spoken of.
    """
    lemma = facts.lemma(verb)
    behind = facts.behind(verb)
    if facts.tree.kids(verb, "cop"):
        # "has been in force": the noun is the predicate and "be" its copula.
        lemma, behind = "be", behind | {facts.lemma(verb)}
    for word, status in facts.known.turns[kind].get(lemma, ()):
        if word and word not in behind:
            continue
        phrase = f"{lemma} {word}".strip()
        if _may_be_of_all(facts, phrase, kind, series=series, many=many):
            return "eased" if status == "ended" and _is_partial(facts, verb, kind) else status
    return None


def _may_be_of_all(
    facts: SentenceFacts, phrase: str, kind: MechanismKind, *, series: bool, many: bool
) -> bool:
    """Return whether what a phrase tells is not of a single occasion."""
    if phrase not in facts.known.not_of_one[kind]:
        return True
    if kind is MechanismKind.ORGANISATION:
        return False
    if many and facts.known.has("turns_of_series.occasional", phrase):
        return True
    return series and facts.known.has("turns_of_series.whole", phrase)


def _is_partial(facts: SentenceFacts, verb: int, kind: MechanismKind) -> bool:
    """Return whether a measure is only "partly lifted"."""
    how = {facts.lemma(kid) for kid in facts.tree.kids(verb, "advmod")}
    return kind is MechanismKind.MEASURE and bool(how & PARTLY)


def _not_held(facts: SentenceFacts, verb: int, noun: int) -> bool:
    """Return whether a meeting "has not been held since"."""
    denied = any(facts.lemma(kid) in {"not", "never"} for kid in facts.tree.kids(verb, "advmod"))
    return (
        facts.lemma(verb) in WORDS["held"]
        and (denied or _none_of(facts, noun))
        and bool({"since", "for"} & facts.behind(verb, 8))
    )


def _put_off(facts: SentenceFacts, verb: int) -> bool:
    """Return whether meetings "will not be held until further notice"."""
    denied = any(facts.lemma(kid) in {"not", "never"} for kid in facts.tree.kids(verb, "advmod"))
    return (
        facts.lemma(verb) in WORDS["held"]
        and denied
        and any(word in facts.low for word in WORDS.listed("until"))
    )


def _no_longer(facts: SentenceFacts, verb: int) -> bool:
    """Return whether something "will no longer be held", or was "for the last time"."""
    longer = any(facts.lemma(kid) == "long" for kid in facts.tree.kids(verb, "advmod"))
    last = " for the last time" in facts.low or (longer and " no longer " in facts.low)
    return facts.lemma(verb) in WORDS["held"] and last


def _held_since(facts: SentenceFacts, verb: int) -> bool:
    """Return whether something "has been held since" a time."""
    since = any(facts.tree.preposition(kid) == "since" for kid in facts.tree.kids(verb, "obl"))
    return facts.lemma(verb) in WORDS["held"] and since and not facts.tree.kids(verb, "advmod")


def _none_of(facts: SentenceFacts, noun: int) -> bool:
    """Return whether there was none of a kind ("no meeting has been held since")."""
    return facts.tree.tokens[facts.phrase(noun)[0]].text.lower() == "no"


def apply(draft: Draft, facts: SentenceFacts, turns: list[Turn]) -> bool:
    """Note turns in a draft; return whether there were any.

    What is only planned becomes a planned session (of a resumption) or a proposal, and what is
    only hoped, urged or denied changes nothing.
    """
    noted = False
    for turn in turns:
        told = settled(facts, turn.verb, turn.told)
        if told is Status.PLANNED and turn.status in STOPPED and _is_decided(facts, turn.verb):
            told = Status.ACTUAL
        if told is Status.PLANNED:
            noted |= _plan(draft, facts, turn)
        if told is not Status.ACTUAL:
            continue
        change = StatusChange(
            turn.status,
            turn.date or turn_date(facts, turn.verb),
            reasons_at(facts, turn.verb),
            (facts.evidence,),
        )
        draft.turn(change)
        noted = True
    return noted


def _is_decided(facts: SentenceFacts, verb: int) -> bool:
    """Return whether somebody "decided to suspend": whoever decides that need do no more."""
    head = facts.tree.head(verb)
    decided = head is not None and facts.lemma(head) == "decide"
    return decided and head is not None and facts.status(head) is Status.ACTUAL


def settled(facts: SentenceFacts, verb: int, told: Status) -> Status:
    """Return a verb's status; a participle with a date that is past is told as done.

    "The pact, signed in May, would expire": the clause's mood is not that of the signing.
    """
    published, date = facts.annotated.document.published, turn_date(facts, verb)
    if told not in OPEN or facts.tree.relation(verb) != "acl" or published is None or date is None:
        return told
    return Status.ACTUAL if date.end and date.end < published else told


def _plan(draft: Draft, facts: SentenceFacts, turn: Turn) -> bool:
    """Note what is to come of a turn that is only planned."""
    date = turn_date(facts, turn.verb)
    if draft.kind is MechanismKind.MEETING_SERIES and turn.status in {"resumed", "active"}:
        draft.meet(Session(date, None, None, None, None, "planned", (), (facts.evidence,)))
        return True
    if turn.status == "active":
        draft.turn(StatusChange("proposed", None, (), (facts.evidence,)))
        return True
    return False


def turn_date(facts: SentenceFacts, verb: int) -> DateInterval | None:
    """Return when a turn took place: as its verb tells, else the only date of the clause."""
    found = facts.date(verb)
    if found is not None:
        return found
    tree = facts.tree
    within = set(tree.subtree(verb)) - _clauses_within(tree, verb)
    inside = {tree.tokens[word].start for word in within}
    dated = [one.date for one in facts.times if one.date is not None and one.start in inside]
    return dated[0] if len(dated) == 1 else None


def own_date(facts: SentenceFacts, noun: int) -> DateInterval | None:
    """Return the time behind the second of two nouns: "a pact in 1969 and a treaty in 1972"."""
    tree = facts.tree
    if tree.relation(noun) != "conj":
        return None
    within = set(tree.subtree(noun)) - _clauses_within(tree, noun)
    inside = {tree.tokens[word].start for word in within if word > noun}
    dated = [one.date for one in facts.times if one.date is not None and one.start in inside]
    return dated[0] if len(dated) == 1 else None


def _clauses_within(tree: Tree, verb: int) -> set[int]:
    """Return the words of the clauses inside a verb's own.

    "Cancelled a drill that both had held since 2006": that is no date of the cancelling.
    """
    return {
        each
        for word in tree.subtree(verb)
        if word != verb and tree.tokens[word].deprel in {"acl", "acl:relcl", "ccomp"}
        for each in tree.subtree(word)
    }


def pronoun_turns(facts: SentenceFacts, kind: MechanismKind) -> list[Turn]:
    """Return the turns of verbs whose subject or object is "it" or "they"."""
    tree = facts.tree
    found = []
    for index, token in enumerate(tree.tokens):
        if token.text.lower() not in {"it", "they"} or token.upos != "PRON":
            continue
        for verb in facts.governors(index):
            status = turn_of(facts, verb, kind)
            turns = _undergoes(tree, index, verb, kind) or facts.lemma(verb) in WORDS["lasting"]
            if status is not None and turns:
                found.append(Turn(verb, status, facts.status(verb)))
    return found


def _undergoes(tree: Tree, index: int, verb: int, kind: MechanismKind) -> bool:
    """Return whether something is done to what a pronoun means."""
    if tree.upos(verb) not in VERBAL or tree.is_passive(verb):
        return True
    # "Accra introduced it in response to the raids"
    return kind is MechanismKind.MEASURE and index in tree.objects(verb)
