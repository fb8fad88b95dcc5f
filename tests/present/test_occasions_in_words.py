"""Occasions in English: nothing that was not held reads as if it had been."""

from dataclasses import replace
from datetime import date

import pytest

from dragoman.present.occasions import OCCASIONS, occasion_page, turn_told
from dragoman.present.wording.occasions import OccasionTeller
from dragoman.records import (
    DateInterval,
    Evidence,
    Occasion,
    OccasionKind,
    OccasionTurn,
    Place,
    Precision,
    Stage,
)

TELLER = OccasionTeller.load()
DAY = DateInterval(date(2025, 5, 6), date(2025, 5, 6), Precision.DAY)
PROOF = Evidence("d", 0, 9, "They met.")
MET = Occasion(
    occasion_id="o-1",
    kind=OccasionKind.MEETING,
    parties=("KEN", "USA"),
    persons=("Ali Maina",),
    place=Place("Oslo"),
    date=DAY,
    host=None,
    ordinal=None,
    level=None,
    series=None,
    state=Stage.HELD,
    turns=(OccasionTurn(Stage.HELD, date(2025, 5, 6), DAY, ("e-1",), (PROOF,)),),
    event_ids=("e-1",),
)
SAID = [
    (Stage.HELD, "Kenya and the United States met in Oslo on 6 May 2025."),
    (Stage.PROPOSED, ("A meeting of Kenya and the United States in Oslo has been proposed for "
                     "6 May 2025.")),
    (Stage.AGREED, ("A meeting of Kenya and the United States in Oslo is agreed; no date is "
                   "given.")),
    (Stage.SCHEDULED, ("A meeting of Kenya and the United States in Oslo is planned for 6 May "
                      "2025.")),
    (Stage.POSTPONED, ("A meeting of Kenya and the United States in Oslo, planned for 6 May 2025, "
                      "has been put off; no new date is given.")),
    (Stage.REFUSED, "A meeting of Kenya and the United States in Oslo was refused."),
    (Stage.CANCELLED, ("A meeting of Kenya and the United States in Oslo, planned for 6 May 2025, "
                      "was called off.")),
    (Stage.LAPSED, ("A meeting of Kenya and the United States in Oslo did not take place on 6 May "
                   "2025.")),
    (Stage.NOT_KNOWN, ("A meeting of Kenya and the United States in Oslo was planned for 6 May "
                      "2025; it is not known whether it was held.")),
]  # fmt: skip
KINDS = [
    (OccasionKind.SUMMIT, None, "Kenya and the United States held a summit in Oslo"),
    (OccasionKind.VISIT, "KEN", "The United States visited Kenya"),
    (OccasionKind.VISIT, None, "A visit between Kenya and the United States took place in Oslo"),
    (OccasionKind.CALL, None, "Kenya and the United States spoke by telephone"),
    (OccasionKind.EXERCISE, None, "Kenya and the United States held a joint exercise in Oslo"),
    (OccasionKind.SIGNING, None, "Kenya and the United States signed an agreement in Oslo"),
    (OccasionKind.VOTE, None, "Kenya and the United States voted"),
]


UNDATED = [
    (Stage.HELD, "{0} met in Oslo."),
    (Stage.SCHEDULED, "A meeting of {0} in Oslo is planned."),
    (Stage.POSTPONED, "A meeting of {0} in Oslo has been put off; no new date is given."),
    (Stage.CANCELLED, "A meeting of {0} in Oslo was called off."),
    (Stage.LAPSED, "A meeting of {0} in Oslo did not take place."),
    (Stage.NOT_KNOWN, "A meeting of {0} in Oslo was planned; it is not known whether it was held."),
]


@pytest.mark.parametrize(("state", "words"), UNDATED)
def test_beside_its_day_the_day_is_not_told_again(state: Stage, words: str) -> None:
    """A list has a column for it; what was planned for a day is still said to be planned."""
    told = TELLER.sentence(replace(MET, state=state), dated=False)
    assert told == words.format("Kenya and the United States")


@pytest.mark.parametrize(("state", "words"), SAID)
def test_how_it_stands(state: Stage, words: str) -> None:
    """Every state has words of its own."""
    assert TELLER.sentence(replace(MET, state=state)) == words


@pytest.mark.parametrize(("kind", "host", "words"), KINDS)
def test_kinds(kind: OccasionKind, host: str | None, words: str) -> None:
    """Every kind is told in its own way."""
    told = TELLER.sentence(replace(MET, kind=kind, host=host))
    assert told == f"{words} on 6 May 2025."


def test_numbers_and_missing_days() -> None:
    """A number has its article, and what has no day is told without one."""
    eighth = replace(MET, ordinal=8, state=Stage.CANCELLED, date=None, place=None)
    assert TELLER.sentence(eighth) == (
        "An 8th meeting of Kenya and the United States was called off."
    )


def test_one_occasion_as_text_and_in_a_table() -> None:
    """Its life has events, quotes and days."""
    assert occasion_page(MET, (), TELLER).splitlines() == [
        "Kenya and the United States met in Oslo on 6 May 2025.",
        "  id           o-1",
        "  kind         meeting",
        "  parties      KEN, USA",
        "  persons      Ali Maina",
        "",
        "life",
        "  2025-05-06   held",
        "    e-1",
        '    "They met." (d)',
    ]
    cells = {column.name: column.cell(MET) for column in OCCASIONS}
    assert (cells["date"], cells["state"], cells["turns"]) == (
        "2025-05-06",
        "held",
        ("held 2025-05-06",),
    )
    assert turn_told(replace(MET.turns[0], day=None)) == "held"
