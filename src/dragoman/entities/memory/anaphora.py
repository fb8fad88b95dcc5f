"""Pronouns and short descriptions: whom "he", "its", "the minister" and "the bloc" mean."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dragoman.data.words import WordLists
from dragoman.entities.memory.discourse import Discourse, Seen
from dragoman.entities.phrases.phrases import NATIONAL_KINDS
from dragoman.entities.phrases.roles import RoleWord
from dragoman.records import Party

WORDS = WordLists("entities", "memory.anaphora")
PRONOUNS = WordLists("entities", "memory.anaphora.pronouns")
BODIES = WordLists("entities", "memory.anaphora.bodies")
_OTHERS = {"", "ally", "neighbour", "rival"}
_NAMES_STATES = NATIONAL_KINDS | {"house", "role"}
_OF_MANY = {"organisation", "ministry"}
_STATELIKE = _NAMES_STATES | _OF_MANY
_PAGE = 40
_PAIR = 2
_AGAIN = 8
_FAR = 8  # sentences back to a state of a region that is told; not swept


def pronoun(word: str, discourse: Discourse, sentence: int) -> tuple[Party, ...]:
    """Return whom a pronoun means, or nothing.

    Args:
        word: the pronoun in lower case.
        discourse: what came before.
        sentence: index of its sentence.
    """
    if word == "whose":
        return next((seen.parties for seen in discourse.back(sentence, far=0)), ())
    if word in PRONOUNS["they"]:
        found = _they(discourse, sentence, nominative=word == "they")
        return _certain(found, discourse, sentence)
    if word in PRONOUNS["it"]:
        return _latest(discourse, sentence, _is_thing, far=2)
    other = "m" if word in PRONOUNS["she"] else "f"
    return _latest(
        discourse, sentence, lambda seen: _is_somebody(seen) and seen.gender != other, far=3
    )


def _is_somebody(seen: Seen) -> bool:
    """True for a person, named or not: "Venezuela's defence minister"."""
    office = seen.kind == "role" and not seen.plural and seen.role not in _OTHERS
    return seen.kind == "person" or (office and len(seen.parties) == 1)


def other_than(
    parties: tuple[Party, ...], discourse: Discourse, sentence: int
) -> tuple[Party, ...]:
    """Return the latest single party before that is none of some, for an object pronoun.

    Args:
        parties: those that it cannot be.
        discourse: what came before.
        sentence: index of the pronoun's sentence.
    """
    mine = {(party.country, party.entity_id if not party.country else "") for party in parties}
    return _latest(
        discourse,
        sentence,
        lambda seen: (
            _is_thing(seen)
            and (
                seen.parties[0].country,
                seen.parties[0].entity_id if not seen.parties[0].country else "",
            )
            not in mine
        ),
        far=1,
    )


def _is_thing(seen: Seen) -> bool:
    return (
        seen.kind in _STATELIKE
        and not seen.plural
        and len(seen.parties) == 1
        and (seen.parties[0].person is None)
    )


def _latest(
    discourse: Discourse, sentence: int, fits: Callable[[Seen], bool], *, far: int
) -> tuple[Party, ...]:
    """The latest subject that fits, sentence by sentence; else what an earlier one began with."""
    by_sentence: dict[int, list[Seen]] = {}
    for seen in discourse.back(sentence, far=far):
        if seen.standing == "actor" and fits(seen):
            by_sentence.setdefault(seen.sentence, []).append(seen)
    for at, found in by_sentence.items():
        subjects = [seen for seen in found if seen.subject]
        if subjects:
            # of an earlier sentence who it is about, not who came in by the way
            main = (seen for seen in subjects if at == sentence or not seen.aside)
            return next(main, subjects[0]).parties
        return (found[0] if at == sentence else found[-1]).parties
    return ()


def _certain(parties: tuple[Party, ...], discourse: Discourse, sentence: int) -> tuple[Party, ...]:
    """Return parties as their states where others of the same states may be meant.

    "The Secretary praised what the two presidents had agreed with each other. They discussed ...":
    whoever they were, they were of these states.
    """
    people = {party.person: party.country for party in parties}
    if len(parties) < _PAIR or None in people or None in people.values():
        return parties
    seen = (party for seen in discourse.back(sentence) for party in seen.parties)
    others = {party.country for party in seen if party.person and party.person not in people}
    if not set(people.values()) <= others:
        return parties
    return tuple(Party(f"state:{one.country}", one.text, one.country, "GOV") for one in parties)


def _they(discourse: Discourse, sentence: int, *, nominative: bool) -> tuple[Party, ...]:
    for at in range(sentence, sentence - 3, -1):
        several = _several(discourse, at)
        body = _collective(discourse, at) if nominative else None
        if nominative and at == sentence - 1 and _is_unknown(discourse, at, several):
            return ()
        subject = _plural_subject(several, body if at == sentence else None)
        listed = next((one for one in reversed(discourse.sets) if one.sentence == at), None)
        actor = next((seen for seen in several if seen.standing == "actor"), None)
        meant = subject or listed or actor or body
        if meant is not None:
            return meant.parties
    return ()


def _is_unknown(discourse: Discourse, sentence: int, several: list[Seen]) -> bool:
    """Return whether a sentence is about several of whom nobody can say who they are.

    "The leaders accepted that. They ...": who they are is not known, whoever else was named.

    Args:
        discourse: what came before.
        sentence: index of the sentence.
        several: its plurals that are known.
    """
    if any(seen.subject for seen in several):
        return False
    return any(
        seen.sentence == sentence and seen.subject and seen.plural and not seen.parties
        for seen in discourse.back(sentence, far=0)
    )


def _several(discourse: Discourse, sentence: int) -> list[Seen]:
    """Return the plurals of a sentence and what means several, the latest first."""
    return [
        seen
        for seen in discourse.back(sentence, far=0)
        if seen.sentence == sentence and (seen.plural or len(seen.parties) > 1) and seen.parties
    ]


def _plural_subject(several: list[Seen], body: Seen | None) -> Seen | None:
    """Return the subject that "they" means: "police say they", unless others come between.

    Args:
        several: the plurals of its sentence.
        body: the body of many that is a subject of the pronoun's own sentence.
    """
    subject = next((seen for seen in several if seen.subject), None)
    if subject is not None or body is None:
        return subject
    return body if not several or several[0].start < body.start else None


def _collective(discourse: Discourse, sentence: int) -> Seen | None:
    """Return the body of many that is the subject of a sentence: "police say they"."""
    return next(
        (
            seen
            for seen in discourse.back(sentence, far=0)
            if seen.sentence == sentence
            and seen.subject
            and seen.kind in _OF_MANY
            and len(seen.parties) == 1
        ),
        None,
    )


def described(
    role: RoleWord, country: str | None, discourse: Discourse, sentence: int
) -> Seen | None:
    """Return the person or body that "the minister" or "the ministry" means here, or None.

    Args:
        role: the role word of the description.
        country: the state that the description gives, if any.
        discourse: what came before.
        sentence: index of its sentence.
    """
    for seen in discourse.back(sentence, far=6):
        if len(seen.parties) != 1 or seen.standing != "actor":
            continue
        fits = country is None or seen.parties[0].country == country
        if fits and _is_described(role, seen, seen.parties[0]):
            return seen
    return None


def again(noun: str, discourse: Discourse, sentence: int) -> tuple[Party, ...]:
    """Return whom "the migrants" means after "15 Cuban migrants": those told with the same noun.

    Args:
        noun: the role word, in the singular.
        discourse: what came before.
        sentence: index of its sentence.
    """
    found: dict[tuple[str, ...], tuple[Party, ...]] = {}
    for seen in discourse.back(sentence, far=_AGAIN):
        same = f" {seen.noun}".endswith(f" {noun}")  # "envoy" of a "human rights envoy"
        known = all(one.country or one.entity_id.startswith("org:") for one in seen.parties)
        if same and known and seen.parties:
            sides = tuple(one.country or one.entity_id for one in seen.parties)
            found.setdefault(sides, seen.parties)
    return next(iter(found.values())) if len(found) == 1 else ()


def _is_described(role: RoleWord, seen: Seen, party: Party) -> bool:
    """True where a role word can mean a body or person that was named."""
    if role.kind == "body":
        return party.person is None and bool(party.country) and _is_body(role, seen)
    return party.person is not None and _holds(role, seen, party)


def _is_body(role: RoleWord, seen: Seen) -> bool:
    """True where a body is what a description says: "the ministry" may be a foreign ministry."""
    told = {seen.role, seen.parties[0].entity_id.rpartition(":")[2]}  # "a spokesman for the navy"
    any_ministry = role.role == "ministry" and any(one.endswith("-ministry") for one in told)
    return role.role in told or any_ministry


def _holds(role: RoleWord, seen: Seen, party: Party) -> bool:
    """True where a person's office is what a description says."""
    office = (party.office or "").lower()
    words = role.words
    if f"{office} of ".startswith(f"{words} of "):
        return True  # "the secretary" is the Secretary of State
    if words == "minister":
        return "minister" in office and "prime minister" not in office
    if office.endswith(" " + words):
        lesser = WORDS.listed("lesser")
        return not office.startswith(lesser) or words.startswith(lesser)
    if words in WORDS["politicians"]:
        return party.sector in {"GOV", "LEG", "PTY", "OPP", "REB", "IGO", "UNO", "EUR", "ELI"}
    if words.startswith("spokes"):
        return office.endswith(WORDS.listed("spokes"))
    return role.role == seen.role and words == "envoy"


def organisation(
    noun: str, kinds: Callable[[str], str], discourse: Discourse, sentence: int
) -> tuple[Party, ...]:
    """Return the organisation that "the bloc" means here, or nothing.

    Args:
        noun: in lower case.
        kinds: from an entity id to the organisation's kind.
        discourse: what came before.
        sentence: index of its sentence.
    """
    wanted = BODIES[noun]
    named = [
        party
        for seen in discourse.back(sentence, far=_PAGE)
        for party in seen.parties
        if party.entity_id.startswith("org:") and kinds(party.entity_id) in wanted
    ]
    # "the alliance" is NATO rather than the EU, whichever was named last
    exact = [party for party in named if kinds(party.entity_id) == noun]
    return tuple((exact or named)[:1])


def state(
    discourse: Discourse,
    sentence: int,
    among: frozenset[str] = frozenset(),
    *,
    bearers: bool = False,
) -> tuple[Party, ...]:
    """Return the state that "the country" means here: the latest named, subjects first.

    Args:
        discourse: what came before.
        sentence: index of its sentence.
        among: the states of a region that the words tell; any where empty.
        bearers: whether a person may bring their state in: "the Kingdom" after its king.
    """
    return _latest(
        discourse,
        sentence,
        lambda seen: (
            seen.kind in ({*_NAMES_STATES, "person"} if bearers else _NAMES_STATES)
            and len(seen.parties) == 1
            and bool(seen.parties[0].country)
            and (not among or seen.parties[0].country in among)
        ),
        far=2 if not among else _FAR,
    )


def parties_as_states(parties: Iterable[Party], text: str) -> tuple[Party, ...]:
    """Return the states that parties belong to, each named by the same words."""
    codes = dict.fromkeys(party.country for party in parties if party.country)
    return tuple(Party(f"state:{code}", text, code, "GOV") for code in codes)
