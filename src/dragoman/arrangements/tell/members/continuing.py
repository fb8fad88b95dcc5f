"""Who belongs to what an earlier sentence named: "Peru left it", "the bloc expelled Peru"."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman.arrangements.tell.drafts import Draft
from dragoman.arrangements.tell.members.belonging import as_memberships
from dragoman.arrangements.tell.members.joining import MOVES, STATUSES, told_of
from dragoman.arrangements.tell.members.seats import Told, first_times, forms_of, shares
from dragoman.arrangements.tell.members.whom import Who, countries, doers, headed
from dragoman.arrangements.tell.names.named import named_in
from dragoman.arrangements.tell.sentence.facts import Scene
from dragoman.data.words import WordLists
from dragoman.records import MechanismKind

Found = Mapping[MechanismKind, list[Draft]]
WORDS = WordLists("resolve", "mechanisms.continuing")
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


def continue_belonging(scene: Scene, found: Found, before: Spoken) -> Spoken:
    """Note who joined or left what a sentence only means, and return what it leaves spoken of.

    Args:
        scene: the sentence.
        found: what the document tells so far; what is new is put there.
        before: what was spoken of before.
    """
    names = named_in(scene, found)
    for word, draft in names:
        if draft.kind in SERIES:
            for told in told_of(scene, word):
                _note(draft, scene, told, found)
    near = before.draft if before.age <= REACH else None
    if not names and near is None:
        return before
    taken = {told.word for word, _ in names for told in told_of(scene, word)}
    used = False
    for place, told in _loose(scene, names, near, found, taken):
        meant = _meant(scene, names, near, place)
        if meant is not None:
            used = True
            _note(meant, scene, told, found)
    if _elsewhere(scene, names) and not used:
        return Spoken()
    if names:
        return Spoken(names[-1][1])
    return Spoken(before.draft, 0 if used else before.age + 1)


def _meant(
    scene: Scene, names: list[tuple[int, Draft]], near: Draft | None, place: int
) -> Draft | None:
    """Return the arrangement named last before a place, or that a clause set off leads up to."""
    before = [one for word, one in names if word < place]
    if before:
        return before[-1]
    added = scene.tree.relation(place) in {"acl", "advcl"} or scene.tree.upos(place) == "NOUN"
    return names[0][1] if added and len({id(one) for _, one in names}) == 1 else near


def _elsewhere(scene: Scene, names: list[tuple[int, Draft]]) -> bool:
    """Return whether a sentence tells of joining or leaving what is no arrangement.

    Who then "withdrew as well" left that.
    """
    tree, known = scene.tree, scene.known
    own = {word for word, _ in names}
    for verb, token in enumerate(tree.tokens):
        if token.upos != "VERB" or not forms_of(scene, verb) & known.sets["belonging.left"]:
            continue
        if any(tree.upos(w) in {"NOUN", "PROPN"} and w not in own for w in tree.kids(verb, "obj")):
            return True
    return False


def _note(draft: Draft, scene: Scene, told: Told, found: Found) -> None:
    own = {*draft.names, draft.entity}
    for one in as_memberships(scene, (told,)):
        if one.member in own:
            continue
        draft.belong(one)
        draft.prove(scene.evidence)
        if not any(draft is other for other in found[draft.kind]):
            found[draft.kind].append(draft)


def _loose(
    scene: Scene,
    names: list[tuple[int, Draft]],
    near: Draft | None,
    found: Found,
    taken: set[int],
) -> Iterator[tuple[int, Told]]:
    """Yield what tells of belonging to something that it does not name, and where it stands."""
    tellings: list[tuple[int, Told]] = []
    for word in range(len(scene.tree.tokens)):
        draft = next((one for at, one in reversed(names) if at < word), near)
        if draft is None or not (_is_it(scene, word) or _is_meant(scene, word, draft, found)):
            continue
        tellings += [
            (word, told)
            for told in told_of(scene, word)
            if told.status != "member" and told.word not in taken
        ]
    taken = taken | {told.word for _, told in tellings}
    tellings += [(told.word, told) for told in _alone(scene) if told.word not in taken]
    yield from tellings
    yield from _likewise(scene, tellings, names)


def _is_it(scene: Scene, word: int) -> bool:
    """Return whether a word is a pronoun for a thing."""
    return scene.tree.upos(word) == "PRON" and scene.lemma(word) in {"it", "its"}


def _is_meant(scene: Scene, word: int, draft: Draft, found: Found) -> bool:
    """Return whether "the bloc" or "the pact" means what was named, and nobody else saw to it."""
    lemma = scene.lemma(word)
    if scene.tree.upos(word) != "NOUN" or not _may_mean(scene, lemma, draft, found):
        return False
    first, last = scene.phrase(word)
    definite = scene.tree.tokens[first].text.lower() in WORDS["definite"]
    # "the NATO alliance" is another
    named = any(scene.tree.upos(each) == "PROPN" for each in range(first, word))
    return definite and not named and (last == word or draft.kind not in MEETINGS)


def _may_mean(scene: Scene, lemma: str, draft: Draft, found: Found) -> bool:
    """Return whether a noun is one for an arrangement, which no other rule looks for."""
    if scene.known.has("belonging.again", lemma):
        return not found[MechanismKind.ORGANISATION]
    if draft.kind is MechanismKind.EXERCISE_SERIES:
        return scene.known.has("exercises.nouns", lemma.removesuffix("s"))
    known = any(draft is one for one in found[draft.kind])
    if known and draft.kind not in MEETINGS:
        return False
    return any(lemma in name.lower().split() for name in draft.names)


def _alone(scene: Scene) -> Iterator[Told]:
    """Yield what verbs without a body tell: "Peru joined in 2020", "Chad was readmitted"."""
    for verb, token in enumerate(scene.tree.tokens):
        if token.upos == "NOUN":
            yield from _nouns_alone(scene, verb)
        if token.upos != "VERB":
            continue
        told = [*_moves_alone(scene, verb), *first_times(scene, verb)]
        if told and not _stands_alone(scene, verb):
            continue
        for one in told or shares(scene, verb, own=True):
            who = countries(scene, one.who)
            if who and _is_bare(scene, verb):
                yield Told(one.word, one.status, who, one.settled)


def _nouns_alone(scene: Scene, noun: int) -> Iterator[Told]:
    """Yield what "with the entry of Chad" tells."""
    tree = scene.tree
    if not scene.known.has("belonging.nouns_alone", scene.lemma(noun)):
        return
    kids = tree.kids(noun, "nmod")
    whose = [*tree.possessors(noun), *(k for k in kids if tree.preposition(k) == "of")]
    others = [k for k in kids if tree.preposition(k) in WORDS["toward"]]
    who = countries(scene, headed(scene, whose))
    if who and not others:
        yield Told(noun, scene.known.belonging_nouns[scene.lemma(noun)], who)


def _moves_alone(scene: Scene, verb: int) -> Iterator[Told]:
    """Yield what a verb of joining or leaving tells by itself."""
    tree, known = scene.tree, scene.known
    forms = forms_of(scene, verb) | {
        f"{scene.lemma(verb)} {scene.lemma(kid)}" for kid in tree.kids(verb, "obl")
    }
    passive = tree.is_passive(verb)
    active = not passive or not (tree.kids(verb, "aux:pass") or tree.relation(verb) == "acl")
    if active and not tree.kids(verb, "obj", "ccomp", "xcomp"):
        for status in MOVES:
            if forms & known.sets[f"belonging.{status}_alone"]:
                yield Told(verb, status, doers(scene, verb) or _after(scene, verb))
    for status in STATUSES if passive else ():
        if forms & known.sets[f"belonging.{status}_alone_passive"]:
            yield Told(verb, status, headed(scene, tree.objects(verb), split=True))


def _after(scene: Scene, verb: int) -> Who:
    """Return whom a list behind a verb names: "two more joined: Chad in 2011 and Niger in 2014"."""
    return headed(scene, scene.tree.kids(verb, "parataxis", "appos"))


def _is_bare(scene: Scene, verb: int) -> bool:
    """Return whether what a verb's membership is one of stands nowhere beside it."""
    tree = scene.tree
    things = [w for w in tree.objects(verb) if scene.known.has("belonging.shares", scene.lemma(w))]
    return not any(
        tree.upos(kid) in {"NOUN", "PROPN"} and tree.preposition(kid) in WORDS["within"]
        for thing in things
        for kid in tree.kids(thing, "nmod")
        if scene.indexed.headed(tree, kid) is None
    )


def _stands_alone(scene: Scene, verb: int) -> bool:
    """Return whether nothing beside a verb says what it is that somebody joins or leaves."""
    tree = scene.tree
    timed = {
        n
        for n, token in enumerate(tree.tokens)
        if any(time.start <= token.start < time.end for time in scene.times)
    }
    for kid in tree.kids(verb, "obl"):
        plain = (
            tree.preposition(kid) in scene.known.reasons or tree.preposition(kid) in WORDS["aside"]
        )
        lemma = scene.lemma(kid)
        adverb = kid in timed or tree.upos(kid) == "ADV" or lemma in WORDS["narrow"]
        if not (plain or adverb or scene.known.has("reasons.nouns", lemma)):
            return False
    return True


def _likewise(
    scene: Scene, tellings: list[tuple[int, Told]], names: list[tuple[int, Draft]]
) -> Iterator[tuple[int, Told]]:
    """Yield what "and Chad followed suit", "a year after Chad did the same" tell."""
    tree = scene.tree
    told = [told for _, told in tellings]
    told += [one for word, _ in names for one in told_of(scene, word) if one.status in STATUSES]
    for verb, token in enumerate(tree.tokens):
        if token.upos not in {"VERB", "AUX"} or scene.lemma(verb) not in FOLLOWING:
            continue
        things = {scene.lemma(word) for word in tree.kids(verb, "obj", "advmod")}
        alone = scene.lemma(verb) == "follow" and not tree.kids(verb, "obj", "iobj", "ccomp")
        earlier = [one for one in told if one.word < verb]
        if earlier and (alone or things & WORDS["likewise"]) and _stands_alone(scene, verb):
            who = countries(scene, doers(scene, verb))
            yield verb, Told(verb, earlier[-1].status, who)
