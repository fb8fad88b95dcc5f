"""The demo's settings fit the register."""

from dragoman.cli.services.demo import _next, _order
from dragoman.present.wording import Teller


def test_the_demo_asks_for_states_of_the_register(teller: Teller) -> None:
    """The demo asks for states of the register."""
    order = _order()
    assert order.between
    assert set(order.between) <= set(teller.namer.register.states)


def test_the_commands_that_the_demo_names_exist() -> None:
    """The commands that the demo names exist."""
    from pathlib import Path  # noqa: PLC0415 - only here

    from dragoman.cli.app import VERBS  # noqa: PLC0415 - only here

    for line in _next(Path("demo.ledger")):
        assert line.split()[1] in VERBS
