"""How a ledger in PostgreSQL is named: an address, with the schema that holds it."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from dragoman.errors import LedgerError

SCHEME = "postgresql"
NAMED = re.compile(r"postgres(?:ql)?:/+")
OWN = "ledger"
SCHEMA = re.compile(r"(?!pg_)[a-z][a-z0-9_]{0,40}")
USUAL = "dragoman"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a ledger stands.

    Attributes:
        url: for the driver, with what it keeps secret.
        schema: of the database that holds this ledger alone.
    """

    url: str
    schema: str

    def __str__(self) -> str:
        """Return the address without the password."""
        parts = urlsplit(self.url)
        host = parts.netloc.rpartition("@")[2]
        user = f"{parts.username}@" if parts.username else ""
        return f"{SCHEME}://{user}{host}{parts.path}?{OWN}={self.schema}"


def address_of(path: Path | str) -> Address | None:
    """Return the address that a path is, if it is one; a path on a disk is None.

    Paths lose a slash of two on their way through the command line; it is put back.

    Raises:
        LedgerError: the schema's name is none that is allowed.

    >>> address_of("week.ledger") is None
    True
    >>> str(address_of(Path("postgresql://ada:secret@db/news?ledger=week")))
    'postgresql://ada@db/news?ledger=week'
    """
    told = NAMED.sub(f"{SCHEME}://", str(path), count=1)
    if not NAMED.match(str(path)):
        return None
    parts = urlsplit(told)
    terms = parse_qsl(parts.query)
    schema = dict(terms).get(OWN, USUAL)
    if not SCHEMA.fullmatch(schema):
        message = f"{schema[:60]!r} is no name of a ledger: small letters, digits and _, 41 at most"
        raise LedgerError(message)
    rest = urlencode([(key, value) for key, value in terms if key != OWN])
    return Address(urlunsplit(parts._replace(query=rest)), schema)
