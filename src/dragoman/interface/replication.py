"""The replication manifest: what a ledger was made of and with, and making it again from that.

A manifest names versions, settings, the runs in their order, every input file with its hash, and
what persons decided; and the hashes of what came of it. Whoever has the same files and the same
version of Dragoman gets the same bytes.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from dragoman import __version__
from dragoman.codebook.codebook import VERSION as CODEBOOK
from dragoman.errors import InputError, UsageError
from dragoman.interface.intake.handed import ORIGIN
from dragoman.interface.reader import (
    READING,
    WhenNeeded,
    codebook_version,
    model_version,
    opened,
)
from dragoman.ledger import Ledger
from dragoman.ledger.correcting.changes import Correction
from dragoman.ledger.correcting.stating import restore
from dragoman.ledger.intake.documents import take_in
from dragoman.ledger.intake.foreign import digest_of
from dragoman.records import encode, from_builtins, to_builtins
from dragoman.resolve.merging.accounts import Decision
from dragoman.settings import Settings

FORM = 1
WEB = ("http://", "https://")
NOT_KEPT = {"-": "standard input", ORIGIN: "a text that a program handed over"}


@dataclass(frozen=True, slots=True)
class Replayed:
    """What came of making a ledger again.

    Attributes:
        documents: documents that it holds.
        events: events that it holds.
        differences: what is not as the manifest says; empty where all is the same.
    """

    documents: int
    events: int
    differences: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether the same bytes came again."""
        return not self.differences


def manifest_of(ledger: Ledger) -> dict[str, Any]:
    """Return what a ledger was made of and with.

    Args:
        ledger: whose runs are told; the files that it was read from have to lie where they lay.

    Raises:
        UsageError: it was read from something that is not there any more, or from no file.
    """
    kept = [(json.loads(run.arguments), run) for run in ledger.runs() if run.documents or run.known]
    for told, run in kept:
        if "reader" in told:
            message = (
                f"run {run.run_id} asked the language model {told['reader']['model']}, whose "
                "answers nobody can promise to get again; a manifest is of what the shipped reader "
                "read"
            )
            raise UsageError(message)
    runs = [_run(told, run.dragoman, run.codebook, run.model) for told, run in kept]
    return {
        "manifest": FORM,
        "dragoman": __version__,
        "codebook": CODEBOOK,
        "model": model_version(),
        "runs": runs,
        "inputs": {str(path): digest_of(path) for path in _files(_sources(runs))},
        "decisions": [asdict(one) for one in ledger.decisions()],
        "corrections": [to_builtins(one) for one in ledger.store.corrections()],
        "results": results_of(ledger),
    }


def results_of(ledger: Ledger) -> dict[str, Any]:
    """Return the hashes of what a ledger holds, and how much of it there is."""
    counts = ledger.counts()
    documents = (
        encode((one.document_id, one.published, one.title, one.publisher, one.url))
        for one in ledger.documents()
    )
    return {
        "documents": counts.documents,
        "events": counts.events,
        "documents_sha256": _digest(documents),
        "events_sha256": _digest(line.encode() for line in ledger.event_lines()),
        "mechanisms_sha256": _digest(encode(one) for one in ledger.mechanisms()),
    }


def replay(manifest: dict[str, Any], path: Path, *, anyway: bool = False) -> Replayed:
    """Make a ledger again from its manifest, and tell what is not the same.

    Args:
        manifest: as `manifest_of` gives it.
        path: the ledger to make; no file may be there.
        anyway: go on where versions differ.

    Raises:
        UsageError: it is no manifest, versions differ, or there is a file at the path.
        InputError: an input is missing or has changed.
    """
    if manifest.get("manifest") != FORM:
        raise UsageError("this is no manifest; dragoman runs --manifest writes one")
    if path.exists():
        message = f"there is a file at {path}; name a new one with --ledger"
        raise UsageError(message)
    differences = list(_versions(manifest))
    if differences and not anyway:
        message = f"{differences[0]}; use that version, or go on with --anyway"
        raise UsageError(message)
    _unchanged(manifest["inputs"])
    settings = [Settings(**_kept(run)) for run in manifest["runs"]]
    with opened(path, settings[-1] if settings else Settings()) as ledger:
        for run in manifest["runs"]:
            _read(ledger, run)
        if manifest["decisions"]:
            ledger.decide([Decision(**one) for one in manifest["decisions"]])
        restore(ledger, [from_builtins(one, Correction) for one in manifest.get("corrections", ())])
        found = results_of(ledger)
    differences += [
        f"{name} is {found[name]}, the manifest says {value}"
        for name, value in manifest["results"].items()
        if found.get(name) != value
    ]
    return Replayed(found["documents"], found["events"], tuple(differences))


def _run(told: dict[str, Any], version: str, codebook: str, model: str) -> dict[str, Any]:
    """Return what one run was asked for and made with."""
    return {
        "dragoman": version,
        "codebook": codebook,
        "model": model,
        "sources": told.get("sources", []),
        "published": told.get("published"),
        "columns": told.get("columns", {}),
        "follow": told.get("follow", False),
        "any_language": told.get("any_language", False),
        "settings": told.get("settings", {}),
    }


def _sources(runs: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield what was read, each once.

    Raises:
        UsageError: something of it is no file that can be read again.
    """
    runs = list(runs)
    if any(run["follow"] for run in runs):
        raise UsageError("pages behind links cannot be read again as they were; save them to files")
    for source in dict.fromkeys(chain.from_iterable(run["sources"] for run in runs)):
        if source.startswith(WEB) or source in NOT_KEPT:
            what = NOT_KEPT.get(source, source)
            message = f"{what} cannot be read again as it was; save it to a file and read that"
            raise UsageError(message)
        yield source


def _files(sources: Iterable[str]) -> Iterator[Path]:
    """Yield the files that were read, in order of their paths.

    Raises:
        UsageError: one is not there any more.
    """
    for source in sources:
        path = Path(source)
        if path.is_dir():
            yield from sorted(one for one in path.rglob("*") if one.is_file())
        elif path.is_file():
            yield path
        else:
            message = (
                f"{source} is not there any more; put it back, or go to where it was read from"
            )
            raise UsageError(message)


def _versions(manifest: dict[str, Any]) -> Iterator[str]:
    """Yield how the versions in use differ from those of a manifest."""
    have = {"dragoman": __version__, "codebook": CODEBOOK, "model": model_version()}
    for name, value in have.items():
        if manifest[name] != value:
            yield f"{name} is {value} here, the manifest was made with {manifest[name]}"
    for run in manifest["runs"]:
        folder = run["settings"].get("codebook")
        version = codebook_version(Settings(codebook=folder)) if folder else run["codebook"]
        if version != run["codebook"]:
            yield f"{folder} is {version} here, the manifest was made with {run['codebook']}"


def _unchanged(inputs: dict[str, str]) -> None:
    """See that every input is what it was.

    Raises:
        InputError: one is missing or has changed.
    """
    for name, digest in inputs.items():
        if digest_of(Path(name)) != digest:
            message = f"{name} has changed since the manifest was written; restore it"
            raise InputError(message)


def _read(ledger: Ledger, run: dict[str, Any]) -> None:
    """Read what one run read, as it was read."""
    from dragoman.interface.days import day_of  # noqa: PLC0415 - beside the rest
    from dragoman.read import make_context, read_sources  # noqa: PLC0415 - loads the readers

    kept = _kept(run)
    settings = Settings(**kept)
    any_language = run.get("any_language", False)
    context = make_context(
        settings,
        published=day_of(run["published"]),
        columns=run["columns"] or None,
        any_language=any_language,
    )
    found = read_sources(run["sources"], context=context)
    told = {
        "sources": run["sources"],
        "published": run["published"],
        "columns": run["columns"],
        "follow": False,
        "settings": kept,
    }
    if any_language:
        told["any_language"] = True
    take_in(
        ledger,
        found,
        WhenNeeded(ledger, settings),
        arguments=json.dumps(told, ensure_ascii=False),
    )


def _kept(run: dict[str, Any]) -> dict[str, Any]:
    """Return the settings of a run that what it read depends on."""
    return {name: value for name, value in run["settings"].items() if name in READING}


def _digest(lines: Iterable[bytes]) -> str:
    """Return the SHA-256 of lines."""
    found = hashlib.sha256()
    for line in lines:
        found.update(line.rstrip(b"\n") + b"\n")
    return found.hexdigest()
