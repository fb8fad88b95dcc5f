"""Opening an application to corrections."""

from pathlib import Path

from fastapi import FastAPI

from dragoman.serve.corrections import api, fields, fields_api, pages
from dragoman.serve.describing.description import described
from dragoman.serve.writing.allowed import Corrections

READ_ONLY = (
    "nothing can be changed here: this server only shows. To correct events and merges in the "
    "browser or over the API, start it with dragoman serve --write; or use dragoman correct, "
    "dragoman merge and dragoman split"
)


def add_to(app: FastAPI, ledger: Path) -> None:
    """Let an application correct its ledger.

    Raises:
        LedgerError: the ledger's file may not be written to.
    """
    app.state.corrections = Corrections.of(ledger)
    app.include_router(pages.router, include_in_schema=False)
    app.include_router(fields.router, include_in_schema=False)
    app.include_router(api.router)
    app.include_router(fields_api.router)
    app.openapi = lambda: api.described_too(described(app), fields_api.KINDS)  # type: ignore[method-assign]
