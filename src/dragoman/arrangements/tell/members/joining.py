"""The words that tell who joined, left or belongs to what a noun names, in one sentence."""

from collections.abc import Iterator

from dragoman.arrangements.tell.members.seats import BelongingWord, first_times, forms_of, shares
from dragoman.arrangements.tell.members.whom import countries, doers, headed, no_persons
from dragoman.arrangements.tell.sentence.facts import SentenceFacts
from dragoman.data.words import WordLists
from dragoman.records import Status

MOVES = ("joined", "left")
STATUSES = (*MOVES, "suspended")
WORDS = WordLists("arrangements", "tell.members.joining")


def told_of(facts: SentenceFacts, noun: int) -> Iterator[BelongingWord]:
    """Yield the words that tell of belonging to what a noun names.

    Args:
        facts: the sentence.
        noun: the arrangement's noun, or a pronoun for it.
    """
    for verb in _verbs_of(facts, noun):
        yield from _by_verb(facts, noun, verb)
        yield from _by_share(facts, noun, verb)
    yield from _as_members(facts, noun)
    yield from _having(facts, noun)
    yield from _by_noun(facts, noun)
    yield from _listed(facts, noun)


def _verbs_of(facts: SentenceFacts, noun: int) -> Iterator[int]:
    """Yield the verbs that a noun depends on."""
    tree = facts.tree
    head = tree.governor(noun)
    within = head is not None and tree.relation(noun) == "nmod"
    if head is not None and within and facts.known.has("belonging.folds", facts.lemma(head)):
        yield from _verbs_of(facts, head)  # "welcomed into the fold of the union"
    found = {*facts.governors(noun), *(() if head is None else (head,))}
    if head is not None and tree.upos(head) in {"NOUN", "ADV", "ADJ"}:
        above = tree.governor(head)  # "gave up its seat in", "dropped out for good of"
        found |= set() if above is None else {above}
    yield from sorted(word for word in found if tree.upos(word) == "VERB")


def _by_verb(facts: SentenceFacts, noun: int, verb: int) -> Iterator[BelongingWord]:
    """Yield what a verb tells: who does it, or to whom the body itself does it."""
    tree, known = facts.tree, facts.known
    fold = tree.governor(noun)
    within = fold is not None and tree.relation(noun) == "nmod"
    if fold is not None and within and known.has("belonging.folds", facts.lemma(fold)):
        noun = fold
    forms = forms_of(facts, verb)
    object_of = noun in tree.objects(verb)
    inside = tree.governor(noun) == verb or verb in facts.governors(noun)
    preposition = "" if object_of else tree.preposition(tree.first_conjunct(noun))
    last = preposition.rpartition(" ")[2]
    for status in MOVES:
        straight = object_of and forms & known.sets[f"belonging.{status}"]
        led = {f"{form} {last}" for form in forms} & known.sets[f"belonging.{status}_by"]
        if led and not straight and tree.kids(verb, "obj"):
            continue  # "joined forces with Chad in the exercise", "withdrew its troops from it"
        if straight and _is_one_meeting(facts, noun, verb):
            continue
        if (straight or (led and inside)) and not _only_watching(facts, verb):
            who = doers(facts, verb)
            yield BelongingWord(verb, status, no_persons(facts, who) if straight else who)
    for status in STATUSES:
        if not forms & known.sets[f"belonging.{status}_passive"]:
            continue
        into = inside and preposition and {preposition, last} & WORDS["into"]
        if (noun in tree.subjects(verb) or into) and not _only_watching(facts, verb):
            whom = headed(facts, tree.objects(verb))
            if into and not tree.objects(verb):
                whom = headed(facts, tree.subjects(verb))  # "Chad kicked out of the union"
            yield BelongingWord(verb, status, countries(facts, whom))


def _is_one_meeting(facts: SentenceFacts, noun: int, verb: int) -> bool:
    """Return whether somebody only "enters the talks" or "the second round"."""
    common = facts.tree.tokens[noun].text.islower()
    return (
        common and facts.lemma(verb) == "enter" and facts.lemma(noun) in facts.known.words.meetings
    )


def _only_watching(facts: SentenceFacts, verb: int) -> bool:
    """Return whether somebody comes as an observer or a guest, which is no belonging."""
    return any(
        facts.lemma(word) in WORDS["unsure"] or facts.modifiers(word) & WORDS["unsure"]
        for word in facts.tree.obliques(verb).get("as", ())
    )


def _by_share(facts: SentenceFacts, noun: int, verb: int) -> Iterator[BelongingWord]:
    """Yield what "gave up its seat in" and "took part in it for the first time" tell."""
    tree, known = facts.tree, facts.known
    preposition = tree.preposition(tree.first_conjunct(noun))
    if noun in tree.subjects(verb):
        # "the council froze Peru's membership"
        yield from shares(facts, verb, own=False)
    elif preposition.rpartition(" ")[2] in known.sets["belonging.within"]:
        yield from shares(facts, verb, own=True)
    if noun in tree.objects(verb) or preposition in WORDS["seats_in"]:
        yield from first_times(facts, verb)


def _as_members(facts: SentenceFacts, noun: int) -> Iterator[BelongingWord]:
    """Yield what "became a member of" and "Chad, a member of" tell."""
    tree = facts.tree
    word = tree.head(noun)
    if word is None:
        return
    lemma = facts.lemma(word)
    verb = tree.head(word)
    becoming = verb is not None and facts.lemma(verb) == "become"
    if not facts.known.has("belonging.members", lemma) or facts.modifiers(word) & WORDS["unsure"]:
        if lemma == "part" and verb is not None and becoming:
            yield BelongingWord(verb, "joined", no_persons(facts, doers(facts, verb)))
        return
    status = "left" if facts.modifiers(word) & facts.known.sets["belonging.former"] else "member"
    if verb is not None and becoming:
        yield BelongingWord(verb, "joined", no_persons(facts, doers(facts, verb)))
    elif tree.kids(word, "cop"):
        yield _being(facts, word, status)
    elif verb is not None and tree.relation(word) == "appos":
        yield BelongingWord(word, status, headed(facts, (verb,)))
    elif verb is not None and word in tree.objects(verb) and facts.lemma(verb) == "become":
        yield BelongingWord(verb, "joined", no_persons(facts, doers(facts, verb)))
    elif verb is not None and forms_of(facts, verb) & facts.known.sets["belonging.joined_passive"]:
        yield BelongingWord(verb, "joined", headed(facts, tree.objects(verb)))
    yield BelongingWord(word, status, headed(facts, tree.kids(word, "appos")))
    if verb is not None and tree.relation(word) == "nsubj" and tree.kids(verb, "cop"):
        yield BelongingWord(
            verb, status, headed(facts, (verb,))
        )  # "its members are Chad and Niger"


def _being(facts: SentenceFacts, word: int, status: str) -> BelongingWord:
    """Return what "is a member" tells; who is "no longer" one has left."""
    tree = facts.tree
    adverbs = {facts.lemma(kid) for kid in tree.kids(word, "advmod")}
    adverbs |= {facts.lemma(each) for kid in tree.kids(word, "advmod") for each in tree.kids(kid)}
    who = headed(facts, tree.subjects(word))
    if "long" in adverbs and "no" in {t.text.lower() for t in tree.tokens[:word]}:
        return BelongingWord(word, "left", who, Status.ACTUAL)
    return BelongingWord(word, status, who)


def _having(facts: SentenceFacts, noun: int) -> Iterator[BelongingWord]:
    """Yield what "the council has two members, Chad and Niger" tells."""
    tree = facts.tree
    for verb in facts.governors(noun):
        if facts.lemma(verb) not in WORDS["counting"] or noun not in tree.subjects(verb):
            continue
        for word in tree.objects(verb):
            if facts.known.has("belonging.members", facts.lemma(word)):
                yield BelongingWord(verb, "member", headed(facts, tree.kids(word, "appos")))


def _by_noun(facts: SentenceFacts, noun: int) -> Iterator[BelongingWord]:
    """Yield what "Chad's withdrawal from" and "the accession of Chad to" tell."""
    tree = facts.tree
    word = tree.head(noun)
    if word is None or tree.upos(word) != "NOUN":
        return
    status = facts.known.belonging_nouns.get(facts.lemma(word))
    if status is None or (status == "suspended" and tree.preposition(noun) != "from"):
        return
    verb = tree.head(word)
    whose = headed(facts, tree.possessors(word))
    over = verb is not None and word in tree.objects(verb)
    if verb is not None and over and status == "member":
        return  # what is made of it is told by the verb
    if not whose:
        kids = [kid for kid in tree.kids(word, "nmod") if tree.preposition(kid) == "of"]
        whose = headed(facts, [kid for kid in kids if kid != noun])
    if verb is not None and over and facts.known.has("belonging.undoing", facts.lemma(verb)):
        if status == "suspended":
            yield BelongingWord(verb, "joined", whose)
        return
    yield BelongingWord(word, status, whose)


def _listed(facts: SentenceFacts, noun: int) -> Iterator[BelongingWord]:
    """Yield the members that "groups Chad and Niger" and "founded by" tell."""
    tree = facts.tree
    for verb in facts.governors(noun):
        lemma = facts.lemma(verb)
        if lemma in facts.known.sets["belonging.lists"] and noun in tree.subjects(verb):
            words = [*tree.objects(verb), *tree.obliques(verb).get("of", ())]
            yield BelongingWord(verb, "member", headed(facts, words))
        if lemma in facts.known.sets["belonging.founding"] and noun in tree.objects(verb):
            yield BelongingWord(verb, "member", doers(facts, verb))
