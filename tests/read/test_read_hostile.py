"""Bad input: each gets a clear refusal, and everything else is still read."""

import gzip
import io
import json
import os
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.read import Context, make_context, read_sources
from dragoman.read.context import Budget, Hints
from dragoman.read.dispatch import read_stream
from dragoman.records import Document, Refusal
from dragoman.settings import Settings

Read = Callable[..., list[Document | Refusal]]
Codes = Callable[[Sequence[Document | Refusal]], list[str]]
GOOD = "Peru recalled its ambassador on Monday."


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip file of members."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("body", "name", "code"),
    [
        (b"", "a.txt", "empty"),
        (b" \n\n\t", "a.txt", "empty"),
        (b"\x00" * 500, "a.txt", "empty"),
        (bytes(range(256)) * 20, "a.txt", "not-text"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "a.txt", "not-text"),
        (b"%PDF-1.7 ...", "a.pdf", "damaged"),
        (b"12 34 5678\n", "a.txt", "no-text"),
        (b"\x1f\x8b", "a.gz", "truncated"),
        (gzip.compress(GOOD.encode() * 100, mtime=0)[:-20], "a.gz", "truncated"),
        (gzip.compress(os.urandom(5000)), "a.gz", "not-text"),
        (b"\x1f\x8b\x08\x00" + b"x" * 40, "a.gz", "damaged"),
        (b"PK\x03\x04 cut off", "a.zip", "damaged"),
        (b"<html><body><p>Hi</p></body></html>", "a.html", "no-main-text"),
        (b"<html>" + b"<div>" * 5000 + b"text " * 50, "a.html", "too-deep"),
        (
            b"<p " + b"".join(b'a%d="1"' % n for n in range(40_000)) + b">Hi",
            "a.html",
            "too-complex",
        ),
        (b"<p " + b" ".join(b"a%d" % n for n in range(40_000)) + b">Hi", "a.html", "too-complex"),
        (b"<p>" + b"<b>Chile</b> met " * 3_100, "a.html", "too-complex"),
        (
            b"<p " + b"".join(b"a%d='x y'" % n for n in range(9_999)) + b"a=1>Hi",
            "a.html",
            "too-complex",
        ),
        (b"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a 'b'>]><rss></rss>", "f.xml", "unsafe"),
        (b"<?xml version='1.0'?><rss><channel></channel></rss>", "f.xml", "empty"),
        (b"name,words\n1,2\n", "a.csv", "no-text-column"),
        (zipped({"[Content_Types].xml": b"<a/>"}), "a.docx", "not-text"),
    ],
)
def test_refusals(read: Read, codes: Codes, body: bytes, name: str, code: str) -> None:
    """Each bad file is refused by a code that says why, with a detail that says what to do."""
    found = read(body, name)
    assert codes(found) == [code]
    refusal = found[0]
    assert isinstance(refusal, Refusal)
    assert refusal.stage == "read"
    assert refusal.origin.endswith(name)
    assert len(refusal.detail) > 20


def test_everything_else_is_still_read(tmp_path: Path, codes: Codes) -> None:
    """One bad file among good ones costs nothing but itself."""
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "b.gz").write_bytes(b"\x1f\x8b\x08")
    (tmp_path / "c.bin").write_bytes(bytes(range(256)))
    (tmp_path / "d.txt").write_text(GOOD)
    found = list(read_sources([str(tmp_path)]))
    assert codes(found) == ["document", "truncated", "not-text", "document"]


def test_a_line_of_200_megabytes(tmp_path: Path, codes: Codes) -> None:
    """A huge single line is refused after its first few megabytes."""
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        for _ in range(200):
            stream.write(b"a " * 500_000)
    assert codes(list(read_sources([str(path)]))) == ["too-large"]
    lines = tmp_path / "huge.jsonl"
    path.rename(lines)
    with lines.open("ab") as stream:
        stream.write(b"\n" + json.dumps({"id": "1", "text": GOOD}).encode() + b"\n")
    assert codes(list(read_sources([str(lines)]))) == ["too-large", "document"]


def test_bad_lines(read: Read, codes: Codes) -> None:
    """Every line of a JSON lines file stands for itself."""
    lines = [
        b'{"id": "1", "text": "Peru recalled its envoy."}',
        b"[1, 2]",
        b'"a string"',
        b"{not json",
        b'{"id": "2"}',
        b'{"id": "3", "text": 7}',
        b'{"id": "4", "text": "  "}',
        b'{"id": "5", "text": "\xff\xfe broken"}',
        b"[" * 200_000,
        b'{"id": "' + b"x" * 300 + b'", "text": "Peru recalled its envoy."}',
        b"",
        b'{"id": "6", "text": "Chile opened an embassy."}',
    ]
    found = read(b"\n".join(lines), "a.jsonl")
    assert codes(found) == [
        "document",
        "not-an-object",
        "not-an-object",
        "bad-json",
        "no-text",
        "no-text",
        "no-text",
        "bad-json",
        "bad-json",
        "bad-id",
        "document",
    ]
    assert found[1].origin.endswith("a.jsonl:2")
    assert isinstance(found[4], Refusal)
    assert found[4].document_id == "2"


def test_bad_rows(read: Read, codes: Codes) -> None:
    """A row with an unclosed quotation mark, and one with too few cells."""
    body = b'id,text\n1\n2,"Peru recalled its envoy."\n3,"never closed ' + b"x " * 100_000
    found = read(body, "a.csv")
    assert codes(found)[:2] == ["no-text", "document"]
    assert "bad-csv" in codes(found)


def test_a_future_date_is_dropped_and_noted(read: Read, codes: Codes) -> None:
    """The document is kept; its date is not believed."""
    found = read(json.dumps({"id": "1", "text": GOOD, "published": "2031-01-01"}), "a.jsonl")
    assert codes(found) == ["document", "future-date"]
    document, note = found
    assert isinstance(document, Document)
    assert isinstance(note, Refusal)
    assert document.published is None
    assert note.document_id == "1"


def test_after_a_future_date_the_next_best_is_taken(read: Read) -> None:
    """A date line, or the date that the caller gives, stands in."""
    line = json.dumps({"id": "1", "text": GOOD, "published": "2031-01-01"})
    document = read(line, "a.jsonl", published=date(2024, 5, 3))[0]
    assert isinstance(document, Document)
    assert (document.published, document.published_source) == (date(2024, 5, 3), "given")


def test_a_date_that_is_none(read: Read, codes: Codes) -> None:
    """What cannot be understood is noted, not guessed."""
    found = read(json.dumps({"id": "1", "text": GOOD, "published": "03/04/2024"}), "a.jsonl")
    assert codes(found) == ["document", "bad-date"]


def test_invalid_utf8_is_read_where_the_encoding_can_be_told(read: Read) -> None:
    """An old file in a Western encoding is read as such."""
    text = "The president of Côte d’Ivoire met the envoy of São Tomé in Abidjan, his office said."
    document = read((text + "\n") * 5, "ok.txt")[0]
    legacy = read(((text + "\n") * 5).encode("cp1252"), "old.txt")[0]
    assert isinstance(document, Document)
    assert isinstance(legacy, Document)
    assert legacy.text == document.text


def test_stray_bytes_never_stop_reading(read: Read, codes: Codes) -> None:
    """Garbage within a text ends in a document or a refusal, never in an error."""
    found = read(b"Peru recalled its \xff\xfe\xfa ambassador on Monday. \x81\x8d" * 3)
    assert codes(found)[0] in ("document", "encoding")


def test_control_characters_are_gone_before_offsets_exist(read: Read) -> None:
    """What nobody sees is removed at load, and only that."""
    document = read("Peru re\u00adcalled its\u200b am\x00bassador\x1b on Monday. It said so." * 9)[
        0
    ]
    assert isinstance(document, Document)
    assert document.text.startswith("Peru recalled its ambassador on Monday.")


def test_a_gzip_bomb(read: Read, codes: Codes) -> None:
    """Data that unpacks to 1000 times its size is no news."""
    bomb = gzip.compress(b"\n" * 30_000_000 + b"text")
    assert codes(read(bomb, "a.gz"))[0] in ("bomb", "too-large")
    body = b'{"id":"1","text":"Peru left."}\n' + b" " * 40_000_000
    assert codes(read(gzip.compress(body), "b.jsonl.gz"))[-1] == "bomb"


def test_a_zip_bomb_beside_a_good_member(read: Read, codes: Codes) -> None:
    """The bomb is refused by what it declares; the next member is read."""
    packed = zipped({"bomb.txt": b"a" * 30_000_000, "good.txt": GOOD.encode()})
    assert codes(read(packed, "a.zip")) == ["bomb", "document"]


def test_a_zip_that_lies_about_its_sizes(read: Read, codes: Codes) -> None:
    """A member's declared size is not believed either."""
    packed = bytearray(zipped({"bomb.txt": b"a" * 30_000_000, "good.txt": GOOD.encode()}))
    real = (30_000_000).to_bytes(4, "little")
    while (at := packed.find(real)) >= 0:
        packed[at : at + 4] = (1000).to_bytes(4, "little")
    assert codes(read(bytes(packed), "a.zip"))[-1] == "document"
    assert codes(read(bytes(packed), "a.zip"))[0] in ("damaged", "bomb")


def test_the_total_of_an_archive_is_bounded(read: Read, codes: Codes) -> None:
    """Many members, none of them out of proportion, may be too much together."""
    members = {f"{n}.txt": os.urandom(30).hex().encode() * 2 for n in range(30)}
    found = read(zipped(members), "a.zip", settings=Settings(max_archive_bytes=2000))
    assert "document" in codes(found)
    assert codes(found)[-1] == "bomb"


def test_names_that_point_outside(read: Read, codes: Codes) -> None:
    """Nothing is unpacked by name, and such names are refused all the same."""
    packed = zipped({"../../etc/x.txt": GOOD.encode(), "/abs.txt": b"x", "good.txt": GOOD.encode()})
    assert codes(read(packed, "a.zip")) == ["unsafe-name", "unsafe-name", "document"]


def test_archives_within_archives(read: Read, codes: Codes) -> None:
    """Two deep is read, three deep is not."""
    two = zipped({"inner.zip": zipped({"a.txt": GOOD.encode()})})
    three = zipped({"outer.zip": two, "good.txt": GOOD.encode()})
    assert codes(read(two, "two.zip")) == ["document"]
    assert codes(read(three, "three.zip")) == ["document", "nested-too-deep"]


def test_an_encrypted_member(read: Read, codes: Codes) -> None:
    """A member that needs a password is refused."""
    packed = bytearray(zipped({"a.txt": GOOD.encode()}, zipfile.ZIP_STORED))
    packed[6] |= 1
    packed[packed.find(b"PK\x01\x02") + 8] |= 1
    assert codes(read(bytes(packed), "a.zip")) == ["encrypted"]


def test_links_and_pipes_in_a_folder(tmp_path: Path, codes: Codes) -> None:
    """A link to a folder around it is not entered; a pipe is not waited for."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text(GOOD)
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "b.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "c")
    found = list(read_sources([str(tmp_path)]))
    assert sorted(codes(found)) == ["document", "link-loop", "missing", "not-a-file"]


def test_a_file_without_permission_or_name(tmp_path: Path, codes: Codes) -> None:
    """What cannot be opened says so."""
    assert codes(list(read_sources(["a\0b", "/dev/null"]))) == ["unreadable", "not-a-file"]
    assert codes(list(read_sources([str(tmp_path / ("x" * 300))]))) == ["unreadable"]


def test_a_truncated_web_archive(read: Read, codes: Codes) -> None:
    """What stands before the cut is read."""
    body = (
        b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://example.org/1\r\n"
        b"WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\n"
        b"WARC-Date: 2024-06-04T00:00:00Z\r\nContent-Type: text/plain\r\nContent-Length: 39\r\n\r\n"
    ) + GOOD.encode()
    packed = gzip.compress(body + b"\r\n\r\n") + gzip.compress(body)[:-30]
    found = codes(read(packed, "a.warc.gz"))
    assert found[0] == "document"
    assert found[-1] in ("truncated", "damaged")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("التقى وزراء خارجية الدول الثلاث في طوكيو يوم السبت.", "ar"),
        ("Les ministres des deux pays se sont rencontrés lundi dans la capitale.", "fr"),
    ],
)
def test_other_languages(read: Read, codes: Codes, text: str, language: str) -> None:
    """A page in another language is refused by name."""
    found = read(f"<html><body><article><p>{text} {text} {text}</p></article></body></html>")
    assert codes(found) == ["language"]
    assert isinstance(found[0], Refusal)
    assert f"({language})" in found[0].detail


def test_languages_in_which_names_are_known_are_kept(read: Read) -> None:
    """A Korean page is a document, with its language; no events are read in it."""
    text = "한국과 일본, 중국의 외교장관이 토요일 도쿄에서 만났다고 외교부가 밝혔다."
    (found,) = read(f"<html><body><article><p>{text} {text}</p></article></body></html>")
    assert isinstance(found, Document)
    assert found.language == "ko"


def test_surrogates_in_json(read: Read) -> None:
    """A lone surrogate cannot be stored; it becomes the mark for an unknown character."""
    document = read(b'{"id": "1", "text": "Peru \\ud800 recalled its envoy."}', "a.jsonl")[0]
    if isinstance(document, Document):
        document.text.encode("utf-8")
    else:
        assert document.code == "bad-json"


def test_a_slow_page_of_five_megabytes(tmp_path: Path) -> None:
    """Many tags without end cost no more than a refusal or a document."""
    path = tmp_path / "a.html"
    path.write_bytes(b"<html><body>" + b"<p>The envoys met. <b>" * 8000)
    context = make_context(Settings())
    assert len(list(read_sources([str(path)], context=context))) == 1


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (b"<html><body>" + b"<ul><li>x</ul>" * 20_000, "many-tags.html"),
        (b"<html><body>" + b"<!--" * 500_000, "open-comments.html"),
        (b"<html><body>" + b"<a" * 500_000, "open-tags.html"),
        (b"<rss><channel>" + b"<item>" * 200_000, "open-items.xml"),
        (b"x\n" * 200_000, "many-lines.txt"),
    ],
)
def test_what_would_take_minutes_is_refused(
    read: Read, codes: Codes, body: bytes, name: str
) -> None:
    """Pages made to be slow are told by their shape, before any library looks at them."""
    assert codes(read(body, name))[0] in ("too-complex", "no-main-text")


def test_a_zip_file_without_files_says_so(read: Read, codes: Codes) -> None:
    """What was damaged so that nothing is listed in it is refused, not passed over."""
    assert codes(read(zipped({}), "a.zip")) == ["empty"]
    assert codes(read(zipped({"__MACOSX/a.txt": GOOD.encode()}), "b.zip")) == ["empty"]


GOOD_FILES = (
    json.dumps({"id": "1", "text": GOOD}).encode() + b"\n",
    b"id,text\n1," + GOOD.encode() + b"\n",
    b"<html><body><article><p>" + GOOD.encode() * 3 + b"</p></article></body></html>",
    gzip.compress(GOOD.encode(), mtime=0),
    zipped({"a.txt": GOOD.encode(), "b.txt": GOOD.encode()}),
    b"LIMA, May 3, 2024 (Wire) - " + GOOD.encode(),
)


@given(
    body=st.sampled_from(GOOD_FILES),
    at=st.integers(0, 400),
    new=st.binary(max_size=8),
    gone=st.integers(0, 9),
)
def test_no_damage_ends_in_an_error(
    context: Context, body: bytes, at: int, new: bytes, gone: int
) -> None:
    """Whatever is changed in a file, reading it ends, and always in records."""
    damaged = body[:at] + new + body[at + gone :]
    found = list(read_stream(io.BytesIO(damaged), Hints("x", "x", Budget(10_000)), context))
    assert found
    assert not any(isinstance(item, Refusal) and item.code == "failed" for item in found)
