"""Whom the same words name on both sides."""

import pytest

from dragoman.coding.weighing.one_side import on_one_side
from dragoman.records import Party, RoleName

ACTOR, RECIPIENT = RoleName.ACTOR, RoleName.RECIPIENT
REBELS = Party("role:TCD:rebel", "the rebels", "TCD")
OTHER_REBELS = Party("role:TCD:rebel", "rebels in the north", "TCD")
KENYA = Party("state:KEN", "Kenya", "KEN")
GUNMEN = Party("unknown:gunman", "gunmen")
BLOC = Party("org:bloc", "the bloc")


@pytest.mark.parametrize(
    ("actors", "recipients", "likely", "left"),
    [
        ((REBELS,), (REBELS,), {"TCD": (0.4, 0.9)}, ((), (REBELS,))),
        ((REBELS,), (REBELS,), {"TCD": (0.9, 0.4)}, ((REBELS,), ())),
        ((KENYA, REBELS), (REBELS,), {"TCD": (0.1, 0.2)}, ((KENYA,), (REBELS,))),
        ((GUNMEN,), (GUNMEN,), {}, ((), (GUNMEN,))),
        ((BLOC,), (KENYA, BLOC), {"org:bloc": (0.8, 0.1)}, ((BLOC,), (KENYA,))),
        ((REBELS,), (OTHER_REBELS,), {"TCD": (0.4, 0.9)}, ((REBELS,), (OTHER_REBELS,))),
    ],
)
def test_the_same_words_stand_where_they_are_likelier(
    actors: tuple[Party, ...],
    recipients: tuple[Party, ...],
    likely: dict[str, tuple[float, float]],
    left: tuple[tuple[Party, ...], tuple[Party, ...]],
) -> None:
    """Other words for people of one state are others."""
    acts = {code: share for code, (share, _) in likely.items()}
    suffers = {code: share for code, (_, share) in likely.items()}
    shares = {ACTOR: acts, RECIPIENT: suffers}
    told = on_one_side({ACTOR: actors, RECIPIENT: recipients}, shares)
    assert (told[ACTOR], told[RECIPIENT]) == left


def test_equals_have_one_role() -> None:
    """And nobody else to stand beside."""
    assert on_one_side({ACTOR: (KENYA, REBELS)}, {ACTOR: {}}) == {ACTOR: (KENYA, REBELS)}
