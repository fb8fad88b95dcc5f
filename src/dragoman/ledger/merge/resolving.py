"""How the ledger merges unless told otherwise: with the resolve stage."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.arrangements.follow.assemble import assemble_known
from dragoman.arrangements.follow.wrong_dates import without_wrong_dates
from dragoman.arrangements.register import Register
from dragoman.ledger.entries import Merged, Report
from dragoman.ledger.store import Store
from dragoman.resolve.knowledge import Words
from dragoman.resolve.merging.accounts import Account, Decision
from dragoman.resolve.merging.across import merge_told
from dragoman.resolve.merging.alike import Comparing
from dragoman.resolve.merging.clusters import Edge, Rulings, clusters, ruled
from dragoman.resolve.merging.keys import kept_under, sought_under
from dragoman.resolve.merging.merged import Merged as Resolved
from dragoman.resolve.merging.merged import combine
from dragoman.resolve.merging.sketches import Sketch, sketch

FAMILIES = 100


class Resolving:
    """Merges what `dragoman.resolve` takes for one event, as long as the same decisions stand."""

    def __init__(self, decisions: Iterable[Decision] = (), today: date | None = None) -> None:
        """Load what merging knows.

        Args:
            decisions: what persons joined or parted.
            today: documents published later have wrong dates; the day on which a document was
                read when None, so that nothing depends on when merging is done.
        """
        self.decisions = tuple(decisions)
        self._known = Words.load()
        self._rulings = Rulings.of(self.decisions)
        self._comparing = Comparing()
        self._today = today
        self._partners: dict[str, set[str]] = defaultdict(set)
        for pair in self._rulings.together:
            for one, other in (pair, pair[::-1]):
                self._partners[one].add(other.rsplit(":", 3)[0])

    def sketch(self, report: Report) -> Sketch:
        """Return what matching looks at in a report."""
        today = self._today or report.read or date.today()  # noqa: DTZ011 - a day of the user's
        return sketch(_account(report), self._known, today)

    def kept(self, sketch: Sketch) -> Iterable[str]:
        """Return names of the blocks under which a report is kept."""
        return kept_under(sketch)

    def sought(self, sketch: Sketch) -> Iterable[str]:
        """Return names of the blocks in which its like may be."""
        return sought_under(sketch)

    def tie(self, one: Sketch, other: Sketch) -> Edge | None:
        """Return what ties two reports, whatever persons decided."""
        return self._comparing.edge(one, other)

    def partners(self, sketch: Sketch) -> Iterable[str]:
        """Return documents of reports that a person joined with this one."""
        return self._partners.get(sketch.anchor, ())

    def groups(self, sketches: Sequence[Sketch], ties: Sequence[Edge]) -> Iterable[Sequence[str]]:
        """Return the ids of reports, those of one event together."""
        return clusters(sketches, ruled(sketches, ties, self._rulings), self._rulings)

    def event(self, told: Sequence[tuple[Report, Sketch]]) -> Merged:
        """Return the event that reports tell together."""
        made = combine([(_account(report), sketched) for report, sketched in told])
        return Merged(made.event, made.reports, made.aliases)

    def resolve(self, reports: Sequence[Report]) -> tuple[Resolved, ...]:
        """Return the events of reports with the reasons for them."""
        told = [(_account(one), self.sketch(one)) for one in reports]
        return merge_told(told, self._rulings)


def _account(report: Report) -> Account:
    """Return a report as the resolve stage has it."""
    return Account(report.report_id, report.document_id, report.published, report.event)


def assemble_waiting(
    store: Store, today: date | None = None, arrangements: Register | None = None
) -> int:
    """Put together the mechanisms of which new documents told; return how many families.

    Args:
        store: where documents' observations are; each family is replaced as a whole.
        today: documents published later have wrong dates; the day on which each was read when
            None, so that nothing depends on when this is done.
        arrangements: those that are well known; those of the package when None.
    """
    clock = today or date.today()  # noqa: DTZ011 - a day of the user's calendar
    done = 0
    known, register = Words.load(), arrangements or Register.load()
    while families := store.unassembled(FAMILIES):
        with store.transaction():
            kin = store.kin_of(families)
            told = [observed for family in kin for observed in store.told_of(family)]
            names = sorted({name for name, _ in told})
            published = store.published(names)
            read = {} if today else store.read_on(names)
            now = {name: read.get(name) or clock for name in names}
            trusted = {
                name: day for name, day in published.items() if day is None or day <= now[name]
            }
            made = [
                (one.mechanism, one.observed)
                for one in assemble_known(
                    (without_wrong_dates(one, published, now[name]) for name, one in told),
                    trusted,
                    known,
                    register,
                )
            ]
            store.replace_families(kin, made)
        done += len(kin)
    return done
