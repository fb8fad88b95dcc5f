"""Who fills the roles of a proposed event: the words that the heads chose, as parties."""

from dragoman.frames.roles.parties import Mentions, is_no_doer, parties_at, unique
from dragoman.records import Party, Proposal, RoleName
from dragoman.syntax.tree import Tree

FILLED = 0.6  # tried at .4, .5 and .6 on an early model: no difference beyond noise
LEFT = frozenset({"det", "amod", "compound", "nummod", "nmod:poss", "flat", "advmod"})
MODIFYING = frozenset({"nmod:poss", "compound"})
NAMELESS = "unknown:"


def weighed(
    tree: Tree, mentions: Mentions, proposal: Proposal, role: RoleName
) -> tuple[tuple[Party, float], ...]:
    """Return who may fill a role as the heads see it, each once with the highest probability.

    Args:
        tree: the sentence.
        mentions: its mentions.
        proposal: the proposal.
        role: the role.
    """
    found: dict[str, tuple[Party, float]] = {}
    fillings = [
        each
        for each in proposal.fillings
        if each.role is role
        and not (role is RoleName.ACTOR and is_no_doer(tree, each.word, proposal.word))
    ]
    for filling in sorted(fillings, key=lambda each: -each.probability):
        for party in parties_behind(tree, mentions, filling.word):
            found.setdefault(party.entity_id, (party, filling.probability))
    return tuple(found.values())


def likely(heard: tuple[tuple[Party, float], ...]) -> tuple[Party, ...]:
    """Return those who fill a role with a probability above `FILLED`."""
    return unique(party for party, share in heard if share > FILLED)


def parties_behind(tree: Tree, mentions: Mentions, word: int) -> tuple[Party, ...]:
    """Return the parties behind a word; one without a state where nobody can say whose it is."""
    found = parties_at(tree, mentions, word, places=True)
    if found:
        return found
    if tree.upos(word) != "NOUN" or tree.tokens[word].deprel in MODIFYING:
        # a name that the register does not know, or half of one ("South"), is nobody's yet;
        # "leaders" in "a leaders' summit" is nobody at all
        return ()
    asked = ("nameless", word)
    if asked not in mentions.answers:
        mentions.answers[asked] = (nameless(tree, word),)
    return mentions.answers[asked]  # type: ignore[no-any-return]


def is_named(party: Party) -> bool:
    """Return whether it is known to which state or organisation a party belongs."""
    return party.country is not None or party.entity_id.startswith("org:")


def nameless(tree: Tree, word: int) -> Party:
    """Return a party that is named and belongs to no state that the text tells: "gunmen"."""
    start = word
    for kid in sorted(tree.kids(word, *LEFT), reverse=True):
        if kid == start - 1:
            start = kid
    text = " ".join(token.text for token in tree.tokens[start : word + 1])
    return Party(f"{NAMELESS}{tree.lemma(word).lower()}", text)
