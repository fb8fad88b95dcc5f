"""Errors that stop a command, in one tree.

::

    DragomanError
    ├── UsageError        the caller asked for something that makes no sense
    │   ├── CodebookError a folder of one's own rows and names that cannot be used
    │   ├── FilterError   a filter expression that cannot be understood
    │   └── TooMuchError  a question that takes too long to answer
    ├── InputError        a source that cannot be opened at all
    ├── OutputError       a file, a pipe or a terminal that cannot be written to
    ├── SpentError        the budget for a language model does not last
    ├── ModelError        the shipped model is missing or damaged
    ├── DataError         a data file of the package is damaged
    └── LedgerError       the ledger cannot be opened, read or written
        ├── DamagedError       it holds what cannot be understood
        ├── LedgerBusyError    another process is writing
        └── LedgerVersionError made by a newer Dragoman

What concerns one document alone is never raised: it is a `dragoman.records.Refusal`.
"""


class DragomanError(Exception):
    """Base of all errors that Dragoman raises on purpose; `str` says what to do."""

    exit_code = 1


class UsageError(DragomanError):
    """The caller asked for something that makes no sense."""

    exit_code = 2


class CodebookError(UsageError):
    """A folder of one's own rows and names that cannot be used; nothing of it is."""


class FilterError(UsageError):
    """A filter expression that cannot be understood."""


class TooMuchError(UsageError):
    """A question that takes too long to answer; one that asks for less may not."""


class InputError(DragomanError):
    """A source that cannot be opened at all."""

    exit_code = 3


class OutputError(DragomanError):
    """A file, a pipe or a terminal that cannot be written to."""

    exit_code = 6


class SpentError(DragomanError):
    """The budget for a language model does not last."""


class ModelError(DragomanError):
    """The shipped model is missing or damaged."""

    exit_code = 4


class DataError(DragomanError):
    """A data file of the package is damaged."""

    exit_code = 4


class LedgerError(DragomanError):
    """The ledger cannot be opened, read or written."""

    exit_code = 5


class DamagedError(LedgerError):
    """The ledger holds what cannot be understood."""


class LedgerBusyError(LedgerError):
    """Another process is writing to the ledger."""


class LedgerVersionError(LedgerError):
    """The ledger was made by a newer Dragoman."""


def with_extra(told: str, extra: str) -> str:
    """Return what to install where something needs packages that are an extra.

    Args:
        told: what needs them.
        extra: its name.

    >>> with_extra("--format dta needs more packages", "stata")
    '--format dta needs more packages: pip install "dragoman[stata]"'
    """
    return f'{told}: pip install "dragoman[{extra}]"'
