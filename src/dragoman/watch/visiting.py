"""One visit to one source: what is new there, and how the source stands afterwards."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from hashlib import blake2b
from io import BytesIO
from pathlib import Path

from dragoman.read.context import Budget, Context, Hints, Refused
from dragoman.read.dispatch import read_stream
from dragoman.read.sources import guarded, read_one
from dragoman.read.web.fetching import Visit
from dragoman.records import Document, Refusal
from dragoman.watch.manners import Guest
from dragoman.watch.plan import Source
from dragoman.watch.state import DAY, State, retry_after, tag

NOT_MODIFIED = 304
MOST_FILES = 1_000_000
Found = Iterator[Document | Refusal]


@dataclass(frozen=True, slots=True)
class Visited:
    """What came of a visit.

    Attributes:
        state: of the source from now on.
        found: what is to be read; None where nothing changed or it failed.
        wait: how long the server asks to be left alone.
    """

    state: State
    found: Found | None = None
    wait: timedelta | None = None


def visit(source: Source, state: State, context: Context, guest: Guest) -> Visited:
    """Visit a source.

    Args:
        source: to visit.
        state: how it stood.
        context: for reading what is new.
        guest: fetches.
    """
    now = guest.clock.now()
    try:
        if source.on_the_web:
            return _server(source, state, context, guest)
        return _files(source, state, context, now)
    except Refused as refused:
        wait = DAY if refused.code == "robots" else None
        return Visited(state.failed(now, f"{refused.code}: {refused.detail}"), wait=wait)


def _server(source: Source, state: State, context: Context, guest: Guest) -> Visited:
    """Visit a server."""
    conditions = state.conditions(guest.clock.now())
    answer = guest.visit(source.where, conditions)
    now = guest.clock.now()
    if answer.status == NOT_MODIFIED and conditions:
        return Visited(_unchanged(state, now))
    if answer.fetched is None:
        wait = retry_after(answer.headers.get("retry-after"), now)
        return Visited(state.failed(now, f"the server answered {answer.status}"), wait=wait)
    body = answer.fetched.stream.read(context.settings.max_document_bytes + 1)
    if len(body) > context.settings.max_document_bytes:
        return Visited(state.failed(now, "it is too large"))
    digest = blake2b(body, digest_size=16).hexdigest()
    after = State(
        etag=tag(answer.headers.get("etag")),
        modified=tag(answer.headers.get("last-modified")),
        digest=digest,
        full=now.isoformat() if not conditions else state.full,
        visited=now.isoformat(),
        told="read",
    )
    if digest == state.digest:
        return Visited(_unchanged(after, now))
    hints = _hints(source, answer, context)
    return Visited(
        after, guarded(source.where, partial(read_stream, BytesIO(body), hints, context))
    )


def _hints(source: Source, answer: Visit, context: Context) -> Hints:
    """Return what is known of what a server gave."""
    told = answer.fetched
    return Hints(
        origin=source.where,
        name=answer.url.split("?")[0].rstrip("/").rsplit("/", 1)[-1].lower(),
        budget=Budget(context.settings.max_archive_bytes),
        url=answer.url,
        content_type=told.content_type if told else None,
        charset=told.charset if told else None,
    )


def _files(source: Source, state: State, context: Context, now: datetime) -> Visited:
    """Visit a folder or a mailbox: read it where any file of it is new or changed."""
    path = Path(source.where)
    if not path.exists():
        return Visited(state.failed(now, "missing: there is nothing at this path"))
    digest = _listing(path)
    after = State(digest=digest, visited=now.isoformat(), told="read")
    if digest == state.digest:
        return Visited(_unchanged(after, now))
    return Visited(after, read_one(source.where, context))


def _listing(path: Path) -> str:
    """Return a digest of names, sizes and times of a file, or of all files in a folder."""
    made = blake2b(digest_size=16)
    count = 0
    folders = os.walk(path) if path.is_dir() else [(str(path.parent), [], [path.name])]
    for folder, inner, names in folders:
        inner.sort()
        for name in sorted(names):
            count += 1
            if count > MOST_FILES:
                raise Refused("too-many", f"holds more than {MOST_FILES:,} files; split it")
            try:
                found = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118 - a million times
            except OSError:
                continue
            line = f"{folder}/{name}\0{found.st_size}\0{found.st_mtime_ns}\n"
            made.update(line.encode("utf-8", "surrogateescape"))
    return made.hexdigest()


def _unchanged(state: State, now: datetime) -> State:
    """Return the state after a visit that found nothing new."""
    return replace(state, failures=0, visited=now.isoformat(), told="unchanged")
