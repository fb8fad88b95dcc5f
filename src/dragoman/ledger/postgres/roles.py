"""Who may do what to a ledger in PostgreSQL: roles of the database, down to single rows.

A reader looks. An editor reads documents in, merges and corrects, signs corrections, merges and
splits with the name by which the database knows them, and takes back no corrections but their own.
They may overrule what others decided of merging, since only the last word on a pair stands; the
trail keeps both names, and what is closed in it nobody but an admin changes. An admin takes back
anybody's. A new version of a document takes along what anybody said of it: an editor may change
where that hangs, not what it says. Who made the tables may do everything.
"""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, text

from dragoman.errors import UsageError
from dragoman.ledger.postgres.address import Address
from dragoman.ledger.postgres.connection import connect, explained, writing
from dragoman.ledger.sqlite.connection import close

ROLES = ("reader", "editor", "admin")
LONGEST_NAME = 63
WRITES = ("editor", "admin")
SIGNED = "made_by = current_user"
OWN = "SELECT 1 FROM corrections AS own WHERE own.correction_id = corrected.correction_id AND own."
STANDS = "undone IS NULL AND undone_by IS NULL"
CLOSED = "undone IS NOT NULL AND undone_by = current_user"
CHANGEABLE = {  # by editors: where what was said hangs, and that a decision stands no more
    "corrected": "document_id, anchor",
    "decided": "first, second, undone, undone_by",
}
POLICIES = (
    ("corrections", "looked_at", "SELECT", "PUBLIC", "USING (true)"),
    ("corrections", "by_admins", "ALL", "admin", "USING (true) WITH CHECK (true)"),
    ("corrections", "signed", "INSERT", "editor", f"WITH CHECK ({SIGNED})"),
    ("corrections", "taken_back", "UPDATE", "editor",
     f"USING ({SIGNED}) WITH CHECK ({SIGNED} AND undone_by = current_user)"),
    ("corrected", "looked_at", "SELECT", "PUBLIC", "USING (true)"),
    ("corrected", "by_admins", "ALL", "admin", "USING (true) WITH CHECK (true)"),
    ("corrected", "signed", "INSERT", "editor", f"WITH CHECK (EXISTS ({OWN}{SIGNED}))"),
    ("corrected", "moved", "UPDATE", "editor", "USING (true) WITH CHECK (true)"),
    ("decided", "looked_at", "SELECT", "PUBLIC", "USING (true)"),
    ("decided", "by_admins", "ALL", "admin", "USING (true) WITH CHECK (true)"),
    ("decided", "signed", "INSERT", "editor", f"WITH CHECK ({SIGNED} AND {STANDS})"),
    ("decided", "closed", "UPDATE", "editor",
     f"USING ({STANDS}) WITH CHECK (({STANDS}) OR ({CLOSED}))"),
)  # fmt: skip


def give_roles(address: Address, people: Mapping[str, str]) -> tuple[str, ...]:
    """Make a ledger's roles, or make them anew, and give them to users of the database.

    Args:
        address: of a ledger that is there; by whom its tables belong to.
        people: the role of each user; who had another of this ledger no longer has it.

    Returns:
        The names of the three roles, for who gives them by other means.

    Raises:
        LedgerError: there is no such ledger or user, or it may not be done.
        UsageError: a role is none, or a name is empty or too long.
    """
    for name, role in people.items():
        if role not in ROLES or not 0 < len(name) <= LONGEST_NAME or "\0" in name:
            message = (
                f"a role is one of {', '.join(ROLES)}, of a user of the database; not {name!r}"
            )
            raise UsageError(message)
    connection = connect(address, read_only=False, make=False)
    try:
        with explained(address), writing(connection, address):
            for statement in (*_roles(connection, address), *_given(connection, address, people)):
                connection.execute(text(statement.replace(":", r"\:")))
    finally:
        close(connection)
    return tuple(_role(address, role) for role in ROLES)


def _role(address: Address, role: str) -> str:
    """Return the name of a ledger's role among those of all databases of the server."""
    return f"dragoman_{address.schema}_{role}"


def _roles(connection: Connection, address: Address) -> Iterator[str]:
    """Yield what makes the roles and says what each may do."""
    schema = _quoted(connection, address.schema)
    known = _known(connection, [_role(address, role) for role in ROLES])
    for role in ROLES:
        name = _quoted(connection, _role(address, role))
        if _role(address, role) not in known:
            yield f"CREATE ROLE {name} NOLOGIN"
        yield f"GRANT USAGE ON SCHEMA {schema} TO {name}"
        yield f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {name}"
        if role in WRITES:
            yield f"GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {name}"
            yield f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA {schema} TO {name}"
            yield f"REVOKE INSERT, UPDATE, DELETE ON {schema}.meta FROM {name}"
        if role == "editor":
            for table, columns in CHANGEABLE.items():
                yield f"REVOKE UPDATE, DELETE ON {schema}.{table} FROM {name}"
                yield f"GRANT UPDATE ({columns}) ON {schema}.{table} TO {name}"
    for table in dict.fromkeys(one[0] for one in POLICIES):
        yield f"ALTER TABLE {schema}.{table} ENABLE ROW LEVEL SECURITY"
    for table, policy, what, role, terms in POLICIES:
        to = role if role == "PUBLIC" else _quoted(connection, _role(address, role))
        yield f"DROP POLICY IF EXISTS {policy} ON {schema}.{table}"
        yield f"CREATE POLICY {policy} ON {schema}.{table} FOR {what} TO {to} {terms}"


def _given(connection: Connection, address: Address, people: Mapping[str, str]) -> Iterator[str]:
    """Yield what gives the roles."""
    for user, given in people.items():
        for role in ROLES:
            verb, way = ("GRANT", "TO") if role == given else ("REVOKE", "FROM")
            name = _quoted(connection, _role(address, role))
            yield f"{verb} {name} {way} {_quoted(connection, user)}"


def _known(connection: Connection, names: Sequence[str]) -> set[str]:
    """Return which of some roles the server has."""
    query = text("SELECT rolname FROM pg_roles WHERE rolname = ANY(:names)")
    return {str(row[0]) for row in connection.execute(query, {"names": list(names)})}


def _quoted(connection: Connection, name: str) -> str:
    """Return a name as SQL has it, whatever letters are in it."""
    return connection.dialect.identifier_preparer.quote_identifier(name)
