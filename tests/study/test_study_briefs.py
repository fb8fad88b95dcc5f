"""A brief's figures: forecasts beside what is usual, or why there are none."""

from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

from brief_samples import write_ledger
from ledger_samples import event, party

from dragoman.analyse.forecasts.outlook import ALL, CONFLICT, HELD, REVIVED, Forecast, Outlook
from dragoman.analyse.triangles.triangle import RECIPROCITY, TRIANGULAR, Link, Triangle
from dragoman.ledger import Entry, Ledger
from dragoman.present.brief import Material, Order, gather, make_brief
from dragoman.present.wording import Teller
from dragoman.records import Document, Segment, SegmentKind
from dragoman.study.briefs import with_outlook

ORDER = Order(("CHL", "PER"))
ON = date(2030, 4, 7)
THREE = ("KEN", "NOR", "PER")


def told(kind: str, days: int, mean: float, usual: float, **more: object) -> Forecast:
    """Return a forecast for Chile and Peru."""
    until = date.fromordinal(ON.toordinal() + days)
    first = date.fromordinal(ON.toordinal() + 1)
    one = Forecast(
        ON, "CHL", "PER", kind, first, until, mean, usual, 3, (2, 4), (1, 6), 0.5, 0.5, None,
        {"days silent": 900.0}, 40, 60,
    )  # fmt: skip
    for name, value in more.items():
        object.__setattr__(one, name, value)
    return one


def lines(path: Path, follows: Outlook) -> list[str]:
    """Return what the section of figures says."""
    with Ledger.open(write_ledger(path / "a.ledger"), read_only=True) as ledger:
        found: Material = gather(ledger, ORDER)
        object.__setattr__(found, "follows", follows)
        brief = make_brief(found, ORDER, Teller.load())
    (section,) = (one for one in brief.sections if one.key == "figures")
    assert all(claim.footnotes == () for claim in section.claims)
    return [*(claim.text for claim in section.claims), *section.tail]


def test_forecasts_stand_beside_what_is_usual(tmp_path: Path) -> None:
    """Occasions first, then conflict and numbers; other spans are left to the command."""
    parties = {"parties": ("CHL", "PER")}
    follows = Outlook(ON, (
        told(ALL, 28, 3.2, 2.0), told(ALL, 91, 9.0, 7.0), told(CONFLICT, 28, 0.1, 0.04),
        told(CONFLICT, 7, 0.1, 0.04),
        told(HELD, 12, 0.8, 0.6, name="CONSULT", since=date(2030, 4, 19), **parties),
        told(REVIVED, 90, 0.2, 0.4, name="Andes talks", **parties),
    ), "")  # fmt: skip
    assert "\n".join(lines(tmp_path, follows)) == (
        "CONSULT of Chile and Peru, planned for 2030-04-19: a chance of 80% that it is held by its "
        "date; of all plans 60% were (40 past plans like it).\n"
        "Andes talks of Chile and Peru has not met for 900 days: a chance of 20% that it meets "
        "again within 90 days; by its own rate 40% (40 gaps).\n"
        "Chile and Peru: any material conflict within 28 days after 2030-04-07 has a chance of "
        "10%; usual is 4% (40 such acts in 60 weeks).\n"
        "Chile and Peru: 3 acts are to be expected in the 28 days after 2030-04-07, 1 to 6 in four "
        "cases of five; usual are 2.0 (40 acts in 60 weeks)."
    )


def test_too_little_is_said_to_be_too_little(tmp_path: Path) -> None:
    """Documents of a few months give no figures; the brief of one state asks for none."""
    with Ledger.open(write_ledger(tmp_path / "b.ledger"), read_only=True) as ledger:
        found = with_outlook(ledger, gather(ledger, ORDER), ORDER).follows
        one = Order(("CHL",))
        assert with_outlook(ledger, gather(ledger, one), one).follows is None
    assert found is not None
    assert found.lack.endswith("months were read; forecasts need those of 40 weeks")
    assert lines(tmp_path, found) == [f"Too little to say: {found.lack}."]


def link(kind: str, shock: tuple[str, str], answer: tuple[str, str], total: float) -> Link:
    """Return a link that stands out."""
    return Link(kind, shock, answer, (), (), (), total, 0.1, 0.2, 9.0, 0.001, 0.01)


def test_a_triangle_is_told_in_names(tmp_path: Path) -> None:
    """What stands out with its sign, and what does not."""
    found = Triangle(("BOL", "CHL", "PER"), "month", "2022-01", "2030-03", 99, {}, (
        link(RECIPROCITY, ("CHL", "PER"), ("PER", "CHL"), 0.4),
        replace(link(RECIPROCITY, ("BOL", "PER"), ("PER", "BOL"), 0.4), corrected=0.5),
        link(TRIANGULAR, ("CHL", "PER"), ("BOL", "PER"), -0.2),
    ), "")  # fmt: skip
    with Ledger.open(write_ledger(tmp_path / "a.ledger"), read_only=True) as ledger:
        material = replace(gather(ledger, ORDER), follows=Outlook(ON, (), ""), triangle=found)
        brief = make_brief(material, ORDER, Teller.load())
        thin = replace(material, triangle=replace(found, links=(), lack="too few"))
        without = make_brief(thin, ORDER, Teller.load())
    (section,) = (one for one in brief.sections if one.key == "figures")
    assert "\n".join(claim.text for claim in section.claims) == (
        "Of 2 possible answers in kind among Bolivia, Chile, Peru these stand out, by 99 months: "
        "after a friendlier act of Chile towards Peru, Peru warms towards Chile.\n"
        "Of 1 possible answers of the third state among Bolivia, Chile, Peru these stand out, by "
        "99 months: after a friendlier act of Chile towards Peru, Bolivia cools towards Peru."
    )
    assert not [one for one in without.sections if one.key == "figures" and one.claims]


def test_a_brief_of_three_states_has_a_triangle(tmp_path: Path) -> None:
    """Where enough months were read; from acts of the three alone."""
    pairs = list(combinations(THREE, 2))
    entries = []
    for month in range(64):
        day = date(2020 + month // 12, month % 12 + 1, 5)
        name = f"d{month:02}"
        acts = tuple(
            event(name, "They met.", 10 * at, actors=(party(one), party(two)), day=day)
            for at, (one, two) in enumerate(pairs)
            if month % 2 or at
        )
        text = "They met. " * len(pairs)
        body = (Segment(0, len(text), SegmentKind.BODY),)
        entries.append(Entry(Document(name, text, body, published=day), acts))
    order = Order(THREE)
    with Ledger.open(tmp_path / "a.ledger") as ledger:
        ledger.commit(entries)
        ledger.merge()
        found = with_outlook(ledger, gather(ledger, order), order).triangle
        fewer = with_outlook(ledger, gather(ledger, Order(THREE[:2])), Order(THREE[:2])).triangle
    assert found is not None
    assert (found.states, found.unit, found.periods, found.lack) == (THREE, "month", 63, "")
    assert len(found.links) == 18
    assert fewer is None
