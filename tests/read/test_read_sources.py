"""The contract of sources, held by every implementation."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.read import Context, Fetched, Refused, Source, make_context
from dragoman.read.sources import FileSource, FolderSource, StandardInput, WebSource
from dragoman.records import Document, Refusal
from dragoman.settings import Settings

LINES = (
    b'{"id": "1", "text": "Peru recalled its envoy."}\nnot json\n'
    b'{"id": "2", "text": "Chile opened an embassy in Riga."}\n'
)


class Web:
    """A fetcher that knows one address."""

    def fetch(self, url: str) -> Fetched:
        """Return the lines, or refuse."""
        if url != "https://example.org/a.jsonl":
            raise Refused("fetch-failed", "the server answered 404")
        return Fetched(url, io.BytesIO(LINES))


def make_file(folder: Path) -> Source:
    """A file of three lines."""
    (folder / "a.jsonl").write_bytes(LINES)
    return FileSource(str(folder / "a.jsonl"))


def make_folder(folder: Path) -> Source:
    """A folder with that file in it."""
    make_file(folder)
    return FolderSource(str(folder))


def make_web(folder: Path) -> Source:
    """The same lines at an address."""
    del folder
    return WebSource("https://example.org/a.jsonl")


def make_standard_input(folder: Path) -> Source:
    """The same lines piped in."""
    del folder
    return StandardInput(io.BytesIO(LINES))


MAKERS = (make_file, make_folder, make_web, make_standard_input)
EMPTY = (
    lambda folder: FileSource(str(folder / "missing")),
    lambda folder: FolderSource(str(folder / "missing")),
    lambda _: WebSource("https://example.org/missing"),
    lambda _: StandardInput(io.BytesIO(b"")),
)
Maker = Callable[[Path], Source]


@pytest.fixture
def context() -> Context:
    """A context whose web is a fake at the seam."""
    return make_context(Settings(), fetcher=Web())


@pytest.mark.parametrize("maker", MAKERS)
def test_documents_and_refusals_in_their_places(
    maker: Maker, tmp_path: Path, context: Context
) -> None:
    """The same three results from every kind of source, origins beginning with its own."""
    source = maker(tmp_path)
    found = list(source.documents(context))
    assert [type(item) for item in found] == [Document, Refusal, Document]
    assert all(item.origin.startswith(source.origin) for item in found)
    assert len({item.origin for item in found}) == 3


@pytest.mark.parametrize("maker", MAKERS)
def test_the_same_again(maker: Maker, tmp_path: Path, context: Context) -> None:
    """A source made again yields the same, record by record."""
    first = list(maker(tmp_path).documents(context))
    assert list(maker(tmp_path).documents(context)) == first


@pytest.mark.parametrize("maker", MAKERS)
def test_it_may_be_left_early(maker: Maker, tmp_path: Path, context: Context) -> None:
    """Whoever stops after one document leaves nothing open."""
    found = iter(maker(tmp_path).documents(context))
    assert isinstance(next(found), Document)
    found.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("maker", EMPTY)
def test_nothing_there_is_one_refusal(maker: Maker, tmp_path: Path, context: Context) -> None:
    """A source that cannot be opened is told of, not raised for."""
    found = list(maker(tmp_path).documents(context))
    assert [type(item) for item in found] == [Refusal]
