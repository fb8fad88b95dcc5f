"""Mail: what a message says, what is attached to it, what was forwarded, newsletters, mailboxes."""

import io
from collections.abc import Callable
from datetime import date
from email.message import EmailMessage

import docx
import pytest

from dragoman.records import Document, Refusal, SegmentKind

Read = Callable[..., list[Document | Refusal]]
Codes = Callable[..., list[str]]
REPORT = "Ghana and Togo agreed on a road between Aflao and Lomé on Tuesday, both ministries said."
SECOND = "Mali recalled its ambassador from Niger on Wednesday, the government in Bamako said."
PAGE = f"<html><body><p>{REPORT}</p><p>Work on the road will begin in May.</p></body></html>"


def message(text: str = REPORT, subject: str = "Ghana and Togo agree on a road") -> EmailMessage:
    """Return a message of our own."""
    made = EmailMessage()
    made["From"] = "Example Désk <desk@example.org>"
    made["To"] = "reader@example.org"
    made["Subject"] = subject
    made["Date"] = "Tue, 04 Mar 2025 10:00:00 +0000"
    made["Message-ID"] = "<1@example.org>"
    made.set_content(text)
    return made


def documents(found: list[Document | Refusal]) -> list[Document]:
    """Return the documents."""
    return [item for item in found if isinstance(item, Document)]


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
@pytest.mark.parametrize("coding", ["quoted-printable", "base64", "8bit"])
def test_a_message_in_every_coding(read: Read, charset: str, coding: str) -> None:
    """Its subject is the title, its sender the publisher, its date the day."""
    made = message()
    made.set_content(REPORT, charset=charset, cte=coding)
    (document,) = documents(read(made.as_bytes(), "a.eml"))
    assert document.text == REPORT
    assert document.title == "Ghana and Togo agree on a road"
    assert document.publisher == "Example Désk"
    assert (document.published, document.published_basis) == (date(2025, 3, 4), "mail")


def test_html_is_read_where_the_plain_part_says_nothing(read: Read) -> None:
    """And the plain part where it says as much."""
    for plain, expected in (
        ("See the HTML version.", f"{REPORT}\n\nWork on the road will begin in May."),
        (f"{REPORT}\nWork on it begins in May.", f"{REPORT} Work on it begins in May."),
    ):
        made = message(plain)
        made.add_alternative(PAGE, subtype="html")
        (document,) = documents(read(made.as_bytes(), "a.eml"))
        assert document.text == expected


def test_signatures_and_answers_are_marked(read: Read) -> None:
    """They stay in the text and are not coded."""
    text = f"{REPORT}\n\nOn Mon, 3 Mar 2025 at 10:00, X wrote:\n> {SECOND}\n\n-- \nDesk of X\n"
    (document,) = documents(read(message(text).as_bytes(), "a.eml"))
    kinds = {document.text[s.start : s.end]: s.kind for s in document.segments}
    assert kinds[REPORT] is SegmentKind.BODY
    assert kinds[f"> {SECOND}"] is SegmentKind.BOILERPLATE
    assert kinds["Desk of X"] is SegmentKind.BOILERPLATE


def test_attachments_are_read_or_named(read: Read, codes: Codes) -> None:
    """Tables and messages are read; a picture is named, unless the text shows it."""
    made = message()
    table = f'Headline,Date,Body\nMali recalls envoy,2025-03-06,"{SECOND}"\n'
    made.add_attachment(table, filename="more.csv", subtype="csv")
    made.add_attachment(message(SECOND, "Mali recalls envoy"))
    made.add_attachment(b"\x89PNG\r\n\x1a\n" * 20, "image", "png", filename="road.png")
    made.add_attachment(b"\x89PNG" * 20, "image", "png", disposition="inline", filename="logo.png")
    found = read(made.as_bytes(), "a.eml")
    assert codes(found) == ["document", "document", "document", "not-text"]
    assert [item.origin.partition("a.eml")[2] for item in found] == [
        "",
        "!more.csv:2",
        "!message",
        "!road.png",
    ]
    assert [one.published for one in documents(found)] == [
        date(2025, 3, 4),
        date(2025, 3, 6),
        date(2025, 3, 4),
    ]


def test_what_was_forwarded_keeps_its_sender_and_day(read: Read) -> None:
    """The words of whoever sent it on are a document of their own if there are many."""
    head = (
        "---------- Forwarded message ---------\nFrom: Other Wire <other@example.org>\n"
        "Date: Mon, Mar 3, 2025 at 9:00 AM\nSubject: Mali recalls envoy\nTo: desk@example.org\n\n"
    )
    (document,) = documents(read(message(f"fyi\n\n{head}{SECOND}\n").as_bytes(), "a.eml"))
    told = (document.title, document.publisher, document.published)
    assert told == ("Mali recalls envoy", "Other Wire", date(2025, 3, 3))
    assert document.text == SECOND
    both = documents(read(message(f"{REPORT} {REPORT}\n\n{head}{SECOND}\n").as_bytes(), "b.eml"))
    assert [one.published for one in both] == [date(2025, 3, 4), date(2025, 3, 3)]


ITEMS = (
    ("Ghana and Togo agree on a road", f"{REPORT} Work on the road will begin in May."),
    ("Mali recalls its envoy", f"{SECOND} Niger said it regretted this and called for talks."),
)


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_newsletters_are_parted(read: Read, kind: str) -> None:
    """An article a document, with its headline and its link, on the day of the mail."""
    links = [f"https://example.org/{number}" for number in (1, 2)]
    if kind == "plain":
        parts = [
            f"{title}\n\n{text}\n{link}\n" for (title, text), link in zip(ITEMS, links, strict=True)
        ]
        made = message(f"Good morning.\n\n{'=' * 30}\n\n" + f"\n{'-' * 30}\n\n".join(parts))
    else:
        parts = [
            f'<tr><td><h2>{title}</h2><p>{text}</p><a href="{link}">More</a></td></tr>'
            for (title, text), link in zip(ITEMS, links, strict=True)
        ]
        made = message("See the HTML version.")
        made.add_alternative(f"<table>{''.join(parts)}</table>", subtype="html")
    found = documents(read(made.as_bytes(), "a.eml"))
    assert [one.title for one in found] == [title for title, _ in ITEMS]
    assert [one.url for one in found] == links
    assert [one.published for one in found] == [date(2025, 3, 4)] * 2
    for one, (title, text), other in zip(found, ITEMS, ITEMS[::-1], strict=True):
        assert one.text.startswith(f"{title}\n\n{text}")
        assert other[1] not in one.text


def test_teasers_that_lead_to_their_text_are_parted(read: Read) -> None:
    """However short, without "read more" in the words or the foot of the mail in the last."""
    teasers = {
        "Togo and Benin reopen a road": "Togo and Benin reopened the coastal road on Monday.",
        "Mali recalls its envoy": "Mali recalled its ambassador from Niger on Tuesday, it said.",
    }
    parts = "".join(
        f'<h2>{title}</h2><p>{text}</p><p><a href="https://example.org/a">Read more</a></p>'
        for title, text in teasers.items()
    )
    foot = "<p>You get this mail since you asked for it. Unsubscribe</p>"
    made = message("View this mail in your browser.")
    made.add_alternative(f"<h1>Morning brief</h1><p>Good day.</p>{parts}{foot}", subtype="html")
    found = documents(read(made.as_bytes(), "a.eml"))
    assert [one.title for one in found] == list(teasers)
    for one in found:
        body = [one.text[each.start : each.end] for each in one.segments if each.kind == "body"]
        assert body == [teasers[one.title or ""]]


def test_what_is_attached_in_a_mailbox_is_read(read: Read, codes: Codes) -> None:
    """A mailbox is no archive around it: a package attached to its messages is opened."""
    document = docx.Document()
    document.add_paragraph(REPORT)
    packed = io.BytesIO()
    document.save(packed)
    made = message(SECOND)
    made.add_attachment(
        packed.getvalue(), maintype="application", subtype="octet-stream", filename="a.docx"
    )
    box = f"From ada@example.org Wed Mar  5 10:00:00 2025\n{made.as_string()}\n"
    found = read(box, "a.mbox")
    assert codes(found) == ["document", "document"]


def test_mailboxes_are_read_message_by_message(read: Read) -> None:
    """Lines that begin with "From " within a message do not part it."""
    first = message(f"{REPORT}\n\n>From now on work begins.\n").as_string()
    second = message(SECOND, "Mali recalls envoy").as_string()
    box = "".join(
        f"From desk@example.org Tue Mar  4 10:00:00 2025\n{one}\n" for one in (first, second)
    )
    found = documents(read(box, "a.mbox"))
    assert [one.title for one in found] == ["Ghana and Togo agree on a road", "Mali recalls envoy"]
    assert "From now on work begins." in found[0].text
    assert [one.origin[-2:] for one in found] == ["!1", "!2"]


def test_pages_saved_as_a_message(read: Read) -> None:
    """The page is read with its address; its pictures belong to it."""
    made = EmailMessage()
    made["From"] = "<Saved by Blink>"
    made["Snapshot-Content-Location"] = "https://example.org/2025/03/04/road.html"
    made["Subject"] = "Ghana and Togo agree on a road"
    made["MIME-Version"] = "1.0"
    made.set_content(PAGE.replace("<body>", "<body><h1>Ghana and Togo agree</h1>"), subtype="html")
    made.add_related(b"\x89PNG\r\n\x1a\n" * 9, "image", "png", filename="logo.png")
    (document,) = read(made.as_bytes(), "a.mhtml")
    assert isinstance(document, Document)
    assert document.url == "https://example.org/2025/03/04/road.html"
    assert (document.published, document.published_basis) == (date(2025, 3, 4), "url")
    assert REPORT in document.text


def test_hostile_mail(read: Read, codes: Codes) -> None:
    """Messages within messages, parts without end, heads that are none."""
    made = message()
    for _ in range(8):
        outer = message()
        outer.add_attachment(made)
        made = outer
    assert codes(read(made.as_bytes(), "a.eml"))[-1] == "nested-too-deep"
    many = message()
    for number in range(400):
        many.add_attachment(b"x", "text", "plain", filename=f"{number}.txt")
    assert codes(read(many.as_bytes(), "b.eml")) == ["too-complex"]
    odd = (
        b"From: \xff\xfe\nTo: x\nSubject: =?x?q?=ff?=\nDate: never\nMIME-Version: 1\n\n" + b"x" * 9
    )
    assert codes(read(odd, "c.eml")) == ["document", "bad-date"]


def test_articles_with_a_head_are_no_mail(read: Read) -> None:
    """A text that begins with lines of title, source and date is a text."""
    text = f"Title: Ghana and Togo agree\nSource: Example Wire\nDate: March 4, 2025\n\n{REPORT}\n"
    (document,) = documents(read(text, "a.txt"))
    assert (document.title, document.published_basis) == ("Ghana and Togo agree", "line")
