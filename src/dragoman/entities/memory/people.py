"""The people of one document: full names, what the text tells of them, and their surnames."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.data.words import WordLists
from dragoman.entities.mention.mentions import slug
from dragoman.entities.names.gazetteer import Word
from dragoman.records import Office

WORDS = WordLists("entities", "memory.people")

_FAMILY_FIRST = {"CHN", "KOR", "PRK", "TWN", "HKG", "KHM"}
_GIVEN = {"THA", "LAO", "ISL", "ETH", "ERI", "SOM", "IDN", "TLS", "BTN"}
_FAMILY_EITHER = {"VNM", "JPN", "HUN", "SGP", "MYS", "MMR"}
_FULL = 3


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody that a document names.

    Attributes:
        name: the fullest form met.
        country: ISO 3166 alpha-3; None where untold.
        sector: PLOVER sector; None where untold.
        office: title as told; None where untold.
        former: True where the text says that the office is past.
        organisation: entity id of an organisation that the person speaks for, or empty.
        first: position of the first mention in the document.
        told: span of the words that tell the office; None where the register does.
        gender: ``f``, ``m`` or empty.
        identity: entity id of the register, where it knows the person; else empty.
    """

    name: str
    country: str | None = None
    sector: str | None = None
    office: str | None = None
    former: bool = False
    organisation: str = ""
    first: int = 0
    told: tuple[int, int] | None = None
    gender: str = ""
    identity: str = ""

    @property
    def entity_id(self) -> str:
        """Entity id: ``person:KOR:cho-tae-yul``."""
        return self.identity or f"person:{self.country or '-'}:{slug(self.name)}"


class People:
    """Names met so far in one document, by the forms in which they may come again.

    Args:
        offices: what is known from other documents.
        lookup: from a full name and a title to an office of the register, or None.
        titled: from a family name and a title to an office of the register, or None.
    """

    def __init__(
        self,
        offices: Iterable[Office] = (),
        lookup: Callable[[str, str], Office | None] | None = None,
        titled: Callable[[str, str], Office | None] | None = None,
    ) -> None:
        self._known = {_key(office.person): office for office in offices}
        self._lookup = lookup
        self._titled = titled
        self._asked: dict[tuple[str, str], Office | None] = {}
        self._people: dict[str, Person] = {}
        self._forms: dict[str, list[str]] = {}
        self._heads: set[str] = set()

    def add(self, person: Person) -> Person:
        """Remember a person; what is told now is joined with what was told before.

        A name that is part of a known one, or of which a known one is part, is the same person.
        """
        key = self._find_key(person.name)
        if key is None:
            key, met = _key(person.name), person
        else:
            met = _joined(self._people[key], person)
        known = self._register(met) if not met.identity else None
        if known is not None and met.country in {None, known.country}:
            met = _informed(met, known)
        self._people[key] = met
        for form in forms_of(self._people[key].name, self._people[key].country):
            keys = self._forms.setdefault(form, [])
            self._heads.add(form.split("-")[0].split(" ")[0])
            if key in keys:
                keys.remove(key)
            keys.append(key)
        return self._people[key]

    def settle(self) -> None:
        """Join who was met by surname alone with the one full name that comes later.

        "Secretary Blinken" of a headline is the "Secretary of State Antony J. Blinken" of the text,
        and nobody where two full names, or another office, may be meant.
        """
        for key, lone in [item for item in self._people.items() if " " not in item[0]]:
            longer = (other for other in self._forms.get(key, ()) if " " in other)
            full = [other for other in longer if key in self._forms_of(other)]
            same = [other for other in full if _may_be(lone, self._people[other], len(full))]
            if len(same) == 1:
                self._join(key, same[0])

    def _join(self, key: str, full: str) -> None:
        """Make of a surname and a full name one person, who has the office told with the latter."""
        lone, whole = self._people.pop(key), self._people[full]
        joined = _joined(whole, lone)
        self._people[full] = replace(joined, office=whole.office or joined.office)
        self._forms[key] = [full]

    def _forms_of(self, key: str) -> tuple[str, ...]:
        return forms_of(self._people[key].name, self._people[key].country)

    def find(self, name: str) -> Person | None:
        """Return the person that a name or a part of one means here, the latest met."""
        key = self._find_key(name)
        return self._people[key] if key is not None else None

    def known(self, name: str, title: str = "") -> Office | None:
        """Return what is known from elsewhere of somebody of this full name."""
        key = _key(name)
        found = self._known.get(key)
        if found is not None or self._lookup is None:
            return found
        asked = (f"={key}", title)
        if asked not in self._asked:
            self._asked[asked] = self._lookup(key, title)
        return self._asked[asked]

    def _register(self, person: Person) -> Office | None:
        return self.known(person.name, person.office or "") or self._by_title(person)

    def _by_title(self, person: Person) -> Office | None:
        """Return the office of the register that "President Bush" can only be."""
        title = person.office or ""
        if " " in person.name or not title or person.organisation or self._titled is None:
            return None
        asked = (person.name, title)
        if asked not in self._asked:
            self._asked[asked] = self._titled(*asked)
        return self._asked[asked]

    def leader(self, name: str) -> str | None:
        """Return the state of the "Bush" in "the Bush administration"."""
        person = self.find(name)
        if person is not None and person.country is not None:
            return person.country
        if self._titled is None:
            return None
        found = (self._titled(name, title) for title in WORDS.listed("leaders"))
        return next((office.country for office in found if office is not None), None)

    def latest_office(self) -> str | None:
        """Return the office of the person met last who has one."""
        told = [person for person in self._people.values() if person.office]
        return told[-1].office if told else None

    def __iter__(self) -> Iterator[Person]:
        return iter(sorted(self._people.values(), key=lambda person: person.first))

    def spans(
        self, words: Sequence[Word], lows: Sequence[str], blocked: set[int]
    ) -> dict[int, int]:
        """Return the places where a known form of a name stands alone: first word, one past it.

        Args:
            words: of a sentence.
            lows: the same in lower case.
            blocked: words that are part of other names.
        """
        found: dict[int, int] = {}
        heads = self._heads
        for at, low in enumerate(lows):
            if low not in heads or at in blocked or not words[at].text[:1].isupper():
                continue
            length = self._form_at(words, at, blocked)
            if length:
                found[at] = at + length
        return found

    def _form_at(self, words: Sequence[Word], at: int, blocked: set[int]) -> int:
        """Number of words of the longest known form that starts at a word; 0 for none."""
        for length in (5, 3, 1):
            piece = words[at : at + length]
            if len(piece) < length or any(at + step in blocked for step in range(length)):
                continue
            if length > 1 and not all(item.text == "-" for item in piece[1::2]):
                continue
            if "".join(item.text for item in piece).casefold() in self._forms:
                return length
        return 0

    def _find_key(self, name: str) -> str | None:
        key = _key(name)
        if key in self._people:
            return key
        keys = self._forms.get(key)
        if keys:
            return keys[-1]
        parts = key.split(" ")
        if len(parts) == 1:
            return None
        swapped = " ".join([*parts[1:], parts[0]])
        if swapped in self._people:
            return swapped
        mine = set(parts)
        for other in reversed(self._people):
            theirs = set(other.split(" "))
            if len(theirs) > 1 and (mine < theirs or theirs < mine):
                return other
        return None


def forms_of(name: str, country: str | None) -> tuple[str, ...]:
    """Return the shorter forms in which a full name may come again, case folded.

    >>> forms_of("Cho Tae-yul", "KOR"), forms_of("Takehiro Funakoshi", "JPN")
    (('cho', 'tae-yul'), ('funakoshi',))
    >>> forms_of("Abdel Fattah al-Sisi", "EGY")
    ('sisi', 'al-sisi')
    """
    parts = _key(name).split(" ")
    if len(parts) == 1:
        return (parts[0],)
    last = parts[-1]
    forms = [last.removeprefix("al-").removeprefix("el-"), last]
    particle = parts[-2] in WORDS["particles"]
    if len(parts) >= _FULL and particle:
        forms.append(f"{parts[-2]} {last}")
    if country in _FAMILY_FIRST or (country is None and "-" in last):
        forms.insert(0, parts[0])
    elif country in _GIVEN:
        # known by the given name: "Prasit" is Prasit Wongsa
        forms.append(parts[0])
    if len(parts) == _FULL and "-" not in name and not particle:
        forms.append(parts[-2])
    return tuple(dict.fromkeys(filter(None, forms)))


def gender_of(words: Iterable[str]) -> str:
    """Return ``f`` or ``m`` where a title tells it, else nothing.

    >>> gender_of(["spokeswoman", "Mao", "Ning"])
    'f'
    """
    for word in words:
        low = word.lower().rstrip(".")
        if low in WORDS["women"]:
            return "f"
        if low in WORDS["men"]:
            return "m"
    return ""


def _key(name: str) -> str:
    parts = name.replace("\u2019", "'").casefold().split()
    while len(parts) > 1 and parts[0].rstrip(".") in WORDS["honorifics"]:
        parts = parts[1:]
    return " ".join(parts)


def _informed(person: Person, known: Office) -> Person:
    body = known.entity_id if known.entity_id.startswith("org:") else ""
    told = person.organisation.startswith("org:") and person.country is None
    return replace(
        person,
        # who speaks for an organisation here stands for it, whatever else the register knows
        country=None if told else known.country,
        sector=known.sector if body and person.country is None else person.sector or known.sector,
        office=person.office or known.title or None,
        organisation=person.organisation or body,
        identity="" if body else known.entity_id,
    )


def _may_be(lone: Person, full: Person, fulls: int) -> bool:
    """Return whether a surname is that of a full name: of no other state and no other office."""
    if lone.country and full.country and lone.country != full.country:
        return False
    if lone.organisation != full.organisation or lone.former != full.former:
        return False
    if lone.office is None or full.office is None:
        return fulls == 1
    one, other = lone.office.casefold(), full.office.casefold()
    return one == other or other.startswith(f"{one} of ") or other.endswith(f" {one}")


def _joined(old: Person, new: Person) -> Person:
    """One person of two tellings; an office that is told for the first time goes before."""
    told_now = new.office is not None and (old.told is None or old.office is None)
    latest = new if told_now else old
    newly_within = bool(new.organisation) and not old.organisation
    first, second = (new, old) if told_now or newly_within else (old, new)
    return replace(
        old,
        name=new.name if len(new.name) > len(old.name) else old.name,
        country=old.country or new.country,
        sector=first.sector or second.sector,
        office=latest.office,
        former=latest.former,
        organisation=old.organisation or new.organisation,
        told=latest.told,
        first=min(old.first, new.first),
        gender=old.gender or new.gender,
    )
