"""How the ledger merges unless told otherwise: with the resolve stage."""

from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.ledger.entries import Merged, Report
from dragoman.ledger.store import Store
from dragoman.resolve.accounts import Account, Decision
from dragoman.resolve.across import merge_sketches
from dragoman.resolve.clusters import Rulings, edge_between, pair
from dragoman.resolve.keys import kept_under, sought_under
from dragoman.resolve.knowledge import Words
from dragoman.resolve.mechanisms.assemble import assemble_known
from dragoman.resolve.mechanisms.register import Register
from dragoman.resolve.mechanisms.wrong_dates import without_wrong_dates
from dragoman.resolve.merged import Merged as Resolved
from dragoman.resolve.sketches import Sketch, sketch

FAMILIES = 500


class Resolving:
    """Merges what `dragoman.resolve` takes for one event; use one for one call of `merge`."""

    def __init__(self, decisions: Iterable[Decision] = (), today: date | None = None) -> None:
        """Load what merging knows.

        Args:
            decisions: what persons joined or parted.
            today: documents published later have wrong dates; the clock's when None.
        """
        self._known = Words.load()
        self._rulings = Rulings.of(decisions)
        self._today = today or date.today()  # noqa: DTZ011 - a day of the user's calendar
        self._sketches: dict[str, Sketch] = {}

    def blocks(self, report: Report) -> Iterable[str]:
        """Return names of the blocks under which a report is kept."""
        found = self._sketch(report)
        return kept_under(found) | self._decided(found)

    def seeks(self, report: Report) -> Iterable[str]:
        """Return names of the blocks in which its like may be."""
        found = self._sketch(report)
        return sought_under(found) | self._decided(found)

    def alike(self, one: Report, other: Report) -> bool:
        """Return whether two reports match, or a person joined them."""
        first, second = self._sketch(one), self._sketch(other)
        if pair(first.anchor, second.anchor) in self._rulings.together:
            return True
        return edge_between(first, second, self._rulings) is not None

    def merge(self, reports: Sequence[Report]) -> Iterable[Merged]:
        """Return the events of these reports; each report belongs to exactly one."""
        for one in self.resolve(reports):
            yield Merged(one.event, one.reports, one.aliases)
        self._sketches.clear()  # what is merged is not looked at again: memory stays flat

    def resolve(self, reports: Sequence[Report]) -> tuple[Resolved, ...]:
        """Return the same events with the reasons for them."""
        return merge_sketches([self._sketch(one) for one in reports], self._rulings)

    def _sketch(self, report: Report) -> Sketch:
        found = self._sketches.get(report.report_id)
        if found is None:
            account = Account(report.report_id, report.document_id, report.published, report.event)
            found = sketch(account, self._known, self._today)
            self._sketches[report.report_id] = found
        return found

    def _decided(self, found: Sketch) -> frozenset[str]:
        """Return blocks of their own for the pairs that a person joined."""
        return frozenset(
            "|".join(names) for names in self._rulings.together if found.anchor in names
        )


def assemble_waiting(store: Store, today: date | None = None) -> int:
    """Put together the mechanisms of which new documents told; return how many families.

    Args:
        store: where documents' observations are; each family is replaced as a whole.
        today: documents published later have wrong dates; the clock's when None.
    """
    now = today or date.today()  # noqa: DTZ011 - a day of the user's calendar
    done = 0
    known, register = Words.load(), Register.load()
    while families := store.unassembled(FAMILIES):
        with store.transaction():
            for family in families:
                told = store.told_of(family)
                published = store.published(sorted({name for name, _ in told}))
                sound = [without_wrong_dates(one, published, now) for _, one in told]
                trusted = {
                    name: day for name, day in published.items() if day is None or day <= now
                }
                made = assemble_known(sound, trusted, known, register)
                store.replace_family(family, [(one.mechanism, one.observed) for one in made])
        done += len(families)
    return done
