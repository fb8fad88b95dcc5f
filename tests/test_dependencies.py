"""What Dragoman needs is bounded, the lock keeps the bounds, and the wheel tells what is in it."""

import json
import tomllib
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import NormalizedName, canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
OWN = PROJECT["project"]
EXTRAS: dict[str, list[str]] = OWN["optional-dependencies"]
OURS = "dragoman"
WORK = ("docs", "test")  # extras for whoever works on Dragoman, not with it
REQUIRED = [Requirement(line) for line in OWN["dependencies"]]
OPTIONAL = [Requirement(line) for name in EXTRAS if name not in WORK for line in EXTRAS[name]]
TOOLS = [one for name in WORK for one in map(Requirement, EXTRAS[name]) if one.name != OURS]
EVERY = {str(one): one for one in (*REQUIRED, *OPTIONAL, *TOOLS)}


def locked() -> dict[str, str]:
    """Return the versions that CI installs."""
    lines = (ROOT / ".ci" / "constraints.txt").read_text("utf-8").splitlines()
    pairs = [line.partition("==")[::2] for line in lines if not line.startswith("#")]
    return dict(pairs)


def bill() -> dict[str, Any]:
    """Return the bill of materials."""
    named = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["sbom-files"]
    found: dict[str, Any] = json.loads((ROOT / named[0]).read_text("utf-8"))
    return found


def libraries() -> dict[str, dict[str, Any]]:
    """Return the packages in it by name."""
    return {one["name"]: one for one in bill()["components"] if one["type"] == "library"}


@pytest.mark.parametrize("name", EVERY)
def test_each_dependency_has_bounds_and_the_lock_keeps_them(name: str) -> None:
    """A version below which it was never tried, one above which its makers may break things."""
    one = EVERY[name]
    assert {each.operator for each in one.specifier} == {">=", "<"}
    assert one.specifier.contains(locked()[canonicalize_name(one.name)])


def test_the_lock_is_in_order() -> None:
    """Each package once, by name; ours is none of them."""
    lines = (ROOT / ".ci" / "constraints.txt").read_text("utf-8").splitlines()[1:]
    assert lines == sorted(set(lines), key=lambda line: line.split("==")[0])
    assert OURS not in locked()


def test_the_bill_of_materials_is_of_this_version() -> None:
    """Its name, version and licence are the project's, its form CycloneDX's."""
    told = bill()
    own = told["metadata"]["component"]
    assert (told["bomFormat"], own["name"], own["version"], own["licenses"]) == (
        "CycloneDX", OWN["name"], OWN["version"], [{"license": {"id": OWN["license"]}}],
    )  # fmt: skip


def test_the_bill_of_materials_has_all_that_is_needed_in_the_locked_versions() -> None:
    """What is required is so marked, what an extra needs is optional, what only tests need not."""
    found = libraries()
    named = [one["bom-ref"] for one in bill()["components"] if "bom-ref" in one]
    assert len(named) == len(set(named))
    assert {name: one["version"] for name, one in found.items()} == {
        name: version for name, version in locked().items() if name in found
    }
    required = {canonicalize_name(one.name) for one in REQUIRED}
    optional = {canonicalize_name(one.name) for one in OPTIONAL} - required
    assert required <= {name for name, one in found.items() if one["scope"] == "required"}
    assert optional <= set(found)
    assert not {"pytest", "ruff", "mypy", "hypothesis"} & set(found)


def test_what_the_bill_of_materials_says_of_needs_is_closed() -> None:
    """Each thing that is needed is a component."""
    told = bill()
    known = {one["bom-ref"] for one in told["components"]} | {OURS}
    assert {one["ref"] for one in told["dependencies"]} <= known
    assert {each for one in told["dependencies"] for each in one["dependsOn"]} <= known


def test_the_bill_of_materials_names_the_model_that_ships() -> None:
    """File by file, with the checksums that loading compares."""
    sums = json.loads((ROOT / "src/dragoman/model/checksums.json").read_text("utf-8"))
    named = {one["name"]: one["hashes"][0]["content"] for one in bill()["components"]
             if one["bom-ref"].startswith("model/")}  # fmt: skip
    assert named == sums


def version_of(theirs: dict[NormalizedName, Distribution], name: str) -> str | None:
    """The version of a package that is installed here."""
    found = theirs.get(canonicalize_name(name))
    return found.version if found else None


def test_the_oldest_python_that_is_promised_can_install_what_is_locked() -> None:
    """Whoever has it would else get other versions than those that all tests passed with."""
    (promised,) = SpecifierSet(OWN["requires-python"])
    theirs = {canonicalize_name(one.name): one for one in distributions()}
    same = [canonicalize_name(n) for n, at in locked().items() if at == version_of(theirs, n)]
    needs = {name: theirs[name].metadata.get("Requires-Python") or "" for name in same}
    assert same
    assert [n for n, need in needs.items() if promised.version not in SpecifierSet(need)] == []
