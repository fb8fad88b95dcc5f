"""The words that tell who joined, left or belongs to what a noun names, in one sentence."""

from collections.abc import Iterator

from dragoman.arrangements.tell.members.seats import BelongingWord, first_times, forms_of, shares
from dragoman.arrangements.tell.members.whom import Who, countries, doers, headed, no_persons
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
    fold = _fold_of(facts, noun)
    if fold is not None:
        yield from _verbs_of(facts, fold)
    found = {*facts.governors(noun)}
    head = tree.governor(noun)
    if head is not None:
        found.add(head)
        if tree.upos(head) in {"NOUN", "ADV", "ADJ"}:
            above = tree.governor(head)  # "gave up its seat in", "dropped out for good of"
            found |= set() if above is None else {above}
    yield from sorted(word for word in found if tree.upos(word) == "VERB")


def _fold_of(facts: SentenceFacts, noun: int) -> int | None:
    """Return "fold" of "welcomed into the fold of the union", which stands for the union."""
    fold = facts.tree.governor(noun) if facts.tree.relation(noun) == "nmod" else None
    if fold is None or not facts.known.has("belonging.folds", facts.lemma(fold)):
        return None
    return fold


def _by_verb(facts: SentenceFacts, noun: int, verb: int) -> Iterator[BelongingWord]:
    """Yield what a verb tells: who does it, or to whom the body itself does it."""
    if not _only_watching(facts, verb):
        at = fold if (fold := _fold_of(facts, noun)) is not None else noun
        yield from _by_doing(facts, at, verb)
        yield from _by_undergoing(facts, at, verb)


def _is_inside(facts: SentenceFacts, noun: int, verb: int) -> bool:
    """Return whether a noun hangs on a verb itself."""
    return facts.tree.governor(noun) == verb or verb in facts.governors(noun)


def _led_by(facts: SentenceFacts, noun: int, verb: int) -> str:
    """Return the preposition that leads from a verb to a noun; none to its object."""
    tree = facts.tree
    return "" if noun in tree.objects(verb) else tree.preposition(tree.first_conjunct(noun))


def _by_doing(facts: SentenceFacts, noun: int, verb: int) -> Iterator[BelongingWord]:
    """Yield what is told of who does it: "joined the pact", "withdrew from it"."""
    tree, sets = facts.tree, facts.known.sets
    forms = forms_of(facts, verb)
    last = _led_by(facts, noun, verb).rpartition(" ")[2]
    for status in MOVES:
        if noun in tree.objects(verb) and forms & sets[f"belonging.{status}"]:
            if not _is_one_meeting(facts, noun, verb):
                yield BelongingWord(verb, status, no_persons(facts, doers(facts, verb)))
            continue
        led = {f"{form} {last}" for form in forms} & sets[f"belonging.{status}_by"]
        # not "joined forces with Chad in the exercise", "withdrew its troops from it"
        if led and not tree.kids(verb, "obj") and _is_inside(facts, noun, verb):
            yield BelongingWord(verb, status, doers(facts, verb))


def _by_undergoing(facts: SentenceFacts, noun: int, verb: int) -> Iterator[BelongingWord]:
    """Yield what is told of whom it is done to: "the union expelled Chad"."""
    tree, sets = facts.tree, facts.known.sets
    preposition = _led_by(facts, noun, verb)
    leading = {preposition, preposition.rpartition(" ")[2]} & WORDS["into"]
    into = bool(preposition and leading) and _is_inside(facts, noun, verb)
    if not into and noun not in tree.subjects(verb):
        return
    whom = headed(facts, tree.objects(verb))
    if into and not tree.objects(verb):
        whom = headed(facts, tree.subjects(verb))  # "Chad kicked out of the union"
    forms = forms_of(facts, verb)
    for status in STATUSES:
        if forms & sets[f"belonging.{status}_passive"]:
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
    if not facts.known.has("belonging.members", lemma) or facts.modifiers(word) & WORDS["unsure"]:
        if lemma == "part":
            yield from _becoming(facts, word)
        return
    status = "left" if facts.modifiers(word) & facts.known.sets["belonging.former"] else "member"
    yield from _by_standing(facts, word, status)
    yield BelongingWord(word, status, headed(facts, tree.kids(word, "appos")))
    verb = tree.head(word)
    if verb is not None and tree.relation(word) == "nsubj" and tree.kids(verb, "cop"):
        # "its members are Chad and Niger"
        yield BelongingWord(verb, status, headed(facts, (verb,)))


def _becoming(facts: SentenceFacts, word: int) -> Iterator[BelongingWord]:
    """Yield who "became" what a word says."""
    verb = facts.tree.head(word)
    if verb is not None and facts.lemma(verb) == "become":
        yield BelongingWord(verb, "joined", no_persons(facts, doers(facts, verb)))


def _by_standing(facts: SentenceFacts, word: int, status: str) -> Iterator[BelongingWord]:
    """Yield what "member" tells by how it stands: after "became" or "is", beside a name."""
    tree, verb = facts.tree, facts.tree.head(word)
    if became := tuple(_becoming(facts, word)):
        yield from became
    elif tree.kids(word, "cop"):
        yield _being(facts, word, status)
    elif verb is None:
        return
    elif tree.relation(word) == "appos":
        yield BelongingWord(word, status, headed(facts, (verb,)))
    elif forms_of(facts, verb) & facts.known.sets["belonging.joined_passive"]:
        yield BelongingWord(verb, "joined", headed(facts, tree.objects(verb)))


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
    if verb is not None and word in tree.objects(verb):
        yield from _made_of_noun(facts, word, noun, verb, status)
    else:
        yield BelongingWord(word, status, _whose(facts, word, noun))


def _made_of_noun(
    facts: SentenceFacts, word: int, noun: int, verb: int, status: str
) -> Iterator[BelongingWord]:
    """Yield what a verb makes of "its suspension"; what it makes of membership tells the verb."""
    if status == "member":
        return
    if not facts.known.has("belonging.undoing", facts.lemma(verb)):
        yield BelongingWord(word, status, _whose(facts, word, noun))
    elif status == "suspended":
        yield BelongingWord(verb, "joined", _whose(facts, word, noun))


def _whose(facts: SentenceFacts, word: int, noun: int) -> Who:
    """Return whose withdrawal or accession it is: "Chad's", else "of Chad"."""
    tree = facts.tree
    kids = [kid for kid in tree.kids(word, "nmod") if tree.preposition(kid) == "of" and kid != noun]
    return headed(facts, tree.possessors(word)) or headed(facts, kids)


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
