"""Coded records as Parquet files: written whole or not at all, read some rows at a time."""

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any
from uuid import uuid4

import msgspec

from dragoman.errors import InputError, UsageError
from dragoman.ledger.intake.coded import Coded
from dragoman.records import Refusal, decode, encode
from dragoman.scale.storage import NEEDED, storage

ROWS = 64
SUFFIX = ".parquet"
UNFINISHED = ".unfinished"  # documents of it are still to be read
Told = Coded | Refusal


def write_coded(folder: str, name: str, told: Iterable[Told]) -> str:
    """Write what was coded to a file that appears only when it is whole; return its address.

    One in which a document is still to be read gets another name, so that the next run reads it.

    Args:
        folder: where, or an address of storage.
        name: of the file, without an ending.
        told: documents with what they tell, and refusals, in the order in which they were read.
    """
    pa, parquet = _arrow()
    schema = pa.schema([
        ("document_id", pa.string()), ("published", pa.date32()), ("origin", pa.string()),
        ("title", pa.string()), ("events", pa.int32()), ("coded", pa.binary()),
        ("refusal", pa.binary()),
    ])  # fmt: skip
    rest, ending = iter(told), SUFFIX
    with tempfile.NamedTemporaryFile(suffix=SUFFIX) as file:
        with parquet.ParquetWriter(file, schema, compression="zstd") as out:
            while some := list(islice(rest, ROWS)):
                out.write_table(pa.Table.from_pylist([_row(one) for one in some], schema))
                if any(isinstance(one, Coded) and one.is_unanswered for one in some):
                    ending = UNFINISHED
        file.flush()
        file.seek(0)
        address = f"{folder.rstrip('/')}/{name}{ending}"
        _put(file, address)
    return address


def read_coded(address: str) -> Iterator[Told]:
    """Yield what a file holds, in the order in which it was read.

    Raises:
        InputError: it is no such file, or damaged.
    """
    pa, parquet = _arrow()
    system, path = storage(address)
    try:
        with system.open(path, "rb") as file:
            columns = ["coded", "refusal"]
            for rows in parquet.ParquetFile(file).iter_batches(ROWS, columns=columns):
                for coded, refusal in zip(*(column.to_pylist() for column in rows), strict=True):
                    yield decode(coded, Coded) if coded is not None else decode(refusal, Refusal)
    except (OSError, ValueError, msgspec.MsgspecError, pa.ArrowException) as error:
        message = f"{address} cannot be read ({error}); remove it and read again"
        raise InputError(message) from error


def names_in(address: str) -> frozenset[str]:
    """Return the names of the coded files in a folder, which is made where there is none."""
    system, path = storage(address)
    system.makedirs(path, exist_ok=True)
    found = system.ls(path, detail=False, refresh=True) if system.isdir(path) else []
    return frozenset(
        one.rsplit("/", 1)[-1].removesuffix(SUFFIX) for one in found if one.endswith(SUFFIX)
    )


def _row(told: Told) -> dict[str, Any]:
    """Return a row: what a person may look for in columns, and the record itself."""
    if isinstance(told, Refusal):
        return {"document_id": told.document_id, "origin": told.origin, "refusal": encode(told)}
    document = told.document
    return {
        "document_id": document.document_id,
        "published": document.published,
        "origin": document.origin,
        "title": document.title,
        "events": len(told.entry.reports),
        "coded": encode(told),
    }


def _put(file: Any, address: str) -> None:  # noqa: ANN401 - a temporary file of the library
    """Copy a whole file to its address; nobody ever sees half of it there."""
    system, path = storage(address)
    system.makedirs(path.rsplit("/", 1)[0], exist_ok=True)
    part = f"{path}.{uuid4().hex}.part"
    with system.open(part, "wb") as out:
        shutil.copyfileobj(file, out)
    system.mv(part, path)


def _arrow() -> tuple[Any, Any]:
    """Return the library of Parquet files.

    Raises:
        UsageError: it is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra, and large
        from pyarrow import parquet  # noqa: PLC0415 - as above
    except ImportError as error:
        raise UsageError(NEEDED) from error
    return pa, parquet
