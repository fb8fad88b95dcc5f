"""The container's recipe names what is there: files, extras, commands, settings, addresses.

No engine is here to build it; each of its steps is looked up instead.
"""

import json
import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from fastapi import FastAPI

import dragoman
from dragoman.cli.app import cli
from dragoman.serve import make_app
from dragoman.settings import PREFIX, Settings

ROOT = Path(__file__).parents[1]
EXTRAS = re.compile(r'pip install [^&]*"\.\[([\w,$]+)\]"')
ADDRESS = re.compile(r"http://localhost:(\d+)(/\w*)")
SETTINGS = {PREFIX + name.upper() for name in Settings.__dataclass_fields__}


def steps() -> list[tuple[str, str]]:
    """Return the recipe's instructions with what they are given."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(line.split()[0], line.split(maxsplit=1)[1]) for line in lines]


def given(name: str) -> list[str]:
    """Return what every instruction of a name is given."""
    return [what for step, what in steps() if step == name]


def services() -> dict[str, Any]:
    """Return the services of the compose file."""
    made = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    found: dict[str, Any] = made["services"]
    return found


def understood(arguments: list[str]) -> click.Context:
    """Return what the command line makes of arguments; it fails where they are none of its."""
    command = cli.get_command(click.Context(cli), arguments[0])
    assert command is not None, arguments
    return command.make_context(arguments[0], arguments[1:])


def test_what_is_copied_is_there_and_is_let_in() -> None:
    """Beside it stands what keeps the rest out."""
    let_in = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    for step in given("COPY"):
        *sources, _ = shlex.split(step)
        for source in sources:
            assert (ROOT / source).exists(), source
            assert f"!{source}" in let_in


def test_what_is_installed_are_extras_of_ours() -> None:
    """And the version of Python is one that we run on."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    ((name, _, extras),) = (one.partition("=") for one in given("ARG"))
    (asked,) = (match[1] for step in given("RUN") for match in EXTRAS.finditer(step))
    assert asked == f"${name}"
    assert set(extras.split(",")) <= set(project["optional-dependencies"])
    (image,) = given("FROM")
    version = tuple(int(part) for part in re.findall(r"\d+", image)[:2])
    assert version >= (3, 11)


def test_it_runs_as_nobody_in_particular() -> None:
    """After the last step that needs more; the data lie in a volume of that user's."""
    order = [step for step, _ in steps()]
    assert order.index("USER") > max(n for n, step in enumerate(order) if step in {"RUN", "COPY"})
    (user,) = given("USER")
    made = " ".join(given("RUN"))
    assert re.search(rf"useradd .*{user}\b", made)
    assert f"chown {user}:{user} /data" in made
    assert json.loads(given("VOLUME")[0]) == ["/data"]


def test_what_it_starts_is_a_command_of_ours(tmp_path: Path) -> None:
    """With options that it has, at the port that is open; its health is asked where it is told."""
    assert json.loads(given("ENTRYPOINT")[0]) == ["dragoman"]
    (arguments,) = (json.loads(one) for one in given("CMD"))
    port = understood(arguments).params["port"]
    assert given("EXPOSE") == [str(port)]
    (health,) = given("HEALTHCHECK")
    asked = ADDRESS.search(health)
    assert asked
    assert int(asked[1]) == port
    with dragoman.open(tmp_path / "a.ledger"):
        app: FastAPI = make_app(tmp_path / "a.ledger")
    assert app.url_path_for("healthz") == asked[2]


def test_settings_are_ours() -> None:
    """Those of the recipe and of the services."""
    names = {one.partition("=")[0] for one in given("ENV")}
    names |= {name for service in services().values() for name in service["environment"]}
    assert names <= SETTINGS


@pytest.mark.parametrize("name", services())
def test_a_service_is_closed_and_starts(name: str) -> None:
    """This machine alone reaches it, it may write to its volume alone, and its command is ours."""
    service = services()[name]
    port = understood(service["command"]).params["port"]
    assert service["ports"] == [f"127.0.0.1:{port}:{port}"]
    others = given("EXPOSE") != [str(port)]  # the image asks the server's port how it is
    assert service.get("healthcheck") == ({"disable": True} if others else None)
    assert service["volumes"] == ["ledger:/data"]
    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["environment"]["DRAGOMAN_TOKEN"].startswith("${DRAGOMAN_TOKEN:?")
