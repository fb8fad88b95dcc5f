"""PDFs: the order in which they are read, their pages, their furniture, and what is refused."""

from collections.abc import Callable
from datetime import date

import pytest
from drawn_pdfs import Drawn, column, nested, pdf
from hypothesis import given
from hypothesis import strategies as st

from dragoman.read.formats.pdf.columns import lines_in_order
from dragoman.read.formats.pdf.fragments import Fragment
from dragoman.records import Document, Refusal, SegmentKind
from dragoman.settings import Settings

Read = Callable[..., list[Document | Refusal]]
TITLE = "Indonesia and Australia plan a joint exercise"
LEFT = [
    "JAKARTA, March 5, 2025 - Indonesia and Aus-",
    "tralia will hold a joint naval exercise in the",
    "Timor Sea in June, the two ministries said on",
    "Thursday. Twelve ships will take part in it.",
    "The plan was agreed in Canberra in February,",
    "and preparations will begin in April with a",
]
RIGHT = [
    "conference of planners at Surabaya, they said.",
    "Kenya and Ethiopia signed an agreement on",
    "border posts in Nairobi on Wednesday. It covers",
    "three crossings, and both governments praised",
    "the co-operation of their customs officers. More",
    "co-operation is planned, a joint statement said.",
]
SAID = (
    "Indonesia and Australia will hold a joint naval exercise in the Timor Sea in June, the two "
    "ministries said on Thursday. Twelve ships will take part in it. The plan was agreed in "
    "Canberra in February, and preparations will begin in April with a conference of planners at "
    "Surabaya, they said. Kenya and Ethiopia signed an agreement on border posts in Nairobi on "
    "Wednesday. It covers three crossings, and both governments praised the co-operation of their "
    "customs officers. More co-operation is planned, a joint statement said."
)


def body_of(document: Document) -> str:
    """Return the words of the body, furniture left out."""
    parts = (s for s in document.segments if s.kind is SegmentKind.BODY)
    return " ".join(" ".join(document.text[s.start : s.end].split()) for s in parts)


def only(found: list[Document | Refusal]) -> Document:
    """Return the one document."""
    (document,) = found
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize("drop", [0, 4])
@pytest.mark.parametrize("order", ["columns", "rows", "backwards"])
def test_two_columns_below_a_headline(read: Read, order: str, drop: float) -> None:
    """Whatever order the file draws them in, and if the columns do not stand on the same lines."""
    left, right = column(60, 700, LEFT), column(310, 700 - drop, RIGHT)
    rows = [one for pair in zip(left, right, strict=True) for one in pair]
    lines = {"columns": left + right, "rows": rows, "backwards": rows[::-1]}[order]
    document = only(read(pdf([[Drawn(60, 740, TITLE, 20), *lines]]), "a.pdf"))
    assert document.title == TITLE
    assert body_of(document) == SAID
    assert (document.published, document.published_basis) == (date(2025, 3, 5), "dateline")
    assert document.text.split("\n\n")[0] == TITLE
    assert {segment.page for segment in document.segments} == {1}


def test_a_page_that_is_half_one_column(read: Read) -> None:
    """What spans the page stays where it stands, above, between and below the columns."""
    lead = "The two defence ministries published the plan of the exercise on Thursday in one text."
    close = (
        "Observers of four other navies have been invited, a spokesman in Jakarta said later on."
    )
    lines = [
        *column(60, 760, [lead, lead]),
        *column(60, 700, LEFT),
        *column(310, 700, RIGHT),
        *column(60, 590, [close, close]),
    ]
    text = " ".join(only(read(pdf([lines]), "a.pdf")).text.split())
    opening = "JAKARTA, March 5, 2025 - "
    assert text == f"{lead} {lead} {opening}{SAID} {close} {close}"


def test_three_columns(read: Read) -> None:
    """Newspapers set more than two."""
    names = ("first", "second", "third")
    columns = [
        [f"The {name} column tells of talk {number}" for number in range(5)] for name in names
    ]
    lines = [one for at, words in enumerate(columns) for one in column(40 + 180 * at, 700, words)]
    lines.sort(key=lambda one: -one.bottom)
    found = body_of(only(read(pdf([lines]), "a.pdf")))
    assert found == " ".join(line for words in columns for line in words)


def test_a_table_is_read_by_rows(read: Read) -> None:
    """Short cells beside one another are no columns."""
    acts = ["Canada expelled two diplomats.", "Peru recalled its ambassador.", "Chile protested."]
    days = ["March 3", "March 5", "March 9"]
    lines = column(60, 700, days * 2) + column(200, 700, acts * 2)
    text = only(read(pdf([lines]), "a.pdf")).text
    for day, act in zip(days, acts, strict=True):
        assert f"{day} {act}" in text


def test_heads_feet_and_pages(read: Read) -> None:
    """What runs along all pages is marked; a paragraph cut by a page stands on its first."""
    pages = []
    for number in (1, 2, 3):
        cut = number == 1
        words = LEFT[:5] if cut else RIGHT
        pages.append(
            [
                Drawn(60, 800, f"The Example Review, No. {number}", 8),
                *column(60, 700, words),
                Drawn(300, 30, f"- {number} -", 8),
            ]
        )
    document = only(read(pdf(pages), "a.pdf"))
    furniture = [s for s in document.segments if s.kind is SegmentKind.BOILERPLATE]
    assert [(document.text[s.start : s.end], s.page) for s in furniture] == [
        (words, page)
        for page in (1, 2, 3)
        for words in (f"The Example Review, No. {page}", f"- {page} -")
    ]
    bodies = [s for s in document.segments if s.kind is SegmentKind.BODY]
    assert [s.page for s in bodies] == [1, 3]
    first = document.text[bodies[0].start : bodies[0].end]
    assert "agreed in Canberra in February, conference of planners" in first


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ("Microsoft Word - final_v3.docx", "Ministers meet in Lima on Friday"),
        ("Ministers meet in Lima", "Ministers meet in Lima"),
    ],
)
def test_titles_that_programs_make_up_are_not_believed(read: Read, told: str, title: str) -> None:
    """The title field counts where the page says the same."""
    words = ["Ministers meet in Lima on Friday", "", "The ministers of Peru and Chile met in Lima."]
    document = only(read(pdf([column(60, 700, words)], told), "a.pdf"))
    assert document.title == title


def test_scans_are_refused_as_such(read: Read, codes: Callable[..., list[str]]) -> None:
    """With what to do; where only some pages are pictures, the others are read."""
    page = column(60, 700, LEFT)
    scans = read(pdf([[], []], picture=True), "a.pdf")
    assert codes(scans) == ["scanned"]
    assert isinstance(scans[0], Refusal)
    assert "OCR" in scans[0].detail
    mixed = read(pdf([page, [], page]), "b.pdf")
    assert codes(mixed) == ["document", "scanned-pages"]
    assert isinstance(mixed[1], Refusal)
    assert "(2)" in mixed[1].detail


def test_hostile_pdfs(read: Read, codes: Callable[..., list[str]]) -> None:
    """Too many pages, a file that is cut off, one that is no PDF at all."""
    assert codes(read(pdf([[]] * 600), "a.pdf")) == ["too-large"]
    whole = pdf([column(60, 700, LEFT)])
    assert codes(read(b"%PDF-1.7\n" + b"x" * 500, "b.pdf")) == ["damaged"]
    for end in range(20, len(whole), 97):
        assert codes(read(whole[:end], "c.pdf"))[0] in ("damaged", "document", "scanned", "failed")


def test_a_small_pdf_that_would_take_hours_costs_its_budget(
    read: Read, codes: Callable[..., list[str]]
) -> None:
    """The library cannot be told to stop; its process is ended, and the next one reads on."""
    short = Settings(document_seconds=0.2, document_megabytes=4_000)
    whole = pdf([column(60, 700, LEFT)])
    assert len(nested(24)) < 6_000
    assert codes(read(nested(24), "a.pdf", short)) == ["over-budget"]
    assert codes(read(whole, "b.pdf", short)) == ["document"]
    little = Settings(document_megabytes=100)
    assert codes(read(nested(24), "c.pdf", little)) in (["over-budget"], ["failed"])


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 800), st.integers(1, 90))))
def test_no_piece_is_lost(places: list[tuple[int, int, int]]) -> None:
    """Whatever stands wherever, each piece is read once."""
    pieces = [
        Fragment(f"w{number}" + "x" * long, left, left + 5 * long, bottom, bottom + 9, 9)
        for number, (left, bottom, long) in enumerate(places)
    ]
    words = [word for line in lines_in_order(pieces) for word in line.text.split()]
    assert sorted(words) == sorted(piece.text for piece in pieces)
