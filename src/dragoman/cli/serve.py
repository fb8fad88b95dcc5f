"""`dragoman serve`: the ledger in a browser."""

from pathlib import Path

import click

from dragoman.cli.options import ledger_option
from dragoman.settings import Settings

ANY_HOST = ("0.0.0.0", "::")  # noqa: S104 - compared with, not listened on


@click.command()
@ledger_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8722, show_default=True)
def command(ledger: Path, host: str, port: int) -> None:
    """Open the ledger in a browser; nothing is changed and nothing leaves this machine.

    \b
    Example:
      dragoman serve --ledger week.ledger
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.present.charts import load_boundaries  # noqa: PLC0415 - heavy, and only here
    from dragoman.serve import make_app  # noqa: PLC0415 - as above
    from dragoman.serve.app import LOCAL_HOSTS  # noqa: PLC0415 - as above
    from dragoman.serve.opening import serve  # noqa: PLC0415 - as above

    hosts = ("*",) if host in ANY_HOST else (*LOCAL_HOSTS, host)
    boundaries = load_boundaries(Settings.from_environment())
    app = make_app(ledger, hosts=hosts, boundaries=boundaries)
    address = f"http://{host}:{port}/  (Ctrl-C ends it)"
    serve(app, host, port, lambda: click.echo(address, err=True))
