"""The documentation is whole: verbs, settings, links, reference pages, examples in docstrings."""

import dataclasses
import doctest
import importlib
import importlib.util
import re
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pages import PAGES, ROOT

import dragoman
from dragoman.cli.app import VERBS
from dragoman.settings import PREFIX, Settings

REFERENCE = ROOT / "docs" / "reference"
SOURCE = Path(dragoman.__file__).parent
EXAMPLE = re.compile(r"^ *>>> \w", re.MULTILINE)
WITH_EXAMPLES = sorted(
    path for path in SOURCE.rglob("*.py") if EXAMPLE.search(path.read_text(encoding="utf-8"))
)
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]+)(?:#[^)]*)?\)")
ROW = re.compile(r"^\|.*`(\w+)\.(\w+)`.*\| *(?:at most )?([\d.]+) *\|$", re.MULTILINE)


def maker() -> ModuleType:
    """The script that makes the reference pages."""
    spec = importlib.util.spec_from_file_location("maker", ROOT / "docs" / "make_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def written() -> str:
    """All pages that people wrote."""
    return "\n".join(page.read_text(encoding="utf-8") for page in PAGES)


@pytest.mark.parametrize("verb", VERBS)
def test_every_command_is_shown_in_use(verb: str) -> None:
    """A command that no page uses is one that nobody finds."""
    assert re.search(rf"dragoman {verb}\b", written())


@pytest.mark.parametrize("field", [field.name for field in dataclasses.fields(Settings)])
def test_every_setting_is_told(field: str) -> None:
    """Each setting stands on a page with what it is for."""
    assert PREFIX + field.upper() in written()


@pytest.mark.parametrize("page", sorted(maker().PAGES))
def test_reference_is_fresh(page: str) -> None:
    """A reference page is what the code makes now."""
    fresh = maker().made(page)
    assert (REFERENCE / page).read_text(encoding="utf-8") == fresh, "run `make reference`"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """Links within the repository point at files that exist."""
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    assert [name for name in targets if not (page.parent / name).exists()] == []


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_examples_in_docstrings(path: Path) -> None:
    """Examples in docstrings print what they show."""
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    done = doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS)
    assert done.attempted
    assert done.failed == 0


def test_figures_of_quality_stand_within_the_gate() -> None:
    """Each accuracy figure of that page lies between its floor and what the gate lets pass."""
    pinned: dict[str, Any] = tomllib.loads(
        (ROOT / "tests" / "gold" / "floors.toml").read_text(encoding="utf-8")
    )
    rows = ROW.findall((ROOT / "docs" / "quality.md").read_text(encoding="utf-8"))
    assert rows
    for table, figure, shown in rows:
        if figure in pinned[table]:
            floor = pinned[table][figure]
            assert floor <= float(shown) <= floor + 0.05, f"{table}.{figure}"
        else:
            assert float(shown) <= pinned[table]["at_most"][figure], f"{table}.{figure}"
