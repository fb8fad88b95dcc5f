"""Where it happened: the place that hangs on an event's own clause."""

from collections.abc import Iterable, Iterator
from itertools import chain

from dragoman.data.words import WordLists
from dragoman.entities.mention.mentions import Mention
from dragoman.entities.phrases.phrases import LANDS, TOWNS
from dragoman.frames.roles.parties import Mentions
from dragoman.frames.roles.slots import clause_of
from dragoman.records import Name, Place
from dragoman.syntax.logical import CLAUSAL
from dragoman.syntax.tree import Tree

WORDS = WordLists("frames", "places")
KINDS = TOWNS | {"state"}
CITIES = frozenset({"capital", "city"})
OWNERS = LANDS | {"demonym"}
WITHIN = ("nmod", "appos", "flat", "compound", "list", "conj")
DEEP = 3  # nouns between an event and its place: "troops at a base in the town of Gao"
TAKING_PART = ("nsubj", "nsubj:pass", "obj", "obl", "nmod")
PARTS = ("nsubj", "obj", "iobj", "obl", "nmod", "compound", "appos", "conj", "advmod")


def of_places() -> frozenset[str]:
    """Return the prepositions before a place: "in", "near"."""
    return WORDS["local"]


def place_of(tree: Tree, mentions: Mentions, index: int) -> Place | None:
    """Return where the event of a word took place; None where its clause does not tell.

    What hangs on the word goes before what hangs on its clause, and that before what hangs on
    nouns of the clause ("an attack on a prison in Kabul"). Then come what is visited or invaded
    ("a Lima bombing", "visited Malta"), and where those are who saw it ("police in Accra say").

    Args:
        tree: the sentence.
        mentions: its mentions, for the state.
        index: the word.
    """
    hosts = _hosts(tree, index)
    near = chain(_beside(tree, hosts), _on_nouns(tree, hosts), _of_those_there(tree, hosts))
    return (
        _nearest_place(tree, mentions, near)
        or there(tree, mentions, index)
        or of_tellers(tree, mentions, hosts[-1])
    )


def _nearest_place(tree: Tree, mentions: Mentions, words: Iterable[int]) -> Place | None:
    """Return the first place that words name; of a state, the first of its towns among them.

    "Police in Belarus broke up a rally at a theatre in Minsk": in Minsk.
    """
    places = ((word, _place_at(tree, mentions, word)) for word in words)
    told = ((word, place) for word, place in places if place is not None)
    word, first = next(told, (0, None))
    if first is None or not _is_state(tree, mentions, word):
        return first
    towns = (
        place
        for other, place in told
        if place.country == first.country and not _is_state(tree, mentions, other)
    )
    return next(towns, first)


def _first_place(tree: Tree, mentions: Mentions, words: Iterable[int]) -> Place | None:
    """Return the first place that words name."""
    found = (_place_at(tree, mentions, word) for word in words)
    return next((place for place in found if place is not None), None)


def _beside(tree: Tree, hosts: Iterable[int]) -> Iterator[int]:
    """Yield what stands behind a local preposition on the words themselves."""
    for host in hosts:
        obliques = tree.obliques(host)
        for preposition in WORDS.listed("local"):
            for word in obliques.get(preposition, ()):
                behind = min(tree.subtree(word)) - 1
                topic = behind > host and _is_spoken_of(tree, behind)
                if not topic and not _is_of_what_is_to_come(tree, word, host):
                    yield word


def _on_nouns(tree: Tree, hosts: Iterable[int]) -> Iterator[int]:
    """Yield what stands behind a local preposition on the nouns below the words."""
    for host in hosts:
        yield from (word for word in _below(tree, host, DEEP) if _is_local(tree, word))


def _of_those_there(tree: Tree, hosts: Iterable[int]) -> Iterator[int]:
    """Yield where those are who take part: "ministers meeting in Oslo", "police based in Oran"."""
    nouns = (noun for host in hosts for noun in tree.kids(host, *TAKING_PART))
    for clause in (clause for noun in nouns for clause in tree.kids(noun, "acl")):
        if tree.lemma(clause).lower() in WORDS["being"]:
            obliques = tree.obliques(clause)
            for preposition in WORDS.listed("local"):
                yield from obliques.get(preposition, ())


def _is_state(tree: Tree, mentions: Mentions, word: int) -> bool:
    mention = mentions.headed(tree, word)
    return mention is not None and mention.kind == "state"


def _hosts(tree: Tree, index: int) -> tuple[int, ...]:
    """Return the words whose place is an event's: itself, and its clause.

    "Met in Oslo a week before the launch": the launch was not there.
    """
    clause = clause_of(tree, index)
    for each in (index, *tree.ancestors(index)):
        if each == clause:
            break
        if _is_of_another_time(tree, each):
            return (index,)
    return tuple(dict.fromkeys((index, clause)))


def _below(tree: Tree, host: int, deep: int) -> Iterator[int]:
    """Yield the nouns of a clause, the nearest to the host first; no clause below is entered."""
    level = [host]
    for _ in range(deep):
        level = [
            kid
            for word in level
            if tree.lemma(word).lower() not in WORDS["telling"]
            for kid in tree.kids(word, *PARTS)
            if tree.upos(kid) not in CLAUSAL
            and not _is_of_another_time(tree, kid)
            and not _is_spoken_of(tree, kid)
        ]
        yield from level


def _is_of_another_time(tree: Tree, word: int) -> bool:
    """Return whether a noun is of what was before or after: "a year after the talks in Oslo"."""
    return tree.preposition(word) in WORDS["relative"]


def _is_spoken_of(tree: Tree, word: int) -> bool:
    """Return whether a noun is a topic: "discussed the crisis in Haiti", "talks on the war in"."""
    if tree.lemma(word).lower() not in WORDS["topics"]:
        return False
    head = tree.head(word)
    spoken = head is not None and tree.lemma(head).lower() in WORDS["discussing"]
    return tree.preposition(word) in WORDS["about"] or (spoken and tree.relation(word) == "obj")


def _is_local(tree: Tree, word: int) -> bool:
    return tree.preposition(word).split(" ")[-1] in WORDS["local"]


def _is_of_what_is_to_come(tree: Tree, word: int, host: int) -> bool:
    """Return whether a place is that of the act below: "agreed to meet again in Tokyo"."""
    head = tree.governor(word)
    below = head is not None and tree.relation(tree.first_conjunct(head)) == "xcomp"
    return below and head != host


def there(tree: Tree, mentions: Mentions, index: int) -> Place | None:
    """Return the place that is visited, invaded or bombed, or in "a Lima bombing".

    Args:
        tree: the sentence.
        mentions: its mentions, for the state.
        index: the word that tells the event.
    """
    lemma, noun = tree.lemma(index).lower(), tree.upos(index) == "NOUN"
    words: list[int] = []
    if lemma in WORDS["coming"]:
        words += _behind(tree, index, "to", "nmod", "obl") if noun else tree.kids(index, "obj")
    if lemma in WORDS["taking"]:
        taken = tree.kids(index, "obj", "nsubj:pass")
        words += _behind(tree, index, "of", "nmod") if noun else taken
    if lemma in WORDS["happening"]:
        # not "a Delhi protest", which is India's
        words += [kid for kid in tree.kids(index, "compound") if _is_town(mentions, kid)]
    return _first_place(tree, mentions, words)


def _behind(tree: Tree, noun: int, preposition: str, *relations: str) -> list[int]:
    """Return what stands behind a preposition on a noun."""
    return [kid for kid in tree.kids(noun, *relations) if tree.preposition(kid) == preposition]


def _is_town(mentions: Mentions, word: int) -> bool:
    return any(one.kind in CITIES for one in mentions.by_token[word])


def of_tellers(tree: Tree, mentions: Mentions, clause: int) -> Place | None:
    """Return where those are who tell what they saw: "witnesses in Lome say".

    Who is told to be elsewhere ("officials in Washington say") need not have seen it; "In Lome,
    police say" tells where it was, whoever says so.

    Args:
        tree: the sentence.
        mentions: its mentions, for the state.
        clause: the verb that tells the event.
    """
    while tree.relation(clause) == "advcl" and (above := tree.head(clause)) is not None:
        marks = {tree.lemma(kid) for kid in tree.kids(clause, "mark", "advmod")}
        if not marks & WORDS["meanwhile"]:
            return None
        clause = above  # "in Accra, police say six were hurt when a bomb went off"
    verb = tree.head(clause)
    if verb is None or tree.relation(clause) != "ccomp" or tree.lemma(verb) not in WORDS["saying"]:
        return None
    local = (word for word in _around_telling(tree, verb) if _is_local(tree, word))
    return _first_place(tree, mentions, local)


def _around_telling(tree: Tree, verb: int) -> Iterator[int]:
    """Yield what stands before those who tell, and on those of them who saw it."""
    tellers = tree.kids(verb, "nsubj")
    first = min(tellers, default=0)
    yield from (kid for kid in tree.kids(verb, "obl") if kid < first)
    for teller in tellers:
        if tree.lemma(teller).lower() in WORDS["seers"]:
            yield from tree.kids(teller, "nmod")


def _place_at(tree: Tree, mentions: Mentions, word: int) -> Place | None:
    """Return the place that a word names, or that it is: "the southern port city of Karachi"."""
    named = _named(tree, mentions, word)
    if named is not None or tree.lemma(word).lower() not in WORDS["towns"]:
        return named
    within = [kid for relation in WITHIN for kid in tree.kids(word, relation)]
    for kid in within:
        inner = _named(tree, mentions, kid)
        if inner is not None:
            return Place(inner.text, inner.country or _owner(tree, mentions, word))
    country = _owner(tree, mentions, word)
    if country is None:
        return None
    first = min([word, *tree.kids(word, "amod", "nmod", "compound", "nummod")])
    return Place(_words(tree, tree.tokens[first].start, tree.tokens[word].end), country)


def _named(tree: Tree, mentions: Mentions, word: int) -> Place | None:
    """Return the place that a word names outright."""
    mention = mentions.headed(tree, word)
    if mention is not None and mention.kind in KINDS and mention.parties:
        return Place(mention.parties[0].text, mention.parties[0].country)
    if tree.lemma(word).lower() in WORDS["occasions"]:
        return None
    name = _name_over(tree, word)
    if name is None:
        return None
    text = _words(tree, name.start, max(name.end, _end_of_name(tree, word)))
    country = _over(mentions, word) or _country_after(tree, mentions, word)
    return Place(text, country or _owner(tree, mentions, word))


def _name_over(tree: Tree, word: int) -> Name | None:
    """Return the name of a place in which a word stands."""
    token = tree.tokens[word]
    over = (n for n in tree.sentence.names if n.start <= token.start and token.end <= n.end)
    return next((name for name in over if name.label == "LOC"), None)


def _end_of_name(tree: Tree, word: int) -> int:
    """Return where "Palace of the Revolution" ends, of which the encoder may see the first word."""
    for kid in tree.kids(word, "nmod"):
        if tree.preposition(kid) == "of" and tree.tokens[kid].text[:1].isupper():
            return tree.tokens[kid].end
    return tree.tokens[word].end


def _over(mentions: Mentions, word: int) -> str | None:
    """Return the state of the place that a word lies in: "Martyrs Square" has none."""
    found = (one for one in mentions.by_token[word] if one.kind in KINDS)
    return next(filter(None, map(_country, found)), None)


def _owner(tree: Tree, mentions: Mentions, word: int) -> str | None:
    """Return the state in "the Iraqi city", "Beirut's Martyrs Square", "southern Helmand"."""
    for kid in tree.kids(word, "amod", "nmod", "compound", "det"):
        for mention in mentions.by_token[kid]:
            if mention.kind in OWNERS and _country(mention):
                return _country(mention)
    return None


def _country(mention: Mention) -> str | None:
    return mention.parties[0].country if len(mention.parties) == 1 else None


def _words(tree: Tree, start: int, end: int) -> str:
    inside = [token for token in tree.tokens if start <= token.start and token.end <= end]
    return "".join(
        token.text + (" " if following and following.start > token.end else "")
        for token, following in zip(inside, [*inside[1:], None], strict=True)
    )


def _country_after(tree: Tree, mentions: Mentions, word: int) -> str | None:
    """Return the state in "Busan, South Korea"; None where none is named."""
    for kid in tree.kids(word, "appos", "nmod", "conj", "flat", "list"):
        mention = mentions.headed(tree, kid)
        if mention is not None and mention.kind == "state" and mention.parties:
            return mention.parties[0].country
    return None
