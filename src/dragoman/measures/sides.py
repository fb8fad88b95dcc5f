"""Whose measure it is, whom it hits, and what it is about."""

from dragoman.measures.frames import VERBAL, Frame
from dragoman.measures.passage import Passage

Sides = frozenset[str]
NOBODY: Sides = frozenset()
OWNING = ("amod", "compound", "nmod:unmarked", "nmod")


def sides_of_frame(passage: Passage, frame: Frame) -> tuple[Sides, Sides]:
    """Return whose measure a frame tells of, and whom it hits."""
    if frame.thing is None:
        return _of_verb(passage, frame)
    owners = owners_of(passage, frame.thing)
    doers = passage.makers(frame.makers) if not _is_private(passage, frame.makers) else NOBODY
    hit = passage.all_who(frame.about) | targets_of(passage, frame.word, frame.thing)
    if frame.about and not frame.makers and not owners:
        owners = _from_where(passage, frame)
    by = owners or doers or _denying(passage, frame.thing) or _makers_beside(passage, frame)
    if owners and doers and owners != doers and not hit:
        # "Washington lifted Sudan's sanctions": they hit whom they are called after
        by, hit = doers, owners
    return by, hit - by


def _of_verb(passage: Passage, frame: Frame) -> tuple[Sides, Sides]:
    makers = NOBODY if _is_private(passage, frame.makers) else passage.makers(frame.makers)
    hit = NOBODY
    for word in frame.about:
        hit |= passage.who(word) | passage.named_in(passage.phrase(word))
    if not makers and not frame.makers:
        makers = _from_where(passage, frame) or _ordering(passage, frame)
    return makers, hit - makers


def _is_private(passage: Passage, words: tuple[int, ...]) -> bool:
    """Return whether whoever does it is no government: a league, a court."""
    return any(passage.has("private", passage.lemma(word)) for word in words)


def owners_of(passage: Passage, noun: int) -> Sides:
    """Return whose measure a noun names: "its ban", "Kenya's ban", "a Kenyan ban", "by Kenya"."""
    tree = passage.tree
    found = passage.all_who(tree.possessors(noun))
    if found:
        return found
    for kid in tree.kids(noun, *OWNING):
        if kid < noun and tree.tokens[kid].text[:1].isupper() and not tree.preposition(kid):
            found |= passage.who(kid)
    if found:
        return found
    makers = passage.under(noun, "by")
    for verb in tree.kids(noun, "acl"):
        if tree.upos(verb) in VERBAL and passage.known.rows.get(tree.lemma(verb)):
            makers += tree.subjects(verb)
    return passage.makers(makers)


def targets_of(passage: Passage, verb: int, noun: int) -> Sides:
    """Return whom a measure's phrase names: "on Peruvian fish", "against Mali"."""
    found = NOBODY
    for word in _aimed(passage, verb, noun):
        found |= passage.who(word) | passage.named_in(passage.phrase(word))
    for made in passage.tree.kids(noun, "acl"):
        for agent in passage.tree.kids(made, "obl:agent", "obl"):
            # "sanctions imposed by the union on Gabon": parsers hang Gabon on the union
            for word in passage.under(agent, "on", "against"):
                found |= passage.who(word)
        # "sanctions imposed on Gabon", "the ban that it had placed on Benin"
        for preposition in ("on", "against"):
            for word in passage.tree.obliques(made).get(preposition, ()):
                found |= passage.who(word) | passage.named_in(passage.phrase(word))
    for word in _widened_to(passage, verb):
        found |= passage.who(word)
    return found


def _widened_to(passage: Passage, verb: int) -> tuple[int, ...]:
    """Return whom a measure is widened to hit: "expanded its sanctions to include gangs"."""
    tree = passage.tree
    below = [
        kid for kid in tree.kids(verb, "advcl", "xcomp") if passage.has("widening", tree.lemma(kid))
    ]
    return tuple(word for kid in below for word in tree.kids(kid, "obj"))


def _aimed(passage: Passage, verb: int, noun: int) -> tuple[int, ...]:
    """Return the nouns at which a measure is aimed; parsers hang them on it or on its verb."""
    tree = passage.tree
    found = list(passage.under(noun, *passage.known.sets["aimed"]))
    found += [
        kid
        for kid in (*tree.kids(verb, "obl"), *tree.kids(noun, "obl"))
        if kid > noun and tree.preposition(kid) in passage.known.sets["aimed"] and passage.who(kid)
    ]
    return tuple(dict.fromkeys(found))


def _makers_beside(passage: Passage, frame: Frame) -> Sides:
    """Return who says that a measure stands, where nobody else is named: "..., Cairo said"."""
    tree = passage.tree
    head = tree.head(frame.word)
    if head is None or tree.relation(frame.word) not in {"ccomp", "parataxis"}:
        return NOBODY
    if tree.upos(head) not in VERBAL:
        return NOBODY
    return passage.all_who(tree.subjects(head)) - targets_of(passage, frame.word, frame.thing or 0)


def _denying(passage: Passage, noun: int) -> Sides:
    """Return who does or does not admit a measure: "the ban, which Manila never confirmed"."""
    tree = passage.tree
    verbs = [verb for verb in tree.kids(noun, "acl") if passage.has("own", tree.lemma(verb))]
    return frozenset(side for verb in verbs for side in passage.all_who(tree.subjects(verb)))


def _from_where(passage: Passage, frame: Frame) -> Sides:
    """Return from where somebody is kept: whoever may not enter Belarus is kept out by Belarus."""
    tree = passage.tree
    found = NOBODY
    entries = tree.kids(frame.word, "obj") if frame.thing is None else frame.about
    kids = [*tree.kids(frame.word, "advcl", "xcomp", "ccomp", "obl")]
    kids += [kid for entry in entries for kid in tree.kids(entry, "nmod")]
    for kid in kids:
        if tree.preposition(kid) in {"from", "in", "into", "to", "out of"}:
            places = tree.objects(kid) if tree.upos(kid) in VERBAL else (kid,)
            found |= passage.all_who(places)
    return found


def _ordering(passage: Passage, frame: Frame) -> Sides:
    """Return who gave the order under which something is done."""
    tree = passage.tree
    for kid in tree.kids(frame.word, "obl"):
        if tree.preposition(kid) in {"under", "by", "on"}:
            makers = passage.all_who(tree.possessors(kid))
            for verb in tree.kids(kid, "acl"):
                makers |= passage.all_who(tree.subjects(verb))
            if makers:
                return makers
    return NOBODY


def about_of(passage: Passage, frame: Frame) -> str:
    """Return what a measure is about, in the words of the document; empty where untold."""
    if frame.thing is not None:
        words = [*frame.about, *_about_words(passage, frame)]
    else:
        words = list(frame.about)
    for word in words:
        told = _deeper(passage, word) or _meant_by(passage, word)
        if told:
            return told
    if frame.thing is None:
        return ""
    kinds = [kid for kid in passage.tree.kids(frame.thing, "compound", "amod") if kid < frame.thing]
    before = frame.thing - 1  # "to keep arms embargo": read as the verb's object and a complement
    if passage.tree.relation(frame.thing) == "xcomp" and passage.tree.relation(before) == "obj":
        return passage.about(before)
    return " ".join(
        passage.tree.tokens[kid].text
        for kid in kinds
        if passage.tree.relation(kid) == "compound"
        and not passage.tree.tokens[kid].text[:1].isupper()
    )


def _about_words(passage: Passage, frame: Frame) -> tuple[int, ...]:
    if frame.thing is None:
        return ()
    tree = passage.tree
    found = [*_widened_to(passage, frame.word)]
    near = passage.under(frame.thing, *passage.known.sets["about"])
    for word in near:
        # "the closure of its airspace to Indian airlines", "a levy of 30 percent on goods"
        inner = passage.under(word, "to", "for", "on")
        deeper = passage.has("doors", passage.lemma(word)) or passage.has(
            "amounts", passage.lemma(word)
        )
        found += [*(inner if deeper else ()), word]
    for kid in tree.kids(frame.word, "obl"):
        if kid > frame.thing and tree.preposition(kid) in {"on", "against"}:
            found.append(kid)
    for made in tree.kids(frame.thing, "acl"):
        for preposition in ("on", "against"):
            found += tree.obliques(made).get(preposition, ())
    return tuple(dict.fromkeys(found))


def _meant_by(passage: Passage, word: int) -> str:
    """Return what "them" means of what the sentence named before: the same people's goods."""
    if passage.tree.upos(word) != "PRON":
        return ""
    who = passage.who(word)
    for before in range(word):
        if passage.tree.upos(before) == "NOUN" and who and passage.who(before) == who:
            return passage.about(before)
    return ""


def _deeper(passage: Passage, word: int) -> str:
    """Return what a phrase is about; of "imports of fish" that is the fish."""
    if passage.has("trade", passage.lemma(word)):
        for kid in passage.under(word, "of"):
            told = passage.about(kid)
            if told:
                return told
    return passage.about(word)
