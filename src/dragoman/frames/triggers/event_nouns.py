"""Nouns that tell events: talks, visits, attacks, bans; and who stands around them."""

from collections.abc import Mapping

from dragoman.codebook.codebook import INHERIT, Codebook, NounPattern
from dragoman.data.words import WordLists
from dragoman.frames.roles.parties import opposed, owners_of, parties_of, sides, unique
from dragoman.frames.roles.slots import Slots
from dragoman.frames.triggers.other_senses import other_sense
from dragoman.records import Party
from dragoman.syntax.logical import CLAUSAL
from dragoman.syntax.tree import Tree

WORDS = WordLists("frames", "triggers.event_nouns")
EACH = 2
Around = dict[str, tuple[Party, ...]]


def noun_pattern(tree: Tree, index: int, codebook: Codebook) -> NounPattern | None:
    """Return what the codebook says of a noun here, or None."""
    if other_sense(tree, index, codebook) is not None:
        return None
    patterns = _with_modifier(tree, index, codebook)
    if patterns is None:
        patterns = codebook.nouns.get(tree.lemma(index)) or codebook.nouns.get(
            tree.tokens[index].text.lower()
        )
    if not patterns:
        return None
    if tree.lemma(index) == "round":
        return patterns[0] if _is_round_of_talks(tree, index, codebook) else None
    # "a call for restraint" is a request, "a call with Paris" a conversation.
    second = len(patterns) > 1 and not {"for", "on"}.isdisjoint(tree.obliques(index))
    return patterns[1] if second else patterns[0]


def _is_round_of_talks(tree: Tree, index: int, codebook: Codebook) -> bool:
    """Return whether "the next round will take place" is of talks, if it says of what."""
    of = tree.obliques(index).get("of", ())
    if any(tree.lemma(word) not in codebook.classes["MEETING"] for word in of):
        return False
    return any(tree.lemma(kid) in WORDS["turns"] for kid in tree.kids(index, "amod", "det"))


def _with_modifier(tree: Tree, index: int, codebook: Codebook) -> tuple[NounPattern, ...] | None:
    """Return what the codebook says of a noun with the word before it: "hunger strike"."""
    for kid in reversed(tree.kids(index, "compound", "amod", "nmod:poss")):
        found = codebook.nouns.get(f"{tree.lemma(kid)} {tree.lemma(index)}")
        if found is not None:
            return found
    single = tree.tokens[index].text.lower() == tree.lemma(index)
    if single and any(tree.upos(kid) == "PROPN" for kid in tree.kids(index, "nmod:poss")):
        # "Lima's protest" is a note, "the protests in Lima" are a crowd
        return codebook.nouns.get(f"'s {tree.lemma(index)}")
    return None


def carrier_of(tree: Tree, index: int) -> int | None:
    """Return the verb that only says that the event of its subject takes place, if any."""
    verb = tree.governor(index)
    if verb is None or tree.upos(verb) not in CLAUSAL:
        return None
    relation = tree.relation(tree.first_conjunct(index))
    return verb if relation == "nsubj" and tree.lemma(verb) in WORDS["occurrence"] else None


def light_verb_of(tree: Tree, index: int, codebook: Codebook) -> int | None:
    """Return the verb that carries an event noun ("held talks", "talks took place"), if any."""
    verb = tree.governor(index)
    if verb is None or tree.upos(verb) not in CLAUSAL:
        return None
    relation = tree.tokens[tree.first_conjunct(index)].deprel
    patterns = codebook.verbs.get(tree.lemma(verb), ())
    if relation in {"obj", "nsubj:pass"} and any(p.type_name == INHERIT for p in patterns):
        return verb
    return carrier_of(tree, index)


def noun_parties(
    slots: Slots, frame: str, light: Slots | None, *, own_subject: bool = False
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Return actors and recipients of an event noun.

    Args:
        slots: around the noun.
        frame: ``equal``, ``directed``, ``suffered`` or ``visit``.
        light: around the verb that carries the noun ("held talks"), if any.
        own_subject: True where the noun itself is that verb's subject.
    """
    owners = owners_of(slots.tree, slots.mentions, slots.index)
    if frame == "suffered":
        return _suffered(slots, owners, light)
    if frame == "directed" and light is None:
        return _directed(slots, owners)
    carried = () if own_subject else _carriers(light)
    around = _around(slots, light)
    if frame == "equal":
        return _equals(slots, owners, carried, around), ()
    if frame == "visit":
        return _visiting(owners, carried, around)
    actors = carried or around.get("by", ()) or owners
    return unique(actors), _aimed(slots, around, actors)


def _visiting(
    owners: tuple[Party, ...], carried: tuple[Party, ...], around: Around
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Return who visits and who is visited."""
    visited = (*around.get("to", ()), *around.get("in", ()))
    return unique(carried or owners or around.get("by", ())), unique(visited)


def _carriers(light: Slots | None) -> tuple[Party, ...]:
    """Return the subjects of the verb that carries a noun: who "held talks"."""
    return light.parties("subj") if light else ()


def _equals(
    slots: Slots,
    owners: tuple[Party, ...],
    carried: tuple[Party, ...],
    around: Mapping[str, tuple[Party, ...]],
) -> tuple[Party, ...]:
    """Return who takes part in what is done together; nobody, where just one side is told."""
    told = [party for each in WORDS.listed("equals") for party in around.get(each, ())]
    partners = around.get("with", ())
    if _are_held_for(carried, around.get("of", ())):
        carried = ()
    equals = [*carried, *_without_venue(slots, owners, (*told, *partners)), *told]
    if partners and not equals:
        # "wants to improve talks with Riga": the one who wants is the other party
        equals = [*_governing_subject(slots)]
        if not equals:
            return ()
    return unique((*equals, *partners))


def _are_held_for(carried: tuple[Party, ...], told: tuple[Party, ...]) -> bool:
    """Return whether those who meet are others than who holds it: "hold a summit of their leaders".

    "Held a meeting of the two states" tells no others.
    """
    states = {party.country for party in carried}
    named = bool(told) and not any(party.entity_id.startswith("state:") for party in told)
    return named and None not in states and states <= {party.country for party in told}


def _without_venue(
    slots: Slots, owners: tuple[Party, ...], others: tuple[Party, ...]
) -> tuple[Party, ...]:
    """Return the owners of a meeting without where it was: "the Lima summit of Ghana and Togo"."""
    before = [
        mention
        for kid in slots.tree.kids(slots.index, "compound")
        if (mention := slots.mentions.headed(slots.tree, kid)) is not None
    ]
    countries = {party.country for party in others}
    if len(before) != 1 or before[0].kind != "capital" or len(countries) < EACH:
        return owners
    venue = set(before[0].parties) - set(others)
    return tuple(party for party in owners if party not in venue)


def _suffered(
    slots: Slots, owners: tuple[Party, ...], light: Slots | None
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Read a noun whose "of" names the one who suffers it: "Russia's invasion of Ukraine"."""
    around = _around(slots, light)
    hit = around.get("of", ())
    carried = light.parties("subj") if light else ()
    doers = around.get("by", ()) or tuple(party for party in owners if party not in hit)
    actors = unique(doers or carried)
    others = tuple(party for party in hit if party not in actors)
    return actors, unique(others) or _target(around, actors)


def _directed(
    slots: Slots, owners: tuple[Party, ...]
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Read a noun such as "ban" that no verb carries; what follows it may hang on the verb."""
    around = _around(slots, None)
    verb = slots.tree.governor(slots.index)
    if verb is not None and slots.tree.upos(verb) in CLAUSAL:
        for preposition, words in slots.tree.obliques(verb).items():
            after = [word for word in words if word > slots.index]
            if preposition in {"on", "against"} and after and preposition not in around:
                around[preposition] = parties_of(slots.tree, slots.mentions, after)
    actors = around.get("by", ()) or owners
    return unique(actors), _aimed(slots, around, actors)


def _aimed(slots: Slots, around: Around, actors: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return at whom it is aimed, by the words after it or before: "anti-French protests"."""
    return _target(around, actors) or opposed(slots.tree, slots.mentions, slots.index)


def _governing_subject(slots: Slots) -> tuple[Party, ...]:
    verb = slots.tree.governor(slots.index)
    if verb is None or slots.tree.upos(verb) not in CLAUSAL:
        return ()
    return Slots(slots.tree, slots.mentions, verb).parties("subj", owners=False)


def _target(around: Around, actors: tuple[Party, ...]) -> tuple[Party, ...]:
    for preposition in WORDS.listed("targets"):
        hit = tuple(party for party in around.get(preposition, ()) if party not in actors)
        if hit:
            return unique(hit)
    return ()


def _around(slots: Slots, light: Slots | None) -> Around:
    found: Around = {}
    for each in (slots, light):
        if each is None:
            continue
        for preposition, words in each.obliques.items():
            places = preposition in WORDS["of_places"]
            more = parties_of(each.tree, each.mentions, words, owners=True, places=places)
            if not more and preposition in {"on", "against"}:
                more = _where_it_struck(each, words)
            found[preposition] = unique((*found.get(preposition, ()), *more))
    return found


def _where_it_struck(slots: Slots, words: tuple[int, ...]) -> tuple[Party, ...]:
    """Return the state of what was struck: "a strike on a building in Beirut"."""
    tree = slots.tree
    inside = [
        kid
        for word in words
        for kid in tree.kids(word, "nmod", "obl")
        if tree.preposition(kid) in WORDS["struck_in"]
    ]
    return parties_of(tree, slots.mentions, inside, owners=False, places=True)


def attended_parties(slots: Slots) -> tuple[Party, ...]:
    """Return those who act at a meeting: "at the summit, Lima and Quito agreed ...".

    Only several states that act together count: one that speaks at a meeting need not have met
    anybody that the sentence names.
    """
    tree = slots.tree
    if tree.preposition(slots.index) not in WORDS["occasions"]:
        return ()
    verb = tree.governor(slots.index)
    if verb is None or tree.upos(verb) not in CLAUSAL:
        return ()
    parties = Slots(tree, slots.mentions, verb).parties("subj", owners=False)
    return parties if len({sides(party) for party in parties}) > 1 else ()
