"""Records to JSON and back, with the names of the contract."""

from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


def encode(record: object) -> bytes:
    """Return a record as one line of JSON, keys in the order of its fields.

    Args:
        record: any record of this package, or a list of them.

    Returns:
        UTF-8 JSON without a line end; the same record always gives the same bytes.

    >>> from dragoman.records import Evidence
    >>> encode(Evidence("d1", 0, 2, "Hi"))
    b'{"document_id":"d1","start":0,"end":2,"quote":"Hi"}'
    """
    return msgspec.json.encode(record)


def decode(line: bytes | str, kind: type[T]) -> T:
    """Return the record that a line of JSON holds.

    Args:
        line: JSON as made by `encode`.
        kind: the record's class.

    Raises:
        msgspec.ValidationError: the line does not hold such a record.

    >>> from dragoman.records import Evidence
    >>> decode('{"document_id":"d1","start":0,"end":2,"quote":"Hi"}', Evidence).quote
    'Hi'
    """
    return msgspec.json.decode(line, type=kind)


def to_builtins(record: object) -> Any:  # noqa: ANN401 - JSON is of any shape
    """Return a record as dictionaries, lists and strings.

    >>> from dragoman.records import Evidence
    >>> to_builtins(Evidence("d1", 0, 2, "Hi"))["quote"]
    'Hi'
    """
    return msgspec.to_builtins(record)


def from_builtins(value: object, kind: type[T]) -> T:
    """Return the record that dictionaries and lists describe.

    Raises:
        msgspec.ValidationError: the value does not describe such a record.
    """
    return msgspec.convert(value, type=kind)
