"""What a form of our own pages hands over: its fields and files, bounded, and proved to be ours."""

from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from fastapi import HTTPException, Request
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from dragoman.serve.writing.guard import BAD, FIELD, body_of, from_here, prove

MULTIPART = "multipart/form-data"
MOST_FILES = 20
MOST_FIELDS = 12
OVERHEAD = 65_536
BODY_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class HandedFile:
    """A file that was opened in the page.

    Attributes:
        name: as the browser tells it, no more than a hint at its form.
        body: all of it.
    """

    name: str
    body: bytes


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What a form holds.

    Attributes:
        fields: what was filled in, by name.
        files: the files that were opened and are not empty.
    """

    fields: Mapping[str, str]
    files: tuple[HandedFile, ...]


async def handed_over(request: Request, most: int) -> HandedOver:
    """Return what a form of our own pages holds.

    Args:
        request: as the browser sends it.
        most: how many bytes in all.

    Raises:
        HTTPException: it is none, comes from elsewhere, is too large or too slow.
    """
    from_here(request, told=True)
    body = await body_of(request, MULTIPART, most + OVERHEAD, BODY_SECONDS)
    try:
        form = await MultiPartParser(
            request.headers,
            _once(body),
            max_files=MOST_FILES,
            max_fields=MOST_FIELDS,
            max_part_size=most,
        ).parse()
    except (MultiPartException, ValueError, KeyError) as error:
        message = f"this form cannot be read; at most {MOST_FILES} files at once"
        raise HTTPException(BAD, message) from error
    fields: dict[str, str] = {}
    files: list[HandedFile] = []
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            held = await value.read()
            if held:
                files.append(HandedFile(_seen(value.filename or ""), held))
        else:
            fields[name] = value
    await form.close()
    prove(request, fields.pop(FIELD, ""))
    return HandedOver(MappingProxyType(fields), tuple(files))


def _seen(name: str) -> str:
    r"""Return a file's name without what cannot be seen and would turn it round.

    >>> _seen("a\u202ecod.exe"), _seen("")
    ('acod.exe', 'file')
    """
    return "".join(letter for letter in name if letter.isprintable()).strip() or "file"


async def _once(body: bytes) -> AsyncGenerator[bytes, None]:
    """Yield a body as a stream."""
    yield body
