"""A brief's figures: forecasts beside what is usual, or why there are none."""

from datetime import date
from pathlib import Path

from brief_samples import write_ledger

from dragoman.analyse.forecasts.outlook import ALL, CONFLICT, HELD, REVIVED, Forecast, Outlook
from dragoman.ledger import Ledger
from dragoman.present.brief import Material, Order, gather, make_brief
from dragoman.present.wording import Teller
from dragoman.study.briefs import with_outlook

ORDER = Order(("CHL", "PER"))
ON = date(2030, 4, 7)


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
