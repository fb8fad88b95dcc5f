"""Who "we" is: who speaks in direct speech, who is asked, who signs or issued a statement."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.data.words import WordLists
from dragoman.entities.mention.mentions import Mention
from dragoman.frames.voice.attribution import innermost
from dragoman.records import Annotated, Party, Token
from dragoman.syntax.tree import Tree, tree_of

OWNED = ("our ", "my ")
WORDS = WordLists("frames", "voice.first_person")
TURN = re.compile(r"\s*(q|a|question|answer)\s*[:.]", re.IGNORECASE)
FEWEST_TURNS = 3
HEAD = 3  # sentences in which a page says who speaks
OPENING = re.compile(
    r"\b(statement|remarks|speech|address|transcript|briefing|interview|communique|communiqué"
    r"|declaration)\b",
    re.IGNORECASE,
)
JOINTLY = re.compile(r"\b(joint|trilateral|quad|G\d+)\b", re.IGNORECASE)
ISSUED = re.compile(r"\s*(by|of|from|between|on behalf of)\b", re.IGNORECASE)
TOPIC = re.compile(
    r"\b(on|about|regarding|concerning|over|at|after|following|to|in|for|marking|condemning)\b",
    re.IGNORECASE,
)
ACTORS = frozenset({"person", "role", "ministry", "state", "organisation", "group"})


def first_person(annotated: Annotated, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions of a document, with "I", "we" and "our army" those of who speaks.

    Args:
        annotated: with quotations.
        mentions: as resolved, to know the speakers.
    """
    host = issuers(annotated, mentions)
    asked = is_asked(annotated)
    for mention in mentions:
        words = annotated.document.text[mention.start : mention.end].lower()
        theirs = words.startswith((*OWNED, "your ") if asked else OWNED)
        speaker = _speaker(annotated, mentions, mention.start, host) if theirs else ()
        yield _of(mention, speaker[0]) if len(speaker) == 1 and speaker[0].country else mention
    pronouns = WORDS["first_person"] | (WORDS["second_person"] if asked else frozenset())
    for number, token in _tokens(annotated):
        if token.text.lower() in pronouns:
            parties = _speaker(annotated, mentions, token.start, host)
            if parties:
                yield Mention(
                    token.start, token.end, token.start, number, "pronoun", "actor", parties
                )


def _tokens(annotated: Annotated) -> Iterator[tuple[int, Token]]:
    """Yield the words of a document, each with the number of its sentence."""
    for number, sentence in enumerate(annotated.sentences):
        for token in sentence.tokens:
            yield number, token


def _speaker(
    annotated: Annotated, mentions: Sequence[Mention], start: int, host: tuple[Party, ...]
) -> tuple[Party, ...]:
    quotation = innermost(annotated.quotations, start)
    if quotation is None or not quotation.direct:
        return host
    if quotation.source is None:
        return ()
    first, end = quotation.source
    speakers = [m for m in mentions if m.start < end and first < m.end and m.parties]
    return max(speakers, key=lambda m: m.end - m.start).parties if speakers else ()


def _of(mention: Mention, host: Party) -> Mention:
    """Return a mention as that of the host's state: "our armed forces"."""
    parties = tuple(
        replace(
            party,
            country=host.country,
            entity_id=":".join(
                host.country or "-" if place == 1 else part
                for place, part in enumerate(party.entity_id.split(":"))
            ),
        )
        for party in mention.parties
    )
    return replace(mention, parties=parties)


def is_asked(annotated: Annotated) -> bool:
    """Return whether a page goes by questions and answers."""
    text = annotated.document.text
    turns = sum(1 for each in annotated.sentences if TURN.match(text, each.start, each.end))
    return turns >= FEWEST_TURNS


def issuers(annotated: Annotated, mentions: Sequence[Mention]) -> tuple[Party, ...]:
    """Return who "we" is outside quotations; nobody where the page does not tell.

    "We, the ministers of Chile and Peru"; "Statement by Oman on Yemen"; "Kenya condemns the
    attack. We stand with ...".

    Args:
        annotated: with quotations.
        mentions: as resolved.
    """
    head = annotated.sentences[:HEAD]
    if not head:
        return ()
    joint = _named_beside_we(annotated, mentions)
    if joint:
        return joint
    if is_asked(annotated):
        return _first(mentions, head[0].start, head[-1].end)
    opening = OPENING.search(annotated.document.text, head[0].start, head[0].end)
    issuer = _of_title(annotated, mentions, opening) if opening else ()
    return issuer or _who_declares(annotated, mentions) or _who_published(annotated)


def _who_published(annotated: Annotated) -> tuple[Party, ...]:
    """Return the government or organisation on whose page it stands, unless several issued it."""
    if annotated.issuer is None or not annotated.sentences:
        return ()
    title = annotated.sentences[0]
    joint = JOINTLY.search(annotated.document.text, title.start, title.end)
    return () if joint else (annotated.issuer,)


def _named_beside_we(annotated: Annotated, mentions: Sequence[Mention]) -> tuple[Party, ...]:
    """Return whom an apposition to "we" names: "We, the leaders of Chile and Peru, met"."""
    for sentence in annotated.sentences[: 2 * HEAD]:
        first = [token.text.lower() for token in sentence.tokens[:2]]
        if first != ["we", ","]:
            continue
        tree = tree_of(sentence)
        verb = tree.head(0)
        last = sentence.end if verb is None or verb == 0 else tree.tokens[verb].start
        named = [each for each in mentions if sentence.start < each.start < last]
        return _parties(each for each in named if _is_party(each))
    return ()


def _parties(mentions: Iterable[Mention]) -> tuple[Party, ...]:
    """Return the parties of mentions, each state or organisation once."""
    found: dict[str, Party] = {}
    for mention in sorted(mentions, key=lambda each: (each.start, -each.end)):
        for party in mention.parties:
            found.setdefault(party.side, party)
    return tuple(found.values())


def _is_party(mention: Mention) -> bool:
    known = all(each.country or each.sector == "IGO" for each in mention.parties)
    return bool(mention.parties) and known and mention.kind in ACTORS


def _first(mentions: Sequence[Mention], start: int, end: int) -> tuple[Party, ...]:
    """Return the first single party that can act in a span."""
    for mention in sorted(mentions, key=lambda each: each.start):
        inside = start <= mention.start < end and mention.role == "actor"
        if inside and _is_party(mention) and len(mention.parties) == 1:
            return mention.parties
    return ()


def _of_title(
    annotated: Annotated, mentions: Sequence[Mention], opening: re.Match[str]
) -> tuple[Party, ...]:
    """Return who issued a statement by its title: "Oman's statement", "Statement by Oman"."""
    title = annotated.sentences[0]
    if any(t.upos == "VERB" and "VerbForm=Fin" in t.feats for t in title.tokens):
        return ()
    text = annotated.document.text
    before = [
        each for each in mentions if title.start <= each.start and each.end <= opening.start()
    ]
    own = _parties(each for each in before if _is_party(each))
    if own:
        return own
    issued = ISSUED.match(text, opening.end(), title.end)
    if issued is None:
        return ()
    topic = TOPIC.search(text, issued.end(), title.end)
    last = topic.start() if topic else title.end
    after = [each for each in mentions if issued.end() <= each.start < last]
    return _parties(each for each in after if _is_party(each))


def _who_declares(annotated: Annotated, mentions: Sequence[Mention]) -> tuple[Party, ...]:
    """Return who a page declares for by turns in its own name and as "we".

    "The United States condemns the attack. We extend our condolences": nobody else declares
    anything there, and it does so in the first sentences.
    """
    found: list[tuple[int, tuple[Party, ...]]] = []
    ours, headed = False, _by_head(mentions)
    for number, sentence in enumerate(annotated.sentences):
        tree = tree_of(sentence)
        verb = _declaring(annotated, tree)
        if verb is None:
            continue
        subjects = tree.kids(verb, "nsubj")
        ours = ours or any(tree.lemma(each) in WORDS["ours"] for each in subjects)
        starts = (tree.tokens[subject].start for subject in subjects)
        found += [(number, each.parties) for start in starts for each in headed.get(start, ())]
    same = {tuple(party.side for party in each) for _, each in found}
    if not ours or len(same) != 1 or found[0][0] > HEAD:
        return ()
    return found[0][1]


def _by_head(mentions: Sequence[Mention]) -> Mapping[int, Sequence[Mention]]:
    """Return the mentions of who can act by where their heads stand."""
    found: dict[int, list[Mention]] = defaultdict(list)
    for each in mentions:
        if each.head is not None and _is_party(each):
            found[each.head].append(each)
    return found


def _declaring(annotated: Annotated, tree: Tree) -> int | None:
    """Return the verb by which a sentence declares something now, outside quotations."""
    for index, token in enumerate(tree.tokens):
        if token.deprel == "root":
            now = tree.has(index, "Tense=Pres") or any(
                tree.has(each, "Tense=Pres") for each in tree.kids(index, "aux")
            )
            outside = innermost(annotated.quotations, token.start) is None
            return index if now and outside and tree.lemma(index) in WORDS["declaring"] else None
    return None
