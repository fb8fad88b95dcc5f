"""Write what CI installs (`.ci/constraints.txt`) and what the wheel is made of (`sbom.cdx.json`).

    python .ci/make_lock.py

Run it in an environment with the newest versions, `pip install --upgrade --editable ".[test]"`,
after all tests passed there. The lock holds every package that an installation with all extras
and the tools of the tests needs; the bill of materials, in CycloneDX's form, those that Dragoman
itself needs at run time, optional ones among them, and the files of the model.
"""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LOCK = ROOT / ".ci" / "constraints.txt"
BILL = ROOT / "sbom.cdx.json"
CHECKSUMS = ROOT / "src" / "dragoman" / "model" / "checksums.json"
HEAD = "# What CI installs: made by .ci/make_lock.py, never by hand.\n"
OWN = "dragoman"
TOOLS = ("docs", "test")  # extras for whoever works on Dragoman, not with it
REQUIRED, OPTIONAL = "required", "optional"
Found = dict[str, tuple[str, frozenset[str]]]  # a package's version and what it needs


def project() -> dict[str, Any]:
    """Return what the project says of itself."""
    told: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return told


def needed(named: Iterable[str]) -> Found:
    """Return the packages that some lines need here, and those that these need."""
    found: dict[str, tuple[str, set[str]]] = {}
    waiting = [Requirement(line) for line in named]
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        if name == OWN:
            extras = project()["optional-dependencies"]
            waiting += [Requirement(line) for extra in wanted.extras for line in extras[extra]]
            continue
        try:
            kept = distribution(name)
        except PackageNotFoundError as error:
            message = f"{name} is not here; pip install --editable '.[test]' first"
            raise SystemExit(message) from error
        fresh = name not in found
        version, more = found.setdefault(name, (kept.version, set()))
        del version
        for one in _asked(kept.requires or (), wanted.extras):
            other = canonicalize_name(one.name)
            if fresh or other not in more:
                waiting.append(one)
            more.add(other)
    return {name: (version, frozenset(more)) for name, (version, more) in sorted(found.items())}


def _asked(lines: Iterable[str], extras: Iterable[str]) -> Iterator[Requirement]:
    """Yield the lines of a package that hold here."""
    for line in lines:
        one = Requirement(line)
        if one.marker is None or any(
            one.marker.evaluate({"extra": extra}) for extra in (*extras, "")
        ):
            yield one


def lock() -> str:
    """Return the lock."""
    named = [*project()["dependencies"], f"{OWN}[{','.join(TOOLS)}]"]
    return HEAD + "".join(f"{name}=={version}\n" for name, (version, _) in needed(named).items())


def bill() -> str:
    """Return the bill of materials; nothing in it depends on when or where it is made."""
    told = project()
    extras = told["optional-dependencies"]
    always = needed(told["dependencies"])
    every = needed(
        [
            *told["dependencies"],
            *(line for name in extras if name not in TOOLS for line in extras[name]),
        ]
    )
    wanted = sorted(canonicalize_name(Requirement(line).name) for line in told["dependencies"])
    whole = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": _own(told)},
        "components": [
            *(_component(name, every[name][0], needs=name in always) for name in every),
            *_model(),
        ],
        "dependencies": [
            {"ref": OWN, "dependsOn": [_address(name, every[name][0]) for name in wanted]},
            *(
                {
                    "ref": _address(name, version),
                    "dependsOn": sorted(_address(one, every[one][0]) for one in more),
                }
                for name, (version, more) in every.items()
            ),
        ],
    }
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _own(told: dict[str, Any]) -> dict[str, Any]:
    """Return the component that is Dragoman."""
    licences = [{"license": {"id": told["license"]}}]
    named = {"type": "application", "bom-ref": OWN, "name": OWN, "version": told["version"]}
    return {**named, "licenses": licences, "purl": f"pkg:pypi/{OWN}@{told['version']}"}


def _component(name: str, version: str, *, needs: bool) -> dict[str, Any]:
    """Return the component that is a package."""
    address = _address(name, version)
    made: dict[str, Any] = {
        "type": "library",
        "bom-ref": address,
        "name": name,
        "version": version,
        "scope": REQUIRED if needs else OPTIONAL,
        "purl": address,
    }
    metadata = distribution(name).metadata
    if expression := metadata.get("License-Expression"):
        made["licenses"] = [{"expression": expression}]
    elif told := _licence(metadata.get_all("Classifier") or [], metadata.get("License") or ""):
        made["licenses"] = [{"license": {"name": told}}]
    return made


def _licence(classifiers: Iterable[str], field: str) -> str:
    """Return what a package calls its licence, in a line."""
    kinds = [one.split(" :: ")[-1] for one in classifiers if one.startswith("License :: ")]
    return ", ".join(kinds) or re.sub(r"\s+", " ", field.strip().partition("\n")[0])


def _model() -> list[dict[str, Any]]:
    """Return the components that are files of the model."""
    sums: dict[str, str] = json.loads(CHECKSUMS.read_text("utf-8"))
    return [
        {
            "type": "machine-learning-model" if name.endswith(".onnx") else "data",
            "bom-ref": f"model/{name}",
            "name": name,
            "hashes": [{"alg": "SHA-256", "content": digest}],
        }
        for name, digest in sorted(sums.items())
    ]


def _address(name: str, version: str) -> str:
    """Return a package's address in all registries' common form."""
    return f"pkg:pypi/{name}@{version}"


def main() -> None:
    """Write both files."""
    LOCK.write_text(lock(), encoding="utf-8")
    BILL.write_text(bill(), encoding="utf-8")


if __name__ == "__main__":
    main()
