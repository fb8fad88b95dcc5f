"""What a publisher takes back: "an earlier version of this article said that ...".

Such words quote what is no longer held to be so. What they tell is no act, neither done nor denied;
what follows them ("in fact they met in Geneva") is told as it stands.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from dragoman.coding.coder import Coded, Coding
from dragoman.data.words import WordLists
from dragoman.records import (
    Annotated,
    Event,
    Evidence,
    Mechanism,
    Position,
    Reason,
    Rejected,
    SegmentKind,
    Sentence,
    Step,
    Token,
)

WORDS = WordLists("resolve", "withdrawn")
RULE = "taken-back"
NOTED = 4  # sentences that a note of correction may have
Span = tuple[int, int]


def without_withdrawn(coded: Coding, spans: Sequence[Span], annotated: Annotated) -> Coding:
    """Return a document's events without those that its own words take back.

    Args:
        coded: what the document tells.
        spans: where it takes something back, as `withdrawn_in` gives them.
        annotated: the document.
    """
    dropped = [each for each in coded.kept if _within(_word(each, annotated), spans)]
    if not dropped:
        return coded
    lost = (_rejected(each, annotated) for each in dropped)
    return replace(
        coded,
        kept=tuple(each for each in coded.kept if each not in dropped),
        rejected=tuple(sorted((*coded.rejected, *lost), key=lambda one: (one.start, one.end))),
    )


def taken_back(coded: Coding, spans: Sequence[Span], annotated: Annotated) -> tuple[Event, ...]:
    """Return what a document's own words say was told wrongly before.

    Args:
        coded: what the document tells, withdrawn or not.
        spans: where it takes something back, as `withdrawn_in` gives them.
        annotated: the document.
    """
    lost = (each.event for each in coded.kept if _within(_word(each, annotated), spans))
    return tuple(lost) if spans else ()


def stands(evidence: Sequence[Evidence], spans: Sequence[Span]) -> bool:
    """Return whether something rests on any words that are not taken back."""
    whole = [(piece.start, piece.end) for piece in evidence]
    return not whole or not all(
        any(s < end and e > start for s, e in spans) for start, end in whole
    )


def standing_positions(found: Sequence[Position], spans: Sequence[Span]) -> tuple[Position, ...]:
    """Return positions without those in words that are taken back."""
    return tuple(one for one in found if stands((one.evidence,), spans))


def standing_mechanisms(found: Sequence[Mechanism], spans: Sequence[Span]) -> tuple[Mechanism, ...]:
    """Return standing arrangements without those that only words tell that are taken back."""
    return tuple(one for one in found if stands(one.evidence, spans))


def withdrawn_in(annotated: Annotated) -> tuple[Span, ...]:
    """Return where a document takes something back, in order."""
    text = annotated.document.text
    found: list[Span] = []
    note, paragraph = 0, -1
    for sentence in annotated.sentences:
        words = text[sentence.start : sentence.end]
        if _noted().match(words):
            note, paragraph = NOTED, sentence.paragraph
        else:
            note = max(note - 1, 0) if sentence.paragraph == paragraph else 0
        if sentence.kind is SegmentKind.HEADLINE and _killed().match(words):
            found.append((sentence.start, sentence.end))
            continue
        found += _spans(words, sentence, in_note=note > 0)
    return tuple(found)


def _spans(words: str, sentence: Sentence, *, in_note: bool) -> Iterator[Span]:
    """Yield where a sentence takes something back, from the word that says so on."""
    pattern = _in_note() if in_note else _anywhere()
    match = pattern.search(words)
    if match is None:
        return
    turned = _turning().search(words, match.end())
    end = sentence.start + (turned.start() if turned else len(words))
    taken = (sentence.start + match.start(), sentence.start + match.end())
    yield taken[1], min(end, _next_statement(sentence, taken))


def _next_statement(sentence: Sentence, taken: Span) -> int:
    """Return where a sentence goes on to what it says itself: "wrongly said that ..., and Kyiv".

    Args:
        sentence: the sentence.
        taken: the words that take something back.
    """
    later = (
        at
        for at, token in enumerate(sentence.tokens)
        if token.start >= taken[1] and token.deprel == "conj"
    )
    starts = (_joined_at(sentence.tokens, at, taken) for at in later)
    return next((start for start in starts if start is not None), sentence.end)


def _joined_at(tokens: Sequence[Token], at: int, taken: Span) -> int | None:
    """Return where the "and" of a joined word stands if that begins a statement of its own."""
    kids = {n: tokens[n].deprel for n in range(at) if tokens[n].head == at}
    join = next((n for n, relation in kids.items() if relation == "cc"), None)
    if join is None or "mark" in kids.values():
        return None
    own = not {"nsubj", "nsubj:pass", "nsubj:outer"}.isdisjoint(kids.values())
    if (own and tokens[max(0, join - 1)].text == ",") or _is_among(tokens[tokens[at].head], taken):
        return tokens[join].start
    return None


def _is_among(token: Token, taken: Span) -> bool:
    return taken[0] <= token.start < taken[1] and token.upos in {"VERB", "AUX"}


@cache
def _anywhere() -> re.Pattern[str]:
    """Return what takes back wherever it stands: only a publisher does, or words of its text."""
    told, wrongly, own = _any("told"), _any("wrongly"), _own()
    aside = (
        r"(?:,[^,.;]{0,40},| (?:published|posted|sent)\b[^,.;]{0,30}| (?:on|of) [^,.;]{1,20}?)?"
        r"(?: (?:had|has|also))?"
    )
    version = rf"(?:{_any('earlier')}) (?:{_any('versions')}) of {own}"
    who = rf"(?:we|{own}|{_publisher()})"
    return re.compile(
        rf"\b{version}{aside}(?: (?:{wrongly}))? (?:{told})\b(?! (?:no|nothing)\b)"
        rf"|\b{own} (?:{_any('before')}) (?:{told})\b"
        rf"|\b{who}{aside} (?:(?:{wrongly}) (?:{told})\b|(?:{told}) (?:{wrongly}) that\b)"
        rf"|\b{who}{aside} (?:{_any('removing')}) (?:its|our|the|an?|his|her|their|this|that)"
        rf"(?: \w+){{0,2}}? (?:{_any('removed')}) (?:that|to|of|on|about|saying|which)\b",
        re.IGNORECASE,
    )


@cache
def _in_note() -> re.Pattern[str]:
    """Return what takes back within a note of correction."""
    told = _any("told")
    said = (
        rf"|\b(?:we|{_own()})(?: on [^,.;]{{1,20}})?,? (?:{told})\b"
        rf"|\ban? (?:{_any('earlier')}) version (?:{told})\b"
        rf"|\b(?:an?|the) (?:{_any('earlier')}) (?:{_any('versions')}) of (?:an?|one|that|the)"
        rf" (?:\w+ ){{0,2}}?(?:{_any('texts')})\b[^.;]{{0,40}}? (?:{told})\b"
        rf"|{_noted().pattern} the (?:{_any('noted')})(?: on [^,.;]{{1,20}})?,? (?:{told})\b"
    )
    return re.compile(_anywhere().pattern + said, re.IGNORECASE)


def _own() -> str:
    """Return what names the text itself: "this article", "our earlier story"."""
    return rf"(?:(?:this|our)(?: (?:{_any('sorts')}))? (?:{_any('texts')}))"


def _publisher() -> str:
    """Return what names one who publishes news: "the newspaper", "the state news agency"."""
    return rf"(?:(?:the|its|our)(?: \w+){{0,2}}? (?:{_any('publishers')})|{_any('newsrooms')})"


@cache
def _noted() -> re.Pattern[str]:
    return re.compile(rf"\W{{0,3}}(?:{_any('notes')})\b[^.]{{0,40}}?:", re.IGNORECASE)


@cache
def _killed() -> re.Pattern[str]:
    return re.compile(rf"\W{{0,3}}(?:{_any('kills')})\b\W{{0,3}}[:\u2013\u2014-]", re.IGNORECASE)


@cache
def _turning() -> re.Pattern[str]:
    """Return where a sentence goes on with what is so."""
    so = rf"\b(?:{_any('turning')})\b"
    return re.compile(
        rf"[;\u2013\u2014]|,? (?:but|when) (?=in fact|it was|they)|{so}", re.IGNORECASE
    )


def _any(name: str) -> str:
    return "|".join(re.escape(word) for word in WORDS.listed(name))


def _word(coded: Coded, annotated: Annotated) -> Span:
    token = annotated.sentences[coded.sentence].tokens[coded.trigger.index]
    return token.start, token.end


def _within(word: Span, spans: Sequence[Span]) -> bool:
    return any(start <= word[0] and word[1] <= end for start, end in spans)


def _rejected(coded: Coded, annotated: Annotated) -> Rejected:
    start, end = _word(coded, annotated)
    words = annotated.document.text[start:end]
    return Rejected(
        words=words,
        start=start,
        end=end,
        event_type=coded.event.event_type,
        reason=Reason.TAKEN_BACK,
        steps=(*coded.steps, Step(RULE, words, "the publisher takes back what it said")),
        sentence=coded.event.evidence[0],
    )
