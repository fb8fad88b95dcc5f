"""Indirect speech: "X said that ...", "according to X", "X urged Y to ...", "is said to"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.annotate.quotations.content import content_of, infinitive, to_end
from dragoman.annotate.quotations.cues import CueClass, cues
from dragoman.annotate.quotations.spans import Span, clause_span, comma_between, noun_phrase, trim
from dragoman.data.words import WordLists
from dragoman.records import Quotation, Sentence
from dragoman.syntax.tree import Tree, tree_of

_CLAUSES = frozenset({"VERB", "AUX"})
_SHARES_SUBJECT = frozenset({"conj", "advcl", "xcomp", "parataxis", "ccomp"})
_DEPTH = 5
WORDS = WordLists("annotate", "quotations.indirect")


def indirect(sentence: Sentence) -> Iterator[Quotation]:
    """Yield the indirect speech of a sentence, in no order."""
    tree = tree_of(sentence)
    yield from _phrases(tree)
    for index, token in enumerate(sentence.tokens):
        lemma = tree.lemma(index)
        if token.upos == "ADV" and lemma in cues().adverbs:
            yield from _adverb(tree, index)
        elif token.upos in _CLAUSES:
            yield from _verb(tree, index, lemma)


def source_of(tree: Tree, index: int, depth: int = 0) -> Span | None:
    """Return the one who speaks in a verb of saying: its subject, or that of the verb it joins."""
    subject = tree.first(index, "nsubj")
    if subject is not None and tree.tokens[subject].deprel != "nsubj:pass":
        return noun_phrase(tree, _past_relative(tree, index, subject))
    agent = tree.first(index, "obl:agent")
    if agent is not None:
        return noun_phrase(tree, agent)
    head = tree.tokens[index].head
    if head < 0:
        return None
    if tree.relation(index) in _SHARES_SUBJECT:
        sharing = _sharing(tree, index)
        return source_of(tree, sharing, depth + 1) if depth < _DEPTH else None
    if tree.tokens[index].deprel in {"acl", "acl:relcl"}:
        return noun_phrase(tree, head)
    return None


def _sharing(tree: Tree, index: int) -> int:
    """Return the verb whose subject another shares: that above it; for "adding" a further one."""
    going_on = tree.lemma(index) in cues().outer and tree.tokens[index].text.endswith("ing")
    outer = _outer(tree, index) if going_on else None
    return tree.tokens[index].head if outer is None else outer


def _past_relative(tree: Tree, index: int, subject: int) -> int:
    """Return a verb's subject; where that is "who" or "which", the noun that it stands for."""
    token = tree.tokens[index]
    relative = tree.lemma(subject) in WORDS["relative"]
    return token.head if relative and token.deprel == "acl:relcl" and token.head >= 0 else subject


def has_particle(tree: Tree, index: int, entry: CueClass) -> bool:
    """Return whether a verb has the particle without which it is no cue."""
    if not entry.particle:
        return True
    return any(tree.lemma(kid) == entry.particle for kid in tree.children[index])


def _outer(tree: Tree, index: int) -> int | None:
    """Return the verb of saying whose speaker goes on in ", adding that ..."."""
    head: int | None = None
    place = tree.tokens[index].head
    for _ in range(_DEPTH):
        if place < 0:
            break
        above = tree.tokens[place].head
        inside = tree.relation(place) in {"ccomp", "conj"} and above >= 0
        if inside and tree.lemma(above) in cues().verbs:
            head = above
        place = above
    return head


def cue_span(tree: Tree, index: int, preposition: int | None = None) -> Span:
    """Return the span of a cue with its particle or preposition."""
    token = tree.tokens[index]
    end = token.end
    for kid in tree.kids(index, "compound:prt"):
        if kid == index + 1:
            end = tree.tokens[kid].end
    if preposition is not None and preposition == index + 1:
        end = tree.tokens[preposition].end
    return (token.start, end)


def _verb(tree: Tree, index: int, lemma: str) -> Iterator[Quotation]:
    known = cues()
    if lemma in known.quote:
        yield from _quoted(tree, index)
    elif lemma in known.passive and _is_passive(tree, index):
        yield from _passive(tree, index)
    elif lemma in known.express:
        yield from _expressed(tree, index)
    elif (entry := known.verbs.get(lemma)) is not None and _is_saying(tree, index, entry):
        yield from _said(tree, index, entry)


def _is_saying(tree: Tree, index: int, entry: CueClass) -> bool:
    """Return whether a verb of saying says something here, with its particle if it has one."""
    if _is_passive(tree, index) or _is_negated(tree, index, entry):
        return False
    if _is_bare_participle(tree, index) or _is_of_chain(tree, index):
        return False
    return has_particle(tree, index, entry)


def _said(tree: Tree, index: int, entry: CueClass) -> Iterator[Quotation]:
    """Yield what a verb of saying has as content, with who says it."""
    found = content_of(tree, index, entry)
    source = None if found is None else source_of(tree, index)
    if found is not None and source is not None and not _overlap(source, found[0]):
        yield Quotation(found[0], source, cue_span(tree, index, found[1]))


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _is_passive(tree: Tree, index: int) -> bool:
    return any(
        tree.tokens[kid].deprel in {"nsubj:pass", "aux:pass"} for kid in tree.children[index]
    )


def _is_bare_participle(tree: Tree, index: int) -> bool:
    """Return whether a form is that of "asked about it, she ...": the subject does not speak."""
    aside = tree.relation(index) in {"advcl", "acl"}
    active = tree.tokens[index].text.endswith("ing") or tree.kids(index, "nsubj", "aux", "mark")
    return aside and not active


def _is_of_chain(tree: Tree, index: int) -> bool:
    """Return whether a verb is that of "quoted ... as saying" or that of "..., citing X, said"."""
    if index and tree.lemma(index - 1) == "as" and tree.tokens[index].text.endswith("ing"):
        return True
    subject = tree.first(index, "nsubj")
    hosts = [index] if subject is None else [index, subject]
    return any(
        tree.lemma(kid) in cues().quote and _cited(tree, kid) is not None
        for host in hosts
        for kid in tree.kids(host, "advcl", "acl")
    )


def _is_negated(tree: Tree, index: int, entry: CueClass) -> bool:
    """Return whether nothing was said: "did not say", "should ask"."""
    if any(tree.lemma(kid) in WORDS["unreal"] for kid in tree.kids(index, "aux")):
        return True
    head = tree.tokens[index].head
    if tree.relation(index) == "xcomp" and "to" in tree.marks(index) and head >= 0:
        return tree.lemma(head) not in cues().going_on
    if entry.name in cues().negatable:
        return False
    return any(tree.lemma(kid) in {"not", "never"} for kid in tree.kids(index, "advmod"))


def _expressed(tree: Tree, index: int) -> Iterator[Quotation]:
    """Yield "expressed hope that ..."."""
    noun = tree.first(index, "obj")
    if noun is None or tree.lemma(noun) not in cues().express_nouns:
        return
    for kid in [*tree.kids(noun, "acl", "ccomp"), *tree.kids(index, "ccomp")]:
        if kid > noun and "that" in tree.marks(kid):
            cue = (tree.tokens[index].start, tree.tokens[noun].end)
            yield Quotation(clause_span(tree, kid), source_of(tree, index), cue)
            return


def _quoted(tree: Tree, index: int) -> Iterator[Quotation]:
    """Yield "the agency quoted an officer as saying ..." and "said ..., citing officials"."""
    whom = _cited(tree, index)
    if whom is None:
        return
    cue = cue_span(tree, index)
    saying = _quoted_as_saying(tree, min(index, whom) + 1)
    if saying is not None:
        at, clause = saying
        source = _before_saying(tree, whom, at)
        content = to_end(tree, at, clause)
        yield Quotation(content, source, cue, through=source_of(tree, index))
        return
    found = _saying_above(tree, index)
    if found is not None:
        verb, content = found
        source = noun_phrase(tree, whom)
        yield Quotation(content, source, cue, through=source_of(tree, verb))


def _quoted_as_saying(tree: Tree, start: int) -> tuple[int, int] | None:
    """Return "saying" from a word on, and the clause behind it."""
    for at in range(start, len(tree.tokens)):
        if tree.lemma(at) in cues().quoted_saying and tree.tokens[at].text.endswith("ing"):
            clause = tree.first(at, "ccomp", "xcomp", "obj", "parataxis")
            if clause is not None and clause > at:
                return at, clause
    return None


def _saying_above(tree: Tree, index: int) -> tuple[int, Span] | None:
    """Return the verb of saying that "citing officials" hangs on, and what is said."""
    verb = tree.tokens[index].head
    if verb < 0 or tree.relation(index) not in {"advcl", "acl"}:
        return None
    if tree.lemma(verb) not in cues().verbs:
        # "the radio, citing police, said": the participle hangs on the noun
        verb = tree.tokens[verb].head
    entry = cues().verbs.get(tree.lemma(verb)) if verb >= 0 else None
    found = None if entry is None else content_of(tree, verb, entry)
    return None if found is None else (verb, found[0])


def _cited(tree: Tree, index: int) -> int | None:
    """Return the one whom a verb quotes, if it is someone who can speak."""
    whom = tree.first(index, "obj")
    if whom is None:
        whom = tree.first(index, "nsubj:pass")
    if whom is None:
        return None
    able = tree.tokens[whom].upos == "PROPN" or tree.lemma(whom) in cues().speakers
    chained = any(
        tree.lemma(at) in cues().quoted_saying and tree.tokens[at].text.endswith("ing")
        for at in range(whom, len(tree.tokens))
    )
    return whom if able or chained else None


def _before_saying(tree: Tree, whom: int, saying: int) -> Span:
    span = noun_phrase(tree, whom)
    limit = saying - 1 if tree.tokens[saying - 1].lemma == "as" else saying
    return (span[0], min(span[1], tree.tokens[limit - 1].end))


def _passive(tree: Tree, index: int) -> Iterator[Quotation]:
    """Yield "is said to have left" and "it is reported that ..."."""
    cue = cue_span(tree, index)
    agent = tree.first(index, "obl:agent")
    source = None if agent is None else noun_phrase(tree, agent)
    to_do = infinitive(tree, index)
    if to_do is not None:
        yield Quotation(clause_span(tree, to_do), source, cue)
        return
    for kid in tree.kids(index, "ccomp", "csubj", "csubj:pass"):
        if kid > index:
            yield Quotation(clause_span(tree, kid), source, cue)
            return


def _adverb(tree: Tree, index: int) -> Iterator[Quotation]:
    """Yield the clause of "reportedly"."""
    head = tree.tokens[index].head
    if head < 0:
        return
    low, high = clause_span(tree, head)
    token = tree.tokens[index]
    yield Quotation((min(low, token.start), max(high, token.end)), None, (token.start, token.end))


def _phrases(tree: Tree) -> Iterator[Quotation]:
    """Yield "according to X, ..."."""
    low_words = tree.lows
    for phrase in cues().phrases:
        if phrase[0] not in low_words:
            continue
        size = len(phrase)
        for at in range(len(low_words) - size):
            if low_words[at : at + size] != phrase:
                continue
            speaker = _speaker_behind(tree, at, size)
            if speaker is None:
                continue
            source = noun_phrase(tree, speaker)
            content = _around(tree, at, speaker)
            if content is not None:
                cue = (tree.tokens[at].start, tree.tokens[at + size - 1].end)
                yield Quotation(content, source, cue)


def _speaker_behind(tree: Tree, at: int, size: int) -> int | None:
    """Return the head of the noun phrase behind "according to"."""
    inside = range(at, at + size)
    start = at + size
    for index in range(start, len(tree.tokens)):
        if tree.tokens[index].upos not in {"NOUN", "PROPN", "PRON", "NUM"}:
            continue
        head = index
        while True:
            above = tree.tokens[head].head
            if above < start or tree.tokens[above].upos not in {"NOUN", "PROPN", "PRON"}:
                return head
            if comma_between(tree, index, above) or above in inside:
                return head
            head = above
    return None


def _around(tree: Tree, at: int, speaker: int) -> Span | None:
    """Return the clause to which "according to X" belongs: behind its comma, or before it."""
    words = tree.subtree(speaker)
    last = len(tree.tokens) - 1
    before = {token.upos for token in tree.tokens[:at]}
    if before <= {"PUNCT", "CCONJ", "ADV"}:
        commas = (i for i in range(speaker, last + 1) if tree.tokens[i].text == ",")
        return _trimmed(tree, next(commas, words[-1]) + 1, last)
    if before.isdisjoint({"VERB", "AUX"}):
        # "The ministers, according to the text, voiced concern."
        return _trimmed(tree, max([speaker, *words]) + 1, last)
    stops = (i for i in range(at - 1, -1, -1) if tree.tokens[i].text in {";", ":"})
    return _trimmed(tree, next(stops, -1) + 1, at - 1)


def _trimmed(tree: Tree, first: int, last: int) -> Span | None:
    """Return the words from one to another, where these are more than one."""
    return trim(tree, first, last) if first < last else None


def first_person(text: str) -> bool:
    """Return whether a source is one that speaks for itself within a quotation."""
    return text.lower() in WORDS["personal"]
