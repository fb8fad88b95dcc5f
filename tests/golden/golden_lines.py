"""What the reader tells of the project's own documents, one readable line each.

A golden file holds the lines of one article, story or sample, so that a change of the reading core
shows as a diff that a person can judge. `refreeze.py` writes them, `test_golden.py` compares.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Any

from dragoman.entities.mention.mentions import Mention
from dragoman.pipeline import Pipeline, Processed
from dragoman.read import read_sources
from dragoman.records import (
    AttributionKind,
    DateInterval,
    Document,
    Event,
    Evidence,
    Mechanism,
    Party,
    Position,
)

HERE = Path(__file__).parent
GOLD = HERE.parent / "gold"
SETS = ("articles", "stories", "samples")
BATCH = 16
WORDS = 40  # characters at either end of a quote that are shown
Named = tuple[str, Document]


def golden(name: str, pipeline: Pipeline) -> dict[str, str]:
    """Return the text of each golden file of a set, by file name.

    Args:
        name: one of `SETS`.
        pipeline: the reader.
    """
    texts: dict[str, list[str]] = {}
    documents = iter({"articles": articles, "stories": stories, "samples": packaged}[name]())
    while batch := list(islice(documents, BATCH)):
        told = pipeline.process([document for _, document in batch])
        for (file, document), processed in zip(batch, told, strict=True):
            texts.setdefault(file, []).extend(lines(document.document_id, processed))
    return {file: "\n".join(found) + "\n" for file, found in texts.items()}


def articles() -> Iterator[Named]:
    """Yield the development articles, each with the name of its file."""
    for path in sorted((GOLD / "articles" / "dev").glob("*.json")):
        entry = json.loads(path.read_text(encoding="utf-8"))
        yield from _read(path.with_suffix(".txt"), entry, path.stem, path.stem)


def stories() -> Iterator[Named]:
    """Yield the articles of the development stories, one file a story."""
    for folder in sorted((GOLD / "stories" / "dev").iterdir()):
        entries = json.loads((folder / "story.json").read_text(encoding="utf-8"))["articles"]
        for key, entry in sorted(entries.items()):
            yield from _read(folder / f"{key}.txt", entry, folder.name, key)


def packaged() -> Iterator[Named]:
    """Yield the samples of the package."""
    for path in sorted(Path(str(files("dragoman.data") / "samples")).iterdir()):
        if path.suffix == ".md":
            continue
        for number, read in enumerate(read_sources([str(path)])):
            if isinstance(read, Document):
                yield path.stem, replace(read, document_id=f"{path.name}:{number}")


def _read(path: Path, entry: dict[str, Any], file: str, key: str) -> Iterator[Named]:
    published = date.fromisoformat(entry["published"])
    for read in read_sources([str(path)], published=published):
        if isinstance(read, Document):
            yield file, replace(read, document_id=key)


def lines(title: str, told: Processed) -> Iterator[str]:
    """Yield the lines of one document."""
    yield f"# {title}"
    yield from (_row("refused", each.code, each.detail) for each in told.refusals)
    yield from map(event_line, told.events)
    yield from (_position(each) for each in told.positions)
    for each in told.mechanisms:
        yield from _arrangement(each)
    for office in told.offices:
        days = f"{office.start or ''}..{office.end or ''}"
        yield _row("office", office.person, office.title, office.country, office.sector, days)
    yield from (_mention(each, told.document.text) for each in told.mentions)
    yield ""


def event_line(event: Event) -> str:
    """Return an event as one line."""
    kind = "/".join((event.event_type, *event.mode))
    voice = event.attribution
    said = "" if voice.kind is AttributionKind.AUTHOR else f"{voice.kind}: {voice.speaker}"
    place = event.place and f"in {event.place.text} ({event.place.country or '?'})"
    return _row(
        "event",
        kind,
        f"{parties(event.actors)} > {parties(event.recipients)}",
        f"{event.status} {event.certainty}",
        day(event.date),
        place,
        said,
        ",".join(event.context),
        f"{event.confidence:.2f} {event.intensity:g}",
        event.mechanism_id and f"of {event.mechanism_id}",
        *map(words, event.evidence),
    )


def parties(found: Iterable[Party]) -> str:
    """Return parties as "KOR Seoul, igo:asean ASEAN"."""
    return ", ".join(
        " ".join(filter(None, (each.entity_id, each.sector, each.person and f"[{each.person}]")))
        for each in found
    )


def day(found: DateInterval | None) -> str:
    """Return a date as one word; empty where there is none."""
    if found is None:
        return ""
    first, last = found.start or "", found.end or ""
    return str(first) if first == last else f"{first}..{last}"


def words(piece: Evidence) -> str:
    """Return where a quote stands, with its first and last words."""
    quote = " ".join(piece.quote.split())
    short = quote if len(quote) <= 2 * WORDS else f"{quote[:WORDS]} ... {quote[-WORDS:]}"
    return f"{piece.start}-{piece.end} {short}"


def _position(found: Position) -> str:
    who = found.country or found.entity_id or found.speaker
    return _row("position", who, found.stance, found.issue, found.date, words(found.evidence))


def _arrangement(found: Mechanism) -> Iterator[str]:
    members = ",".join(found.members) + (" > " + ",".join(found.targets) if found.targets else "")
    known = "" if found.acknowledged else "not acknowledged"
    names = (found.name, *found.other_names)
    yield _row(
        "arrangement", found.kind, members, found.level, " = ".join(names), found.title, known,
        ", ".join(found.clauses), ", ".join(found.basis),
    )  # fmt: skip
    for session in found.sessions:
        yield _row("  session", *_flat(session))
    for turn in found.history:
        yield _row("  status", turn.status, day(turn.date), *turn.reasons, *spans(turn.evidence))
    for each in found.membership:
        yield _row(
            "  member", each.member, each.status, day(each.date), *each.reasons,
            *spans(each.evidence),
        )  # fmt: skip
    for promise in found.commitments:
        yield _row(
            "  promise", promise.clause, promise.status, day(promise.date), promise.words,
            *spans(promise.evidence),
        )  # fmt: skip


def _flat(session: Any) -> Iterator[object]:  # noqa: ANN401 - whatever fields a session has
    for name in session.__slots__:
        value = getattr(session, name)
        if name == "event_ids":
            yield f"{len(value)} events"
        elif name == "evidence":
            yield from spans(value)
        elif isinstance(value, DateInterval):
            yield day(value)
        elif isinstance(value, tuple):
            yield ",".join(map(str, value))
        else:
            yield value


def spans(evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """Return where quotes stand."""
    return tuple(f"{each.start}-{each.end}" for each in evidence)


def _mention(found: Mention, text: str) -> str:
    who = parties(found.parties)
    named = " ".join(text[found.start : found.end].split())
    return _row("mention", f"{found.start}-{found.end}", f"{found.kind} {found.role}", named, who)


def _row(kind: str, *cells: object) -> str:
    return f"{kind:<12}" + " | ".join(
        str(cell) for cell in cells if cell is not None and cell != ""
    )
