"""Write the package's table of office-holders from a collection of Wikidata's spells of office.

    python docs/make_offices.py office-holders.tsv.xz heads-since-2025.tsv

The collection has one spell a line: iso3, country, position, person, wikidata, start, end,
first_seen, last_seen, enwiki (Wikidata, CC0, as gathered month by month by
github.com/peppercatorg/site-build). What contradicts itself is dropped by the rules of `Cleaner`,
and how much each rule dropped is printed.
"""

import lzma
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from dragoman.data.tables import read_table
from dragoman.entities.names.name_forms import folded, surname_keys

TARGET = Path(__file__).parent.parent / "src/dragoman/data/holders"
LISTED_UNTIL = "2025-01"  # who is seen in the last month of the lists is still in office
LAST = date(2026, 12, 31)
LONGEST = timedelta(days=366 * 45)
SHARED_MOST = timedelta(days=180)
UNKNOWN = "?"
UNIQUE = frozenset({"President", "Prime Minister", "Foreign Minister", "Defence Minister"})
SEVERAL = frozenset({"AND", "SMR", "BIH", "CHE", "IRQ", "YEM", "LBY", "SDN"})  # heads are many
UNITS = {  # parts of states whose offices the collection has
    "AUS": "Victoria;Queensland;Tasmania;South Australia;Western Australia;New South Wales",
    "CAN": "Manitoba;Ontario;British Columbia;New Brunswick;Quebec;Yukon;Nunavut;Alberta;"
    "Nova Scotia;Saskatchewan;Prince Edward Island;Newfoundland and Labrador",
    "IND": "Maharashtra;Bihar;Jharkhand;Kerala;Rajasthan;Chhattisgarh;Odisha;Mizoram;Manipur;Goa;"
    "Assam;West Bengal;Uttar Pradesh;Tamil Nadu;Sikkim;Telangana;Karnataka;Gujarat;Haryana",
    "USA": "Arkansas;Oklahoma;Texas;Maine;Delaware;Massachusetts;Maryland;Indiana;Louisiana;"
    "Mississippi;Ohio;Alabama;Arizona;Florida;Illinois;Iowa;Wisconsin;Vermont;Tennessee;Oregon;"
    "Nevada;Missouri;Virginia;Pennsylvania;Nebraska;California;Kentucky;Hawaii;Montana;Michigan;"
    "Kansas;Idaho;Connecticut;Wyoming;Utah;Minnesota;Colorado;Alaska;North Carolina;New York;"
    "North Dakota;New Hampshire;West Virginia;Rhode Island;South Carolina;New Jersey;New Mexico",
    "DEU": "Bavaria;Saxony;Thuringia;Hamburg;Berlin;Hesse;Bremen;Brandenburg;Saarland;"
    "Lower Saxony;North Rhine-Westphalia;Schleswig-Holstein",
}
ORGANISATIONS = {  # of positions that stand under "World"
    "United Nations Security Council": "unsc", "United Nations General Assembly": "unga",
    "United Nations": "un", "World Health Organization": "who", "NATO": "nato", "OSCE": "osce",
    "World Trade Organization": "wto", "International Court of Justice": "icj",
    "Parliamentary Assembly of the Council of Europe": "pace",
}  # fmt: skip
APART = {  # parties of their own, by the name that the collection has
    "Abkhazia": "abkhazia", "South Ossetia": "south-ossetia", "Transnistria": "transnistria",
    "Somaliland": "somaliland", "Artsakh": "artsakh", "Northern Cyprus": "northern-cyprus",
    "Donetsk": "dpr-donetsk", "Luhansk": "lpr",
}  # fmt: skip
_TITLES = (
    (r"\bMinister (?:of|for) (?:Foreign Affairs|External Affairs|Foreign Relations)\b.*",
     "Foreign Minister"),
    (r"^Ministers? (?:of|for)(?: National)? Defen[cs]e\b.*", "Defence Minister"),
    (r"^Minister (?:of|for) (?:the )?(\w+)$", r"\1 Minister"),
    (r"^(?:Federal|Union) (Minister|Chancellor)", r"\1"),
    (r"^ambassador", "Ambassador"),
    (r"the United States of America", "the United States"),
    (r"the People's Republic of China", "China"),
    (r"the Russian Federation", "Russia"),
)  # fmt: skip
_MINOR = re.compile(
    r"justice of the|judge|lord of the treasury|solicitor|whip|captain regent|deputy secretary of "
    r"the senate|first lady|member of|clerk|chaplain|equerry|knight|page of|comptroller|"
    r"without portfolio in|sergeant|master of|shadow", re.IGNORECASE
)  # fmt: skip
_HONORIFIC = re.compile(
    r"^(?:Sir|Dame|Dr\.?|Sheikh|Sheikha|Lord|Lady|Prof\.?|Hon\.?|General|Prince|Princess|King|"
    r"Queen|Sultan|Emir|Admiral|Colonel)\s+(?=\S+\s+\S)"
)


@dataclass(frozen=True, slots=True)
class Spell:
    """One spell of office.

    The end is None while it lasts; `open_end` where nobody tells it, `stated` where a day is told.
    """

    place: str
    title: str
    names: tuple[str, ...]
    person: str
    start: date
    end: date | None
    open_end: bool = False
    stated: bool = False


@dataclass
class Cleaner:
    """Reads spells by rule and counts what each rule dropped or filled."""

    counts: Counter[str] = field(default_factory=Counter)
    units: dict[str, str] = field(
        default_factory=lambda: {
            name: code for code, names in UNITS.items() for name in names.split(";")
        }
    )

    def spells(self, lines: Iterable[str]) -> list[Spell]:
        """Return the sound spells of the collection, ends filled."""
        header, *rows = (line.rstrip("\n").split("\t") for line in lines)
        found = [self._spell(dict(zip(header, row, strict=True))) for row in rows]
        spells = sorted(set(filter(None, found)), key=_order)
        return self._unique(self._filled(spells))

    def _spell(self, row: dict[str, str]) -> Spell | None:
        place = row["iso3"] or self.units.get(row["country"]) or _apart(row)
        names = _names(row["person"], row["enwiki"])
        start = _day(row["start"] or row["first_seen"], last=False)
        if not place or start is None or not names or _MINOR.search(row["position"]):
            self.counts["of no state, no start, no Latin name or minor"] += 1
            return None
        end = _day(row["end"], last=True)
        lasts = row["last_seen"] >= LISTED_UNTIL
        if end is None and not lasts:
            end = _day(row["last_seen"], last=True)
            self.counts["end filled by the last day seen"] += end is not None
        if (end is not None and end < start) or start > LAST:
            self.counts["ends before it begins"] += 1
            return None
        if (end or LAST) - start > LONGEST:
            self.counts["longer than 45 years"] += 1
            return None
        person = row["wikidata"] or folded(names[0])
        title, exact = _title(row["position"]), len(row["end"]) == len("2004-03-09")
        return Spell(place, title, names, person, start, end, end is None and not lasts, exact)

    def _filled(self, spells: list[Spell]) -> list[Spell]:
        """End a spell of unknown end where the next holder of the same office begins."""
        found = []
        for at, spell in enumerate(spells):
            following = spells[at + 1] if at + 1 < len(spells) else None
            same = following is not None and (spell.place, spell.title) == (
                following.place, following.title
            )  # fmt: skip
            if spell.open_end and same and following is not None:
                if following.start > spell.start:
                    self.counts["end filled by the next holder's start"] += 1
                    spell = replace(spell, end=following.start, open_end=False)  # noqa: PLW2901 - the same spell
                else:
                    self.counts["end left unknown"] += 1
            elif spell.open_end:
                self.counts["end left unknown"] += 1
            found.append(spell)
        return found

    def _unique(self, spells: list[Spell]) -> list[Spell]:
        """Cut or drop spells that two people cannot have had together."""
        dropped: set[int] = set()
        ends: dict[int, date] = {}
        groups: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at, spell in enumerate(spells):
            if spell.title in UNIQUE and spell.place not in SEVERAL:
                groups[spell.place, spell.title].append(at)
        for numbers in groups.values():
            for first, second in ((a, b) for a in numbers for b in numbers if a < b):
                one, two = spells[first], spells[second]
                shared = min(one.end or LAST, two.end or LAST) - two.start
                if one.person == two.person or shared <= SHARED_MOST:
                    continue
                if not one.stated:
                    ends[first] = min(ends.get(first, LAST), two.start)
                elif not two.stated:
                    dropped.add(second)
                else:
                    dropped.update((first, second))
        self.counts["end cut where another took the office"] += len(ends)
        self.counts["dropped: two holders at once"] += len(dropped)
        return [
            replace(spell, end=ends[at], open_end=False) if at in ends else spell
            for at, spell in enumerate(spells)
            if at not in dropped
        ]


def _order(spell: Spell) -> tuple[str, ...]:
    days = (spell.start.isoformat(), spell.end.isoformat() if spell.end else "")
    return (spell.place, spell.title, *days, spell.person, *spell.names)


def _apart(row: dict[str, str]) -> str:
    if row["country"] in APART:
        return "org:" + APART[row["country"]]
    if row["country"] == "World" and not row["position"].startswith("Permanent"):
        for name, identity in ORGANISATIONS.items():
            if name.lower() in row["position"].lower():
                return "org:" + identity
    return ""


def _names(person: str, title: str) -> tuple[str, ...]:
    """Return a person's name and the one that an encyclopaedia has, without marks and honours."""
    found = []
    for name in (person, re.sub(r"\s*\(.*?\)$", "", title)):
        plain = re.sub(r"[\";]|,.*$|\s*\(.*?\)", "", name)
        while (shorter := _HONORIFIC.sub("", plain)) != plain:
            plain = shorter
        parts = folded(plain).split()
        if len(parts) > 1 and all(part.isascii() for part in parts):
            found.append(" ".join(plain.split()))
    return tuple(dict.fromkeys(found))


def _title(position: str) -> str:
    title = re.sub(r"\s*\(.*?\)", "", position).strip()
    for pattern, plain in _TITLES:
        title = re.sub(pattern, plain, title)
    return title[:1].upper() + title[1:]


def _day(cell: str, *, last: bool) -> date | None:
    if not re.fullmatch(r"\d{4}(?:-\d\d){0,2}", cell):
        return None
    parts = [int(part) for part in cell.split("-")]
    year, month, day = (*parts, *(0, 0))[:3]
    try:
        if day or not last:
            return date(year, month or 1, day or 1)
        following = date(year + 1, 1, 1) if month in {0, 12} else date(year, month + 1, 1)
    except ValueError:  # "2009-11-31" is no day
        return None
    return following - timedelta(days=1)


def lines_of(spells: list[Spell], titles: dict[str, int]) -> list[str]:
    """Return a line for each key of each person, sorted: key, names, spells."""
    people: dict[str, list[Spell]] = defaultdict(list)
    for spell in spells:
        people[spell.person].append(spell)
    found = set()
    for mine in people.values():
        names = tuple(dict.fromkeys(name for spell in mine for name in spell.names))
        told = ";".join(dict.fromkeys(
            f"{one.place},{titles[one.title]},{one.start:%Y%m%d},"
            f"{UNKNOWN if one.open_end else '' if one.end is None else one.end.strftime('%Y%m%d')}"
            for one in sorted(mine, key=lambda one: (one.start, _order(one)))
        ))  # fmt: skip
        for name in names:
            for key in surname_keys(name, mine[0].place):
                found.add(f"{key}\t{';'.join(names)}\t{told}")
    return sorted(found, key=str.encode)


def main(holders: Path, heads: Path) -> None:
    """Write the table and print what was dropped."""
    cleaner = Cleaner()
    with lzma.open(holders, "rt", encoding="utf-8") as stream:
        spells = cleaner.spells(stream)
    for line in heads.read_text("utf-8").splitlines()[1:]:
        place, position, person, item, start = line.split("\t")
        names = _names(person, "")
        if names:
            day = _day(start, last=False) or LAST
            spells.append(Spell(place, _title(position), names, item, day, None))
    states = {row["iso3"] for row in read_table("states.tsv")}
    spells = [one for one in spells if one.place in states or one.place.startswith("org:")]
    often = Counter(one.title for one in spells)
    order = [title for title, _ in sorted(often.items(), key=lambda pair: (-pair[1], pair[0]))]
    lines = lines_of(spells, {title: at for at, title in enumerate(order)})
    TARGET.mkdir(exist_ok=True)
    (TARGET / "people.txt").write_text("\n".join(lines) + "\n", "utf-8")
    (TARGET / "titles.txt").write_text("\n".join(order) + "\n", "utf-8")
    people, places = {one.person for one in spells}, {one.place for one in spells}
    print(f"{len(spells)} spells of {len(people)} people in {len(places)} places")
    for rule, count in cleaner.counts.most_common():
        print(f"{count:6} {rule}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
