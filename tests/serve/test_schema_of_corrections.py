"""Schemathesis over what may be sent: no server error, and answers are as the description says."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import schemathesis
from brief_samples import write_ledger
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode, checks
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi import checks as openapi
from starlette.testclient import TestClient

from dragoman.serve import make_app

CHECKS = [
    checks.not_a_server_error,
    openapi.status_code_conformance,
    openapi.content_type_conformance,
    openapi.response_schema_conformance,
]
EXAMPLES = 20
PATHS = (
    "/api/correct",
    "/api/corrections/undo",
    "/api/decisions/undo",
    "/api/merge",
    "/api/split",
)
KNOWN = ("met", "again-consult-0", "quarrel-accuse-0", "arica#1", "again#1", "none")
FIELDS = (
    *("token", "id", "with", "report", "how", "kind", "first", "second", "event"),
    *("type", "mode", "actors", "recipients", "status", "date", "place", "wrong", "note", "by"),
    "number",
)


@dataclass(frozen=True, slots=True)
class Site:
    """A server that may be written to.

    Attributes:
        schema: the description of its API.
        client: asks it.
        token: what programs give.
        form: what forms give.
    """

    schema: BaseSchema
    client: TestClient
    token: str
    form: str


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One over the fictional ledger."""
    path: Path = write_ledger(tmp_path_factory.mktemp("schema") / "a.ledger")
    app = make_app(path, hosts=("localhost", "testserver"), write=True)
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", app)
    leave = app.state.corrections
    with TestClient(app, base_url="http://localhost", follow_redirects=False) as client:
        client.get("/decisions")
        yield Site(schema, client, leave.header, leave.form)


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("path", PATHS)
def test_whatever_is_sent_is_answered_as_described(
    site: Site, path: str, mode: GenerationMode, *, known: bool
) -> None:
    """By who knows the token and by who does not; what is refused is told why."""

    @given(case=site.schema[path]["POST"].as_strategy(generation_mode=mode))
    @settings(
        max_examples=EXAMPLES if known else EXAMPLES // 4,
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )
    def ask(case: Case) -> None:
        case.headers.pop("X-Dragoman-Token", None)
        if known:
            case.headers["X-Dragoman-Token"] = site.token
        response = case.call()
        case.validate_response(response, checks=CHECKS)
        if response.status_code >= 400:
            assert response.json()["detail"]
        if not known:
            assert response.status_code in {403, 405}

    ask()


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(
    path=st.sampled_from(
        (
            *("/events/met/merge", "/events/met/split", "/events/none/split", "/decisions/undo"),
            *("/events/met/correct", "/events/met/correct/undo", "/events/none/correct"),
        )
    ),
    fields=st.dictionaries(
        st.sampled_from(FIELDS) | st.text(max_size=8),
        st.lists(st.sampled_from((*KNOWN, "all", "undo", "chosen")) | st.text(), max_size=4),
    ),
)
def test_whatever_a_form_holds_breaks_nothing(
    site: Site, path: str, fields: dict[str, list[str]]
) -> None:
    """It is done or refused with a reason."""
    sent = fields | {"token": [site.form]}
    answer = site.client.post(path, data=sent, headers={"origin": "http://localhost"})
    assert answer.status_code in {303, 400}


def test_every_way_to_write_is_tried(site: Site) -> None:
    """A new path is tried as well."""
    found = {one.ok() for one in site.schema.get_all_operations()}
    assert {one.path for one in found if one.method.upper() != "GET"} == set(PATHS)
