"""What every reader is handed: settings, knowledge, today's date, and where a stream came from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import BinaryIO, Protocol

from dragoman.read.knowledge import Knowledge
from dragoman.settings import Settings


class Refused(Exception):  # noqa: N818 - it ends in a Refusal, not in an error
    """One input cannot be read; caught where the origin is known and turned into a Refusal.

    Attributes:
        code: a short, stable word for the reason.
        detail: one sentence for a person, with what to do.
    """

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered.

    Attributes:
        url: the address after redirects.
        stream: the body, unpacked, from its start.
        content_type: as the server named it, without parameters, lower case.
        charset: as the server named it.
    """

    url: str
    stream: BinaryIO
    content_type: str | None = None
    charset: str | None = None


class Fetcher(Protocol):
    """Gets what an http(s) address holds; the seam at which tests put a fake."""

    def fetch(self, url: str) -> Fetched:
        """Return what the address holds.

        Raises:
            Refused: the address is not allowed, does not answer or answers too much.
        """
        ...


@dataclass(slots=True)
class Budget:
    """How much one source may still unpack, across all archives within it."""

    left: int

    def spend(self, amount: int) -> None:
        """Take an amount of bytes off.

        Raises:
            Refused: more was unpacked than is allowed.
        """
        self.left -= amount
        if self.left < 0:
            raise Refused(
                "bomb",
                "unpacks to more than DRAGOMAN_MAX_ARCHIVE_BYTES allows; unpack it yourself "
                "and read the files, or raise the limit",
            )


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of a stream before it is read.

    Attributes:
        origin: the file, archive member or address, as refusals name it.
        name: the file's name in lower case, without a ``.gz`` that was taken off.
        budget: what may still be unpacked.
        url: the address it came from.
        content_type: as a server named it.
        charset: as a server named it.
        depth: the number of archives around it.
    """

    origin: str
    name: str
    budget: Budget
    url: str | None = None
    content_type: str | None = None
    charset: str | None = None
    depth: int = 0

    def within(self, member: str, name: str) -> "Hints":
        """Return the hints of a member of this archive."""
        return replace(
            self,
            origin=f"{self.origin}!{member}" if member else self.origin,
            name=name.lower(),
            depth=self.depth + 1,
            content_type=None,
            charset=None,
        )


@dataclass(frozen=True, slots=True)
class Context:
    """What every reader is handed.

    Attributes:
        settings: limits.
        knowledge: furniture and languages.
        fetcher: gets addresses.
        today: publication dates after the day after it are not believed.
        published: the date of documents that tell none themselves.
        columns: which column of a table holds which field, where the caller says so.
        follow: whether what feeds, sitemaps and lists of addresses link to is fetched.
        any_language: whether texts in other languages than English are documents too.
        known: tells of a link that it was followed before; such a one is passed over.
    """

    settings: Settings
    knowledge: Knowledge
    fetcher: Fetcher
    today: date = field(default_factory=date.today)
    published: date | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    follow: bool = False
    any_language: bool = False
    known: Callable[[str], bool] | None = None
