"""What must stand with a word so that it turns a measure, and where its parts are then found."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from dragoman.measures.passage import NOMINAL, Passage
from dragoman.syntax.tree import Tree

VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Frame:
    """The words of a turn of a measure.

    Attributes:
        word: the word that turns it.
        thing: the noun of the measure; None where a verb alone tells it.
        about: the nouns that it is about or that it hits, the nearest first.
        makers: words for whoever's measure it is, the surest first.
        is_partial: whether only a part is meant.
    """

    word: int
    thing: int | None = None
    about: tuple[int, ...] = ()
    makers: tuple[int, ...] = ()
    is_partial: bool = False


Found = Iterator[Frame]


def _objects(passage: Passage, word: int) -> tuple[int, ...]:
    """Return what a word is done to; a participle with nothing else is done to its noun."""
    tree = passage.tree
    found = tree.objects(word)
    if not found and tree.upos(word) in VERBAL:
        found = tree.kids(word, "obj", "nsubj:pass")
    # "Brunei ends ban on eggs": headlines without articles are read as complements
    return (*found, *(kid for kid in tree.kids(word, "xcomp") if passage.is_measure(kid)))


def _doers(passage: Passage, word: int) -> tuple[int, ...]:
    tree = passage.tree
    head = tree.head(word)
    if head is not None and is_headline_plan(tree, word):
        return tree.subjects(word) or (head,)
    return tree.subjects(word)


def is_headline_plan(tree: Tree, word: int) -> bool:
    """Return whether a verb is what a headline says that somebody will do: "Oman to ease curbs"."""
    head = tree.head(word)
    named = head is not None and tree.relation(head) == "root" and tree.upos(head) == "PROPN"
    return named and tree.relation(word) == "acl" and tree.preposition(word) == "to"


def _of_measure(passage: Passage, word: int, noun: int, *, partial: bool = False) -> Frame:
    return Frame(word, noun, (), _doers(passage, word), partial)


def measure(passage: Passage, word: int) -> Found:
    """Its object is a measure: "lifted its ban"."""
    for found in _objects(passage, word):
        noun = passage.measure_of(found)
        below = passage.tree.kids(word, "xcomp")
        if noun is not None and not any(passage.tree.upos(kid) in VERBAL for kid in below):
            yield _of_measure(passage, word, noun)


def measure_part(passage: Passage, word: int) -> Found:
    """Its object is a part of a measure: "lifted some of its curbs", "partly lifted"."""
    partly = _describes(passage, word, "partly")
    for found in _objects(passage, word):
        noun = passage.measure_of(found)
        if noun is None:
            continue
        if partly or _is_few(passage, found, noun) or _is_all_but(passage, word, found, noun):
            yield _of_measure(passage, word, noun, partial=True)


def _is_few(passage: Passage, found: int, noun: int) -> bool:
    """Return whether only some of a measure is spoken of: "part of its ban", "some curbs"."""
    head = passage.tree.head(noun)
    of = [word for word in (found, head) if word is not None and word != noun]
    said = {passage.lemma(word) for word in of if passage.tree.preposition(noun) == "of"}
    return bool((said | passage.before(noun)) & passage.known.sets["parts"])


def _is_all_but(passage: Passage, word: int, found: int, noun: int) -> bool:
    """Return whether all of a measure but something is spoken of."""
    return found != noun and {"all", "but"} <= _words(passage, word)


def measure_itself(passage: Passage, word: int) -> Found:
    """A measure is what does it: "the ban expired"."""
    tree = passage.tree
    if any(not passage.has("standing", passage.lemma(each)) for each in tree.kids(word, "obj")):
        return
    for found in tree.kids(word, "nsubj"):
        noun = passage.measure_of(found)
        if noun is not None:
            yield Frame(word, noun)


def measure_stands(passage: Passage, word: int) -> Found:
    """A measure is said to be "in force"."""
    if not passage.tree.kids(word, "cop"):
        return
    for found in passage.tree.kids(word, "nsubj"):
        if (noun := passage.measure_of(found)) is not None:
            yield Frame(word, noun)


def of_measure(passage: Passage, word: int) -> Found:
    """A noun whose measure hangs on it by "of": "the lifting of the ban"."""
    tree = passage.tree
    head = tree.head(word)
    put = head is not None and tree.lemma(head) in {"put", "bring", "come", "draw"}
    if tree.upos(word) not in NOMINAL or put:
        return
    for kid in passage.under(word, "of", "to"):
        if passage.is_measure(kid):
            yield Frame(word, kid, (), tree.possessors(word))


def weighed(passage: Passage, word: int) -> Found:
    """Somebody thinks of a measure: "is weighing restrictions on wine"."""
    return measure(passage, word)


def faced(passage: Passage, word: int) -> Found:
    """Something faces a measure: "cement faces a new tariff"."""
    for found in _objects(passage, word):
        if passage.is_measure(found):
            yield Frame(word, found, passage.tree.kids(word, "nsubj"))


def may_do(passage: Passage, word: int) -> Found:
    """Somebody may do again, or no longer, what a measure forbade: "may again sell to Peru"."""
    tree = passage.tree
    allowed = any(passage.text(kid) in {"may", "can"} for kid in tree.kids(word, "aux"))
    people = tree.kids(word, "nsubj:pass") or tree.kids(word, "nsubj")
    if allowed and people and any(passage.who(each) for each in people):
        yield Frame(word, None, people)


def added_to(passage: Passage, word: int) -> Found:
    """Something is added to a measure: "added oil to its sanctions"."""
    for found in passage.tree.obliques(word).get("to", ()):
        if passage.is_measure(found):
            yield Frame(word, found, _objects(passage, word), _doers(passage, word))


def asked(passage: Passage, word: int) -> Found:
    """Somebody asks for a measure of another: "called for EU sanctions on Azerbaijan"."""
    tree = passage.tree
    for found in (*tree.obliques(word).get("for", ()), *tree.kids(word, "obj")):
        if passage.is_measure(found) and not tree.possessors(found):
            yield Frame(word, found)


def by_oblique(passage: Passage, word: int) -> Found:
    """A measure hangs on the verb: "stuck to its ban"."""
    for preposition in ("to", "on", "with"):
        for found in passage.tree.obliques(word).get(preposition, ()):
            if passage.is_measure(found):
                yield _of_measure(passage, word, found)


def with_measure(passage: Passage, word: int) -> Found:
    """Somebody answers "with" a measure."""
    for found in passage.tree.obliques(word).get("with", ()):
        if passage.is_measure(found):
            yield _of_measure(passage, word, found)


def by_measure(passage: Passage, word: int) -> Found:
    """Somebody is hit with a measure, or by one: "hit Belarus with tariffs"."""
    tree = passage.tree
    for found in tree.obliques(word).get("with", ()):
        if passage.is_measure(found):
            yield Frame(word, found, _objects(passage, word), _doers(passage, word))
    agents = (*_doers(passage, word), *tree.kids(word, "obl:agent"))
    for found in dict.fromkeys(agents):
        if passage.is_measure(found):  # "hit by sanctions", in headlines without its "was"
            yield Frame(word, found, _objects(passage, word) or tree.kids(word, "nsubj"))


def subject_to(passage: Passage, word: int) -> Found:
    """Something is "subject to" a measure."""
    hit = passage.tree.kids(word, "nsubj", "nsubj:pass")
    for found in passage.tree.kids(word, "obl", "nmod"):
        if passage.is_measure(found):
            yield Frame(word, found, hit)


def end_to(passage: Passage, word: int) -> Found:
    """Somebody "puts an end to" a measure."""
    tree = passage.tree
    for found in _objects(passage, word):
        if passage.lemma(found) != "end":
            continue
        nouns = (*tree.obliques(word).get("to", ()), *passage.under(found, "to"))
        for noun in dict.fromkeys(nouns):
            if passage.is_measure(noun):
                yield _of_measure(passage, word, noun)


def away_with(passage: Passage, word: int) -> Found:
    """Somebody "does away with" a measure."""
    if "away" not in _words(passage, word):
        return
    for found in passage.tree.obliques(word).get("with", ()):
        if passage.is_measure(found):
            yield _of_measure(passage, word, found)


def from_measure(passage: Passage, word: int) -> Found:
    """Something is left out of a measure: "exempted dates from the duty"."""
    for found in passage.tree.obliques(word).get("from", ()):
        if not passage.is_measure(found):
            continue
        about = _objects(passage, word)
        if about:
            yield Frame(word, found, about, _doers(passage, word), is_partial=True)
        else:  # "is exempt from the duty"
            yield Frame(word, found, passage.tree.kids(word, "nsubj"), is_partial=True)


def given(passage: Passage, word: int) -> Found:
    """Somebody is given an exemption from a measure."""
    tree, head = passage.tree, passage.tree.head(word)
    if head is None or tree.upos(head) not in VERBAL or word not in _objects(passage, head):
        return
    measures = (*passage.under(word, "from"), *tree.obliques(head).get("from", ()))
    given_to = [kid for kid in tree.kids(head, "iobj", "obj") if kid != word]
    given_to += tree.obliques(head).get("to", ())
    for found in dict.fromkeys(measures):
        if passage.is_measure(found):
            yield Frame(head, found, tuple(given_to), _doers(passage, head), is_partial=True)


def goods(passage: Passage, word: int) -> Found:
    """Its object is what it forbids or lets in: "banned Lao timber"."""
    objects = _objects(passage, word)
    if any(passage.measure_of(found) is not None for found in objects):
        return
    if any(passage.has("no_goods", passage.lemma(found)) for found in objects):
        return
    told = [found for found in objects if not passage.has("trade", passage.lemma(found))]
    for found in objects if not told else ():
        told += [*_traded(passage, found), *_beyond(passage, word, found)]
    if told:
        yield Frame(word, None, tuple(dict.fromkeys(told)), _doers(passage, word))


def barred(passage: Passage, word: int) -> Found:
    """Somebody is kept from something: "barred trawlers from landing"."""
    objects = _objects(passage, word)
    kept = _marked(
        passage, word, *(("to", "from") if passage.lemma(word) == "forbid" else ("from",))
    )
    if any(passage.has("no_goods", passage.lemma(found)) for found in objects):
        return
    if objects and kept and not any(passage.is_measure(found) for found in objects):
        yield Frame(word, None, objects, _doers(passage, word))


def trade(passage: Passage, word: int) -> Found:
    """Its object is a trade: "suspended imports of cement"."""
    for found in _objects(passage, word):
        if not passage.has("trade", passage.lemma(found)):
            continue
        about = [*_traded(passage, found), *_beyond(passage, word, found)]
        if passage.has("of_itself", passage.lemma(found)):
            about.insert(0, found)
        yield Frame(word, None, (*dict.fromkeys(about), found), _doers(passage, word))


def door(passage: Passage, word: int) -> Found:
    """Its object is a way in: "closed its airspace to Kenyan aircraft"."""
    for found in _objects(passage, word):
        if passage.has("doors", passage.lemma(found)):
            about = _let_in(passage, word, found)
            if about:
                yield Frame(word, None, (*about, found), _doers(passage, word))


def door_shut(passage: Passage, word: int) -> Found:
    """A way in is kept shut."""
    if not _words(passage, word) & passage.known.sets["shut"]:
        return
    for found in _objects(passage, word) or passage.tree.kids(word, "nsubj"):
        if passage.has("doors", passage.lemma(found)):
            shut = [
                kid for kid in passage.tree.children[word] if passage.has("shut", passage.text(kid))
            ]
            about = [each for host in (word, *shut) for each in _let_in(passage, host, found)]
            if about:
                yield Frame(word, None, tuple(dict.fromkeys(about)), _doers(passage, word))


def assets(passage: Passage, word: int) -> Found:
    """Its object is property: "froze Belarusian assets"."""
    for found in _objects(passage, word):
        if passage.has("assets", passage.lemma(found)):
            yield Frame(word, None, (found,), _doers(passage, word))


def visas(passage: Passage, word: int) -> Found:
    """Visas or entry are refused to somebody."""
    tree = passage.tree
    objects = _objects(passage, word)
    if any(passage.lemma(found) in {"visa", "entry", "access", "permit"} for found in objects):
        people = [
            found
            for found in objects
            if passage.lemma(found) not in {"visa", "entry", "access", "permit"}
        ]
        people += tree.obliques(word).get("to", ())
        if people:
            yield Frame(word, None, tuple(people), _doers(passage, word))


def target(passage: Passage, word: int) -> Found:
    """Its object is who is hit: "blacklisted six banks"."""
    objects = _objects(passage, word)
    if objects and not any(passage.is_measure(found) for found in objects):
        yield Frame(word, None, objects, _doers(passage, word))


def stopping(passage: Passage, word: int) -> Found:
    """Somebody stops buying or letting in: "stopped buying cement"."""
    for verb in passage.tree.kids(word, "xcomp", "ccomp", "obj"):
        if passage.has("buying", passage.tree.lemma(verb)) and _objects(passage, verb):
            yield Frame(word, None, _objects(passage, verb), _doers(passage, word))


def kept_out(passage: Passage, word: int) -> Found:
    """A measure "keeps somebody out", or a state keeps somebody "off its stages"."""
    tree = passage.tree
    if not _words(passage, word) & {"out", "off"}:
        return
    people = tuple(each for each in tree.kids(word, "obj") if passage.who(each))
    for found in tree.kids(word, "nsubj") if people else ():
        if passage.is_measure(found):
            yield Frame(word, found, people)
        elif not passage.is_pronoun(found):
            yield Frame(word, None, people, (found,))


def on_list(passage: Passage, word: int) -> Found:
    """Somebody is put on a list of those to be barred."""
    return _listing(passage, word, "bad_lists", ("to", "on", "onto", "in", "back on"))


def off_list(passage: Passage, word: int) -> Found:
    """Somebody is taken off a list of those barred."""
    for frame in _listing(passage, word, "bad_lists", ("from", "off", "off of")):
        yield Frame(frame.word, None, frame.about, frame.makers, is_partial=True)


def trusted(passage: Passage, word: int) -> Found:
    """Somebody is put on a list of those trusted, or taken off it."""
    return _listing(
        passage, word, "good_lists", ("to", "on", "onto", "in", "from", "off", "back on")
    )


def _listing(passage: Passage, word: int, kind: str, prepositions: tuple[str, ...]) -> Found:
    tree = passage.tree
    objects = _objects(passage, word)
    for preposition in prepositions:
        for found in tree.obliques(word).get(preposition, ()):
            if not passage.has("lists", passage.lemma(found)):
                continue
            said = {
                form
                for each in tree.subtree(found)
                for form in (passage.lemma(each), passage.text(each))
            }
            about = tuple(each for each in objects if each != found)
            if about and said & passage.known.sets[kind]:
                yield Frame(word, None, about, (*tree.possessors(found), *_doers(passage, word)))


# -- words around a word ---------------------------------------------------------------------------


def _words(passage: Passage, word: int) -> set[str]:
    """Return the forms of the words of a verb's clause that follow it or hang on it."""
    return {passage.text(each) for each in passage.tree.subtree(word)}


def _describes(passage: Passage, word: int, name: str) -> bool:
    kids = passage.tree.kids(word, "advmod")
    return any(passage.has(name, passage.text(kid)) for kid in kids)


def _marked(passage: Passage, word: int, *marks: str) -> bool:
    """Return whether a clause or a noun hangs on a verb by one of the marks."""
    tree = passage.tree
    kids = tree.kids(word, "advcl", "xcomp", "ccomp", "obl")
    kids += tuple(each for kid in tree.kids(word, "obj") for each in tree.kids(kid, "acl", "nmod"))
    return any(tree.preposition(kid) in marks for kid in kids)


def _traded(passage: Passage, noun: int) -> tuple[int, ...]:
    """Return what a trade is in, and with whom: "imports of fish from Oman to Yemen"."""
    return passage.under(noun, "of", "from", "to", "for", "by", "in", "with") or (
        (noun,) if passage.before(noun) else ()
    )


def _beyond(passage: Passage, word: int, noun: int) -> tuple[int, ...]:
    """Return what hangs on the verb behind a noun of trade: parsers hang it there too."""
    found = []
    for preposition in ("of", "from", "to", "for", "by"):
        nouns = passage.tree.obliques(word).get(preposition, ())
        found += [each for each in nouns if each > noun and passage.who(each)]
    return tuple(found)


def _let_in(passage: Passage, word: int, noun: int) -> tuple[int, ...]:
    """Return to whom a way in is open or shut."""
    tree = passage.tree
    found = [*tree.obliques(word).get("to", ()), *tree.obliques(word).get("for", ())]
    found += [*passage.under(noun, "to", "for", "with")]
    from_whom = [each for each in tree.obliques(word).get("from", ()) if passage.who(each)]
    if from_whom:  # "shut to rice from Benin"
        return tuple(dict.fromkeys((*found, *from_whom)))
    return tuple(each for each in dict.fromkeys(found) if passage.who(each))


TAKES: Mapping[str, Callable[[Passage, int], Found]] = {
    "measure": measure,
    "measure-part": measure_part,
    "measure-itself": measure_itself,
    "measure-stands": measure_stands,
    "of-measure": of_measure,
    "asked": asked,
    "weighed": weighed,
    "faced": faced,
    "may-do": may_do,
    "added-to": added_to,
    "by-oblique": by_oblique,
    "with-measure": with_measure,
    "by-measure": by_measure,
    "subject-to": subject_to,
    "end-to": end_to,
    "away-with": away_with,
    "from-measure": from_measure,
    "given": given,
    "goods": goods,
    "barred": barred,
    "trade": trade,
    "door": door,
    "door-shut": door_shut,
    "assets": assets,
    "visas": visas,
    "target": target,
    "stopping": stopping,
    "kept-out": kept_out,
    "list": on_list,
    "off-list": off_list,
    "trusted": trusted,
}
