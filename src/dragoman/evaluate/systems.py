"""Fifteen systems in reports of many regions: which of them are right in all parts?

A gold report is a TOML file: a text, its day, and claims about what is to be told of it, each with
the number of the system that it belongs to (``tests/gold/systems/README.md``).
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from dragoman.errors import InputError
from dragoman.evaluate.occasions import occasions_told
from dragoman.evaluate.stories import arrangements_told
from dragoman.read import read_sources
from dragoman.records import DateInterval, Document, Event, Mechanism, Occasion, Session
from dragoman.resolve.knowledge import Words

if TYPE_CHECKING:
    from dragoman.pipeline import Processed, Reader

Claim = Mapping[str, Any]
ASLEEP = frozenset({"suspended", "lapsed"})


@dataclass(frozen=True, slots=True)
class SystemsScore:
    """What became of the claims.

    Attributes:
        held: for each report and system, whether all of its claims hold.
        failed: report and claim of those that do not.
    """

    held: Mapping[tuple[str, int], bool]
    failed: tuple[tuple[str, Claim], ...]

    @property
    def right(self) -> int:
        """How many systems of all reports are right in all parts."""
        return sum(self.held.values())

    @property
    def wanted(self) -> int:
        """How many there are."""
        return len(self.held)

    @property
    def everywhere(self) -> tuple[int, ...]:
        """Systems that are right in every report."""
        found: dict[int, bool] = defaultdict(lambda: True)
        for (_, system), holds in self.held.items():
            found[system] &= holds
        return tuple(sorted(system for system, holds in found.items() if holds))


@dataclass(frozen=True, slots=True)
class _Told:
    """All that is told of a report."""

    events: tuple[Event, ...]
    mechanisms: Sequence[Mechanism]
    occasions: Sequence[Occasion]
    positions: tuple[Any, ...]


def evaluate_systems(folder: Path, reader: "Reader") -> SystemsScore:
    """Read each report of a folder as a ledger of its own, and look whether its claims hold.

    Args:
        folder: of files ``REGION.toml``.
        reader: understands documents.

    Raises:
        InputError: there is no report, or one cannot be read.
    """
    reports = [(path, *_report(path)) for path in sorted(folder.glob("*.toml"))]
    if not reports:
        raise InputError(f"{folder} holds no report: files REGION.toml with text and claims")
    read = reader.process([document for _, document, _ in reports])
    known = Words.load()
    held: dict[tuple[str, int], bool] = {}
    failed: list[tuple[str, Claim]] = []
    for (path, _, claims), one in zip(reports, read, strict=True):
        told = told_of_report(one, known)
        for claim in claims:
            holds = claim_holds(claim, told)
            key = (path.stem, int(claim["system"]))
            held[key] = held.get(key, True) and holds
            failed += [] if holds else [(path.stem, claim)]
    return SystemsScore(held, tuple(failed))


def told_of_report(one: "Processed", known: Words) -> _Told:
    """Return all that one report tells, put together as a ledger would."""
    on = one.document.published or date.max
    return _Told(
        one.events,
        arrangements_told([one], known, on),
        occasions_told([one], on, known),
        one.positions,
    )


def _report(path: Path) -> tuple[Document, Sequence[Claim]]:
    try:
        gold = tomllib.loads(path.read_text(encoding="utf-8"))
        text, published, claims = gold["text"], gold["published"], gold["claims"]
    except (OSError, ValueError, KeyError) as error:
        raise InputError(f"{path} is no report: {error!r}") from error
    with TemporaryDirectory() as folder:
        file = Path(folder) / "1.txt"
        file.write_text(text.strip() + "\n", encoding="utf-8")
        for read in read_sources([str(file)], published=published):
            if isinstance(read, Document):
                return replace(read, document_id=path.stem), claims
    raise InputError(f"{path}: its text cannot be read")


def claim_holds(claim: Claim, told: _Told) -> bool:
    """Return whether a claim holds of what is told of a report."""
    if "arrangement" in claim:
        return any(_is_arrangement(claim, one) for one in told.mechanisms)
    if "occasion" in claim:
        return any(_is_occasion(claim, one) for one in told.occasions)
    if "position" in claim:
        return any(
            claim["position"] in one.speaker
            and _says(one.evidence.quote + one.issue, claim["issue"])
            for one in told.positions
        ) or any(
            claim["position"] in (one.attribution.speaker or "")
            and _says(one.evidence[0].quote, claim["issue"])
            for one in told.events
        )
    if "never" in claim:
        return not any(_is_event(claim, claim["never"], one) for one in told.events)
    return any(_is_event(claim, claim["event"], one) for one in told.events)


def _says(text: str, words: str) -> bool:
    return words.lower() in text.lower()


def _starts(when: DateInterval | None, day: str) -> bool:
    return when is not None and when.start is not None and when.start.isoformat().startswith(day)


def _is_event(claim: Claim, types: Sequence[str], event: Event) -> bool:
    parties = (*event.actors, *event.recipients)
    sides = {party.side for party in parties}
    wanted = set(claim.get("parties", ()))
    persons = " ".join(f"{party.person} {party.text}" for party in parties)
    return (
        str(event.event_type) in types
        and (wanted <= sides)
        and str(event.status) == claim.get("status", "actual")
        and _says(event.evidence[0].quote, claim.get("words", ""))
        and all(name in persons for name in claim.get("persons", ()))
        and claim.get("mode", "") in ("", *event.mode)
        and ("date" not in claim or _starts(event.date, claim["date"]))
        and claim.get("certainty", str(event.certainty)) == str(event.certainty)
    )


def _is_occasion(claim: Claim, one: Occasion) -> bool:
    return (
        str(one.kind) in claim["occasion"]
        and sorted(claim["parties"]) == list(one.parties)
        and ("date" not in claim or _starts(one.date, claim["date"]))
        and ("state" not in claim or claim["state"] == str(one.state))
        and claim.get("host", one.host) == one.host
    )


def _is_arrangement(claim: Claim, one: Mechanism) -> bool:
    names = " ".join((one.name, *one.other_names))
    return (
        str(one.kind) == claim["arrangement"]
        and ("members" not in claim or sorted(claim["members"]) == list(one.members))
        and ("targets" not in claim or sorted(claim["targets"]) == list(one.targets))
        and claim.get("level", one.level) == one.level
        and claim.get("acknowledged", one.acknowledged) == one.acknowledged
        and _says(names, claim.get("name", ""))
        and claim.get("clause", "") in ("", *one.clauses)
        and _has_history(claim, one)
        and all(
            any(_is_session(each, s) for s in one.sessions) for each in claim.get("sessions", ())
        )
    )


def _has_history(claim: Claim, one: Mechanism) -> bool:
    """Return whether status, beginning, turn and reasons of an arrangement are as claimed."""
    last = one.history[-1].status if one.history else ""
    reasons = " ".join(reason for change in one.history for reason in change.reasons)
    began = [c for c in one.history if c.status == "active"]
    begins = [c.date for c in began] + [s.date for s in one.sessions]
    turned = [c.date for c in one.history if c.status in ASLEEP]
    return (
        claim.get("status", last) == last
        and ("since" not in claim or any(_starts(each, claim["since"]) for each in begins))
        and ("turn" not in claim or any(_starts(each, claim["turn"]) for each in turned))
        and all(_says(reasons, reason) for reason in claim.get("reasons", ()))
    )


def _is_session(claim: Claim, session: Session) -> bool:
    return (
        _starts(session.date, claim["date"])
        and _says(session.place or "", claim.get("place", ""))
        and claim.get("ordinal", session.ordinal) == session.ordinal
        and claim.get("host", session.host) == session.host
    )


def failures(score: SystemsScore) -> Iterator[str]:
    """Yield a line for each claim that does not hold."""
    for report, claim in score.failed:
        rest = {key: value for key, value in claim.items() if key != "system"}
        yield f"{report} {claim['system']}: {rest}"
