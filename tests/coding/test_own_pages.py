"""Pages of governments in their own name: whose the Minister and "we" are, the address says."""

from collections.abc import Callable
from datetime import date

import pytest

from dragoman.records import Document, Segment, SegmentKind
from loaded import reader

Read = Callable[..., list[str]]
WEDNESDAY = date(2024, 2, 14)
CALL = "The Foreign Secretary spoke to India's External Affairs Minister, S. Jaishankar, today."


@pytest.fixture(scope="module")
def read() -> Read:
    """The reader as it comes: the type of each event, and its parties."""
    pipeline = reader()

    def told(text: str, **source: str) -> list[str]:
        whole = (Segment(0, len(text), SegmentKind.BODY),)
        page = Document("t", text, whole, published=WEDNESDAY, **source)  # type: ignore[arg-type]
        (found,) = pipeline.process([page])
        return [
            f"{event.event_type} {' '.join(sorted(p.country or '-' for p in event.actors))}"
            f" > {' '.join(sorted(p.country or '-' for p in event.recipients))}".strip()
            for event in found.events
        ]

    return told


@pytest.mark.parametrize(
    ("text", "source", "events"),
    [
        (CALL, {"url": "https://www.gov.uk/government/news/a-call"}, ["CONSULT GBR IND >"]),
        (
            "The Minister urged Kenya to support the reform.",
            {"url": "https://www.mofa.go.jp/1"},
            ["REQUEST JPN > KEN", "SUPPORT KEN >"],
        ),
        (
            "The Secretary thanked Egypt for its mediation.",
            {"publisher": "US State Department"},
            ["SUPPORT USA > EGY", "CONSULT EGY >"],
        ),
        (
            "The President had a telephone conversation with Prime Minister Nikol Pashinyan.",
            {"url": "http://en.kremlin.ru/events/1"},
            ["CONSULT ARM RUS >"],
        ),
        (
            "The Foreign Minister summoned the Georgian ambassador on Monday.",
            {"publisher": "Auswärtiges Amt"},
            ["ACCUSE DEU > GEO"],
        ),
        (
            "We condemn the attack on the port of Aden and thank Oman for its help.",
            {"url": "https://www.mea.gov.in/1"},
            ["ACCUSE IND >", "SUPPORT IND > OMN"],
        ),
    ],
)
def test_an_office_without_a_state_is_the_issuers(
    read: Read, text: str, source: dict[str, str], events: list[str]
) -> None:
    """By the address or by the publisher's name."""
    assert read(text, **source) == events


def test_on_the_page_of_an_outlet_it_is_nobodys(read: Read) -> None:
    """Whose Foreign Secretary it is, nothing tells there."""
    assert read(CALL, url="https://www.example.org/1") == ["CONSULT IND >"]


def test_a_joint_statement_is_not_that_of_its_host_alone(read: Read) -> None:
    """Who issued it with the host, the text must say."""
    text = "Joint communiqué\n\nWe condemn the attack on the port of Aden."
    assert read(text, url="https://www.gob.pe/1") == ["ASSAULT  > YEM"]


def test_who_was_introduced_is_still_meant(read: Read) -> None:
    """The Minister is the one of whom the text has spoken."""
    text = (
        "Indian External Affairs Minister S. Jaishankar arrived in Oslo. The Minister thanked Peru."
    )
    assert read(text, url="https://www.regjeringen.no/1") == [
        "CONSULT IND > NOR",
        "SUPPORT IND > PER",
    ]
