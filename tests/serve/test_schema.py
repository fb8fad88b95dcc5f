"""Schemathesis over the API: no server error, and answers are as the description says."""

import os
from pathlib import Path

import pytest
import schemathesis
from brief_samples import write_ledger
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode, checks
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi import checks as openapi

from dragoman.ledger.filters import KEYS
from dragoman.serve import make_app

CHECKS = [
    checks.not_a_server_error,
    openapi.status_code_conformance,
    openapi.content_type_conformance,
    openapi.response_schema_conformance,
]
EXAMPLES = int(os.environ.get("DRAGOMAN_TEST_INPUTS", "12"))  # of each path, valid and not


PATHS = (
    "/api/counts",
    "/api/document",
    "/api/documents",
    "/api/dyads/{first}/{second}",
    "/api/events",
    "/api/events/{event_id}",
    "/api/events/{event_id}/steps",
    "/api/forecasts/{one}/{two}",
    "/api/mechanism",
    "/api/mechanisms",
    "/api/mentions",
    "/api/occasion",
    "/api/occasions",
    "/api/people",
    "/api/places",
    "/api/positions",
    "/api/recent",
    "/api/refusals",
    "/api/triangles/{one}/{two}/{three}",
    "/api/turns/{one}/{two}",
)


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> BaseSchema:
    """The description of the API over the fictional ledger."""
    path: Path = write_ledger(tmp_path_factory.mktemp("schema") / "a.ledger")
    return schemathesis.openapi.from_asgi("/api/openapi.json", make_app(path, hosts=("*",)))


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("path", PATHS)
def test_whatever_is_asked_is_answered_as_described(
    api: BaseSchema, path: str, mode: GenerationMode
) -> None:
    """Valid and invalid parameters alike; what is refused is told why."""

    @given(case=api[path]["GET"].as_strategy(generation_mode=mode))
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )
    def ask(case: Case) -> None:
        response = case.call()
        case.validate_response(response, checks=CHECKS)
        if response.status_code >= 400:
            assert response.json()["detail"]

    try:
        ask()
    except Unsatisfiable:
        pytest.skip("there is nothing that could be wrong with it")


def test_no_path_is_left_out(api: BaseSchema) -> None:
    """A new path is tried as well."""
    assert {one.ok().path for one in api.get_all_operations()} == set(PATHS)


def test_every_key_of_the_filter_is_described(tmp_path: Path) -> None:
    """The description names the keys of the command line."""
    described = make_app(write_ledger(tmp_path / "a.ledger")).openapi()
    for path in ("events", "documents", "people", "places", "mechanisms", "positions"):
        told = {one["name"] for one in described["paths"][f"/api/{path}"]["get"]["parameters"]}
        assert set(KEYS) <= told
