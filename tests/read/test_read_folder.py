"""A desk's ordinary folder: 25 files of as many kinds, none mixed, none taken for another."""

import email.message
import io
import json
import zipfile
from datetime import date

import docx
import openpyxl
import pytest
from drawn_pdfs import Drawn, column, pdf

from dragoman.read import make_context, read_sources
from dragoman.records import Document, Refusal
from dragoman.settings import Settings

TODAY = date(2025, 11, 1)
LIMA = "Ministers of Chile and Peru met in Lima on Tuesday and agreed on a second round in July."
ACCRA = "Ghana and Togo agreed on a border road in Accra on Wednesday, both ministries said."
BAMAKO = "Mali recalled its ambassador from Niger on Thursday, the government in Bamako said."
HEAD_LIMA = "Chile and Peru hold talks"
HEAD_ACCRA = "Ghana and Togo agree on a road"
HEAD_BAMAKO = "Mali recalls its envoy"
MARCH_4, MARCH_5, MARCH_6 = date(2025, 3, 4), date(2025, 3, 5), date(2025, 3, 6)
FACTIVA = """{head}
By Ana Paz
99 words
{day} March 2025
Example Wire
EXW
English
(c) 2025 Example Wire

{text}

Document EXW0000020250306el3{day}000{day}b
"""


def page(head: str, text: str, more: str = "") -> str:
    """Return a page of a site, with its menu."""
    return (
        f"<!DOCTYPE html><html><head><title>{head} | The Example Post</title>{more}</head><body>"
        "<nav><a href='/'>Home</a> <a href='/world'>World</a></nav>"
        f"<article><h1>{head}</h1><p>{text}</p><p>Officials of both sides spoke of good talks.</p>"
        "</article><footer>Contact us</footer></body></html>"
    )


def mail(head: str, text: str) -> email.message.EmailMessage:
    """Return a message."""
    made = email.message.EmailMessage()
    made["From"] = "Example Desk <desk@example.org>"
    made["To"] = "reader@example.org"
    made["Subject"] = head
    made["Date"] = "Wed, 05 Mar 2025 10:00:00 +0000"
    made["Message-ID"] = "<1@example.org>"
    made.set_content(text, cte="base64", charset="utf-8")
    return made


def word(paragraphs: list[str]) -> bytes:
    """Return a DOCX file, its first paragraph a title."""
    made = docx.Document()
    made.add_heading(paragraphs[0], 0)
    for words in paragraphs[1:]:
        made.add_paragraph(words)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def workbook() -> bytes:
    """Return an XLSX file."""
    book = openpyxl.Workbook()
    book.active.append(["Headline", "Publication", "Date", "Full Text"])
    book.active.append([HEAD_BAMAKO, "Example Post", MARCH_6, BAMAKO])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def odt() -> bytes:
    """Return an OpenDocument text."""
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    body = (
        f"<office:document-content {names}><office:body><office:text>"
        f'<text:h text:outline-level="1">{HEAD_ACCRA}</text:h>'
        f"<text:p>ACCRA, March 5, 2025 - {ACCRA}</text:p>"
        "</office:text></office:body></office:document-content>"
    )
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": body})


def packed(parts: dict[str, str]) -> bytes:
    """Return a zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Desk Wire</title>
<item><title>{HEAD_LIMA}</title><description>&lt;p&gt;{LIMA}&lt;/p&gt;</description>
<pubDate>Tue, 04 Mar 2025 18:00:00 GMT</pubDate></item>
<item><title>{HEAD_ACCRA}</title><description>{ACCRA}</description>
<pubDate>05 Mar 25 10:00 GMT</pubDate></item></channel></rss>"""
STAMP = (
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"%s",'
    '"datePublished":"2025-03-04T20:00:00-05:00","dateModified":"2025-03-09T08:00:00-05:00"}</script>'
)
EXPORT = FACTIVA.format(head=HEAD_LIMA, day=4, text=LIMA)
EXPORT += "\n" + FACTIVA.format(head=HEAD_ACCRA, day=5, text=ACCRA)
BOX = "".join(
    f"From desk@example.org Wed Mar  5 10:00:00 2025\n{mail(head, text).as_string()}\n"
    for head, text in ((HEAD_LIMA, LIMA), (HEAD_ACCRA, ACCRA))
)
LINE = {"id": "7", "text": BAMAKO, "title": HEAD_BAMAKO, "published": "2025-03-06"}
ITEM = {"title": HEAD_BAMAKO, "content_text": BAMAKO, "date_published": "2025-03-06"}
Told = list[tuple[str | None, date | None] | str]

FOLDER: dict[str, tuple[bytes | str, Told]] = {
    "01 note.txt": (f"{HEAD_LIMA}\n\nLIMA, March 4, 2025 - {LIMA}\n", [(HEAD_LIMA, MARCH_4)]),
    "02 page.html": (page(HEAD_LIMA, LIMA, STAMP % HEAD_LIMA), [(HEAD_LIMA, MARCH_4)]),
    "03 saved.htm": (page(HEAD_ACCRA, f"ACCRA, March 5, 2025 - {ACCRA}"), [(HEAD_ACCRA, MARCH_5)]),
    "03 saved_files/frame.html": (page("Advertisement", "Buy this. " * 20), ["no-page"]),
    "04 columns.pdf": (
        pdf(
            [
                [
                    Drawn(60, 740, HEAD_LIMA, 20),
                    *column(
                        60, 700, ["LIMA, March 4, 2025 - Ministers of Chile", "and Peru met in"]
                    ),
                    *column(60, 674, ["Lima on Tuesday and", "agreed on a second round of"]),
                    *column(
                        310, 700, ["their talks, which will be held in July.", "They spoke of"]
                    ),
                    *column(310, 674, ["fisheries, of trains and", "of prices of copper."]),
                ]
            ]
        ),
        [(HEAD_LIMA, MARCH_4)],
    ),
    "05 scan.pdf": (pdf([[]], picture=True), ["scanned"]),
    "06 report.docx": (
        word([HEAD_LIMA, f"LIMA, March 4, 2025 - {LIMA}"]),
        [(HEAD_LIMA, MARCH_4)],
    ),
    "07 export.docx": (
        word(["Export", *EXPORT.split("\n")]),
        [(HEAD_LIMA, MARCH_4), (HEAD_ACCRA, MARCH_5)],
    ),
    "08 text.odt": (odt(), [(HEAD_ACCRA, MARCH_5)]),
    "09 text.rtf": (
        rf"{{\rtf1\ansi\ansicpg1252 {HEAD_ACCRA}\par ACCRA, March 5, 2025 - {ACCRA}\par}}",
        [(HEAD_ACCRA, MARCH_5)],
    ),
    "10 table.xlsx": (workbook(), [(HEAD_BAMAKO, MARCH_6)]),
    "11 table.csv": (
        f'Title,Source,Published,Body\n{HEAD_BAMAKO},Post,2025-03-06,"{BAMAKO}"\n',
        [(HEAD_BAMAKO, MARCH_6)],
    ),
    "12 people.csv": ("Name,Phone\nAna Paz,12345\n", ["no-text-column"]),
    "13 lines.jsonl": (json.dumps(LINE) + "\n", [(HEAD_BAMAKO, MARCH_6)]),
    "14 feed.xml": (FEED, [(HEAD_LIMA, MARCH_4), (HEAD_ACCRA, MARCH_5)]),
    "15 feed.json": (
        json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [ITEM]}),
        [(HEAD_BAMAKO, MARCH_6)],
    ),
    "16 mail.eml": (mail(HEAD_ACCRA, ACCRA).as_bytes(), [(HEAD_ACCRA, MARCH_5)]),
    "17 box.mbox": (BOX, [(HEAD_LIMA, MARCH_5), (HEAD_ACCRA, MARCH_5)]),
    "18 export.txt": (EXPORT, [(HEAD_LIMA, MARCH_4), (HEAD_ACCRA, MARCH_5)]),
    "19 links.txt": ("https://example.org/a\nhttps://example.org/b\n", ["links"]),
    "20 sitemap.xml": (
        (
            '<?xml version="1.0"?>'
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
            'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url>'
            "<loc>https://example.org/a</loc><news:news><news:title>Talks</news:title>"
            "<news:publication_date>2025-03-04</news:publication_date></news:news></url></urlset>"
        ),
        ["links"],
    ),
    "21 talks.ics": ("BEGIN:VCALENDAR\nSUMMARY:Talks in Lima\nEND:VCALENDAR\n", ["not-prose"]),
    "22 code.py": ('"""Count words."""\nimport sys\nprint(len(sys.argv))\n', ["not-prose"]),
    "23 run.log": ("2025-03-04 10:00:00 INFO started\n" * 9, ["not-prose"]),
    "24 picture.jpg": (b"\xff\xd8\xff\xe0" + b"\x00\x10JFIF" * 40, ["not-text"]),
    "25 old.zip": (packed({"a.txt": f"{HEAD_BAMAKO}\n\n{BAMAKO}\n"}), [(HEAD_BAMAKO, None)]),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[Document | Refusal]:
    """Read the folder once."""
    folder = tmp_path_factory.mktemp("desk")
    for name, (body, _) in FOLDER.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(body.encode() if isinstance(body, str) else body)
    return list(read_sources([str(folder)], context=make_context(Settings(), today=TODAY)))


@pytest.mark.parametrize("name", FOLDER)
def test_each_file_is_what_it_is(found: list[Document | Refusal], name: str) -> None:
    """The right number of documents with the right titles and days, or a refusal that helps."""
    start = name.split("/", maxsplit=1)[0]
    own = [item for item in found if f"/{start}" in item.origin]
    told = [
        (item.title, item.published) if isinstance(item, Document) else item.code for item in own
    ]
    assert told == FOLDER[name][1]


def test_nothing_is_junk_or_mixed(found: list[Document | Refusal]) -> None:
    """Every document tells one story; every refusal says more than its code."""
    documents = [item for item in found if isinstance(item, Document)]
    for document in documents:
        stories = [word for word in ("Peru", "Togo", "Mali") if word in document.text]
        assert len(stories) == 1, document.origin
    for refusal in found:
        if isinstance(refusal, Refusal):
            assert len(refusal.detail.split()) > 5
