"""Measures: bans, sanctions, controls and boycotts; also those that nobody admits."""

import re
from datetime import timedelta
from itertools import chain

from dragoman.arrangements.sides import states
from dragoman.arrangements.subject import stems_of
from dragoman.arrangements.tell.drafts import Draft
from dragoman.arrangements.tell.measures.basis import note_basis
from dragoman.arrangements.tell.measures.makers import answering, makers_and_targets
from dragoman.arrangements.tell.names.phrases import owned_name, without_states
from dragoman.arrangements.tell.sentence.facts import SentenceFacts
from dragoman.arrangements.tell.sentence.reasons import answered_by, reasons_at
from dragoman.arrangements.tell.turns import (
    Turn,
    apply,
    turn_date,
    turns_at,
)
from dragoman.data.words import WordLists
from dragoman.records import (
    DateInterval,
    EventType,
    MechanismKind,
    Precision,
    Status,
    StatusChange,
    TimeExpression,
    TimeKind,
)

KIND = MechanismKind.MEASURE
IN_FORCE = re.compile(r"\b(?:in|into) (?:force|place|effect)(?: ever)? since\s*$")
SINCE = re.compile(r"\bsince\s*$")
WORDS = WordLists("arrangements", "tell.measures.measures")
REACH = 40
YEAR_DAYS = 365.2425


def find_measures(facts: SentenceFacts, before: list[Draft]) -> list[Draft]:
    """Return what a sentence tells of measures; what it adds to one told before goes there."""
    found: list[Draft] = []
    nouns = list(_nouns(facts))
    for noun in nouns:
        draft = _at(facts, noun, [*before, *found])
        if draft is not None and not any(draft is one for one in (*before, *found)):
            found.append(draft)
    if not nouns:
        found += _by_verb(facts, [*before])
    return found


def continue_measure(facts: SentenceFacts, draft: Draft, turns: list[Turn]) -> None:
    """Note what a sentence tells of the measure that its "it" means."""
    if apply(draft, facts, turns):
        draft.prove(facts.evidence)
        _since(draft, facts)


def _nouns(facts: SentenceFacts) -> "list[int]":
    known = facts.known
    found = list(facts.nominals(known.sets["measures.nouns"]))
    for noun in facts.nominals(known.sets["measures.controls"]):
        if noun not in found and facts.modifiers(noun) & known.sets["measures.controlled"]:
            found.append(noun)
    return [noun for noun in sorted(found) if not facts.modifiers(noun) & WORDS["weapon_bans"]]


def _at(facts: SentenceFacts, noun: int, before: list[Draft]) -> Draft | None:
    first, last = facts.phrase(noun)
    makers, targets = makers_and_targets(facts, noun, first, last)
    name = owned_name(facts, without_states(facts, _past_articles(facts, first, noun), noun), last)
    words = _subject(facts, name)
    known = _known_before(makers, targets, words, before, facts.lemma(noun))
    if known is None and not makers:
        return None
    known = known or Draft(KIND)
    known.members = known.members or makers
    known.targets = known.targets or targets
    if name not in known.names:
        known.names.append(name)
    known.words |= words
    known.hidden |= _hidden(facts, noun)
    known.prove(facts.evidence)
    turned = apply(known, facts, turns_at(facts, noun, KIND) or _taken(facts, noun))
    if turned or _is_in_force(facts):
        _since(known, facts)
    _answers(known, facts, noun)
    note_basis(known, facts, noun)
    return known


def _answers(draft: Draft, facts: SentenceFacts, noun: int) -> None:
    """Note to what a measure is said to be the answer: "the ban is a response to the raids"."""
    tree = facts.tree
    word = tree.head(noun)
    if word is None or tree.relation(noun) != "nsubj" or not tree.kids(word, "cop"):
        return
    reasons = answered_by(facts, word) if facts.status(word) is Status.ACTUAL else ()
    if reasons:
        draft.turn(StatusChange("active", None, reasons, (facts.evidence,)))


def _is_in_force(facts: SentenceFacts) -> bool:
    """Return whether a sentence says that something stands."""
    return any(word in facts.low for word in WORDS.listed("in_force"))


def _taken(facts: SentenceFacts, noun: int) -> list[Turn]:
    """Return the beginning that "put controls on" tells, where no turning verb does."""
    found = [verb for verb in facts.governors(noun) if facts.lemma(verb) in WORDS["taken"]]
    return [Turn(verb, "active", facts.status(verb)) for verb in (*found, *answering(facts, noun))]


def _past_articles(facts: SentenceFacts, first: int, noun: int) -> int:
    tokens = facts.tree.tokens
    while first < noun and facts.known.has("names.articles", tokens[first].text.lower()):
        first += 1
    return first


def _subject(facts: SentenceFacts, name: str) -> frozenset[str]:
    """Return stems of what a measure is about."""
    nouns = facts.known.sets["measures.nouns"] | facts.known.sets["measures.vague"]
    kept = " ".join(
        w for w in name.split() if w.lower().rstrip("s") not in nouns and w.lower() not in nouns
    )
    return stems_of(kept, (), facts.known.words)


def _has_sides(draft: Draft, makers: frozenset[str], targets: frozenset[str]) -> bool:
    """Return whether a measure can be one of these makers against these targets."""
    return _may_meet(makers, draft.members) and _may_meet(targets, draft.targets)


def _known_before(
    makers: frozenset[str],
    targets: frozenset[str],
    words: frozenset[str],
    before: list[Draft],
    head: str = "",
) -> Draft | None:
    """Return the measure of the document that a phrase means again.

    One about the same comes first, then one that goes by the same noun ("the ban").
    """
    fitting = [draft for draft in reversed(before) if _has_sides(draft, makers, targets)]
    same = (draft for draft in fitting if words & draft.words)
    open_ = [draft for draft in fitting if not draft.words] if words else fitting
    called = (draft for draft in open_ if _has_in_name(draft, head))
    return next(chain(same, called, open_), None)


def _may_meet(some: frozenset[str], others: frozenset[str]) -> bool:
    """Return whether two sets have something in common, as far as both are told."""
    return not some or not others or bool(some & others)


def _has_in_name(draft: Draft, word: str) -> bool:
    """Return whether a word stands in a name of a measure."""
    return bool(word) and any(word in name.lower() for name in draft.names)


def _by_verb(facts: SentenceFacts, before: list[Draft]) -> list[Draft]:
    """Return measures that only a verb tells ("banned imports of seafood from Fiji")."""
    found = []
    for event in facts.events:
        if event.event_type is not EventType.SANCTION or event.status is not Status.ACTUAL:
            continue
        verb = next(
            (
                index
                for index, token in enumerate(facts.tree.tokens)
                if token.upos == "VERB" and facts.lemma(index) in facts.known.sets["measures.verbs"]
            ),
            None,
        )
        if verb is None:
            continue
        makers, targets = states(event.actors), states(event.recipients)
        name = _verbal_name(facts, verb)
        words = _subject(facts, name)
        draft = _known_before(makers, targets - makers, words, before)
        if draft is None:
            draft = Draft(KIND, members=makers, targets=targets - makers)
            found.append(draft)
        draft.names.append(name)
        draft.words |= words
        draft.prove(facts.evidence)
        draft.turn(
            StatusChange(
                "active",
                event.date or turn_date(facts, verb),
                reasons_at(facts, verb),
                (facts.evidence,),
            )
        )
    return found


def _verbal_name(facts: SentenceFacts, verb: int) -> str:
    nouns = {"embargo": "embargo", "sanction": "sanctions", "boycott": "boycott"}
    noun = nouns.get(facts.lemma(verb), "ban")
    objects = facts.tree.objects(verb)
    if not objects:
        return noun
    first, last = facts.phrase(objects[0])
    return f"{noun} on {facts.words(first, last)}"


def _since(draft: Draft, facts: SentenceFacts) -> None:
    """Note since when a measure stands ("in force since 2016", "for nearly 10 years")."""
    active = [change for change in draft.history if change.status == "active"]
    if any(change.date is not None for change in active):
        return
    began = (_began(facts, time) for time in facts.times)
    since = next((day for day in began if day is not None), None)
    if since is None:
        return
    for change in active:
        draft.history.remove(change)
    draft.turn(StatusChange("active", since, (), (facts.evidence,)))


def _began(facts: SentenceFacts, time: TimeExpression) -> DateInterval | None:
    """Return when something began that a time expression says goes on since or for so long."""
    if time.kind is TimeKind.POINT:
        return time.date if _stands_since(facts, time) else None
    published = facts.annotated.document.published
    if time.kind is not TimeKind.DURATION or time.days is None or published is None:
        return None
    if time.days < YEAR_DAYS or _is_of_other(facts, time):
        return None
    year = (published - timedelta(days=time.days)).year
    about = published.replace(year=year, month=1, day=1)
    last = about.replace(year=year + 1, month=12, day=31)
    return DateInterval(about, last, Precision.YEAR, time.text)


def _stands_since(facts: SentenceFacts, time: TimeExpression) -> bool:
    """Return whether the words before a time say that something is in force since then."""
    before = facts.annotated.document.text[: time.start][-REACH:].lower()
    if IN_FORCE.search(before):
        return True
    kept = any(facts.lemma(word) in WORDS["kept"] for word in range(len(facts.tree.tokens)))
    return kept and SINCE.search(before) is not None


def _is_of_other(facts: SentenceFacts, time: TimeExpression) -> bool:
    """Return whether a length of time describes something else: "a two-year transition"."""
    tokens = facts.tree.tokens
    behind = next((n for n, token in enumerate(tokens) if token.start >= time.end), None)
    if behind is None or tokens[behind].upos != "NOUN" or tokens[behind].text.lower() == "old":
        return False
    return not facts.known.has("measures.nouns", facts.lemma(behind))


def _hidden(facts: SentenceFacts, noun: int) -> bool:
    """Return whether its maker does not admit a measure."""
    if facts.modifiers(noun) & facts.known.sets["measures.hidden"]:
        return True
    for verb in (*facts.governors(noun), *facts.tree.ancestors(noun)):
        lemma = facts.lemma(verb)
        if lemma in facts.known.sets["measures.own"] and facts.status(verb) is Status.NEGATED:
            return True
        if lemma in facts.known.sets["measures.deny"] and not facts.tree.is_passive(verb):
            return True
    return False
