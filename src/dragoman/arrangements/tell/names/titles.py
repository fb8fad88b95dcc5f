"""Proper names of series ("Northern Anvil", "the Heron Forum").

Who takes part in such a series changes, so that its name and not its members makes it one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.arrangements.tell.drafts import Draft
from dragoman.arrangements.tell.sentence.facts import SentenceFacts
from dragoman.data.words import WordLists
from dragoman.records import MechanismKind

WORDS = WordLists("arrangements", "tell.names.titles")
STATES = frozenset({"state", "demonym"})
NEAR = 3
TWO = 2


@dataclass(frozen=True, slots=True)
class Title:
    """A proper name of a series in a sentence.

    Attributes:
        text: the name, without states and without what sort it is of ("Northern Anvil").
        head: the word of it that the rest of the sentence speaks of.
    """

    text: str
    head: int


def title_at(facts: SentenceFacts, noun: int, kind: MechanismKind) -> Title | None:
    """Return the proper name that a noun of a series has; None where it has none of its own.

    Words that any series may have ("Strategic Dialogue", "Trilateral Summit") are no name, nor is
    where one meeting was ("the Busan summit").

    Args:
        facts: the sentence.
        noun: the arrangement's noun.
        kind: of the arrangement.
    """
    for words, head in _spans(facts, noun, kind):
        own = _own(facts, words)
        if _tells(facts, own, _format_in(facts, words, noun), kind):
            return Title(_joined(facts, own), head)
    return None


def titles_again(facts: SentenceFacts, before: Iterable[Draft]) -> Iterator[tuple[int, Draft]]:
    """Yield where a name that the document gave a series stands without a noun of its kind.

    Args:
        facts: the sentence.
        before: the series of the document so far.
    """
    tokens = facts.tree.tokens
    texts = [token.text for token in tokens]
    for draft in before:
        words = draft.title.split()
        if not words:
            continue
        for first in range(len(texts) - len(words) + 1):
            if texts[first : first + len(words)] == words:
                yield _top(facts, range(first, first + len(words))), draft


def _top(facts: SentenceFacts, words: Sequence[int]) -> int:
    """Return the word of a name that the rest of the sentence speaks of."""
    tokens = facts.tree.tokens
    return next((word for word in words if tokens[word].head not in words), words[-1])


def _spans(
    facts: SentenceFacts, noun: int, kind: MechanismKind
) -> Iterator[tuple[tuple[int, ...], int]]:
    """Yield the capitalised words that may name what a noun means, and what they hang on."""
    yield _before(facts, noun), noun
    if kind is MechanismKind.EXERCISE_SERIES:
        words = _run(facts, noun + 1)
        yield words, _top(facts, (noun, *words))
    tree = facts.tree
    for verb in tree.kids(noun, "acl"):
        if facts.known.has("titles.calling", facts.lemma(verb)):
            yield _first_run(facts, verb + 1), noun
    head = tree.head(noun)
    apposed = head is not None and tree.relation(noun) == "appos" and head < noun
    if head is not None and apposed and _is_capital(facts, head):
        yield (*_before(facts, head), head, *_run(facts, head + 1)), head
    for other in _names_behind(facts, noun):
        yield (*_before(facts, other), other), noun


def _names_behind(facts: SentenceFacts, noun: int) -> Iterator[int]:
    """Yield the last words of names behind a noun: "the summit of the Kavango Triangle"."""
    tree = facts.tree
    for other in tree.kids(noun, "appos"):
        if tree.upos(other) == "PROPN" and _is_capital(facts, other):
            yield other
    for other in tree.kids(noun, "nmod"):
        if tree.preposition(other) in {"of", "within"} and _is_format(facts, other):
            yield other


def _is_format(facts: SentenceFacts, word: int) -> bool:
    """Return whether a word is a capitalised one for a lasting round of meetings ("Triangle")."""
    lemma = facts.lemma(word).lower().removesuffix("s")
    return _is_capital(facts, word) and facts.known.has("titles.formats", lemma)


def _format_in(facts: SentenceFacts, words: tuple[int, ...], noun: int) -> int:
    """Return the word of a name that says what sort it is of; the noun where none does."""
    return next((word for word in words if _is_format(facts, word)), noun)


def _before(facts: SentenceFacts, noun: int) -> tuple[int, ...]:
    """Return the capitalised words before a noun, small ones of its kind between left out."""
    tokens = facts.tree.tokens
    at = noun - 1
    while at >= 0 and (tokens[at].text in WORDS["quotes"] or _is_common(facts, at)):
        if tokens[at].text[:1].isupper() and not _is_common(facts, at):
            break
        at -= 1
    last = at
    while at >= 0 and _is_capital(facts, at):
        at -= 1
    return tuple(range(at + 1, last + 1))


def _run(facts: SentenceFacts, first: int) -> tuple[int, ...]:
    """Return the capitalised words from a place on, with small ones between them."""
    tokens = facts.tree.tokens
    at = first
    if at < len(tokens) and tokens[at].text in WORDS["quotes"]:
        at += 1
    start = at
    while at < len(tokens) and (
        _is_capital(facts, at)
        or (at > start and tokens[at].text in WORDS["small"] and _goes_on(facts, at + 1))
    ):
        at += 1
    return tuple(range(start, at))


def _goes_on(facts: SentenceFacts, at: int) -> bool:
    tokens = facts.tree.tokens
    if at < len(tokens) and tokens[at].text in WORDS["small"]:
        at += 1
    return at < len(tokens) and _is_capital(facts, at) and not _kinds(facts, at) & STATES


def _first_run(facts: SentenceFacts, start: int) -> tuple[int, ...]:
    for at in range(start, min(start + NEAR, len(facts.tree.tokens))):
        if found := _run(facts, at):
            return found
    return ()


def _is_capital(facts: SentenceFacts, word: int) -> bool:
    token = facts.tree.tokens[word]
    return token.text[:1].isupper() and token.upos in {"PROPN", "NOUN", "ADJ", "VERB", "ADV", "NUM"}


def _is_common(facts: SentenceFacts, word: int) -> bool:
    """Return whether a word may stand in the name of any series."""
    low = facts.tree.tokens[word].text.lower()
    known = facts.known
    return (
        known.has("titles.common", low)
        or known.has("titles.common", low.removesuffix("s"))
        or (known.has("exercises.kinds", low) and not known.has("titles.may_tell", low))
        or known.has("meetings.recurring", low)
        or low.removesuffix("s") in known.words.meetings
        or low in known.sizes
        or low in known.words.numbers
    )


def _kinds(facts: SentenceFacts, word: int) -> frozenset[str]:
    """Return the kinds of the mentions in which a word stands."""
    token = facts.tree.tokens[word]
    return frozenset(m.kind for m in facts.mentions if m.start <= token.start < m.end)


def _own(facts: SentenceFacts, words: tuple[int, ...]) -> tuple[int, ...]:
    """Return a name without the states and the common words at its ends."""

    def strange(word: int) -> bool:
        return bool(_kinds(facts, word) & STATES) or _is_common(facts, word)

    while words and strange(words[0]):
        words = words[1:]
    while words and _says_sort(facts, words[-1]):
        words = words[:-1]
    if len(words) > TWO and words[0] == 0 and facts.tree.upos(0) in {"VERB", "ADJ", "ADV"}:
        words = words[1:]  # a sentence's first word has a capital anyway
    return words


def _says_sort(facts: SentenceFacts, word: int) -> bool:
    """Return whether a name's last word says only what sort it is of ("Forum", "Exercise")."""
    lemma = facts.lemma(word).lower().removesuffix("s")
    return any(
        facts.known.has(name, lemma)
        for name in ("titles.formats", "exercises.nouns", "meetings.nouns")
    )


def _only_opens(facts: SentenceFacts, telling: list[int]) -> bool:
    """Return whether the one word that tells something has its capital from the sentence."""
    return telling == [0] and facts.tree.upos(0) != "PROPN"


def _tells(facts: SentenceFacts, words: tuple[int, ...], noun: int, kind: MechanismKind) -> bool:
    """Return whether words name one series and no other."""
    telling = [word for word in words if not _is_common(facts, word)]
    if not telling or _only_opens(facts, telling):
        return False
    meeting = kind is MechanismKind.MEETING_SERIES
    if _are_others([_kinds(facts, word) for word in telling], meeting=meeting):
        return False
    if meeting and facts.known.has("titles.formats", facts.lemma(noun).lower().removesuffix("s")):
        return True
    return not all(_is_where(facts, word, meeting=meeting) for word in telling)


def _is_where(facts: SentenceFacts, word: int, *, meeting: bool) -> bool:
    """Return whether a word names a town, or, of a meeting, any place."""
    return bool(_kinds(facts, word) & WORDS["towns"]) or (meeting and _is_place(facts, word))


def _are_others(kinds: list[frozenset[str]], *, meeting: bool) -> bool:
    """Return whether words name bodies, states, or groups and nothing else.

    A drill's name may look like a person's; "the Xi-Lee summit" is of persons.
    """
    barred = WORDS["bodies"] | STATES | ({"person"} if meeting else frozenset())
    return any(each & barred for each in kinds) or all("group" in each for each in kinds)


def _is_place(facts: SentenceFacts, word: int) -> bool:
    """Return whether the parser takes a word for a place."""
    token = facts.tree.tokens[word]
    return any(
        name.label == "LOC" and name.start <= token.start < name.end
        for name in facts.tree.sentence.names
    )


def _joined(facts: SentenceFacts, words: tuple[int, ...]) -> str:
    return " ".join(facts.tree.tokens[word].text for word in words)
