"""Words to parties: which resolved actors stand behind a word of the tree."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from dragoman.data.words import WordLists
from dragoman.entities.mention.mentions import Mention
from dragoman.entities.names.nouns import Nouns
from dragoman.records import Party
from dragoman.syntax.logical import CLAUSAL
from dragoman.syntax.logical import WORDS as CONTROL
from dragoman.syntax.tree import Tree

WORDS = WordLists("frames", "roles.parties")
LISTED = frozenset({"ADJ", "CCONJ", "DET", "NOUN", "PROPN", "PUNCT"})  # in a list of names

JOINTS = frozenset({",", "and", "or", "&", "/"})
LAST_JOINTS = frozenset({"and", "or", "&"})
NAMED = frozenset({"organisation", "person"})
PAIR = 2
AGAINST = ("anti-", "anti–", "counter-", "counter–")
REACH = 4


@dataclass(frozen=True)
class Mentions:
    """The mentions of one sentence, found by word.

    Attributes:
        tree: the sentence.
        by_token: for each word index, the mentions that cover it, the longest first.
        answers: what was asked of them before, by the question.
    """

    tree: Tree
    by_token: tuple[tuple[Mention, ...], ...]
    answers: dict[tuple[Any, ...], Any] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def lists(self) -> tuple[tuple[Mention, ...], ...]:
        """The mentions that stand side by side, joined by commas and "and" alone."""
        return tuple(find_lists(self.tree, self.by_token))

    @classmethod
    def of_sentence(cls, tree: Tree, mentions: Sequence[Mention]) -> "Mentions":
        """Index the mentions that lie in a sentence."""
        rows: list[list[Mention]] = [[] for _ in tree.tokens]
        starts, ends = tree.starts, tree.ends
        for mention in sorted(mentions, key=lambda each: each.start - each.end):
            first, past = bisect_right(ends, mention.start), bisect_left(starts, mention.end)
            for row in rows[first:past]:
                row.append(mention)
        return cls(tree, tuple([tuple(row) for row in rows]))

    def listed_with(self, mention: Mention) -> tuple[Mention, ...]:
        """Return the list that a mention stands in; itself alone where in none."""
        for each in self.lists:
            if mention in each:
                return each
        return (mention,)

    def headed(self, tree: Tree, index: int) -> Mention | None:
        """Return the mention that a word stands for, not one that it merely lies in."""
        covering = self.by_token[index]
        start = tree.tokens[index].start
        for mention in covering:
            if mention.head == start:
                return mention
        for mention in covering:
            if _is_top(tree, index, mention):
                return mention
        return next((one for one in covering if _ends_name(tree, index, one)), None)


def find_lists(tree: Tree, by_token: Sequence[Sequence[Mention]]) -> Iterator[tuple[Mention, ...]]:
    """Yield the lists of actors that the words alone show: "A, B's minister X, and C".

    Parsers lose the thread where titles and commas mix; the commas and the "and" do not.
    """
    current: list[Mention] = []
    joined, final = False, False
    for index in range(len(tree.tokens)):
        covering = [m for m in by_token[index] if m.role == "actor" and m.parties]
        if covering:
            mention = covering[0]
            if current and mention == current[-1]:
                continue
            if current and joined and not _opens_clause(tree, index, current[-1], by_token):
                current.append(mention)
            else:
                yield from _kept(current, final=final)
                current, final = [mention], False
            joined = False
        elif current and tree.lemma(index) in JOINTS:
            joined = True
            final = final or tree.lemma(index) in LAST_JOINTS
        elif current and tree.upos(index) == "DET":
            continue
        else:
            yield from _kept(current, final=final)
            current, joined, final = [], False, False
    yield from _kept(current, final=final)


def _kept(current: list[Mention], *, final: bool) -> Iterator[tuple[Mention, ...]]:
    if len(current) > 1 and (final or len(current) > PAIR):
        yield tuple(current)


def _opens_clause(
    tree: Tree, index: int, before: Mention, by_token: Sequence[Sequence[Mention]]
) -> bool:
    """Return whether a mention after "and" is the subject of a clause of its own."""
    mention = by_token[index][0]
    inside = [n for n in range(len(tree.tokens)) if mention in by_token[n]]
    subject = any(tree.relation(n) == "nsubj" for n in inside)
    earlier = [n for n in range(len(tree.tokens)) if before in by_token[n]]
    if not any(tree.upos(n) in CLAUSAL for n in range(earlier[0])):
        # "Park and Obama spoke": no verb before the first of them, so both are its subjects
        return False
    return subject and not any(tree.relation(n) == "nsubj" for n in earlier)


def _is_top(tree: Tree, index: int, mention: Mention) -> bool:
    """Return whether no governing word of `index` lies in the same mention."""
    head = tree.head(index)
    return head is None or not (
        mention.start <= tree.tokens[head].start and tree.tokens[head].end <= mention.end
    )


def _ends_name(tree: Tree, index: int, mention: Mention) -> bool:
    """Return whether a name begins with a word that a noun before it describes.

    It is the Castro of "his counterpart, Fidel Castro", the PKK of "the rebel group PKK".
    """
    if mention.kind not in NAMED:
        return False
    while index < len(tree.tokens) and tree.upos(index) == "PROPN":
        if tree.tokens[index].end == mention.end:
            return True
        index += 1
    return False


def parties_at(
    tree: Tree,
    mentions: Mentions,
    index: int,
    *,
    owners: bool = True,
    places: bool = False,
    depth: int = 1,
) -> tuple[Party, ...]:
    """Return the parties behind a word.

    Args:
        tree: the sentence.
        mentions: its mentions.
        index: the word.
        owners: for a noun that names no actor, take those it belongs to
            ("Russia's attack", "the attack by Russia", "Russian attack").
        places: count a state that is only a place ("visited Tokyo").
        depth: how many nouns deep to look ("the import of Korean culture": 1).
    """
    asked = ("at", index, owners, places, depth)
    if asked not in mentions.answers:
        found = _parties_at(tree, mentions, index, owners=owners, places=places, depth=depth)
        mentions.answers[asked] = found
    return mentions.answers[asked]  # type: ignore[no-any-return]


def _parties_at(
    tree: Tree, mentions: Mentions, index: int, *, owners: bool, places: bool, depth: int
) -> tuple[Party, ...]:
    """Return the parties behind a word of which nobody has asked before."""
    mention = mentions.headed(tree, index) or _after_courtesy(tree, mentions, index)
    if mention is not None and mention.kind == "role" and owners:
        # "delegations from the two countries": as many parties as countries
        wider = owners_of(tree, mentions, index, places=places, depth=depth)
        if len({sides(party) for party in wider}) > 1:
            return wider
    own = () if mention is None else _own_parties(tree, mentions, index, mention, places=places)
    if own or not owners:
        return own
    return owners_of(tree, mentions, index, places=places, depth=depth)


def _own_parties(
    tree: Tree, mentions: Mentions, index: int, mention: Mention, *, places: bool
) -> tuple[Party, ...]:
    """Return the parties of a mention with those listed with it; of an attribute only a name's."""
    if not mention.parties:
        return ()
    if mention.role == "actor" or (places and mention.role == "place"):
        listed = mentions.listed_with(mention)
        return unique(party for each in listed for party in each.parties)
    named = mention.role == "attribute" and tree.upos(index) in {"PROPN", "PRON"}
    return mention.parties if named else ()


def _after_courtesy(tree: Tree, mentions: Mentions, index: int) -> Mention | None:
    """Return the person whom a courtesy heads in the parse: "H.E. Dr. Behzad Daneshvar"."""
    if tree.lemma(index).rstrip(".") not in WORDS["courtesies"]:
        return None
    for after in range(index + 1, min(index + REACH, len(tree.tokens))):
        for mention in mentions.by_token[after]:
            if mention.kind in {"person", "role"}:
                return mention
    return None


def owners_of(
    tree: Tree, mentions: Mentions, index: int, *, places: bool = False, depth: int = 1
) -> tuple[Party, ...]:
    """Return the parties to whom the thing that a noun names belongs."""
    doers = _doers(tree, mentions, index)
    if doers:
        return doers
    found: list[Party] = list(_before_it(tree, mentions, index))
    named = bool(found) and bool(tree.kids(index, "nmod:poss"))
    possessed = named and _nouns().is_event(tree.tokens[index].text)
    # "condemned the invasion of Ukraine": whose it is, nobody says; Ukraine suffers it
    of_others = possessed or tree.lemma(index) in WORDS["suffered"]
    others = frozenset({"of"} if of_others else ()) | ({"from"} if possessed else set())
    owning = [
        kid
        for kid in tree.kids(index, "nmod")
        # "Russia's invasion of Ukraine", "withdrawal from Ukraine": Russia's alone
        if tree.preposition(kid) in WORDS["owning"] - others
    ]
    for word in (each for kid in owning for each in tree.conjuncts(kid)):
        found.extend(parties_at(tree, mentions, word, owners=depth > 0, places=places, depth=0))
    for inner in mentions.by_token[index]:
        if inner.role == "attribute" and inner.parties != tuple(found):
            found.extend(inner.parties)
    if not found:
        found.extend(_makers(tree, mentions, index))
    if not found and places:
        return unique(_around_there(tree, mentions, index))
    return unique(found)


@cache
def _nouns() -> Nouns:
    return Nouns.load()


def _before_it(tree: Tree, mentions: Mentions, index: int) -> Iterator[Party]:
    for kid in tree.kids(index, "nmod:poss", "compound", "amod"):
        for word in tree.conjuncts(kid):
            mention = mentions.headed(tree, word)
            if mention is not None and not is_against(tree, word):
                yield from mention.parties


def suffers(tree: Tree, word: int) -> bool:
    """Return whether a word names who suffers: Riga in "the siege of Riga", "attacks on Riga"."""
    first = tree.first_conjunct(word)
    noun = tree.head(first)
    if noun is None or tree.relation(first) != "nmod":
        return False
    preposition = tree.preposition(first)
    lemma = tree.lemma(noun)
    return (preposition == "of" and lemma in WORDS["suffered"]) or (
        preposition in WORDS["at_whom"] and lemma in WORDS["suffered"] | WORDS["aimed"]
    )


def judges(tree: Tree, word: int, noun: int) -> bool:
    """Return whether a word names who judges an act: "tests were condemned by Japan".

    Japan tests nothing.

    Args:
        tree: the sentence.
        word: the word that names somebody.
        noun: the word that tells the act.
    """
    first, act = whole_noun(tree, word), tree.first_conjunct(noun)
    verb = tree.head(first)
    if verb is None or tree.head(act) != verb or tree.lemma(verb) not in WORDS["judging"]:
        return False
    if tree.is_passive(verb):
        return tree.preposition(first) == "by" and tree.relation(act) == "nsubj"
    return tree.relation(first) == "nsubj" and tree.relation(act) == "obj"


def is_topic(tree: Tree, word: int, noun: int) -> bool:
    """Return whether a word names what is talked or agreed about: "talks on Syria".

    Args:
        tree: the sentence.
        word: the word that names somebody.
        noun: the word that tells the act: the noun, or its verb ("signed an accord on Syria").
    """
    first = whole_noun(tree, word)
    over = tree.head(first)
    if over is None or tree.upos(over) != "NOUN" or tree.preposition(first) not in WORDS["about"]:
        return False
    return over == noun or (tree.governor(over) == noun and tree.lemma(over) in WORDS["talked"])


def is_nobody(tree: Tree, word: int, act: int) -> bool:
    """Return whether a word names those of whom there was none: "no Fijians were involved".

    Args:
        tree: the sentence.
        word: the word that names somebody.
        act: the word that tells the act; what is denied by its own subject is another matter.
    """
    head = tree.head(word)
    # the "no" itself is of the words that name them
    first = whole_noun(tree, head if head is not None and tree.relation(word) == "det" else word)
    none = any(tree.lemma(kid) in WORDS["none"] for kid in tree.kids(first, "det"))
    return none and tree.head(first) != act


def looks_on(tree: Tree, word: int) -> bool:
    """Return whether a word names one who is only beside: "with Norway and Cuba as guarantors".

    Args:
        tree: the sentence.
        word: the word that names somebody.
    """
    first, last = word, word
    while first > 0 and tree.upos(first) in LISTED:
        first -= 1
    while last + 1 < len(tree.tokens) and tree.upos(last) in LISTED:
        last += 1
    behind = [token.lemma.lower() for token in tree.tokens[last + 1 : last + 3]]
    listed = tree.lemma(first) == "with" and tree.lemma(last) == "as"
    return listed and not WORDS["bystanders"].isdisjoint(behind)


def whole_noun(tree: Tree, word: int) -> int:
    """Return the noun that a word describes or belongs to: the campaign of "Chad's campaign"."""
    first = tree.first_conjunct(word)
    while tree.relation(first) in {"nmod", "compound", "amod", "flat"}:
        head = tree.head(first)
        if head is None or (tree.preposition(first) and tree.tokens[first].deprel == "nmod"):
            return first
        first = tree.first_conjunct(head)
    return first


def is_opposed(tree: Tree, word: int, act: int) -> bool:
    """Return whether what is backed or asked for is against somebody: "pressure against Chad"."""
    first = tree.first_conjunct(word)
    noun = tree.head(first)
    if noun is None or tree.preposition(first) != "against":
        return False
    return noun != act and tree.upos(noun) == "NOUN" and act in tree.ancestors(noun)


def is_no_doer(tree: Tree, word: int, act: int) -> bool:
    """Return whether a word names whom an act is against, or who only judges it."""
    return is_against(tree, word) or judges(tree, word, act)


def is_against(tree: Tree, word: int) -> bool:
    """Return whether a word names whom something is against: "anti-French protests"."""
    return tree.tokens[word].text.casefold().startswith(AGAINST)


def opposed(tree: Tree, mentions: Mentions, index: int) -> tuple[Party, ...]:
    """Return those against whom a thing is, by the words before it: "an anti-Kenyan rally"."""
    words = (word for kid in tree.kids(index, "amod", "compound") for word in tree.conjuncts(kid))
    return unique(
        party
        for word in words
        if is_against(tree, word)
        for mention in mentions.by_token[word]
        for party in mention.parties
    )


def _makers(tree: Tree, mentions: Mentions, index: int) -> Iterator[Party]:
    """Yield those who made a thing: "the claim that Honduras had raised"."""
    for clause in tree.kids(index, "acl"):
        told = tree.kids(clause, "ccomp")  # "which they said used ..."
        if tree.tokens[clause].deprel != "acl:relcl" or tree.is_passive(clause) or told:
            continue
        for kid in tree.kids(clause, "nsubj"):
            if tree.lemma(kid) not in CONTROL["relative"]:
                yield from parties_at(tree, mentions, kid, owners=False)


def _around_there(tree: Tree, mentions: Mentions, index: int) -> Iterator[Party]:
    """Yield the states in which a thing lies: "three villages in southern Lebanon"."""
    for kid in tree.kids(index, "nmod"):
        if tree.preposition(kid) in WORDS["where"]:
            for word in tree.conjuncts(kid):
                yield from parties_at(tree, mentions, word, owners=False, places=True)


def _doers(tree: Tree, mentions: Mentions, index: int) -> tuple[Party, ...]:
    """Return those by whom it is done: "the arrest of a leader by Ugandan police"."""
    inner = [kid for kid in tree.kids(index, "nmod") if tree.preposition(kid) == "of"]
    for host in (index, *inner):
        for kid in tree.kids(host, "nmod"):
            if tree.preposition(kid) == "by":
                found = parties_at(tree, mentions, kid, owners=False)
                if found:
                    return found
    return ()


def parties_of(
    tree: Tree,
    mentions: Mentions,
    words: Iterable[int],
    *,
    owners: bool = True,
    places: bool = False,
) -> tuple[Party, ...]:
    """Return the parties behind several words, each party once."""
    found: list[Party] = []
    for word in words:
        found.extend(parties_at(tree, mentions, word, owners=owners, places=places))
    return unique(found)


def unique(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Return the parties in order, each entity once.

    >>> unique([Party("state:KOR", "Seoul", "KOR"), Party("state:KOR", "it", "KOR")])[0].text
    'Seoul'
    """
    found: dict[str, Party] = {}
    for party in parties:
        found.setdefault(party.entity_id, party)
    return tuple(found.values())


def sides(party: Party) -> str:
    """Return the state that a party belongs to, or the entity itself."""
    return party.side
