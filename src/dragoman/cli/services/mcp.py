"""`dragoman mcp`: the ledger for assistants."""

import ipaddress
from pathlib import Path

import click

from dragoman.cli.options import ledger_option
from dragoman.errors import UsageError
from dragoman.settings import Settings


@click.command()
@click.argument("ledger_file", required=False, metavar="[LEDGER]", type=click.Path(path_type=Path))
@ledger_option
@click.option("--http", is_flag=True, help="Serve streamable HTTP instead of standard input.")
@click.option("--host", default="127.0.0.1", show_default=True, help="With --http.")
@click.option("--port", type=click.IntRange(1, 65535), default=8723, show_default=True)
@click.option("--write", is_flag=True, help="Let assistants read texts into the ledger too.")
def command(
    ledger_file: Path | None, ledger: Path, host: str, port: int, *, http: bool, write: bool
) -> None:
    """Let an assistant ask the ledger, over the Model Context Protocol.

    Its tools search texts, list events, standing arrangements and positions, show two states, write
    a brief, return a document with its spans, and read a text that stands in no ledger. Each answer
    carries the words that prove it. Nothing is changed unless --write is given.

    With --http, programs send the token in DRAGOMAN_TOKEN as a bearer's; addresses that other
    machines reach need one.

    \b
    Examples:
      dragoman mcp week.ledger
      dragoman mcp week.ledger --http
      DRAGOMAN_TOKEN=... dragoman mcp week.ledger --http --host 0.0.0.0 --write
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.assist.server import make_server, serve_http  # noqa: PLC0415 - heavy

    settings = Settings.from_environment()
    if http and not settings.token and not _only_here(host):
        message = (
            f"--host {host} would let everybody who reaches that address ask the ledger; "
            "set DRAGOMAN_TOKEN to a secret that they have to send"
        )
        raise UsageError(message)
    server = make_server(ledger_file or ledger, settings, write=write, warm=True)
    if not http:
        server.run()
        return
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"http://{shown}:{port}/mcp  (Ctrl-C ends it)", err=True)
    serve_http(server, host, port, settings.token)


def _only_here(host: str) -> bool:
    """Return whether nobody but this machine reaches an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
