"""PDF files drawn line by line, in any order that a program might write them."""

from dataclasses import dataclass

WIDE, TALL = 595, 842


@dataclass(frozen=True)
class Drawn:
    """A line of text at a place of a page."""

    left: float
    bottom: float
    text: str
    size: float = 10


def pdf(pages: list[list[Drawn]], title: str | None = None, *, picture: bool = False) -> bytes:
    """Return a PDF of these pages; with `picture`, each page shows a grey square too."""
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>",
        (
            b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray"
            b" /BitsPerComponent 8 /Length 1 >>\nstream\n\x80\nendstream"
        ),
    ]
    kids = []
    for lines in pages:
        body = "".join(
            f"BT /F1 {one.size} Tf {one.left} {one.bottom} Td ({_escaped(one.text)}) Tj ET\n"
            for one in lines
        ).encode("cp1252")
        if picture:
            body += b"q 400 0 0 400 90 200 cm /Im1 Do Q\n"
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(body), body))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R /Resources "
            b"<< /Font << /F1 3 0 R >> /XObject << /Im1 4 0 R >> >> >>" % (WIDE, TALL, len(objects))
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%b] >>" % (len(kids), b" ".join(kids))
    if title is not None:
        objects.append(f"<< /Title ({_escaped(title)}) >>".encode("cp1252"))
    return _file(objects, has_information=title is not None)


def nested(depth: int) -> bytes:
    """Return a PDF of a page that shows a figure twice, which shows a figure twice, and so on."""
    font = b"/Font << /F1 3 0 R >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [5 0 R] >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
        b"<< /Length 7 >>\nstream\n/X Do \nendstream",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents 4 0 R /Resources << %b "
        b"/XObject << /X 6 0 R >> >> >>" % (WIDE, TALL, font),
    ]
    for level in range(depth):
        more = b"/XObject << /X %d 0 R >>" % (7 + level) if level < depth - 1 else b""
        body = b"/X Do /X Do " if more else b"BT /F1 12 Tf 72 700 Td (Chile met Peru.) Tj ET"
        objects.append(
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 %d %d] /Resources << %b %b >> "
            b"/Length %d >>\nstream\n%b\nendstream" % (WIDE, TALL, font, more, len(body), body)
        )
    return _file(objects, has_information=False)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _file(objects: list[bytes], *, has_information: bool) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    information = b" /Info %d 0 R" % len(objects) if has_information else b""
    out += b"trailer << /Size %d /Root 1 0 R%b >>\n" % (len(objects) + 1, information)
    return out + b"startxref\n%d\n%%%%EOF\n" % table


def column(left: float, top: float, lines: list[str], size: float = 10) -> list[Drawn]:
    """Return lines one below the other."""
    return [Drawn(left, top - 1.3 * size * number, line, size) for number, line in enumerate(lines)]
