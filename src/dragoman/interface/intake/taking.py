"""Taking into a ledger what a program names or hands over, with a note of how it was read."""

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from dragoman.errors import UsageError
from dragoman.interface.intake.handed import ORIGIN, Handed, read_handed
from dragoman.interface.reader import LLM, READING, SHIPPED, WhenNeeded, reader_told
from dragoman.ledger import Ledger
from dragoman.ledger.entries import Import
from dragoman.ledger.intake.documents import Outcome, take_in
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.scale.dask_engine import Cluster

NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Sources:
    """What is to be read.

    Attributes:
        named: files, folders and addresses.
        published: the day of documents that tell none themselves.
        columns: which column of a table holds which field.
        follow: whether what feeds and lists link to is fetched.
        any_language: whether texts in other languages are kept too.
    """

    named: Sequence[str]
    published: date | None
    columns: Mapping[str, str]
    follow: bool
    any_language: bool


def read_into(
    ledger: Ledger,
    given: Sources,
    settings: Settings,
    *,
    jobs: int,
    reader: str,
    watch: Callable[[Outcome], None] | None,
) -> Outcome:
    """Read sources into a ledger; see `dragoman.interface.book.Book.read`."""
    from dragoman.read import make_context, read_sources  # noqa: PLC0415 - loads the readers

    use = WhenNeeded(ledger, settings, jobs, reader)
    context = make_context(
        settings,
        published=given.published,
        columns=given.columns,
        follow=given.follow,
        any_language=given.any_language or reader == LLM,
    )
    more = {"columns": dict(given.columns), "follow": given.follow}
    told = told_of(given.named, given.published, settings, more)
    if given.any_language:
        told["any_language"] = True
    if (with_model := reader_told(reader, settings)) is not None:
        told["reader"] = with_model
    found = read_sources(given.named, context=context)
    try:
        return take_in(ledger, found, use, arguments=_json(told), watch=watch)
    finally:
        use.close()


def read_on_cluster(
    ledger: Ledger,
    given: Sources,
    settings: Settings,
    cluster: "Cluster",
    *,
    watch: Callable[[Outcome], None] | None,
) -> Outcome:
    """Read sources into a ledger by the workers of a cluster; see `dragoman.scale`."""
    from dragoman.read import make_context  # noqa: PLC0415 - loads the readers
    from dragoman.scale.dask_engine import coded_by  # noqa: PLC0415 - an extra, and large
    from dragoman.scale.gathering import Gathered  # noqa: PLC0415 - beside it
    from dragoman.scale.job import Job  # noqa: PLC0415 - as above
    from dragoman.scale.shard_coder import versions  # noqa: PLC0415 - as above
    from dragoman.scale.storage import shards_of  # noqa: PLC0415 - as above

    context = make_context(settings)
    job = Job(
        replace(settings, token="", llm_key=""),  # secrets are no business of the workers
        cluster.coded,
        context.today,
        given.published,
        tuple(sorted(given.columns.items())),
        follow=given.follow,
        any_language=given.any_language,
        versions=versions(settings),
    )
    WhenNeeded(ledger, settings, name=SHIPPED).note()
    told = told_of(given.named, given.published, settings,
                   {"columns": dict(given.columns), "follow": given.follow})  # fmt: skip
    if given.any_language:
        told["any_language"] = True
    with closing(coded_by(cluster, shards_of(given.named, context), job)) as coded:
        gathered = Gathered(coded)
        return take_in(ledger, gathered.documents(), gathered, arguments=_json(told), watch=watch)


def read_given(ledger: Ledger, given: Handed, settings: Settings) -> Outcome:
    """Read a text that is handed over into a ledger."""
    told = told_of([ORIGIN], given.published, settings)
    found = read_handed(given, settings)
    return take_in(ledger, found, WhenNeeded(ledger, settings), arguments=_json(told))


def import_into(
    ledger: Ledger, file: Path, form: str, name: str | None, watch: Callable[[int], None] | None
) -> Import:
    """Keep a file of other people's data; see `dragoman.interface.book.Book.import_file`."""
    from dragoman.foreign.reading import AUTO, FORMS, form_of  # noqa: PLC0415 - loads the forms
    from dragoman.ledger.intake.foreign import take_in_file  # noqa: PLC0415 - as above

    if form != AUTO and form not in FORMS:
        message = f"there is no form {form!r}; forms are {AUTO}, {', '.join(FORMS)}"
        raise UsageError(message)
    known = form_of(file) if form == AUTO else FORMS[form]
    return take_in_file(ledger, file, known, name=name, watch=watch)


def told_of(
    sources: Sequence[str],
    published: date | None,
    settings: Settings,
    more: Mapping[str, Any] = NOTHING,
) -> dict[str, Any]:
    """Return what stands in the run of how it was read.

    Args:
        sources: what was named.
        published: the day of documents that tell none themselves.
        settings: of which those that change what is read are kept.
        more: what else was asked for.
    """
    return {
        "sources": list(sources),
        "published": published.isoformat() if published else None,
        **more,
        "settings": {name: getattr(settings, name) for name in READING},
    }


def _json(told: Mapping[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False)
