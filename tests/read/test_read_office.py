"""Files of word processors and spreadsheets, made here and by other programs."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.read import make_context, read_sources
from dragoman.read.context import Budget, Hints
from dragoman.read.dispatch import read_stream
from dragoman.records import Document, Refusal, SegmentKind
from dragoman.settings import Settings

Read = Callable[..., list[Document | Refusal]]
Codes = Callable[..., list[str]]
MADE = Path(__file__).parent / "made"  # by LibreOffice
TITLE = "Ghana and Togo agree on a border road"
SAID = [
    (
        "The foreign ministers of Ghana and Togo met in Accra on Tuesday and agreed to build a "
        "road between Aflao and Lomé."
    ),
    "The two sides decided:",
    "Ghana will open a second crossing in May.",
    "Togo will lift its ban on Ghanaian trucks on April 1.",
    "March 10 - Experts of both states will meet in Lomé.",
    "March 12 - The ministers will sign the plan in Accra.",
    "Both governments called the result a good start.",
]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def bodies(document: Document) -> list[str]:
    """Return the paragraphs of the body, without bullets."""
    kinds = (s for s in document.segments if s.kind is SegmentKind.BODY)
    return [document.text[s.start : s.end].removeprefix("• ") for s in kinds]


@pytest.mark.parametrize("form", ["docx", "odt", "rtf", "pdf", "epub"])
def test_texts_that_another_program_saved(form: str) -> None:
    """Headline, dateline, lists and the rows of a table are the same in every form."""
    context = make_context(Settings(), today=date(2025, 11, 1))
    document, *_ = read_sources([str(MADE / f"road.{form}")], context=context)
    assert isinstance(document, Document)
    assert document.title == TITLE
    assert (document.published, document.published_basis) == (date(2025, 3, 4), "dateline")
    if form in ("pdf", "epub"):  # their tables have no rows
        bare = [line.removeprefix("March 10 - ").removeprefix("March 12 - ") for line in SAID]
        assert all(line in document.text for line in bare)
    else:
        assert bodies(document) == SAID
    pages = {segment.page for segment in document.segments}
    assert pages == ({1} if form == "pdf" else {None})


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_tables_that_another_program_saved(form: str) -> None:
    """The columns are told by their names."""
    context = make_context(Settings(), today=date(2025, 11, 1))
    found = list(read_sources([str(MADE / f"table.{form}")], context=context))
    told = [(d.title, d.publisher, d.published) for d in found if isinstance(d, Document)]
    assert told == [
        ("Ghana and Togo agree on a road", "Example Wire", date(2025, 3, 4)),
        ("Mali recalls its envoy", "Example Post", date(2025, 3, 6)),
    ]


def saved(document: "docx.document.Document") -> bytes:
    """Return the bytes of a document."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_what_review_put_in_is_read_and_what_it_took_out_is_not(read: Read) -> None:
    """As a reader of the final text sees it."""
    made = docx.Document()
    paragraph = made.add_paragraph("Peru ")
    for tag, word, words in (("ins", "t", "recalled its envoy"), ("del", "delText", "met Chile")):
        paragraph._p.append(
            parse_xml(f'<w:{tag} xmlns:w="{W}"><w:r><w:{word}>{words}</w:{word}></w:r></w:{tag}>')
        )
    (document,) = read(saved(made), "a.docx")
    assert isinstance(document, Document)
    assert document.text == "Peru recalled its envoy"


def test_what_stands_beside_the_text_is_named(read: Read, codes: Codes) -> None:
    """Text boxes are left out, and a refusal counts them."""
    made = docx.Document()
    paragraph = made.add_paragraph("Peru recalled its envoy.")
    box = f'<w:txbxContent xmlns:w="{W}"><w:p><w:r><w:t>Read on</w:t></w:r></w:p></w:txbxContent>'
    paragraph._p.append(parse_xml(box))
    found = read(saved(made), "a.docx")
    assert codes(found) == ["document", "left-out"]
    assert isinstance(found[0], Document)
    assert found[0].text == "Peru recalled its envoy."


def test_columns_are_told_by_name_or_by_the_caller(read: Read, codes: Codes) -> None:
    """Rows above the names are passed over; a sheet without texts says what it has."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Export of 4 March"])
    sheet.append(["Headline", "Source", "Published Date", "Words of it"])
    sheet.append(["Mali recalls envoy", "Example Post", datetime(2025, 3, 6, 10), "Mali did so."])  # noqa: DTZ001 - Excel
    out = io.BytesIO()
    book.save(out)
    refused = read(out.getvalue(), "a.xlsx")
    assert codes(refused) == ["no-text-column"]
    assert isinstance(refused[0], Refusal)
    assert "Export of 4 March" in refused[0].detail
    columns = {"text": "words of it"}
    (document,) = read(out.getvalue(), "a.xlsx", columns=columns)
    assert isinstance(document, Document)
    assert (document.title, document.published) == ("Mali recalls envoy", date(2025, 3, 6))
    table = "Kop;Tekst;Dag\nMali recalls envoy;Mali recalled its envoy.;2025-03-06\n"
    given = {"text": "Tekst", "title": "Kop", "published": "Dag"}
    (row,) = read(table, "a.csv", columns=given)
    assert isinstance(row, Document)
    assert (row.title, row.published) == ("Mali recalls envoy", date(2025, 3, 6))
    assert codes(read(table, "b.csv")) == ["no-text-column"]


@pytest.mark.parametrize(
    "name", ["Day", "Published on", "Date of publication", "Issue Date", "posted"]
)
def test_columns_of_days_have_many_names(read: Read, name: str) -> None:
    """What a desk calls the column in its own list of articles; "Date" goes before them."""
    (row,) = read(f"Headline,{name},Story\nTalks,2025-03-06,Mali recalled its envoy.\n", "a.csv")
    assert isinstance(row, Document)
    assert row.published == date(2025, 3, 6)
    both = f"{name},Date,Story\nTuesday,2025-03-06,Mali recalled its envoy.\n"
    (row,) = read(both, "b.csv")
    assert isinstance(row, Document)
    assert row.published == date(2025, 3, 6)


def test_a_text_saved_as_a_book_has_no_publisher(read: Read) -> None:
    """Its title is that of the book, which is no series."""
    words = " ".join(["The ministers of Peru and Chile met in Lima on Tuesday and agreed."] * 3)
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<metadata><dc:title>Talks in Lima</dc:title></metadata><manifest><item id="t" '
        'href="t.xhtml"/></manifest><spine><itemref idref="t"/></spine></package>'
    )
    parts = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": (
            '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>'
        ),
        "b.opf": opf,
        "t.xhtml": f"<html><body><h1>Talks in Lima</h1><p>{words}</p></body></html>",
    }
    (document,) = read(packed({name: text.encode() for name, text in parts.items()}), "a.epub")
    assert isinstance(document, Document)
    assert (document.title, document.publisher) == ("Talks in Lima", None)


def test_a_book_is_read_chapter_by_chapter(read: Read, codes: Codes) -> None:
    """Covers are passed over and counted."""
    words = " ".join(["The ministers of Peru and Chile met in Lima on Tuesday and agreed."] * 3)
    chapter = f"<html><body><h1>Talks in Lima</h1><p>{words}</p></body></html>"
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<metadata><dc:title>The Example Review</dc:title><dc:date>2025-03-04</dc:date></metadata>"
        '<manifest><item id="c" href="cover.xhtml"/><item id="t" href="text%201.xhtml"/></manifest>'
        '<spine><itemref idref="c"/><itemref idref="t"/></spine></package>'
    )
    container = '<container><rootfiles><rootfile full-path="in/b.opf"/></rootfiles></container>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", container)
        archive.writestr("in/b.opf", opf)
        archive.writestr("in/cover.xhtml", "<html><body><img/></body></html>")
        archive.writestr("in/text 1.xhtml", chapter)
    found = read(out.getvalue(), "a.epub")
    assert codes(found) == ["document", "no-page"]
    document = found[0]
    assert isinstance(document, Document)
    told = (document.title, document.publisher, document.published, document.published_basis)
    assert told == ("Talks in Lima", "The Example Review", date(2025, 3, 4), "book")
    assert document.origin.endswith("a.epub!in/text 1.xhtml")


def test_chapters_of_a_digest_have_their_own_day(read: Read, codes: Codes) -> None:
    """What a chapter prints goes before the day of the book; the publisher is the book's."""
    chapter = (
        "<html><body><h1>Talks in Lima</h1><p>LIMA, March {0}, 2025 - The ministers of Peru and "
        "Chile met here on Tuesday and agreed on a second round in July, they said.</p>"
        "</body></html>"
    )
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<metadata><dc:title>Weekly</dc:title><dc:publisher>Example Post</dc:publisher>"
        "<dc:date>2025-03-09</dc:date></metadata><manifest>"
        '<item id="a" href="a.xhtml"/><item id="b" href="b.xhtml"/></manifest>'
        '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>'
    )
    container = '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>'
    parts = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": container,
        "b.opf": opf,
        "a.xhtml": chapter.format(4),
        "b.xhtml": chapter.format(6),
    }
    found = read(packed({name: text.encode() for name, text in parts.items()}), "a.epub")
    assert codes(found) == ["document", "document"]
    told = [(one.published, one.publisher) for one in found if isinstance(one, Document)]
    assert told == [(date(2025, 3, 4), "Example Post"), (date(2025, 3, 6), "Example Post")]


def packed(parts: dict[str, bytes]) -> bytes:
    """Return a zip file of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return out.getvalue()


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"word/document.xml": b"<w:document " + b" " * 9_000_000 + b"/>"}, "bomb"),
        ({"word/document.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}, "unsafe"),
        ({"word/document.xml": "<x/>".encode("utf-16")}, "unsafe"),
        ({"word/document.xml": b"<x/>"}, "damaged"),
        ({"ppt/presentation.xml": b"<x/>"}, "not-text"),
    ],
)
def test_hostile_packages(read: Read, codes: Codes, parts: dict[str, bytes], code: str) -> None:
    """Bombs, entities, parts that do not fit together, packages of another kind."""
    body = packed({"[Content_Types].xml": b"<Types/>", **parts})
    assert codes(read(body, "a.docx")) == [code]


def test_a_sheet_that_claims_to_be_endless(read: Read, codes: Codes) -> None:
    """One cell in the last row costs no memory."""
    book = openpyxl.Workbook()
    book.active["A1"] = "Text"
    book.active["A2"] = "Peru met Chile in Lima."
    book.active["XFD1048576"] = "x"
    out = io.BytesIO()
    book.save(out)
    assert codes(read(out.getvalue(), "a.xlsx")) == ["document"]


@given(
    name=st.sampled_from(sorted(path.name for path in MADE.iterdir())),
    at=st.floats(0, 1, exclude_max=True),
    new=st.binary(max_size=8),
    gone=st.integers(0, 9),
)
@settings(max_examples=60)
def test_no_damage_ends_in_an_error(name: str, at: float, new: bytes, gone: int) -> None:
    """Whatever is changed in a file of another program, reading it ends, and always in records."""
    body = (MADE / name).read_bytes()
    start = int(at * len(body))
    context = make_context(Settings(), today=date(2025, 11, 1))
    stream = io.BytesIO(body[:start] + new + body[start + gone :])
    found = list(read_stream(stream, Hints("x", "x", Budget(10_000_000)), context))
    assert found
    assert not any(isinstance(item, Refusal) and item.code == "failed" for item in found)
