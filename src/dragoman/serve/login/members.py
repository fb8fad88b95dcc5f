"""The file that names who may ask a server: names, roles, and what their tokens hash to."""

import json
import logging
import os
import stat
import threading
import tomllib
from hashlib import sha256
from pathlib import Path
from secrets import token_urlsafe
from typing import Annotated, Literal, get_args

import msgspec

from dragoman.errors import InputError, UsageError

log = logging.getLogger(__name__)
LARGEST = 1_000_000
MOST = 1_000
WRONG = (
    "the file that names who may ask cannot be read or makes no sense, so nobody is let in; who "
    "runs this server finds the reason in its log"
)
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
Role = Literal["reader", "editor", "admin"]
ROLES: tuple[str, ...] = get_args(Role)


class Member(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One who may ask.

    Attributes:
        name: with which corrections are signed.
        role: ``reader`` looks, ``editor`` corrects and reads in, ``admin`` takes back anybody's.
        token: SHA-256 of the token, in hexadecimal digits; empty for none.
        login: as a proxy names them; empty for nobody.
    """

    name: Name
    role: Role = "reader"
    token: Annotated[str, msgspec.Meta(max_length=64)] = ""
    login: Annotated[str, msgspec.Meta(max_length=300)] = ""


class Proxy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A proxy that has people log in, by OpenID Connect or otherwise, and names them in a header.

    Attributes:
        header: that names who asks.
        secret_env: the environment variable with the secret that the proxy sends along.
        role: of those whom the file does not name; nobody else is let in when empty.
    """

    header: Name = "X-Forwarded-Email"
    secret_env: Name = "DRAGOMAN_PROXY_SECRET"  # noqa: S105 - the name of a variable
    role: Literal["", "reader", "editor", "admin"] = ""


class Listed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"members": "member"}):
    """All that the file says."""

    members: Annotated[tuple[Member, ...], msgspec.Meta(max_length=MOST)] = ()
    proxy: Proxy | None = None


class Members:
    """Who may ask, as the file says just now.

    Args:
        path: of the file; it is read again when it has changed.

    Raises:
        InputError: it cannot be read.
        UsageError: something in it makes no sense.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._stamp, self._listed = _stamp(path), read(path)
        self._wrong = ""

    def listed(self) -> Listed:
        """Return what the file says.

        Raises:
            InputError: it is wrong or gone, so that nobody can be let in; the log says why, once.
        """
        with self._lock:
            try:
                now = _stamp(self.path)
                if now != self._stamp:
                    self._listed, self._stamp = read(self.path), now
            except (InputError, UsageError) as error:
                if str(error) != self._wrong:
                    self._wrong = str(error)
                    log.error("nobody is let in until this is mended: %s", error)  # noqa: TRY400
                raise InputError(WRONG) from error  # strangers need not know what stands there
            self._wrong = ""
            return self._listed

    def of_token(self, token: str) -> Member | None:
        """Return whose token it is."""
        found = hashed(token)
        return next((one for one in self.listed().members if one.token == found), None)

    def of_name(self, name: str) -> Member | None:
        """Return who has a name."""
        return next((one for one in self.listed().members if one.name == name), None)

    def of_login(self, login: str) -> Member | None:
        """Return whom a proxy names."""
        listed = self.listed()
        found = next((one for one in listed.members if one.login and one.login == login), None)
        if found is not None or listed.proxy is None or not listed.proxy.role:
            return found
        return Member(login, listed.proxy.role, login=login)


def hashed(token: str) -> str:
    """Return what stands in the file for a token: it is random and long, so that this is enough.

    >>> len(hashed("a"))
    64
    """
    return sha256(token.encode("utf-8", "replace")).hexdigest()


def read(path: Path) -> Listed:
    """Return what a file says.

    Raises:
        InputError: it cannot be read.
        UsageError: something in it makes no sense.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(f"{path} is larger than {LARGEST:,} bytes")
        listed = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Listed)
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"{path} is no TOML: {error}") from error
    except msgspec.ValidationError as error:
        raise UsageError(f"{path}: {error}") from error
    for key in ("name", "token", "login"):
        values = [getattr(one, key) for one in listed.members if getattr(one, key)]
        twice = sorted({one for one in values if values.count(one) > 1})
        if twice:
            raise UsageError(f"{path}: two members have the {key} {twice[0]!r}")
    return listed


def added(
    path: Path, name: str, role: str | None = None, login: str | None = None
) -> tuple[Member, str]:
    """Add a member, or give one a new token, and return the member and the token.

    Args:
        path: of the file.
        name: the member's.
        role: when None the one that they have, or ``reader`` for somebody new.
        login: when None the one that they have, or none.

    Raises:
        InputError: the file cannot be read or written.
        UsageError: it, or what is asked for, makes no sense.
    """
    listed = read(path) if path.exists() else Listed()
    token = token_urlsafe(32)
    before = next((one for one in listed.members if one.name == name), Member(name))
    role = before.role if role is None else role
    login = before.login if login is None else login
    if not (name.isprintable() and name.strip() == name and login.isprintable()):
        raise UsageError(f"{name[:60]!r} is no name that can be printed")
    try:
        member = msgspec.convert(
            {"name": name, "role": role, "token": hashed(token), "login": login}, Member
        )
    except msgspec.ValidationError as error:
        raise UsageError(f"{name[:60]!r} cannot be a member: {error}") from error
    others = tuple(one for one in listed.members if one.name != name)
    _write(path, msgspec.structs.replace(listed, members=(*others, member)))
    return member, token


def removed(path: Path, name: str) -> None:
    """Take a member out.

    Raises:
        InputError: the file cannot be read or written.
        UsageError: there is nobody of this name.
    """
    listed = read(path)
    others = tuple(one for one in listed.members if one.name != name)
    if len(others) == len(listed.members):
        raise UsageError(f"{path} names no {name[:60]!r}")
    _write(path, msgspec.structs.replace(listed, members=others))


def _write(path: Path, listed: Listed) -> None:
    """Write the file: a new one only its owner may read, else who might before."""
    lines = []
    for one in listed.members:
        lines.append("[[member]]")
        lines += _fields(one)
    if listed.proxy is not None:
        lines += ["[proxy]", *_fields(listed.proxy)]
    beside = path.with_name(f"{path.name}.new")
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            _keep_rights(path, handle)
            file.write("\n".join(lines) + "\n")
        read(beside)
        beside.replace(path)
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror or error}") from error


def _keep_rights(path: Path, handle: int) -> None:
    """Give what is written anew the owner, group and mode of the file, where there is one.

    The server may be another user than who changes the file, and has to go on reading it.
    """
    if not path.exists() or not hasattr(os, "fchown"):
        return
    now, new = path.stat(), os.fstat(handle)
    if (now.st_uid, now.st_gid) != (new.st_uid, new.st_gid):
        os.fchown(handle, now.st_uid, now.st_gid)
    os.fchmod(handle, stat.S_IMODE(now.st_mode))


def _fields(one: msgspec.Struct) -> list[str]:
    """Return a record's fields as TOML, whose strings are written as those of JSON."""
    given = msgspec.structs.asdict(one)
    return [
        f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in given.items() if value
    ] + [""]


def _stamp(path: Path) -> tuple[int, int]:
    try:
        told = path.stat()
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}") from error
    return told.st_mtime_ns, told.st_ino
