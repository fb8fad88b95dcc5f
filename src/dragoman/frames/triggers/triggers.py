"""Which words of a sentence tell an event, and with which parties."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from dragoman.codebook.codebook import (
    INHERIT,
    NOT_AN_EVENT,
    Codebook,
    NounPattern,
    VerbPattern,
)
from dragoman.codebook.kinds import Sense
from dragoman.data.words import WordLists
from dragoman.frames.roles.parties import Mentions, owners_of, sides, unique
from dragoman.frames.roles.slots import Slots
from dragoman.frames.triggers.dropped import Dropped
from dragoman.frames.triggers.event_nouns import (
    attended_parties,
    carrier_of,
    noun_parties,
    noun_pattern,
)
from dragoman.frames.triggers.other_senses import other_sense
from dragoman.frames.triggers.patterns import is_predicate, match, patterns_of
from dragoman.records import EventType, Party, Proposal, Reason, Status, Step
from dragoman.syntax.logical import CLAUSAL
from dragoman.syntax.plain_tree import WITHIN_NAMES
from dragoman.syntax.tree import Tree

PLACED = frozenset(
    {"CONSULT", "SUPPORT", "REJECT", "ASSAULT", "MOBILIZE", "AID", "SANCTION", "RETREAT"}
)
WORDS = WordLists("frames", "triggers.triggers")
DIRECTED = frozenset({"REQUEST", "ACCUSE", "SANCTION", "COERCE", "ASSAULT", "THREATEN", "REJECT"})
CORE = frozenset({"root", "obj", "nsubj", "appos", "parataxis"})
VERBAL = frozenset(
    {
        EventType.AGREE,
        EventType.SUPPORT,
        EventType.CONCEDE,
        EventType.REQUEST,
        EventType.ACCUSE,
        EventType.REJECT,
        EventType.THREATEN,
    }
)
EXERCISES = frozenset({"exercise", "patrol"})
CALLED_OFF = frozenset({"cancel", "postpone"})
MEASURES = "MEASURE"
BACKED = 0.5  # not swept
HEARD = "heads"
LIKE = "like"


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells an event, with its parties.

    Attributes:
        index: the word.
        light: the verb that carries an event noun, if any.
        event_type: PLOVER type.
        modes: PLOVER modes and extensions.
        actors: who does it; all parties among equals.
        recipients: to whom.
        source: ``verb``, ``light``, ``noun``, ``demand``, ``standing`` (a measure that another
            word shows to be in force), ``like`` (what somebody else did before) or ``heads``: how
            it was found.
        needs: how many conditions its pattern made.
        status: where the pattern itself settles it; None where the sentence does.
        equal: the verb tells what its actors do among themselves ("strengthened ties").
        steps: the rows of the codebook and the rules that made it.
        proposal: what the learned heads see in its words; None where they see nothing.
        is_partial: the rules alone know too few of its parties to tell it.
        own: a row of the user's own tells it: what the heads see does not overrule that.
    """

    index: int
    light: int | None
    event_type: EventType
    modes: tuple[str, ...]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    source: str
    needs: int
    status: Status | None = None
    equal: bool = False
    steps: tuple[Step, ...] = ()
    proposal: Proposal | None = None
    is_partial: bool = False
    own: bool = False

    @property
    def is_beyond(self) -> bool:
        """Whether the rules alone would not tell it: the heads found it, or vouch for it."""
        return self.is_partial or self.source == HEARD

    @property
    def is_backed(self) -> bool:
        """Whether the heads are sure that its words tell an event."""
        return self.proposal is not None and self.proposal.probability > BACKED


def find_triggers(tree: Tree, mentions: Mentions, codebook: Codebook) -> tuple[Trigger, ...]:
    """Return the triggers of a sentence in order; arguments as for `consider`."""
    considered = consider(tree, mentions, codebook)
    return tuple(each for each in considered if isinstance(each, Trigger))


def consider(tree: Tree, mentions: Mentions, codebook: Codebook) -> tuple[Trigger | Dropped, ...]:
    """Return what became of each word of a sentence that the codebook has, in order.

    Args:
        tree: the sentence.
        mentions: its mentions.
        codebook: verbs, nouns and classes.
    """
    used: set[int] = set()
    found: list[Trigger | Dropped] = []
    for index in filter(partial(_is_verbal, tree), range(len(tree.tokens))):
        if index in used:
            found.append(Dropped(index, Reason.READ_WITH_VERB))
        else:
            found.extend(_verb_triggers(tree, mentions, index, codebook, used))
    told = {each.index for each in found}
    for index in range(len(tree.tokens)):
        if tree.upos(index) in {"NOUN", "PROPN"}:
            sense = other_sense(tree, index, codebook)
            if sense is not None:
                found.append(_without_event(tree, index, sense))
            elif index not in used:
                found.extend(_noun_triggers(tree, mentions, index, codebook))
            elif index not in told and tree.lemma(index) in codebook.nouns:
                found.append(Dropped(index, Reason.READ_WITH_VERB))
    return tuple(sorted(found, key=lambda each: each.index))


def _without_event(tree: Tree, index: int, sense: Sense) -> Dropped:
    """Return a noun that has a sense here in which it tells no event."""
    step = Step(sense.row, tree.tokens[index].text, "another sense of the word")
    return Dropped(index, Reason.NO_EVENT, steps=(step,))


def _is_verbal(tree: Tree, index: int) -> bool:
    """Return whether a word can tell an event as a verb does."""
    verbal = tree.upos(index) in CLAUSAL and tree.relation(index) not in {"aux", "cop", "amod"}
    return verbal or is_predicate(tree, index)


def _verb_triggers(
    tree: Tree, mentions: Mentions, index: int, codebook: Codebook, used: set[int]
) -> Iterator[Trigger | Dropped]:
    slots = Slots(tree, mentions, index)
    pattern = match(slots, codebook)
    if pattern is None:
        if patterns_of(tree, index, codebook):
            yield Dropped(index, Reason.NO_PATTERN)
        return
    steps = (_row_step(tree, index, pattern),)
    if _bears_other_sense(slots, pattern, codebook):
        yield Dropped(index, Reason.NO_EVENT, steps=steps, note="another sense of its object")
    elif pattern.type_name == NOT_AN_EVENT:
        _consume(slots, pattern, codebook, used)
        yield Dropped(index, Reason.NO_EVENT, steps=steps)
    elif pattern.type_name == INHERIT:
        yield from _light_triggers(slots, pattern, codebook, used)
    else:
        yield from _patterned(slots, pattern, codebook, used)


def _bears_other_sense(slots: Slots, pattern: VerbPattern, codebook: Codebook) -> bool:
    """Return whether a row's object has another sense here: "waged a war of words"."""
    asks = any(need.startswith("obj=") for need in pattern.needs)
    return asks and any(other_sense(slots.tree, word, codebook) for word in slots.objects)


def _patterned(
    slots: Slots, pattern: VerbPattern, codebook: Codebook, used: set[int]
) -> Iterator[Trigger | Dropped]:
    """Yield what a verb tells by a row that gives it a type."""
    tree, index = slots.tree, slots.index
    steps = (_row_step(tree, index, pattern),)
    kind = EventType(pattern.type_name)
    actors = _actors(slots, pattern)
    recipients = _recipients(slots, pattern)
    if pattern.equal:
        actors, recipients = _among_equals(slots, actors, recipients), ()
    elif kind is EventType.CONSULT:
        actors = (*actors, *own_host(recipients, actors))
    if not actors and (pattern.equal or _same_event(slots, pattern, codebook)):
        reason = Reason.NO_ACTOR if pattern.equal else Reason.SAME_EVENT
        yield Dropped(index, reason, kind, steps)
        return
    if actors or not CALLED_OFF & set(pattern.modes):
        # "the visit was cancelled": nobody cancels, so the visit itself is the news
        _consume(slots, pattern, codebook, used)
    if tree.upos(index) not in CLAUSAL:
        used.add(index)
    trigger = Trigger(
        index=index,
        light=None,
        event_type=kind,
        modes=pattern.modes,
        actors=actors,
        recipients=without(recipients, actors),
        source="verb",
        needs=len(pattern.needs),
        status=_settled(slots, pattern),
        equal=pattern.equal,
        steps=steps,
        own=pattern.own,
    )
    if _is_inward(slots, pattern, trigger, recipients):
        names = ", ".join(party.text for party in recipients)
        yield Dropped(index, Reason.INWARD, kind, steps, f"done to {names}")
        return
    yield trigger
    if "ease" in pattern.modes:
        yield from _standing_measures(slots, trigger, codebook)


def _settled(slots: Slots, pattern: VerbPattern) -> Status | None:
    """Return that it took place where the row itself asks for a "not": "did not attend"."""
    if "negated" not in pattern.needs:
        return None
    modals = {slots.tree.lemma(kid) for kid in slots.tree.kids(slots.index, "aux")}
    return None if modals & WORDS["doubting"] else Status.ACTUAL


def _is_inward(
    slots: Slots, pattern: VerbPattern, trigger: Trigger, recipients: tuple[Party, ...]
) -> bool:
    """Return whether a state does it to its own people: no dealing between states."""
    # "demanded their release": those to be released are one's own, those asked are not
    theirs = pattern.type_name == "REQUEST" and not slots.parties("obj", owners=False)
    directed = pattern.type_name in DIRECTED and not theirs
    inward = directed and recipients and not trigger.recipients
    return bool(inward) and not pattern.equal and "withdraw" not in pattern.modes


def _row_step(tree: Tree, index: int, pattern: VerbPattern | NounPattern) -> Step:
    """Return the step of a codebook's row that holds of a word."""
    if isinstance(pattern, NounPattern):
        told = "/".join((pattern.type, *pattern.modes))
        return Step(pattern.row, tree.tokens[index].text, f"{told}, {pattern.frame}")
    told = "/".join((pattern.type_name, *pattern.modes))
    needs = f" where {'; '.join(pattern.needs)}" if pattern.needs else ""
    return Step(pattern.row, tree.tokens[index].text, told + needs)


def _actors(slots: Slots, pattern: VerbPattern) -> tuple[Party, ...]:
    actors = slots.parties(pattern.actor, places=pattern.actor == "obj")
    return actors or (_outer_subject(slots) if pattern.actor == "subj" else ())


def _outer_subject(slots: Slots) -> tuple[Party, ...]:
    """Return who rules and rejects in "ruled that the reefs belong to Lima and rejected".

    Parsers hang the second verb on the clause that was ruled, whose subject is no party.
    """
    tree = slots.tree
    head = tree.head(slots.index)
    inside = head is not None and tree.relation(slots.index) == "conj"
    if head is None or not inside or tree.relation(head) != "ccomp":
        return ()
    above = tree.head(head)
    if above is None or tree.is_passive(slots.index) or tree.kids(slots.index, "nsubj", "aux"):
        return ()
    same = all(tree.has(word, "Tense=Past") for word in (slots.index, above))
    return Slots(tree, slots.mentions, above).parties("subj") if same else ()


def _standing_measures(slots: Slots, eased: Trigger, codebook: Codebook) -> Iterator[Trigger]:
    """Yield the measure whose lifting is told: what may be lifted is in force."""
    for noun in slots.objects:
        entry = noun_pattern(slots.tree, noun, codebook)
        if entry is None or slots.tree.lemma(noun) not in codebook.classes[MEASURES]:
            continue
        actors, recipients = noun_parties(
            Slots(slots.tree, slots.mentions, noun), entry.frame, None
        )
        yield replace(
            eased,
            index=noun,
            event_type=entry.type,
            modes=entry.modes,
            actors=actors or eased.actors,
            recipients=without(recipients or eased.recipients, actors or eased.actors),
            source="standing",
            steps=(
                *eased.steps,
                _row_step(slots.tree, noun, entry),
                Step("standing-measure", slots.tree.tokens[noun].text, "what is eased is in force"),
            ),
        )


def _signatories(slots: Slots) -> tuple[Party, ...]:
    """Return the owners of what was signed: "their treaty on a partnership signed in June"."""
    found = slots.parties("obj")
    word = slots.objects[0] if slots.objects else None
    while not found and word is not None and slots.tree.relation(word) == "nmod":
        word = slots.tree.head(word)
        if word is not None:
            found = owners_of(slots.tree, slots.mentions, word)
    return found


def _recipients(slots: Slots, pattern: VerbPattern) -> tuple[Party, ...]:
    """Fill the first slot that names anybody else; further slots are alternatives."""
    taken = slots.parties(pattern.actor)
    own: tuple[Party, ...] = ()
    for slot in pattern.recipients:
        parties = slots.parties(slot, places=pattern.type_name in PLACED)
        others = without(parties, taken)
        if others:
            return others
        own = own or parties
    return own


def without(parties: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the parties that belong to no state or entity of the others."""
    known = {sides(party) for party in others}
    return tuple(party for party in parties if sides(party) not in known)


def _among_equals(
    slots: Slots, actors: tuple[Party, ...], recipients: tuple[Party, ...]
) -> tuple[Party, ...]:
    """Return all parties of an act of equals; none where nobody is known to act."""
    if not actors and slots.tree.is_passive(slots.index):
        # "their treaty, signed in June": nobody signs, but the treaty has owners.
        actors = _signatories(slots)
    if not actors:
        return ()
    return unique((*actors, *without(recipients, actors), *own_host(recipients, actors)))


def own_host(hosts: tuple[Party, ...], guests: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the persons whom guests of several states meet, where one of the guests is theirs.

    "The deputy ministers of Kenya and Uganda called on Kenya's minister": she takes part as well.
    """
    if not _several(guests):
        return ()
    known, met = {sides(party) for party in guests}, {party.person for party in guests}
    return tuple(p for p in hosts if p.person and p.person not in met and sides(p) in known)


def _same_event(slots: Slots, pattern: VerbPattern, codebook: Codebook) -> bool:
    """Return whether the object alone tells what it is and whose: "Riga's threat was repeated"."""
    if not slots.tree.is_passive(slots.index):
        return False
    entries = (noun_pattern(slots.tree, word, codebook) for word in slots.objects)
    return any(entry is not None and entry.type == pattern.type_name for entry in entries)


def _consume(slots: Slots, pattern: VerbPattern, codebook: Codebook, used: set[int]) -> None:
    """Mark event nouns that a verb pattern has already read ("lifted the ban")."""
    tree = slots.tree
    conditions = {need.partition("=")[0] for need in pattern.needs}
    if "obj" in conditions:
        used.update(slots.objects, _wholes(slots))
    used.update(_of_class(tree, slots.objects, codebook.classes["AGREEMENT"]))
    if "xcomp" in conditions and tree.lemma(slots.index) in WORDS["stopping"]:
        # "stopped selling arms": that they do not sell is the same news
        used.update(tree.kids(slots.index, "xcomp"))
    if "obl" in conditions:
        around = chain.from_iterable(slots.obliques.values())
        used.update(_of_class(tree, around, codebook.nouns))


def _wholes(slots: Slots) -> Iterator[int]:
    """Yield what the objects are a part of, which is read with them: "the last of its curbs"."""
    for word in slots.objects:
        kids = slots.tree.kids(word, "nmod")
        yield from (kid for kid in kids if slots.tree.preposition(kid) == "of")


def _of_class(tree: Tree, words: Iterable[int], lemmas: Container[str]) -> Iterator[int]:
    return (word for word in words if tree.lemma(word) in lemmas)


def _light_triggers(
    slots: Slots, pattern: VerbPattern, codebook: Codebook, used: set[int]
) -> Iterator[Trigger]:
    candidates = [*slots.objects]
    for words in slots.obliques.values():
        candidates.extend(words)
    for noun in candidates:
        entry = noun_pattern(slots.tree, noun, codebook)
        if entry is None:
            continue
        used.update(slots.tree.conjuncts(noun))
        around = Slots(slots.tree, slots.mentions, noun)
        actors, recipients = noun_parties(around, entry.frame, slots)
        if entry.frame == "equal":
            actors = unique((*actors, *attended_parties(around)))
        if pattern.lemma == "host":
            # "will host the APEC summit": the host is told, the organisation names the meeting.
            actors = tuple(p for p in actors if p.sector != "IGO") or actors
        yield Trigger(
            index=noun,
            light=slots.index,
            event_type=_alone(around, entry, actors),
            modes=tuple(dict.fromkeys((*entry.modes, *pattern.modes))),
            actors=actors,
            recipients=without(recipients, actors),
            source="light",
            needs=len(pattern.needs),
            steps=(
                _row_step(slots.tree, slots.index, pattern),
                _row_step(slots.tree, noun, entry),
            ),
            own=pattern.own or entry.own,
        )
        return


def _several(parties: tuple[Party, ...]) -> bool:
    return len({sides(party) for party in parties}) > 1


def _alone(slots: Slots, entry: NounPattern, actors: tuple[Party, ...]) -> EventType:
    """Return the type of an event noun: one state's own exercise is no cooperation."""
    shared = {slots.tree.lemma(kid) for kid in slots.tree.kids(slots.index, "amod")} & WORDS[
        "shared"
    ]
    if not EXERCISES & set(entry.modes) or not actors or _several(actors) or shared:
        return entry.type
    return EventType.MOBILIZE


def _noun_triggers(
    tree: Tree, mentions: Mentions, index: int, codebook: Codebook
) -> Iterator[Trigger | Dropped]:
    entry = noun_pattern(tree, index, codebook)
    if entry is None:
        if tree.lemma(index) in codebook.nouns:
            yield Dropped(index, Reason.NO_PATTERN)
        return
    steps = (_row_step(tree, index, entry),)
    if tree.relation(index) in WITHIN_NAMES:
        yield Dropped(index, Reason.MODIFIER, entry.type, steps)
        return
    if entry.type in VERBAL and tree.relation(tree.first_conjunct(index)) not in CORE:
        # "at Riga's request", "over a deal": a circumstance, not the news.
        yield Dropped(index, Reason.CIRCUMSTANCE, entry.type, steps)
        return
    slots = Slots(tree, mentions, index)
    carrier = carrier_of(tree, index)
    light = None if carrier is None else Slots(tree, mentions, carrier)
    actors, recipients = noun_parties(slots, entry.frame, light, own_subject=True)
    if entry.frame == "equal":
        actors = unique((*actors, *attended_parties(slots)))
        if entry.type is EventType.ASSAULT and not _several(actors):
            # a clash takes two
            yield Dropped(index, Reason.CLASH_OF_ONE, entry.type, steps)
            return
    trigger = Trigger(
        index=index,
        light=carrier,
        event_type=_alone(slots, entry, actors),
        modes=entry.modes,
        actors=actors,
        recipients=without(recipients, actors),
        source="noun",
        needs=0,
        steps=steps,
        own=entry.own,
    )
    yield _answered(slots, entry, _still_standing(slots, entry, trigger))


def _still_standing(slots: Slots, entry: NounPattern, trigger: Trigger) -> Trigger:
    """Return a trigger; "the lifting of its ban" tells a ban in force, whatever becomes of it."""
    tree, verb = slots.tree, slots.tree.governor(slots.index)
    lifted = verb is not None and tree.lemma(verb) in WORDS["lifting"]
    if verb is None or not lifted or entry.type is not EventType.SANCTION:
        return trigger
    step = Step("standing-measure", tree.tokens[verb].text, "what is lifted is in force")
    return replace(trigger, source="standing", steps=(*trigger.steps, step))


def _answered(slots: Slots, entry: NounPattern, trigger: Trigger) -> Trigger:
    """Return a trigger; "rejected a Chinese request": it was made, to the one who rejects it."""
    tree, index = slots.tree, slots.index
    verb = tree.governor(index)
    if verb is None or entry.type not in VERBAL or tree.lemma(verb) not in WORDS["answering"]:
        return trigger
    if index not in tree.objects(verb):
        return trigger
    answerer = Slots(tree, slots.mentions, verb).parties("subj")
    return replace(
        trigger,
        recipients=without(trigger.recipients or answerer, trigger.actors),
        status=Status.ACTUAL,
        steps=(*trigger.steps, Step("answered", tree.tokens[verb].text, "so it was made")),
    )
