"""The picture at the top of the README shows what the ledger of the demo holds."""

import importlib.util
from pathlib import Path

from pages import ROOT


def test_the_card_is_made_of_the_demo(demo: Path) -> None:
    """Word for word; `python docs/make_card.py demo/demo.ledger` makes it anew."""
    spec = importlib.util.spec_from_file_location("make_card", ROOT / "docs" / "make_card.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    shown = (ROOT / "docs" / "pictures" / "card.svg").read_text(encoding="utf-8")
    assert module.card(demo / "demo.ledger") == shown
