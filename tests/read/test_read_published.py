"""The day of publication: who is believed, and what stays on record."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.read.knowledge import Knowledge
from dragoman.read.making import Block, composed
from dragoman.read.page.dates import date_of_address, date_of_field
from dragoman.read.page.published import basis_of, resolve
from dragoman.records import DateClaim, Document

THIRD, FOURTH, NINTH = date(2026, 3, 3), date(2026, 3, 4), date(2026, 3, 9)
CLAIM = st.builds(
    DateClaim,
    st.sampled_from(("field", "feed", "json-ld", "meta", "line", "dateline", "url", "guess")),
    st.sampled_from((THIRD, FOURTH, NINTH)),
    st.sampled_from(("a", "2026-03-04T01:00:00Z")),
    st.booleans(),
)


@pytest.mark.parametrize(
    ("claims", "basis"),
    [
        # what is published beats what is changed, however well the change is stamped
        (
            [DateClaim("meta", NINTH, "", modified=True), DateClaim("line", THIRD, "")],
            ("line", THIRD),
        ),
        ([DateClaim("meta", NINTH, "", modified=True)], ("modified meta", NINTH)),
        # a stamp beats one printed line, two printed places beat the stamp
        ([DateClaim("json-ld", NINTH, ""), DateClaim("line", THIRD, "")], ("json-ld", NINTH)),
        (
            [
                DateClaim("json-ld", NINTH, ""),
                DateClaim("line", THIRD, ""),
                DateClaim("dateline", THIRD, ""),
            ],
            ("line", THIRD),
        ),
        # JSON-LD and meta elements are of one hand
        (
            [
                DateClaim("json-ld", NINTH, ""),
                DateClaim("meta", NINTH, ""),
                DateClaim("dateline", THIRD, ""),
                DateClaim("url", THIRD, ""),
            ],
            ("dateline", THIRD),
        ),
        # a stamp in universal time agrees with the publisher's own next day
        (
            [DateClaim("json-ld", THIRD, "2026-03-03T22:10:00Z"), DateClaim("line", FOURTH, "")],
            ("line", FOURTH),
        ),
        (
            [
                DateClaim("json-ld", THIRD, "2026-03-03T22:10:00+09:00"),
                DateClaim("line", FOURTH, ""),
            ],
            ("json-ld", THIRD),
        ),
        # printed beats guessed; a column of the user's own table beats all
        ([DateClaim("guess", NINTH, ""), DateClaim("dateline", THIRD, "")], ("dateline", THIRD)),
        (
            [
                DateClaim("field", NINTH, ""),
                DateClaim("dateline", THIRD, ""),
                DateClaim("line", THIRD, ""),
            ],
            ("field", NINTH),
        ),
    ],
)
def test_who_is_believed(
    knowledge: Knowledge, claims: list[DateClaim], basis: tuple[str, date]
) -> None:
    """Each case in each order."""
    for order in (claims, claims[::-1]):
        first = resolve(order, knowledge.grades)[0]
        assert (basis_of(first), first.day) == basis


@given(st.lists(CLAIM, max_size=6))
def test_nothing_that_was_said_is_lost(knowledge: Knowledge, claims: list[DateClaim]) -> None:
    """What contradicts stays; a change is believed only where nothing tells of publishing."""
    found = resolve(claims, knowledge.grades)
    assert set(found) == set(claims)
    assert len(found) == len(set(claims))
    if any(not claim.modified for claim in claims):
        assert not found[0].modified


@pytest.mark.parametrize(
    ("field", "day"),
    [
        ("05 Mar 26 10:00 GMT", date(2026, 3, 5)),
        ("Thu, 05 Mar 26 10:00:00 +0900", date(2026, 3, 5)),
        ("1772618400", date(2026, 3, 4)),
        ("1772618400000", date(2026, 3, 4)),
        ("12 March 26", None),
    ],
)
def test_fields_of_old_forms(field: str, day: date | None) -> None:
    """Years of two digits where a time follows, seconds since 1970; nothing else is guessed."""
    assert date_of_field(field) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/2026-03-04/talks", date(2026, 3, 4)),
        ("https://example.org/news/20260304/talks.html", date(2026, 3, 4)),
        ("https://example.org/a?id=20260304123456", None),
        ("https://example.org/2026/13/04/", None),
    ],
)
def test_days_in_addresses(url: str, day: date | None) -> None:
    """Only a whole day counts."""
    found = date_of_address(url)
    assert (found[0] if found else None) == day


def test_blocks_are_paragraphs_and_keep_their_pages() -> None:
    """Empty ones leave no trace."""
    blocks = [Block("They \n met."), Block(" \u200b"), Block("They left.", page=2)]
    text, marks = composed(blocks)
    assert text == "They met.\n\nThey left."
    assert [(text[mark.start : mark.end], mark.page) for mark in marks] == [
        ("They met.", None),
        ("They left.", 2),
    ]


def test_a_document_keeps_what_contradicted(read) -> None:  # noqa: ANN001 - a fixture
    """The line that was not believed stands behind the field that was."""
    line = '{"id": "1", "published": "2025-03-09", "text": "LIMA, March 3, 2025 - Peru met Chile."}'
    (document,) = read(line + "\n", "a.jsonl")
    assert isinstance(document, Document)
    assert (document.published_basis, document.published) == ("field", date(2025, 3, 9))
    assert [(claim.basis, claim.day) for claim in document.published_claims] == [
        ("field", date(2025, 3, 9)),
        ("dateline", date(2025, 3, 3)),
    ]
