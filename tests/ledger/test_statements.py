"""What one ledger has compiled serves the next: statements are compiled once a process."""

from pathlib import Path

import pytest
from sqlalchemy.sql.elements import ClauseElement

from dragoman.ledger import Filter, Ledger


def test_a_second_ledger_compiles_nothing_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opened, asked and closed like the first, it finds every statement compiled."""

    def ask(name: str) -> int:
        with Ledger.open(tmp_path / name) as book:
            book.merge()
            return len(list(book.events(Filter.parse("party=KEN type=CONSULT"))))

    assert ask("a.ledger") == 0
    compiled: list[str] = []
    whole = ClauseElement._compiler

    def counted(statement: ClauseElement, *arguments: object, **more: object) -> object:
        compiled.append(str(type(statement)))
        return whole(statement, *arguments, **more)

    monkeypatch.setattr(ClauseElement, "_compiler", counted)
    assert ask("b.ledger") == 0
    assert compiled == []
