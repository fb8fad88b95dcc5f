"""What a ledger's events show: panels, triangles, turns, forecasts, comparisons and briefs."""

from collections.abc import Callable, Sequence
from datetime import date
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.data.own import load as load_own
from dragoman.interface.days import day_of
from dragoman.interface.terms import Term, states_named
from dragoman.ledger import Filter, Ledger
from dragoman.ledger.actor_names import Names
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.analyse.comparing import Comparison
    from dragoman.analyse.forecasts.judging import Judged
    from dragoman.analyse.forecasts.outlook import Forecast, Outlook
    from dragoman.analyse.triangles.triangle import Triangle
    from dragoman.interface.briefs import Written
    from dragoman.interface.panels import Panel
    from dragoman.study.turns import Turning


class Analyses:
    """What may be asked of a ledger beyond its records.

    Attributes:
        ledger: the ledger.
    """

    ledger: Ledger
    _names: Names
    _settings: Settings
    _wanted: Callable[[str | Filter, dict[str, Term]], Filter]

    def panel(
        self,
        where: str | Filter = "",
        *,
        unit: str = "month",
        directed: bool = False,
        states: str | Sequence[str] = "active",
        by: str = "date",
        source: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        **terms: Term,
    ) -> "Panel":
        """Return a panel: one row for each two states and period, in order of states and time.

        Args:
            where: which events count.
            unit: ``day``, ``week``, ``month``, ``quarter`` or ``year``.
            directed: from whom to whom, each two states twice; else each two once.
            states: ``active`` for those with an act in the time, ``all`` for all members of the
                state system, or codes and names.
            by: ``date``, the day of the act; ``reported_on``, the first day it was told; or
                ``date_or_reported``, the second where the first is not known.
            source: the name of an import, to count that instead of what was read.
            since: first day; that of the first document when None.
            until: last day; that of the last document when None.
            terms: which events count, by keyword.

        Raises:
            UsageError: it has no time, or a state was never a member of the system.
        """
        from dragoman.interface.panels import make_panel  # noqa: PLC0415 - loads the register

        return make_panel(
            self.ledger,
            self._wanted(where, terms),
            unit=unit,
            directed=directed,
            states=self._states(states),
            by=by,
            source=source,
            since=day_of(since),
            until=day_of(until),
        )

    def triangle(
        self,
        states: str | Sequence[str],
        where: str | Filter = "",
        *,
        unit: str = "month",
        source: str | None = None,
        by: str = "date",
        since: date | str | None = None,
        until: date | str | None = None,
        **terms: Term,
    ) -> "Triangle":
        """Return whether what one of three states does to another is answered, and by whom.

        Args:
            states: three codes or names.
            where: which events count.
            unit: ``week`` or ``month``.
            source: the name of an import, to look at that instead of what was read.
            by: ``date``, the day of the act; ``reported_on``, the first day it was told; or
                ``date_or_reported``, the second where the first is not known.
            since: first day; that of the first document when None.
            until: last day; that of the last document when None.
            terms: which events count, by keyword.

        Raises:
            UsageError: they are not three states, or there is no time.
        """
        from dragoman.study.material import Span  # noqa: PLC0415 - loads numpy
        from dragoman.study.triangles import triangle_of  # noqa: PLC0415 - as above

        span = Span(unit, source, by, day_of(since), day_of(until))
        return triangle_of(self.ledger, self._wanted(where, terms), self._states(states), span)

    def turns(
        self,
        states: str | Sequence[str],
        where: str | Filter = "",
        *,
        kind: str = "all",
        unit: str = "month",
        source: str | None = None,
        by: str = "date",
        since: date | str | None = None,
        until: date | str | None = None,
        **terms: Term,
    ) -> "Turning":
        """Return when the rate at which two states deal with one another turned.

        Args:
            states: two codes or names.
            where: which events count.
            kind: ``all``, ``cooperation`` or ``conflict``.
            unit: ``week`` or ``month``.
            source: the name of an import, to look at that instead of what was read.
            by: ``date``, the day of the act; ``reported_on``, the first day it was told; or
                ``date_or_reported``, the second where the first is not known.
            since: first day; that of the first document when None.
            until: last day; that of the last document when None.
            terms: which events count, by keyword.

        Raises:
            UsageError: they are not two states, or there is no time.
        """
        from dragoman.study.material import Span  # noqa: PLC0415 - loads numpy
        from dragoman.study.turns import turns_of  # noqa: PLC0415 - as above

        span = Span(unit, source, by, day_of(since), day_of(until))
        two = self._states(states)
        return turns_of(self.ledger, self._wanted(where, terms), two, kind, span)

    def forecast(
        self,
        states: str | Sequence[str],
        where: str | Filter = "",
        *,
        source: str | None = None,
        until: date | str | None = None,
        **terms: Term,
    ) -> "Outlook":
        """Return what may follow between states, from what was known by a day.

        Args:
            states: two or more, by code or name.
            where: which events count.
            source: the name of an import, to look at that instead of what was read.
            until: the last day that is to be known; that of the last document when None.
            terms: which events count, by keyword.

        Raises:
            UsageError: fewer than two states, or there is no time.
        """
        from dragoman.study.forecasts import outlook_of  # noqa: PLC0415 - as above
        from dragoman.study.material import Span  # noqa: PLC0415 - loads numpy

        span = Span(source=source, until=day_of(until))
        return outlook_of(self.ledger, self._wanted(where, terms), self._states(states), span)

    def score(
        self, forecasts: Sequence["Forecast"], *, source: str | None = None
    ) -> tuple[tuple["Judged", ...], int]:
        """Return how good forecasts were, against what is known now.

        Args:
            forecasts: as they were made.
            source: the name of the import that they were made from.

        Returns:
            Scores by kind and time ahead, beside those of the own rate; and how many are not over.

        Raises:
            UsageError: there is no time.
        """
        from dragoman.study.forecasts import judgement_of  # noqa: PLC0415 - as above
        from dragoman.study.material import Span  # noqa: PLC0415 - loads numpy

        return judgement_of(self.ledger, forecasts, Span(source=source))

    def compare(
        self,
        other: str | PathLike[str],
        where: str | Filter = "",
        *,
        source: str | None = None,
        form: str = "auto",
        since: date | str | None = None,
        until: date | str | None = None,
        slack: int = 1,
        by: str = "type",
        **terms: Term,
    ) -> "Comparison":
        """Return how this ledger and another account of the same dealings agree.

        Args:
            other: a file of other people's data, or another ledger.
            where: which of this ledger's events are looked at.
            source: the name of an import, to set that beside the other instead of what was read.
            form: of the other file; told by its first lines by default.
            since: first day; the first that both have when None.
            until: last day; the last that both have when None.
            slack: days give or take.
            by: what has to agree besides states and days: ``type``, ``quad`` or ``any``.
            terms: which events, by keyword.

        Raises:
            UsageError: there is no such import, or nothing to compare.
            InputError: the other cannot be read.
        """
        from dragoman.interface.comparing import compare_with  # noqa: PLC0415 - loads the forms

        return compare_with(
            self.ledger,
            Path(other),
            wanted=self._wanted(where, terms),
            source=source,
            form=form,
            since=day_of(since),
            until=day_of(until),
            slack=slack,
            kind=by,
        )

    def brief(
        self,
        between: str | Sequence[str] = (),
        *,
        where: str | Filter = "",
        since: date | str | None = None,
        until: date | str | None = None,
        by: str | None = None,
        objective: str | None = None,
        style: str = "desk",
        marking: str | None = None,
        footer: str | None = None,
        confidence: float | None = None,
        pages: int = 2,
        since_last: str | PathLike[str] | None = None,
    ) -> "Written":
        """Return a brief on how states deal with one another, every claim footnoted.

        Args:
            between: codes or names of states; one for all its dealings, none for what is new in
                all.
            where: states and days in one line: ``between=KOR,JPN since=2025``.
            since: first day.
            until: last day.
            by: ``date``, the day of the act; ``reported_on``, the first day it was told; or
                ``date_or_reported``, the second where the first is not known, which is usual.
            objective: what the reader wants to know, in a line.
            style: `desk`, or `telegram` for dated lines in order of time.
            marking: line at the top and the bottom; that of the settings when None.
            footer: line at the bottom; that of the settings when None.
            confidence: codings less sure than this are left out and counted; that of the settings
                when None.
            pages: how many it fills at most in Word and PDF; the rest is counted.
            since_last: an earlier brief's JSON, to tell only what is new since.

        Raises:
            UsageError: one of them is no state, or the style is unknown.
            InputError: the earlier brief is none.
        """
        from dragoman.interface.briefs import order_of, write_brief  # noqa: PLC0415 - the wording
        from dragoman.present.wording import Teller  # noqa: PLC0415 - as above

        wanted = self._wanted(where, {"since": since, "until": until})
        order = order_of(
            self._states(between) or wanted.between or wanted.party,
            wanted.since,
            wanted.until,
            by=by,
            objective=objective,
            marking=marking or self._settings.marking,
            footer=footer or self._settings.footer,
            confidence=self._settings.brief_confidence if confidence is None else confidence,
            known=since_last,
        )
        teller = Teller.load(load_own(self._settings.codebook))
        return write_brief(self.ledger, order, teller=teller, style=style, pages=pages)

    def _states(self, given: str | Sequence[str]) -> tuple[str, ...]:
        """Return the codes of states, given by code or name."""
        return states_named(given, self._names)
