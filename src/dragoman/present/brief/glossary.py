"""The fixed words of a brief, from ``data/wording/brief.toml``."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def glossary() -> dict[str, Any]:
    """Return the fixed words of a brief.

    >>> glossary()["titles"]["planned"]
    'What is planned'
    """
    path = files("dragoman.data") / "wording" / "brief.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
