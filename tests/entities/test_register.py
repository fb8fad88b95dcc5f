"""The register answers for codes, names and memberships on a day."""

from datetime import date

import pytest

from dragoman.entities.names.register import Register


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("KR", "KOR"), ("732", "KOR"), ("ROK", "KOR"), ("DPRK", "PRK"), ("Swaziland", "SWZ"),
        ("Burma", "MMR"), ("Türkiye", "TUR"), ("UK", "GBR"), ("Holland", "NLD"), ("none", None),
    ],
)  # fmt: skip
def test_codes(register: Register, name: str, code: str | None) -> None:
    """ISO and COW codes, names, former names and abbreviations lead to the state."""
    assert register.code(name) == code


@pytest.mark.parametrize(
    ("organisation", "day", "size"),
    [
        ("un", None, 193), ("au", None, 55), ("nato", None, 32), ("nato", date(2000, 1, 1), 19),
        ("eu", date(2019, 1, 1), 28), ("eu", None, 27), ("asean", date(2020, 1, 1), 10),
        ("brics", date(2015, 1, 1), 5), ("p5", None, 5), ("gcc", None, 6), ("g7", None, 7),
        ("ecowas", date(2024, 1, 1), 15), ("ecowas", date(2025, 6, 1), 12),
    ],
)  # fmt: skip
def test_members_on_a_day(
    register: Register, organisation: str, day: date | None, size: int
) -> None:
    """Who joined later or left before is not a member."""
    assert len(register.members(organisation, day)) == size
