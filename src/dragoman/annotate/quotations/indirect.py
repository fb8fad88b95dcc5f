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
    subject = syntax.first(index, "nsubj")
    if subject is not None and syntax.tokens[subject].deprel != "nsubj:pass":
        return syntax.noun_phrase(_past_relative(syntax, index, subject))
    agent = syntax.first(index, "obl:agent")
    if agent is not None:
        return syntax.noun_phrase(agent)
    head = syntax.tokens[index].head
    if head < 0:
        return None
    if syntax.relation(index) in _SHARES_SUBJECT:
        sharing = _sharing(syntax, index)
        return source_of(syntax, sharing, depth + 1) if depth < _DEPTH else None
    if syntax.tokens[index].deprel in {"acl", "acl:relcl"}:
        return syntax.noun_phrase(head)
    return None


def _sharing(syntax: Syntax, index: int) -> int:
    """Return the verb whose subject another shares: that above it; for "adding" a further one."""
    going_on = syntax.lemma(index) in cues().outer and syntax.tokens[index].text.endswith("ing")
    outer = _outer(syntax, index) if going_on else None
    return syntax.tokens[index].head if outer is None else outer


def _past_relative(syntax: Syntax, index: int, subject: int) -> int:
    """Return a verb's subject; where that is "who" or "which", the noun that it stands for."""
    token = syntax.tokens[index]
    relative = syntax.lemma(subject) in WORDS["relative"]
    return token.head if relative and token.deprel == "acl:relcl" and token.head >= 0 else subject


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
    elif lemma in known.passive and _is_passive(syntax, index):
        yield from _passive(syntax, index)
    elif lemma in known.express:
        yield from _expressed(syntax, index)
    elif (entry := known.verbs.get(lemma)) is not None and _is_saying(syntax, index, entry):
        yield from _said(syntax, index, entry)


def _is_saying(syntax: Syntax, index: int, entry: CueClass) -> bool:
    """Return whether a verb of saying says something here, with its particle if it has one."""
    if _is_passive(syntax, index) or _is_negated(syntax, index, entry):
        return False
    if _is_bare_participle(syntax, index) or _is_of_chain(syntax, index):
        return False
    return has_particle(syntax, index, entry)


def _said(syntax: Syntax, index: int, entry: CueClass) -> Iterator[Quotation]:
    """Yield what a verb of saying has as content, with who says it."""
    found = content_of(syntax, index, entry)
    source = None if found is None else source_of(syntax, index)
    if found is not None and source is not None and not _overlap(source, found[0]):
        yield Quotation(found[0], source, cue_span(syntax, index, found[1]))


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
    cue = cue_span(syntax, index)
    saying = _quoted_as_saying(syntax, min(index, whom) + 1)
    if saying is not None:
        at, clause = saying
        source = _before_saying(syntax, whom, at)
        content = to_end(syntax, at, clause)
        yield Quotation(content, source, cue, through=source_of(syntax, index))
        return
    found = _saying_above(syntax, index)
    if found is not None:
        verb, content = found
        source = syntax.noun_phrase(whom)
        yield Quotation(content, source, cue, through=source_of(syntax, verb))


def _quoted_as_saying(syntax: Syntax, start: int) -> tuple[int, int] | None:
    """Return "saying" from a word on, and the clause behind it."""
    for at in range(start, len(syntax.tokens)):
        if syntax.lemma(at) in cues().quoted_saying and syntax.tokens[at].text.endswith("ing"):
            clause = syntax.first(at, "ccomp", "xcomp", "obj", "parataxis")
            if clause is not None and clause > at:
                return at, clause
    return None


def _saying_above(syntax: Syntax, index: int) -> tuple[int, Span] | None:
    """Return the verb of saying that "citing officials" hangs on, and what is said."""
    verb = syntax.tokens[index].head
    if verb < 0 or syntax.relation(index) not in {"advcl", "acl"}:
        return None
    if syntax.lemma(verb) not in cues().verbs:
        # "the radio, citing police, said": the participle hangs on the noun
        verb = syntax.tokens[verb].head
    entry = cues().verbs.get(syntax.lemma(verb)) if verb >= 0 else None
    found = None if entry is None else content_of(syntax, verb, entry)
    return None if found is None else (verb, found[0])


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
    before = {token.upos for token in syntax.tokens[:at]}
    if before <= {"PUNCT", "CCONJ", "ADV"}:
        commas = (i for i in range(speaker, last + 1) if syntax.tokens[i].text == ",")
        return _trimmed(syntax, next(commas, words[-1]) + 1, last)
    if before.isdisjoint({"VERB", "AUX"}):
        # "The ministers, according to the text, voiced concern."
        return _trimmed(syntax, max([speaker, *words]) + 1, last)
    stops = (i for i in range(at - 1, -1, -1) if syntax.tokens[i].text in {";", ":"})
    return _trimmed(syntax, next(stops, -1) + 1, at - 1)


def _trimmed(syntax: Syntax, first: int, last: int) -> Span | None:
    """Return the words from one to another, where these are more than one."""
    return syntax.trim(first, last) if first < last else None


def first_person(text: str) -> bool:
    """Return whether a source is one that speaks for itself within a quotation."""
    return text.lower() in WORDS["personal"]
