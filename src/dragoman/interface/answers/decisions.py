"""What persons say of a ledger's events: which are one, which are not, and what is wrong in one."""

from collections.abc import Sequence

from dragoman.errors import UsageError
from dragoman.interface.answers.lists import Lists
from dragoman.ledger.correcting import asking, stating
from dragoman.ledger.correcting.changes import Correction
from dragoman.ledger.merge.corrections import join, part

NOTHING = asking.Asked()


class Decisions(Lists):
    """What a person may say; it stands above what was read, and stays in the trail."""

    def merge(
        self, event_ids: Sequence[str], *, undo: bool = False, by: str = ""
    ) -> tuple[str, ...]:
        """Say that events are one; it outlives another reading of the documents.

        Args:
            event_ids: two or more.
            undo: take that back instead.
            by: who says so; the user of this machine when empty.

        Returns:
            The ids of the events as they are now.

        Raises:
            UsageError: there are fewer, or one that the ledger does not know.
            LedgerError: the ledger cannot be written to; nothing was changed.
        """
        return join(self.ledger, event_ids, undo=undo, by=by).events

    def split(
        self, event_id: str, report_ids: Sequence[str] = (), *, undo: bool = False, by: str = ""
    ) -> tuple[str, ...]:
        """Part reports from an event, or all its reports from one another when none is named.

        Args:
            event_id: the event.
            report_ids: of its reports.
            undo: take back what parted them instead.
            by: who says so; the user of this machine when empty.

        Returns:
            The ids of the events as they are now.

        Raises:
            UsageError: there is no such event or report, or nothing to take back.
            LedgerError: the ledger cannot be written to; nothing was changed.
        """
        return part(self.ledger, event_id, report_ids, undo=undo, by=by).events

    def correct(
        self,
        event_id: str,
        *,
        type: str | None = None,  # noqa: A002 - the field's name
        mode: str | None = None,
        actors: str | None = None,
        recipients: str | None = None,
        status: str | None = None,
        date: str | None = None,
        place: str | None = None,
        wrong: bool = False,
        note: str = "",
        by: str = "",
    ) -> Correction | None:
        """Correct fields of an event, or note something of it; ``none`` empties a field.

        Args:
            event_id: the event, by any of its ids.
            type: a PLOVER type.
            mode: modes between commas.
            actors: who did it, between commas: states, organisations, or who is known there.
            recipients: to whom.
            status: one of the five.
            date: a day, month or year, or two of them with ``..`` between.
            place: words, with the state in parentheses: ``Busan (KOR)``.
            wrong: no such thing is told.
            note: why, or what is to be noted.
            by: who says so; the user of this machine when empty.

        Returns:
            The correction; None where everything stands so already.

        Raises:
            UsageError: there is no such event, nothing to correct, or a value makes no sense.
            LedgerError: the ledger cannot be written to; nothing was changed.
        """
        asked = asking.Asked(
            type, mode, actors, recipients, status, date, place, wrong=wrong, note=note
        )
        if asked == NOTHING:
            raise UsageError("say what is to be corrected, or note something")
        return stating.correct(self.ledger, event_id, asked, by=by)

    def uncorrect(self, event_id: str, *, number: int | None = None, by: str = "") -> Correction:
        """Take back what was corrected of an event last, or one correction by its number.

        Args:
            event_id: the event.
            number: of the correction.
            by: who takes it back; the user of this machine when empty.

        Raises:
            UsageError: there is no such event or correction.
            LedgerError: the ledger cannot be written to; nothing was changed.
        """
        return stating.undo(self.ledger, event_id, correction_id=number, by=by)

    def corrections(self, event_id: str | None = None) -> list[Correction]:
        """Return all that was ever corrected, of one event or of the whole ledger.

        Args:
            event_id: the event, by any of its ids; the whole ledger when None.

        Raises:
            UsageError: there is no such event.
        """
        if event_id is None:
            return list(self.ledger.store.corrections())
        return stating.trail(self.ledger, event_id)
