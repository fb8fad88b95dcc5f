"""The API's description (OpenAPI), made when it is first asked for.

The answers are described from the records themselves, by the library that writes them, so that
the description cannot differ from what is sent.
"""

from typing import Any

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from dragoman.ledger.filters import KEYS
from dragoman.serve.analyses import ANALYSES
from dragoman.serve.api import ANSWERS, LONGEST, Problem
from dragoman.serve.posting import Taken, Text

BAD = "What is asked for makes no sense; `detail` says why."
MISSING = "There is no such record."
PLACE = "#/components/schemas/{name}"
FILTERED = (
    "/api/events",
    "/api/documents",
    "/api/mechanisms",
    "/api/people",
    "/api/places",
    "/api/positions",
)


ONE = frozenset({"/api/document", "/api/mechanism", "/api/mentions", "/api/occasion"})


def described(app: FastAPI) -> dict[str, Any]:
    """Return the description of an application's API."""
    if app.openapi_schema is None:
        app.openapi_schema = _made(app)
    return app.openapi_schema


def _made(app: FastAPI) -> dict[str, Any]:
    """Return FastAPI's description with our answers put in."""
    made = get_openapi(title=app.title, version=app.version, summary=app.summary, routes=app.routes)
    paths = {**ANSWERS, **ANALYSES}
    kinds = [*paths.values(), Problem, Text, Taken]
    schemas, components = msgspec.json.schema_components(kinds, ref_template=PLACE)
    made.setdefault("components", {}).setdefault("schemas", {}).update(components)
    *answers, problem, _, _ = schemas
    for path, answer in zip(paths, answers, strict=True):
        asked = made["paths"][path]["get"]
        told = asked["responses"]
        told["200"]["content"] = _json(answer)
        told["400"] = {"description": BAD, "content": _json(problem)}
        if "{" in path or path in ONE:
            told["404"] = {"description": MISSING, "content": _json(problem)}
        if path in FILTERED:
            asked["parameters"] += [_parameter(key, words) for key, words in KEYS.items()]
    return made


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the description of content."""
    return {"application/json": {"schema": schema}}


def _parameter(key: str, words: str) -> dict[str, Any]:
    """Return the description of a key of the filter."""
    return {
        "name": key,
        "in": "query",
        "required": False,
        "description": words,
        "schema": {"type": "string", "maxLength": LONGEST},
    }
