"""The page that describes the API, made from its own description; nothing comes from elsewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from dragoman.serve.desk import Desk

router = APIRouter()
METHODS = ("get", "post", "delete")
SCHEMAS = "#/components/schemas/"
SAMPLES = {"one": "KOR", "two": "CHN", "three": "JPN", "first": "KOR", "second": "CHN"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a call may be asked with."""

    name: str
    where: str
    needed: bool
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the API.

    Attributes:
        method: as ``GET``.
        path: its address.
        words: what it answers.
        parameters: what it may be asked with.
        sends: what is sent with it, as names of records or kinds of content.
        answers: code, words and name of the record for each answer.
        sample: a command that makes the call.
    """

    method: str
    path: str
    words: str
    parameters: tuple[Parameter, ...]
    sends: tuple[str, ...]
    answers: tuple[tuple[str, str, str], ...]
    sample: str


@dataclass(frozen=True, slots=True)
class Record:
    """A record of the API: its name, what it is, its fields with their kinds."""

    name: str
    words: str
    fields: tuple[tuple[str, str], ...]


@router.get("/docs")
def docs(request: Request) -> Response:
    """Return the description of the API as a page."""
    desk: Desk = request.app.state.desk
    described = request.app.openapi()
    values = {
        "calls": list(calls_of(described, str(request.base_url).rstrip("/"))),
        "records": list(records_of(described)),
        "version": described["info"]["version"],
    }
    return desk.page(request, "docs.html", values)


def calls_of(described: Mapping[str, Any], base: str) -> Iterator[Call]:
    """Yield the calls of a description, in its order.

    Args:
        described: the API's description (OpenAPI).
        base: the server's address.
    """
    for path, methods in described["paths"].items():
        for method in METHODS:
            if method in methods:
                yield _call(method, path, methods[method], base)


def records_of(described: Mapping[str, Any]) -> Iterator[Record]:
    """Yield the records of a description, by name."""
    for name, schema in sorted(described["components"]["schemas"].items()):
        fields = tuple((key, kind_of(one)) for key, one in schema.get("properties", {}).items())
        if fields:
            yield Record(name, _first_lines(schema.get("description", "")), fields)


def kind_of(schema: Mapping[str, Any]) -> str:
    """Return what a value is, in a few words.

    >>> kind_of({"type": "array", "items": {"$ref": "#/components/schemas/Event"}})
    'list of Event'
    """
    if "$ref" in schema:
        return str(schema["$ref"]).removeprefix(SCHEMAS)
    for key in ("anyOf", "oneOf"):
        if key in schema:
            return " or ".join(dict.fromkeys(kind_of(one) for one in schema[key]))
    if schema.get("type") == "array":
        parts = schema.get("prefixItems") or [schema.get("items") or {}]
        return f"list of {', '.join(kind_of(one) for one in parts)}"
    if "enum" in schema:
        return " or ".join(str(one) for one in schema["enum"])
    kind = str(schema.get("format") or schema.get("type") or "anything")
    return {"null": "nothing", "binary": "bytes"}.get(kind, kind)


def _call(method: str, path: str, told: Mapping[str, Any], base: str) -> Call:
    """Return one call."""
    parameters = tuple(
        Parameter(
            one["name"],
            one["in"],
            bool(one.get("required")),
            kind_of(one.get("schema", {})),
            one.get("description", ""),
        )
        for one in told.get("parameters", ())
    )
    sends = tuple(_contents(told.get("requestBody", {})))
    answers = tuple(
        (code, one.get("description", ""), ", ".join(_contents(one)))
        for code, one in told["responses"].items()
    )
    words = _first_lines(told.get("description") or told.get("summary", ""))
    sample = _sample(method, path, parameters, base, sends=bool(sends))
    return Call(method.upper(), path, words, parameters, sends, answers, sample)


def _contents(told: Mapping[str, Any]) -> Iterator[str]:
    """Yield what stands in a body, of each kind of content."""
    for media, one in told.get("content", {}).items():
        schema = one.get("schema", {})
        yield kind_of(schema) if "json" in media and schema else media


def _sample(
    method: str, path: str, parameters: tuple[Parameter, ...], base: str, *, sends: bool
) -> str:
    """Return a command that makes a call; what only the ledger knows stands in capitals."""
    for one in parameters:
        if one.where == "path":
            path = path.replace(f"{{{one.name}}}", SAMPLES.get(one.name, one.name.upper()))
    asked = "&".join(f"{one.name}={one.name.upper()}" for one in parameters
                     if one.where == "query" and one.needed)  # fmt: skip
    address = f"{base}{path}?{asked}" if asked else f"{base}{path}"
    if method == "get":
        return f'curl "{address}"'
    data = " --data @body.json" if sends else ""
    return f'curl -X {method.upper()} -H "X-Dragoman-Token: TOKEN"{data} "{address}"'


def _first_lines(words: str) -> str:
    """Return the first paragraph of a description."""
    return " ".join(words.split("\n\n", maxsplit=1)[0].split())
