"""What parties are called: states and organisations by the register, people with their offices."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from dragoman.entities.names.register import Register
from dragoman.present.wording.words import Words, join_words, plain_text, short_text
from dragoman.records import Party

LONGEST_NAME = 70
MOST_NAMES = 5
STATE_SECTORS = (None, "GOV")
PLURAL_OFFICES = 2
HEADS = ("minister", "president", "premier", "chancellor", "secretary", "ambassador", "envoy")
PORTFOLIOS = ("prime", "foreign", "defence", "defense", "finance", "interior", "trade", "deputy")


@dataclass(frozen=True, slots=True)
class Called:
    """A name for a sentence.

    Attributes:
        text: the words.
        plural: whether its verb is plural.
    """

    text: str
    plural: bool = False


class Namer:
    """Names for states, organisations, people and lists of parties.

    Args:
        register: states and organisations.
        words: the tables of wording.
    """

    def __init__(self, register: Register, words: Words) -> None:
        self.register = register
        self.tables = words.tables
        self._the = frozenset(self.tables["the_states"])
        self._pronouns = frozenset(self.tables["pronouns"]["words"])
        self._plural = frozenset(self.tables["plural"]["sectors"])

    @classmethod
    def load(cls) -> "Namer":
        """Return a namer over the shipped tables.

        >>> Namer.load().state("USA")
        'the United States'
        """
        return cls(Register.load(), Words.load())

    def state(self, code: str) -> str:
        """Return a state as a sentence names it; other members are named as they are."""
        state = self.register.states.get(code)
        if state is None:
            return self.entity(code)
        return f"the {state.name}" if code in self._the else state.name

    def heading(self, code: str) -> str:
        """Return a state or an organisation as a heading names it, without an article."""
        state = self.register.states.get(code)
        return state.name if state else self.entity(code).removeprefix("the ")

    def headings(self, codes: Sequence[str]) -> str:
        """Return a list of states as a heading has it: without an article in front.

        >>> Namer.load().headings(("USA", "NLD", "PER"))
        'United States, the Netherlands and Peru'
        """
        first = [self.heading(code) for code in codes[:1]]
        return join_words([*first, *(self.state(code) for code in codes[1:])])

    def states(self, codes: Sequence[str]) -> str:
        """Return a list of states."""
        return join_words([self.state(code) for code in codes])

    def adjective(self, code: str) -> str:
        """Return the adjective that stands before an office ("Peruvian"); empty where none is."""
        fixed: str | None = self.tables["adjectives"].get(code)
        state = self.register.states.get(code)
        return fixed or (state.adjectives[0] if state and state.adjectives else "")

    def entity(self, identity: str) -> str:
        """Return the name of a state or an organisation of the register, else the id's words."""
        kind, _, name = identity.partition(":")
        if kind == "state" and name in self.register.states:
            return self.state(name)
        body = self.register.organisations.get(name) if kind == "org" else None
        if body:
            return self._with_article(body.name)
        return plain_text((name or identity).replace("-", " "))

    def party(self, party: Party) -> Called:
        """Return what one party is called.

        >>> cho = Party("person:x", "Cho", "KOR", "GOV", "Cho Tae-yul", "foreign minister")
        >>> Namer.load().party(cho).text
        'South Korean Foreign Minister Cho Tae-yul'
        """
        if party.person:
            return Called(self.person(party.person, party.office, party.country))
        if (
            party.entity_id.startswith("org:")
            and party.entity_id[4:] in self.register.organisations
        ):
            return Called(self.entity(party.entity_id))
        if party.country in self.register.states and party.country:
            return self._body(party, party.country)
        text = plain_text(party.text)
        if not text or text.casefold() in self._pronouns:
            return Called(self.entity(party.entity_id))
        return Called(short_text(text, LONGEST_NAME))

    def person(self, person: str, office: str | None, country: str | None) -> str:
        """Return a person with office and country before the name."""
        name = short_text(person, LONGEST_NAME)
        adjective = self.adjective(country) if country else ""
        if office:
            title = office_words(short_text(office, LONGEST_NAME))
            known = adjective and adjective.casefold() in title.casefold()
            return " ".join(part for part in ("" if known else adjective, title, name) if part)
        if country in self.register.states and country:
            return f"{possessive(self.state(country))} {name}"
        return name

    def parties(self, parties: Sequence[Party]) -> Called:
        """Return what several parties are called together, each state once."""
        told = self._each_once(parties)
        shared = self._same_office(told)
        if shared:
            return Called(shared, plural=True)
        names = list(dict.fromkeys(self.party(party).text for party in told))
        if len(names) == 1:
            return self.party(told[0])
        if len(names) > MOST_NAMES + 1:
            rest = len(names) - MOST_NAMES
            return Called(f"{', '.join(names[:MOST_NAMES])} and {rest} others", plural=True)
        return Called(join_words(names), plural=True)

    def _body(self, party: Party, country: str) -> Called:
        """Return a state, or what belongs to it and is not the state itself."""
        if party.sector in STATE_SECTORS:
            return Called(self.state(country))
        pattern: str | None = self.tables["sectors"].get(party.sector)
        if pattern is None:
            return Called(self.state(country))
        name = self.state(country)
        text = pattern.replace("{whose}", possessive(name)).replace("{state}", name)
        return Called(text, plural=party.sector in self._plural)

    def _each_once(self, parties: Sequence[Party]) -> list[Party]:
        """Return the parties with one for each state: its one person, else the state."""
        told: list[Party] = []
        keyed = {id(party): party.side for party in parties}
        order = list(dict.fromkeys(keyed[id(party)] for party in parties))
        ranked = sorted(parties, key=lambda party: order.index(keyed[id(party)]))
        for _, group in groupby(ranked, key=lambda party: keyed[id(party)]):
            here = list(group)
            people = {party.person for party in here if party.person}
            sectors = {party.sector for party in here if not party.person}
            if len(people) == 1:
                told.append(max(here, key=lambda party: (bool(party.person), bool(party.office))))
            elif people or "GOV" in sectors or None in sectors:
                state = here[0].country
                told.append(Party(f"state:{state}", here[0].text, state) if state else here[0])
            else:
                told.append(here[0])
        return told

    def _same_office(self, parties: Sequence[Party]) -> str:
        """Return "the foreign ministers of Chile and Peru" where that holds, else nothing."""
        offices = {(party.office or "").casefold() for party in parties}
        countries = [party.country for party in parties if party.country]
        if len(parties) <= PLURAL_OFFICES or len(offices) != 1 or "" in offices:
            return ""
        office = offices.pop()
        if len(countries) != len(parties) or not re.fullmatch(r"[a-z ]+", office):
            return ""
        return f"the {office}s of {self.states(countries)}"

    def _with_article(self, name: str) -> str:
        words = name.split()
        ends = self.tables["organisations"]["the_ends"]
        if name in self.tables["organisations"]["the_names"]:
            return f"the {name}"
        takes = len(words) > 1 and (words[-1] in ends or " of " in name or " for " in name)
        return f"the {name}" if takes and not name.startswith(("the ", "The ")) else name


def possessive(name: str) -> str:
    """Return whose something is.

    >>> possessive("the Netherlands"), possessive("Peru")
    ("the Netherlands'", "Peru's")
    """
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def office_words(office: str) -> str:
    """Return an office as it stands before a name.

    >>> office_words("minister of foreign affairs")
    'Minister of Foreign Affairs'
    >>> office_words("New Prime Minister"), office_words("governor of New York")
    ('Prime Minister', 'Governor of New York')
    """
    small = {"of", "for", "the", "and", "to", "in"}
    given = office.split()
    if [word.casefold() for word in given[:1]] == ["new"] and given[-1].casefold() in HEADS:
        given = given[1:] if given[1].casefold() in (*HEADS, *PORTFOLIOS) else given
    words = [word if word in small else word[:1].upper() + word[1:] for word in given]
    return " ".join(words)
