"""The file that says what is watched, what is to be told and how; read once and checked whole."""

import re
import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

import msgspec

from dragoman.errors import InputError, UsageError

LARGEST = 1_000_000
MOST_SOURCES, MOST_RULES = 1_000, 200
SPAN = re.compile(r"(\d{1,6})\s*([smhd])")
UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
SHORTEST, LONGEST = timedelta(minutes=1), timedelta(days=30)
EVERY = {"feed": "30m", "page": "2h", "folder": "10m", "mailbox": "10m"}
KINDS = ("feed", "page", "folder", "mailbox")
When = Literal["event", "conflict", "turn", "turning-point", "overdue", "cancelled", "lapsed"]
OF_TWO = frozenset({"turn", "turning-point"})
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Text = Annotated[str, msgspec.Meta(min_length=1, max_length=4000)]


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing to watch; exactly one of feed, page, folder and mailbox is named.

    Attributes:
        name: as logs and alerts have it; the address or path when empty.
        feed: address of a feed, a sitemap or a list of addresses.
        page: address of a page.
        folder: path of a folder.
        mailbox: path of a mailbox (mbox) or of a folder of messages.
        every: how often: 15m, 2h, 1d.
        follow: whether what a feed links to is fetched.
    """

    name: Annotated[str, msgspec.Meta(max_length=200)] = ""
    feed: Text | None = None
    page: Text | None = None
    folder: Text | None = None
    mailbox: Text | None = None
    every: str = ""
    follow: bool = False

    @property
    def kind(self) -> str:
        """Which of the four it is."""
        return next(kind for kind in KINDS if getattr(self, kind) is not None)

    @property
    def where(self) -> str:
        """The address or path."""
        return str(getattr(self, self.kind))

    @property
    def called(self) -> str:
        """How it is called, and known again."""
        return self.name or self.where

    @property
    def on_the_web(self) -> bool:
        """Whether it is fetched from a server."""
        return self.kind in {"feed", "page"}

    @property
    def interval(self) -> timedelta:
        """How often it is visited."""
        return span(self.every or EVERY[self.kind])


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is to be told.

    Attributes:
        name: as the alert has it, and by which it is known that it was told.
        when: what happens: see `dragoman.watch.rules`.
        where: a filter of events, or of arrangements for overdue ones.
        between: two states or more.
    """

    name: Name
    when: When = "event"
    where: Annotated[str, msgspec.Meta(max_length=4000)] = ""
    between: Annotated[tuple[Name, ...], msgspec.Meta(max_length=30)] = ()


class Mail(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"sender": "from"}):
    """Alerts by mail.

    Attributes:
        server: of SMTP.
        sender: from whom.
        to: to whom.
        port: of the server; the usual one of its security when 0.
        security: ``starttls``, ``tls`` or ``none``.
        user: for the server; none when empty.
        password_env: the environment variable that holds the password.
    """

    server: Name
    sender: Name
    to: Annotated[tuple[Name, ...], msgspec.Meta(min_length=1, max_length=50)]
    port: Annotated[int, msgspec.Meta(ge=0, le=65535)] = 0
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str = ""
    password_env: str = ""


class Webhook(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Alerts posted as JSON to an address.

    Attributes:
        url: the address.
        allow_private: whether it may be one of this machine or this network.
    """

    url: Text
    allow_private: bool = False


class Deliver(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How alerts are told.

    Attributes:
        print: whether on standard output.
        atom: file of an Atom feed, written anew with each alert; none when empty.
        mail: by SMTP.
        webhook: by HTTP.
    """

    print: bool = True
    atom: Annotated[str, msgspec.Meta(max_length=4000)] = ""
    mail: Mail | None = None
    webhook: Webhook | None = None

    @property
    def channels(self) -> tuple[str, ...]:
        """Names of those by which each alert is delivered once."""
        found = [("print", self.print), ("mail", self.mail), ("webhook", self.webhook)]
        return tuple(name for name, there in found if there)


class Manners(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How servers are treated, and where alerts lead.

    Attributes:
        gap_seconds: at least so long between two requests to one host.
        allow_private: whether sources may be at addresses of this machine or this network.
        pages: where `dragoman serve` serves this ledger, for links to the sentence.
    """

    gap_seconds: Annotated[float, msgspec.Meta(ge=1, le=3600)] = 10.0
    allow_private: bool = False
    pages: Annotated[str, msgspec.Meta(max_length=400)] = ""


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={
    "sources": "source", "rules": "alert", "manners": "watch"
}):  # fmt: skip
    """All that the file says."""

    sources: Annotated[tuple[Source, ...], msgspec.Meta(min_length=1, max_length=MOST_SOURCES)]
    rules: Annotated[tuple[Rule, ...], msgspec.Meta(max_length=MOST_RULES)] = ()
    deliver: Deliver = Deliver()
    manners: Manners = Manners()


def load(path: Path) -> Plan:
    """Return what a file says.

    Args:
        path: of the TOML file; paths in it are reckoned from its folder.

    Raises:
        InputError: it cannot be read.
        UsageError: something in it makes no sense; the message names what and what may be.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(f"{path} is larger than {LARGEST:,} bytes; split it")
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"{path} is no TOML: {error}") from error
    try:
        plan = msgspec.convert(data, Plan)
    except msgspec.ValidationError as error:
        raise UsageError(f"{path}: {error}") from error
    return checked(plan, path)


def checked(plan: Plan, path: Path) -> Plan:
    """Return the plan with its paths made whole, if it makes sense.

    Raises:
        UsageError: it does not.
    """
    sources = tuple(_source(one, path) for one in plan.sources)
    _once([one.called for one in sources], "source", path)
    _once([one.name for one in plan.rules], "alert", path)
    for rule in plan.rules:
        if rule.when in {"conflict", *OF_TWO} and len(set(rule.between)) < 2:  # noqa: PLR2004 - a pair
            raise UsageError(f'{path}: alert {rule.name!r} needs between = ["KOR", "CHN"]')
        if rule.when in OF_TWO and (len(rule.between) > 2 or rule.where):  # noqa: PLR2004 - as above
            raise UsageError(f"{path}: alert {rule.name!r}: a turn is of two states, no filter")
    if plan.deliver.webhook:
        _address(plan.deliver.webhook.url, "webhook", path)
    if plan.manners.pages:
        _address(plan.manners.pages, "pages", path)
    atom = plan.deliver.atom and str(path.parent / plan.deliver.atom)
    deliver = msgspec.structs.replace(plan.deliver, atom=atom)
    return msgspec.structs.replace(plan, sources=sources, deliver=deliver)


def span(text: str) -> timedelta:
    """Return a stretch of time.

    Raises:
        UsageError: it is none, or too short or too long to wait.

    >>> span("90m")
    datetime.timedelta(seconds=5400)
    """
    match = SPAN.fullmatch(text.strip())
    if match is None:
        raise UsageError(f"{text[:40]!r} is no stretch of time; write 15m, 2h or 1d")
    found = timedelta(**{UNITS[match[2]]: int(match[1])})
    if not SHORTEST <= found <= LONGEST:
        raise UsageError(f"every = {text!r}: at least 1m and at most 30d")
    return found


def _source(one: Source, path: Path) -> Source:
    """Return a source with its path made whole."""
    named: list[Any] = [kind for kind in KINDS if getattr(one, kind) is not None]
    if len(named) != 1:
        raise UsageError(f"{path}: a source names one of {', '.join(KINDS)}, not {named or 'none'}")
    assert one.interval  # noqa: S101 - raises where it makes no sense
    if one.on_the_web:
        _address(one.where, one.kind, path)
        return one
    changed = {named[0]: str(path.parent / Path(one.where).expanduser())}
    return msgspec.structs.replace(one, name=one.called, **changed)


def _address(url: str, what: str, path: Path) -> None:
    """See that an address is one.

    Raises:
        UsageError: it is not.
    """
    try:
        parts = urlsplit(url)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good:
        raise UsageError(f"{path}: {what} = {url[:200]!r} is no http or https address")


def _once(names: list[str], what: str, path: Path) -> None:
    """See that no name is there twice.

    Raises:
        UsageError: one is.
    """
    twice = sorted({one for one in names if names.count(one) > 1})
    if twice:
        raise UsageError(f"{path}: two {what}s are called {twice[0]!r}; name each differently")
