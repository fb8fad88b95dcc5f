"""The file that says how to cite is that of this version."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_citation_tells_version_and_licence_of_the_project() -> None:
    """As pyproject.toml has them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = (ROOT / "CITATION.cff").read_text(encoding="utf-8").splitlines()
    assert f"version: {project['version']}" in lines
    assert f"license: {project['license']}" in lines
    assert {f"  - {word}" for word in project["keywords"]} <= set(lines)
