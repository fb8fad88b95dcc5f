"""What fulfils, postpones, denies or contradicts what."""

from dataclasses import replace

from resolve_samples import account

from dragoman.records import Event, EventType, Status
from dragoman.resolve.links import links_of


def event(name: str, parties: str, when: str | None = None, **facts: object) -> Event:
    """Return the event of a fictional account."""
    return account(name, parties, when, **facts).event  # type: ignore[arg-type]


PLAN = event("plan", "PER CHL", "2025-03-06", status=Status.PLANNED)
DONE = event("done", "PER CHL", "2025-03-06")


def kinds(*events: Event) -> set[tuple[str, str, str]]:
    """Return the links as kind, doer and other."""
    found = {link for each in events for link in links_of(each, events)}
    return {(one.kind, one.event_id, one.other_id) for one in found}


def test_what_took_place_as_planned_fulfils_the_plan() -> None:
    """Same parties, within the planned time."""
    assert kinds(PLAN, DONE) == {("fulfils", "e-done", "e-plan")}
    assert not kinds(PLAN, event("late", "PER CHL", "2025-06-06"))
    assert not kinds(PLAN, event("others", "PER BOL", "2025-03-06"))


def test_a_postponement_is_linked_to_the_plan() -> None:
    """A refusal with the mode of calling off, before the day."""
    off = event("off", "CHL>PER", "2025-03-03", kind=EventType.REJECT, mode=("meet", "postpone"))
    after = replace(off, event_id="e-after", date=event("x", "PER", "2025-04-01").date)
    assert kinds(PLAN, off) == {("postpones", "e-off", "e-plan")}
    assert not kinds(PLAN, after)


def test_a_denial_is_linked_to_what_it_denies() -> None:
    """The maker of a ban denies it, whether or not the other side is named again."""
    ban = replace(event("ban", "KEN>UGA", "2025-05-08", kind=EventType.SANCTION), quad_code=4)
    denial = event("no", "KEN", "2025-05-09", kind=EventType.REJECT, mode=("deny",))
    assert kinds(ban, denial) == {("denies", "e-no", "e-ban")}
    (link,) = links_of(ban, [denial, DONE])
    assert link.kind == "denies"


def test_done_and_not_done_contradict() -> None:
    """Told as a fact and as none, of one day."""
    never = event("never", "PER CHL", "2025-03-06", status=Status.NEGATED)
    assert kinds(DONE, never) == {("contradicts", "e-done", "e-never")}
