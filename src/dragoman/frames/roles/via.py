"""How a party stands to the word whose role it fills: subject, agent, owner, shared, relative."""

from dragoman.frames.roles.parties import Mentions
from dragoman.frames.triggers.trigger import Trigger
from dragoman.records import Party
from dragoman.syntax.tree import Tree

LABELS = {
    "nsubj": "subject",
    "csubj": "subject",
    "nsubj:pass": "passive subject",
    "obj": "object",
    "iobj": "indirect object",
    "obl:agent": "agent",
    "nmod:poss": "owner",
    "compound": "owner",
    "amod": "owner",
}
LINKS = {
    "acl": "described",
    "acl:relcl": "relative",
    "advcl": "control",
    "ccomp": "control",
    "conj": "shared",
    "parataxis": "control",
    "xcomp": "control",
}
BEFORE = "named before"


def via(tree: Tree, mentions: Mentions, trigger: Trigger, party: Party) -> str:
    """Return how a party came to fill a role of a trigger, as the tree shows it.

    Args:
        tree: the trigger's sentence.
        mentions: its mentions.
        trigger: the trigger.
        party: one of its parties; one that the sentence does not name was named before.
    """
    words = _words_of(tree, mentions, party)
    if not words:
        return BEFORE
    nearest = min(words, key=lambda word: (abs(word - trigger.index), word))
    hosts = [trigger.index, *((trigger.light,) if trigger.light is not None else ())]
    for host in hosts:
        path = _path(tree, nearest, host)
        if path:
            return _label(tree, path)
    return _from_above(tree, nearest, hosts[-1])


def _words_of(tree: Tree, mentions: Mentions, party: Party) -> list[int]:
    """Return the words that name a party, those that name it in the same words if any do."""
    found = {
        index: mention
        for index in range(len(tree.tokens))
        if (mention := mentions.headed(tree, index)) is not None
        and any(each.entity_id == party.entity_id for each in mention.parties)
    }
    exact = [index for index, mention in found.items() if party in mention.parties]
    return exact or list(found)


def _path(tree: Tree, word: int, host: int) -> list[int]:
    """Return the words from below a host down to a word; none where it is not below."""
    found = [word]
    for above in tree.ancestors(word):
        if above == host:
            return found[::-1]
        found.append(above)
    return []


def _label(tree: Tree, path: list[int]) -> str:
    """Return what a word is to the host that its path begins below."""
    first = path[0]
    deprel = tree.tokens[first].deprel
    preposition = tree.preposition(first)
    known = LABELS.get(deprel) or LABELS.get(tree.relation(first))
    if preposition and deprel not in {"obl:agent", "nmod:poss", "nsubj", "obj"}:
        known = f'after "{preposition}"'
    label = known or deprel
    deeper = [word for word in path[1:] if tree.relation(word) not in {"conj", "appos", "flat"}]
    return f'owner in "{tree.tokens[first].text}", {label}' if deeper else label


def _from_above(tree: Tree, word: int, host: int) -> str:
    """Return what a word is to the words that govern the host."""
    below = host
    for above in tree.ancestors(host):
        link = LINKS.get(tree.tokens[below].deprel, LINKS.get(tree.relation(below), "above"))
        if above == word:
            return f"{link}, the word described"
        path = _path(tree, word, above)
        if path:
            return f'{link}, {_label(tree, path)} of "{tree.tokens[above].text}"'
        below = above
    return "elsewhere in the sentence"
