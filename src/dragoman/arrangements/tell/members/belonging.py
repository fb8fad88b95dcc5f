"""Who belongs: joining, leaving and being a member, as one sentence tells it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from dragoman.arrangements.tell.members.joining import told_of
from dragoman.arrangements.tell.members.seats import BelongingWord, forms_of, since_when
from dragoman.arrangements.tell.sentence.facts import SentenceFacts
from dragoman.arrangements.tell.sentence.reasons import reasons_at
from dragoman.arrangements.tell.turns import turn_date
from dragoman.data.words import WordLists
from dragoman.records import DateInterval, Membership, Precision, Status

PLANNED = {"joined": "joining", "left": "leaving"}
WORDS = WordLists("arrangements", "tell.members.belonging")
NEAR = 3
UNDER = frozenset({"xcomp", "advcl", "acl", "nmod", "ccomp", "obl", "obj"})
COUNTED = 2


def memberships_at(facts: SentenceFacts, noun: int) -> tuple[Membership, ...]:
    """Return who a sentence says joined, left or belongs to what a noun names.

    What is only hoped, urged or denied is no membership; what is planned is told as such.

    Args:
        facts: the sentence.
        noun: the arrangement's noun.
    """
    return as_memberships(facts, told_of(facts, noun))


def as_memberships(
    facts: SentenceFacts, tellings: Iterable[BelongingWord]
) -> tuple[Membership, ...]:
    """Return what is settled of what words tell, each turn of a member once.

    Args:
        facts: the sentence.
        tellings: the words.
    """
    found: dict[tuple[str, str], Membership] = {}
    for told in tellings:
        status = _settled(facts, told)
        for one in () if status is None else _memberships(facts, told, status):
            found.setdefault((one.member, one.status), one)
    return tuple(found.values())


def _memberships(facts: SentenceFacts, told: BelongingWord, status: str) -> Iterator[Membership]:
    """Yield what a word tells of each member; who belongs "since" a date has joined on it."""
    when, reasons = _date(facts, told.word), reasons_at(facts, told.word)
    if when is None and status not in {"member", *PLANNED.values()}:
        when = _as_news(facts, told.word)
    for member, word in sorted(told.who):
        own = own_date(facts, word)
        one = Membership(member, status, own or when, reasons, (facts.evidence,))
        dated = since_when(facts, told.word) or (own is not None and _since(facts, own))
        if status == "member" and one.date is not None and dated:
            one = replace(one, status="joined")
        yield one


def _settled(facts: SentenceFacts, told: BelongingWord) -> str | None:
    """Return the status as it stands; None where nothing of it is settled."""
    sure = told.settled or facts.status(told.word)
    if _is_wanted(facts, told.word):
        return None
    if sure is Status.ACTUAL and (_is_to(facts, told.word) or _is_voted(facts, told.word)):
        sure = Status.PLANNED
    if sure is Status.ACTUAL:
        return told.status
    return PLANNED.get(told.status) if sure is Status.PLANNED else None


def _since(facts: SentenceFacts, when: DateInterval) -> bool:
    """Return whether a member's own date tells since when it belongs."""
    return when.start is not None and f"since {when.start.year}" in facts.low


def _is_wanted(facts: SentenceFacts, word: int) -> bool:
    """Return whether what a word tells is only asked for, blocked, rumoured or a condition."""
    tree = facts.tree
    if any(tree.preposition(kid) in WORDS["if"] for kid in tree.kids(word, "advcl")):
        return True
    head = tree.head(word)
    if head is None:
        return False
    if tree.tokens[word].deprel == "nsubj" and tree.upos(word) == "NOUN":
        return any(facts.lemma(kid) in WORDS["maybe"] for kid in tree.kids(head, "aux"))
    under = tree.relation(word) in UNDER or tree.tokens[word].deprel == "nsubj:pass"
    return under and _is_wish(facts, word, head)


def _is_wish(facts: SentenceFacts, word: int, head: int) -> bool:
    """Return whether what stands over a word is a rumour, or wants it."""
    tree, sets = facts.tree, facts.known.sets
    if tree.upos(head) == "NOUN" and facts.lemma(head) in sets["belonging.rumours"]:
        return True
    beside = [head, *tree.kids(head, "obj", "xcomp")]  # "left the door open to joining"
    return any(facts.lemma(one) in sets["belonging.wanting"] for one in beside if one != word)


def _is_voted(facts: SentenceFacts, word: int) -> bool:
    """Return whether somebody only voted to join or leave; who expels others does so by that."""
    tree = facts.tree
    head = tree.head(word)
    voted = head is not None and facts.lemma(head) in WORDS["deciding"]
    forms = forms_of(facts, word)
    moving = forms & (facts.known.sets["belonging.left"] | facts.known.sets["belonging.joined"])
    return voted and tree.has(word, "VerbForm=Inf") and bool(moving or tree.kids(word, "obl"))


def _is_to(facts: SentenceFacts, word: int) -> bool:
    """Return whether a headline tells what is to come: "Oman to join the league"."""
    tree = facts.tree
    head = tree.head(word)
    named = head is not None and tree.relation(head) == "root" and tree.upos(head) == "PROPN"
    return (
        (tree.relation(word) == "root" or (named and tree.relation(word) == "acl"))
        and tree.has(word, "VerbForm=Inf")
        and "to" in tree.preposition(word).split()
    )


def own_date(facts: SentenceFacts, word: int) -> DateInterval | None:
    """Return the date right behind a member's name ("Chad in 2011 and Niger in 2014").

    Args:
        facts: the sentence.
        word: the member's name.
    """
    for time in facts.times:
        if time.date is not None and _is_right_behind(facts, word, time.start):
            return time.date
    return None


def _is_right_behind(facts: SentenceFacts, word: int, start: int) -> bool:
    """Return whether a time begins behind a name, with "in" and the name's own words between."""
    tokens = facts.tree.tokens
    at = next((n for n, token in enumerate(tokens) if token.start == start), None)
    if at is None or not word < at <= word + NEAR:
        return False
    between = {tokens[n].text.lower() for n in range(word + 1, at)}
    named = all(facts.tree.relation(n) in {"flat", "punct"} for n in range(word + 1, at - 1))
    return named and bool(between & WORDS["own_time"])


def _date(facts: SentenceFacts, word: int) -> DateInterval | None:
    """Return when somebody joined or left."""
    found = turn_date(facts, word) or _years_before(facts, word)
    tree, head = facts.tree, facts.tree.head(word)
    if found is not None or head is None:
        return found
    told = _time_at(facts, tree.tokens[head].start)
    if told is not None:
        return told  # "in 2020, when Chad quit"
    if tree.relation(word) == "acl" and tree.has(word, "VerbForm=Inf"):
        return facts.date(head)  # "was the first to join, in 2016"
    framed = tree.relation(word) == "advcl" and _mark(facts, word) in {"when", "as"}
    return turn_date(facts, head) if framed or _is_told_by(facts, word, head) else None


def _time_at(facts: SentenceFacts, start: int) -> DateInterval | None:
    """Return the date of the time expression that a place of the text lies in."""
    return next((one.date for one in facts.times if one.start <= start < one.end), None)


def _as_news(facts: SentenceFacts, word: int) -> DateInterval | None:
    """Return the year of publication of what is told as news without a date.

    That is what a headline tells in the present ("Chad quits the pact"), and what somebody said
    a few days ago had been done ("said on Friday that Chad had quit the pact").
    """
    tree, published = facts.tree, facts.annotated.document.published
    if published is None or tree.upos(word) != "VERB":
        return None
    head = tree.head(word)
    if head is None:
        is_news = tree.has(word, "Tense=Pres") and not tree.kids(word, "aux")
    else:
        is_news = _is_said_of_late(facts, word, head, published.year)
    return DateInterval(date(published.year, 1, 1), published, Precision.YEAR) if is_news else None


def _is_said_of_late(facts: SentenceFacts, word: int, head: int, year: int) -> bool:
    """Return whether it was said in a year that what a verb tells "had" been done."""
    tree = facts.tree
    said = facts.date(head) if tree.relation(word) == "ccomp" else None
    if said is None or said.start is None or said.start.year != year:
        return False
    return any(facts.lemma(kid) == "have" for kid in tree.kids(word, "aux"))


def _mark(facts: SentenceFacts, word: int) -> str:
    """Return the word that opens a clause."""
    tree = facts.tree
    words = (each for each in tree.subtree(word) if tree.upos(each) != "PUNCT")
    return facts.lemma(next(words))


def _is_told_by(facts: SentenceFacts, word: int, head: int) -> bool:
    """Return whether a verb tells what a turn did at once: "its exit left the pact with four"."""
    doing = facts.tree.relation(word) == "nsubj" and facts.tree.upos(word) == "NOUN"
    return doing and facts.known.has("belonging.effects", facts.lemma(head))


def _years_before(facts: SentenceFacts, word: int) -> DateInterval | None:
    """Return the year of the earlier of two turns: "rejoined it, 16 years after it left"."""
    tree, published = facts.tree, facts.annotated.document.published
    head = tree.head(word)
    if head is None or tree.relation(word) != "advcl" or tree.preposition(word) != "after":
        return None
    mark = next(iter(tree.kids(word, "mark")))
    span = mark - COUNTED  # where "16" stands before "years after"
    if span < 0 or facts.lemma(mark - 1) != "year":
        return None
    count = _number(facts, span)
    later = turn_date(facts, head)
    day = later.start if later is not None else published
    if count is None or day is None or not 0 < count < day.year:
        return None
    year = day.year - count
    text = f"{tree.tokens[span].text} years after"
    return DateInterval(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, text)


def _number(facts: SentenceFacts, word: int) -> int | None:
    """Return the number that a word tells."""
    text = facts.tree.tokens[word].text.lower()
    if text in {"a", "one"}:
        return 1
    return int(text) if text.isdecimal() else facts.known.counts.get(text)
