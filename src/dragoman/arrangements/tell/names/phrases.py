"""Names of arrangements: what of a noun's phrase is its name."""

import re

from dragoman.arrangements.tell.drafts import Draft
from dragoman.arrangements.tell.sentence.facts import SentenceFacts
from dragoman.data.words import WordLists
from dragoman.entities.phrases.phrases import TOWNS
from dragoman.syntax.plain_tree import WITHIN_NAMES

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
WORDS = WordLists("arrangements", "tell.names.phrases")


def is_named(facts: SentenceFacts, first: int, noun: int) -> bool:
    """Return whether a noun stands in a proper name ("Fjord Security Dialogue")."""
    tokens = facts.tree.tokens
    if not tokens[noun].text[:1].isupper() or noun == 0:
        return False
    return any(
        tokens[word].text[:1].isupper()
        and word > 0
        and tokens[word].upos in {"PROPN", "NOUN", "ADJ"}
        for word in range(first, noun)
    )


def is_several(facts: SentenceFacts, noun: int) -> bool:
    """Return whether a noun means any number of things ("four agreements", "several deals")."""
    tokens = facts.tree.tokens
    counted = any(
        tokens[word].upos == "NUM" or tokens[word].text.lower() in WORDS["counting"]
        for word in range(facts.phrase(noun)[0], noun)
    )
    return facts.plural(noun) and counted


def is_part_of_name(facts: SentenceFacts, noun: int) -> bool:
    """Return whether a noun is only part of a body's name ("Amity Treaty Organization")."""
    tokens = facts.tree.tokens
    head = facts.tree.head(noun)
    inner = facts.tree.relation(noun) in WITHIN_NAMES
    if head is not None and inner and head > noun and tokens[head].text[:1].isupper():
        return True
    token = tokens[noun]
    return any(
        mention.kind == "organisation" and mention.start < token.start and token.end < mention.end
        for mention in facts.mentions
    )


def meeting_name(facts: SentenceFacts, first: int, last: int) -> str:
    """Return a phrase without articles, owners, numbers and what is only when, where or which."""
    tokens = facts.tree.tokens
    for word in range(first + 1, last + 1):
        low = tokens[word].text.lower()
        if facts.known.has("names.cut", low) or (
            low in WORDS["of"] and _names_a_state(facts, word + 1)
        ):
            last = word - 1
            break
    while first < last and (_is_leading(facts, first) or _is_years(facts, first)):
        first += 1
    return facts.words(first, last)


def _is_years(facts: SentenceFacts, word: int) -> bool:
    """Return whether a word is "year" of "this year's drill"."""
    return facts.lemma(word) == "year" and facts.tree.relation(word) == "nmod"


def _names_a_state(facts: SentenceFacts, word: int) -> bool:
    """Return whether a state's name begins here, after its article: members are no name."""
    tokens = facts.tree.tokens
    if word < len(tokens) and tokens[word].upos == "DET":
        word += 1
    return word < len(tokens) and any(
        mention.kind in {"state", "capital"} and mention.start == tokens[word].start
        for mention in facts.mentions
    )


def _is_leading(facts: SentenceFacts, word: int) -> bool:
    text = facts.tree.tokens[word].text.lower()
    return (
        facts.known.has("names.leading", text)
        or text in facts.known.words.numbers
        or _ORDINAL.fullmatch(text) is not None
    )


def owned_name(facts: SentenceFacts, first: int, last: int) -> str:
    """Return a phrase without articles and without whose it is ("Peru's ban on fish")."""
    while first < last and _is_whose(facts, first):
        first += 1
    first = _after_time(facts, first, last)
    for word in range(first + 1, last):
        if _begins_examples(facts, word):
            return facts.words(first, word - 1)
    return facts.words(first, last)


def _is_whose(facts: SentenceFacts, word: int) -> bool:
    """Return whether a word is an article, or belongs to whose something is."""
    tokens = facts.tree.tokens
    if facts.known.has("names.articles", tokens[word].text.lower()):
        return True
    if tokens[word].deprel == "nmod:poss":
        return True
    return word + 1 < len(tokens) and tokens[word + 1].text in {"’s", "'s"}


def _begins_examples(facts: SentenceFacts, word: int) -> bool:
    """Return whether a name ends before a word: "a ban on films such as comedies"."""
    token = facts.tree.tokens[word]
    low = token.text.lower()
    if low in WORDS["examples"]:
        return True
    if low in WORDS["relative"] and token.upos in {"PRON", "SCONJ"}:
        return True
    return low == "in" and _is_town(facts, word + 1)


def _after_time(facts: SentenceFacts, first: int, last: int) -> int:
    """Return where a phrase begins after a time before its article ("in June a ban on fish")."""
    starts = {facts.tree.tokens[word].start: word for word in range(first, last)}
    for time in facts.times:
        word = starts.get(time.start)
        if word != first:
            continue
        while word < last and facts.tree.tokens[word].start < time.end:
            word += 1
        if facts.tree.upos(word) == "DET":
            return word + 1
    return first


def _is_town(facts: SentenceFacts, word: int) -> bool:
    """Return whether a town's name is all that follows: where a pact was signed is no name."""
    start = facts.tree.tokens[word].start
    return any(one.kind in TOWNS and one.start == start for one in facts.mentions)


def without_states(facts: SentenceFacts, first: int, noun: int) -> int:
    """Return where a phrase begins once the states in front are left out ("Kenyan sugar ban")."""
    tokens = facts.tree.tokens
    while first < noun and any(
        mention.start <= tokens[first].start < mention.end and mention.kind in WORDS["states"]
        for mention in facts.mentions
    ):
        first += 1
    return first


def told_again(facts: SentenceFacts, noun: int, before: list[Draft]) -> Draft | None:
    """Return the arrangement told before that "the drill", with nothing added, means again.

    Args:
        facts: the sentence.
        noun: the arrangement's noun.
        before: those of the document, the latest last.
    """
    tokens = facts.tree.tokens
    bare = noun > 0 and tokens[noun - 1].text.lower() in WORDS["definite"]
    if not bare or facts.sides_between(*facts.phrase(noun)):
        return None
    others = _met_before(facts, noun)
    lemma = facts.lemma(noun).removesuffix("s")
    for draft in reversed(before):
        if others and not others & draft.members:
            # "A and B met yearly until the meetings were interrupted": those of A and B
            continue
        if draft.evidence and any(lemma in name.lower() for name in draft.names):
            return draft
    return None


def _met_before(facts: SentenceFacts, noun: int) -> frozenset[str]:
    """Return the states that a sentence says to meet before it comes to a noun."""
    for verb in range(noun):
        if facts.known.has("meetings.meeting", facts.lemma(verb)):
            return facts.acting(verb) if facts.tree.upos(verb) == "VERB" else frozenset()
    return frozenset()
