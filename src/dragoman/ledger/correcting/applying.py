"""Events as corrections leave them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from dragoman.ledger.correcting.changes import KINDS, NOTE, WRONG, Correction, read_back
from dragoman.ledger.correcting.matching import meant
from dragoman.ledger.entries import Merged, Report
from dragoman.records import Event

if TYPE_CHECKING:
    from dragoman.codebook.codebook import Codebook
    from dragoman.ledger.merge.merging import Merger
    from dragoman.ledger.store import Store
    from dragoman.resolve.merging.sketches import Sketch

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Standing:
    """The corrections that stand of some documents' reports.

    Attributes:
        of: by report, the number of each correction with the field and its value.
    """

    of: Mapping[str, Sequence[tuple[int, str, Any]]] = field(default_factory=dict)

    @classmethod
    def on(cls, store: "Store", document_ids: Iterable[str]) -> "Standing":
        """Return the corrections that stand of the reports of these documents."""
        found = store.corrections(sorted(set(document_ids)), standing=True)
        return cls(by_report(store, found)) if found else cls()

    def merged(self, merger: "Merger", told: "Sequence[tuple[Report, Sketch]]") -> Merged:
        """Return the event that reports tell together, as persons corrected it.

        A report that is said to be wrong stays with its event and tells nothing. Where all are,
        the event is wrong as a whole.

        Args:
            merger: how reports are put together.
            told: the reports of one event; not empty.
        """
        ours = {one.report_id: list(self.of.get(one.report_id, ())) for one, _ in told}
        if not any(ours.values()):
            return merger.event(told)
        wrong = {name for name, found in ours.items() if _newest(found).get(WRONG)}
        right = [pair for pair in told if pair[0].report_id not in wrong]
        made = merger.event(right or told)
        apply = ours if not right else {n: found for n, found in ours.items() if n not in wrong}
        values = _newest(each for found in apply.values() for each in found)
        names = {one.event.event_id for one, _ in told} | set(made.aliases)
        return Merged(
            event=corrected(made.event, values),
            report_ids=tuple(sorted(one.report_id for one, _ in told)),
            aliases=tuple(sorted(names - {made.event.event_id})),
            wrong=not right,
        )


def by_report(store: "Store", found: Iterable[Correction]) -> dict[str, list[tuple[int, str, Any]]]:
    """Return corrections by the report that each of their changes is about now."""
    changes = [(one.correction_id, change) for one in found for change in one.changes]
    documents = sorted({change.anchor.document_id for _, change in changes})
    reports: dict[str, list[Report]] = {}
    for report in store.reports_of(documents):
        reports.setdefault(report.document_id, []).append(report)
    made: dict[str, list[tuple[int, str, Any]]] = {}
    for number, change in changes:
        name = meant(change.anchor, reports.get(change.anchor.document_id, ()))
        if name is not None and change.field in KINDS:  # a newer version may have others
            value = read_back(change.field, change.value)
            made.setdefault(name, []).append((number, change.field, value))
    return made


def corrected(event: Event, values: Mapping[str, Any]) -> Event:
    """Return an event with other values in some of its fields, and told to be so.

    With another type, modes that the new type does not have go, and class and score follow.

    Args:
        event: as it was read.
        values: by field; see `dragoman.ledger.correcting.changes.KINDS`.
    """
    fields = {name: value for name, value in values.items() if name not in {WRONG, NOTE}}
    flags = [*fields, *([WRONG] if values.get(WRONG) else [])]
    if not flags:
        return event
    if "type" in fields:
        kind = fields.pop("type")
        fields["event_type"] = kind
        fields.setdefault("mode", tuple(one for one in event.mode if one in modes_of(str(kind))))
    event = replace(event, **fields, corrected=tuple(sorted(flags)))
    if "event_type" not in fields and "mode" not in fields:
        return event
    book = codebook()
    return replace(
        event,
        quad_code=book.quad_code(event.event_type),
        intensity=book.intensity(event.event_type, event.mode),
    )


def modes_of(event_type: str) -> frozenset[str]:
    """Return the modes that a type may have."""
    found = {str(kind): entry for kind, entry in codebook().types.items()}
    return frozenset(found[event_type].modes)


@cache
def codebook() -> "Codebook":
    """Return the shipped codebook, loaded when something is corrected."""
    from dragoman.codebook.codebook import Codebook  # noqa: PLC0415 - most ledgers need it not

    return Codebook.load()


def _newest(found: Iterable[tuple[int, str, Any]]) -> Values:
    """Return the value of each field that was said last."""
    return {name: value for _, name, value in sorted(found, key=lambda one: one[0])}
