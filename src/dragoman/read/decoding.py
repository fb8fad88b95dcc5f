r"""Bytes to text, and the only changes that are made to a text: those made before offsets exist.

A text is decoded, its line ends become ``\n``, and characters that nobody sees (control
characters, zero-width marks, soft hyphens, direction marks) are removed. From then on no stage
changes a character, so that an offset means the same everywhere.
"""

import re

BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
SURROGATE = re.compile("[\ud800-\udfff]")
GUESS_SAMPLE = 200_000
MOST_BROKEN = 0.01
WESTERN = ("cp1252", "latin_1")
TOLERANCE = 0.02


def decode_bytes(body: bytes, charset: str | None = None) -> str | None:
    """Return the text of bytes, or None where they hold no text in any likely encoding.

    Args:
        body: what was read.
        charset: the encoding that the sender named, where one did.

    >>> decode_bytes("Sławomir".encode("utf-8"))
    'Sławomir'
    >>> decode_bytes("déjà vu, señor".encode("cp1252"), "windows-1252")
    'déjà vu, señor'
    """
    for mark, encoding in BOMS:
        if body.startswith(mark):
            return _strict(body, encoding)
    text = _strict(body, "utf-8")
    if text is None and charset:
        text = _strict(body, charset)
    return _guess(body) if text is None else text


def _strict(body: bytes, encoding: str) -> str | None:
    try:
        return body.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _guess(body: bytes) -> str | None:
    """Return the text in the encoding that is likeliest, told by charset-normalizer.

    UTF-8 with a few broken bytes stays UTF-8, with the mark for an unknown character in their
    place. Among encodings that fit about as well the Western one is taken, since the texts are
    English.
    """
    mended = body.decode("utf-8", "replace")
    broken = mended.count("\ufffd")
    few = broken <= MOST_BROKEN * len(mended)
    foreign = sum(character > "\x7f" for character in mended[:GUESS_SAMPLE]) - broken
    if few and foreign > broken:
        return mended
    text = _likeliest(body)
    if text is None or UNSEEN.search(text):
        return mended if few else None
    return text


def _likeliest(body: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, seldom needed

    matches = from_bytes(body[:GUESS_SAMPLE])
    best = matches.best()
    if best is None:
        return None
    western = [m for m in matches if m.encoding in WESTERN and m.chaos <= best.chaos + TOLERANCE]
    return _strict(body, (western or [best])[0].encoding)


def normalise(text: str) -> str:
    r"""Return a text as Dragoman keeps it: ``\n`` line ends, nothing unseen, all else untouched.

    >>> normalise("SEOUL\r\nTwo\x00 min\u00adisters")
    'SEOUL\nTwo ministers'
    """
    text = SURROGATE.sub("\ufffd", text)
    return UNSEEN.sub("", LINE_END.sub("\n", text))
