"""Indirect speech: "X said that ...", "according to X", "X urged Y to ...", "is said to"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.annotate.quotations.content import content_of, infinitive, to_end
from dragoman.annotate.quotations.cues import CueClass, cues
from dragoman.annotate.quotations.spans import Span, Syntax
from dragoman.data.words import WordLists
from dragoman.records import Quotation, Sentence

_CLAUSES = frozenset({"VERB", "AUX"})
_SHARES_SUBJECT = frozenset({"conj", "advcl", "xcomp", "parataxis", "ccomp"})
_DEPTH = 5
WORDS = WordLists("annotate", "quotations.indirect")


def indirect(sentence: Sentence) -> Iterator[Quotation]:
    """Yield the indirect speech of a sentence, in no order."""
    syntax = Syntax(sentence)
    yield from _phrases(syntax)
    for index, token in enumerate(sentence.tokens):
        lemma = syntax.lemma(index)
        if token.upos == "ADV" and lemma in cues().adverbs:
            yield from _adverb(syntax, index)
        elif token.upos in _CLAUSES:
            yield from _verb(syntax, index, lemma)


def source_of(syntax: Syntax, index: int, depth: int = 0) -> Span | None:
    """Return the one who speaks in a verb of saying: its subject, or that of the verb it joins."""
    if depth > _DEPTH:
        return None
    subject = syntax.first(index, "nsubj")
    if subject is not None and syntax.tokens[subject].deprel != "nsubj:pass":
        head = syntax.tokens[index].head
        relative = syntax.lemma(subject) in WORDS["relative"]
        if relative and syntax.tokens[index].deprel == "acl:relcl" and head >= 0:
            return syntax.noun_phrase(head)
        return syntax.noun_phrase(subject)
    agent = syntax.first(index, "obl:agent")
    if agent is not None:
        return syntax.noun_phrase(agent)
    head, relation = syntax.tokens[index].head, syntax.relation(index)
    if head < 0:
        return None
    if relation in _SHARES_SUBJECT:
        going_on = syntax.lemma(index) in cues().outer and syntax.tokens[index].text.endswith("ing")
        outer = _outer(syntax, index) if going_on else None
        return source_of(syntax, head if outer is None else outer, depth + 1)
    if syntax.tokens[index].deprel in {"acl", "acl:relcl"}:
        return syntax.noun_phrase(head)
    return None


def has_particle(syntax: Syntax, index: int, entry: CueClass) -> bool:
    """Return whether a verb has the particle without which it is no cue."""
    if not entry.particle:
        return True
    return any(syntax.lemma(kid) == entry.particle for kid in syntax.children[index])


def _outer(syntax: Syntax, index: int) -> int | None:
    """Return the verb of saying whose speaker goes on in ", adding that ..."."""
    head: int | None = None
    place = syntax.tokens[index].head
    for _ in range(_DEPTH):
        if place < 0:
            break
        above = syntax.tokens[place].head
        inside = syntax.relation(place) in {"ccomp", "conj"} and above >= 0
        if inside and syntax.lemma(above) in cues().verbs:
            head = above
        place = above
    return head


def cue_span(syntax: Syntax, index: int, preposition: int | None = None) -> Span:
    """Return the span of a cue with its particle or preposition."""
    token = syntax.tokens[index]
    end = token.end
    for kid in syntax.kids(index, "compound:prt"):
        if kid == index + 1:
            end = syntax.tokens[kid].end
    if preposition is not None and preposition == index + 1:
        end = syntax.tokens[preposition].end
    return (token.start, end)


def _verb(syntax: Syntax, index: int, lemma: str) -> Iterator[Quotation]:
    known = cues()
    if lemma in known.quote:
        yield from _quoted(syntax, index)
        return
    if lemma in known.passive and _is_passive(syntax, index):
        yield from _passive(syntax, index)
        return
    if lemma in known.express:
        yield from _expressed(syntax, index)
        return
    entry = known.verbs.get(lemma)
    if entry is None or _is_passive(syntax, index) or _is_negated(syntax, index, entry):
        return
    if _is_bare_participle(syntax, index) or _is_of_chain(syntax, index):
        return
    if not has_particle(syntax, index, entry):
        return
    found = content_of(syntax, index, entry)
    if found is None:
        return
    content, preposition = found
    source = source_of(syntax, index)
    if source is None or _overlap(source, content):
        return
    yield Quotation(content, source, cue_span(syntax, index, preposition))


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _is_passive(syntax: Syntax, index: int) -> bool:
    return any(
        syntax.tokens[kid].deprel in {"nsubj:pass", "aux:pass"} for kid in syntax.children[index]
    )


def _is_bare_participle(syntax: Syntax, index: int) -> bool:
    """Return whether a form is that of "asked about it, she ...": the subject does not speak."""
    aside = syntax.relation(index) in {"advcl", "acl"}
    active = syntax.tokens[index].text.endswith("ing") or syntax.kids(index, "nsubj", "aux", "mark")
    return aside and not active


def _is_of_chain(syntax: Syntax, index: int) -> bool:
    """Return whether a verb is that of "quoted ... as saying" or that of "..., citing X, said"."""
    if index and syntax.lemma(index - 1) == "as" and syntax.tokens[index].text.endswith("ing"):
        return True
    subject = syntax.first(index, "nsubj")
    hosts = [index] if subject is None else [index, subject]
    return any(
        syntax.lemma(kid) in cues().quote and _cited(syntax, kid) is not None
        for host in hosts
        for kid in syntax.kids(host, "advcl", "acl")
    )


def _is_negated(syntax: Syntax, index: int, entry: CueClass) -> bool:
    """Return whether nothing was said: "did not say", "should ask"."""
    if any(syntax.lemma(kid) in WORDS["unreal"] for kid in syntax.kids(index, "aux")):
        return True
    head = syntax.tokens[index].head
    if syntax.relation(index) == "xcomp" and "to" in syntax.marks(index) and head >= 0:
        return syntax.lemma(head) not in cues().going_on
    if entry.name in cues().negatable:
        return False
    return any(syntax.lemma(kid) in {"not", "never"} for kid in syntax.kids(index, "advmod"))


def _expressed(syntax: Syntax, index: int) -> Iterator[Quotation]:
    """Yield "expressed hope that ..."."""
    noun = syntax.first(index, "obj")
    if noun is None or syntax.lemma(noun) not in cues().express_nouns:
        return
    for kid in [*syntax.kids(noun, "acl", "ccomp"), *syntax.kids(index, "ccomp")]:
        if kid > noun and "that" in syntax.marks(kid):
            cue = (syntax.tokens[index].start, syntax.tokens[noun].end)
            yield Quotation(syntax.content(kid), source_of(syntax, index), cue)
            return


def _quoted(syntax: Syntax, index: int) -> Iterator[Quotation]:
    """Yield "the agency quoted an officer as saying ..." and "said ..., citing officials"."""
    whom = _cited(syntax, index)
    if whom is None:
        return
    outlet = source_of(syntax, index)
    cue = cue_span(syntax, index)
    for at in range(min(index, whom) + 1, len(syntax.tokens)):
        if syntax.lemma(at) in cues().quoted_saying and syntax.tokens[at].text.endswith("ing"):
            clause = syntax.first(at, "ccomp", "xcomp", "obj", "parataxis")
            if clause is not None and clause > at:
                source = _before_saying(syntax, whom, at)
                content = to_end(syntax, at, clause)
                yield Quotation(content, source, cue, through=outlet)
                return
    head = syntax.tokens[index].head
    if syntax.relation(index) in {"advcl", "acl"} and head >= 0:
        entry = cues().verbs.get(syntax.lemma(head))
        verb = head
        if entry is None:  # "the radio, citing police, said": the participle hangs on the noun
            verb = syntax.tokens[head].head
            entry = cues().verbs.get(syntax.lemma(verb)) if verb >= 0 else None
        if entry is None:
            return
        found = content_of(syntax, verb, entry)
        if found is not None:
            source = syntax.noun_phrase(whom)
            yield Quotation(found[0], source, cue, through=source_of(syntax, verb))


def _cited(syntax: Syntax, index: int) -> int | None:
    """Return the one whom a verb quotes, if it is someone who can speak."""
    whom = syntax.first(index, "obj")
    if whom is None:
        whom = syntax.first(index, "nsubj:pass")
    if whom is None:
        return None
    able = syntax.tokens[whom].upos == "PROPN" or syntax.lemma(whom) in cues().speakers
    chained = any(
        syntax.lemma(at) in cues().quoted_saying and syntax.tokens[at].text.endswith("ing")
        for at in range(whom, len(syntax.tokens))
    )
    return whom if able or chained else None


def _before_saying(syntax: Syntax, whom: int, saying: int) -> Span:
    span = syntax.noun_phrase(whom)
    limit = saying - 1 if syntax.tokens[saying - 1].lemma == "as" else saying
    return (span[0], min(span[1], syntax.tokens[limit - 1].end))


def _passive(syntax: Syntax, index: int) -> Iterator[Quotation]:
    """Yield "is said to have left" and "it is reported that ..."."""
    cue = cue_span(syntax, index)
    agent = syntax.first(index, "obl:agent")
    source = None if agent is None else syntax.noun_phrase(agent)
    to_do = infinitive(syntax, index)
    if to_do is not None:
        yield Quotation(syntax.content(to_do), source, cue)
        return
    for kid in syntax.kids(index, "ccomp", "csubj", "csubj:pass"):
        if kid > index:
            yield Quotation(syntax.content(kid), source, cue)
            return


def _adverb(syntax: Syntax, index: int) -> Iterator[Quotation]:
    """Yield the clause of "reportedly"."""
    head = syntax.tokens[index].head
    if head < 0:
        return
    low, high = syntax.content(head)
    token = syntax.tokens[index]
    yield Quotation((min(low, token.start), max(high, token.end)), None, (token.start, token.end))


def _phrases(syntax: Syntax) -> Iterator[Quotation]:
    """Yield "according to X, ..."."""
    low_words = [token.text.lower() for token in syntax.tokens]
    for phrase in cues().phrases:
        size = len(phrase)
        for at in range(len(low_words) - size):
            if tuple(low_words[at : at + size]) != phrase:
                continue
            speaker = _speaker_behind(syntax, at, size)
            if speaker is None:
                continue
            source = syntax.noun_phrase(speaker)
            content = _around(syntax, at, speaker)
            if content is not None:
                cue = (syntax.tokens[at].start, syntax.tokens[at + size - 1].end)
                yield Quotation(content, source, cue)


def _speaker_behind(syntax: Syntax, at: int, size: int) -> int | None:
    """Return the head of the noun phrase behind "according to"."""
    inside = range(at, at + size)
    start = at + size
    for index in range(start, len(syntax.tokens)):
        if syntax.tokens[index].upos not in {"NOUN", "PROPN", "PRON", "NUM"}:
            continue
        head = index
        while True:
            above = syntax.tokens[head].head
            if above < start or syntax.tokens[above].upos not in {"NOUN", "PROPN", "PRON"}:
                return head
            if syntax.comma_between(index, above) or above in inside:
                return head
            head = above
    return None


def _around(syntax: Syntax, at: int, speaker: int) -> Span | None:
    """Return the clause to which "according to X" belongs: behind its comma, or before it."""
    words = syntax.subtree(speaker)
    last = len(syntax.tokens) - 1
    opening = all(syntax.tokens[i].upos in {"PUNCT", "CCONJ", "ADV"} for i in range(at))
    if opening:
        end = next((i for i in range(speaker, last + 1) if syntax.tokens[i].text == ","), words[-1])
        start = end + 1
        return syntax.trim(start, last) if start < last else None
    behind = max([speaker, *words]) + 1
    if not any(syntax.tokens[i].upos in {"VERB", "AUX"} for i in range(at)):
        # "The ministers, according to the text, voiced concern."
        return syntax.trim(behind, last) if behind < last else None
    low = 0
    for i in range(at - 1, -1, -1):
        if syntax.tokens[i].text in {";", ":"}:
            low = i + 1
            break
    return syntax.trim(low, at - 1) if low < at - 1 else None


def first_person(text: str) -> bool:
    """Return whether a source is one that speaks for itself within a quotation."""
    return text.lower() in WORDS["personal"]
