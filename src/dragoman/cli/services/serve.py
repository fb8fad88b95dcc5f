"""`dragoman serve`: the ledger in a browser."""

import ipaddress
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import ledger_option
from dragoman.cli.services.addresses import host_of, origin_of
from dragoman.data.own import load as load_own
from dragoman.errors import UsageError
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.watch.deliver.told import Telling

OLDEST_SECONDS = 60.0  # of a page, while another process commits again and again
ANY_HOST = ("0.0.0.0", "::")  # noqa: S104 - compared with, not listened on


@click.command()
@ledger_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8722, show_default=True)
@click.option(
    "--write",
    is_flag=True,
    help="Let whoever opens it correct events and merges, and read files and texts into it.",
)
@click.option(
    "--let-others-write",
    is_flag=True,
    help="Allow --write at an address that other machines reach; there is no password.",
)
@click.option(
    "--post",
    is_flag=True,
    help="Let programs that know the token (DRAGOMAN_TOKEN, or a new one; with --members that of "
    "an editor) post texts and files.",
)
@click.option("--webhook", metavar="URL",
              help="With --post: tell this address, as JSON, what came of each post that added "
              "documents. It has to be a public one, unless it is http://localhost or the like "
              "and the server listens on this machine alone.")  # fmt: skip
@click.option("--members", metavar="FILE", type=click.Path(path_type=Path),
              help="Let nobody in but those whom this file names, each as their role allows; "
              "dragoman members makes it.")  # fmt: skip
@click.option("--public", metavar="URL", multiple=True,
              help="An address under which people reach the server through a proxy, such as "
              "https://news.example.org; may be given again.")  # fmt: skip
def command(
    ledger: Path,
    host: str,
    port: int,
    *,
    write: bool,
    let_others_write: bool,
    post: bool,
    webhook: str | None,
    members: Path | None,
    public: tuple[str, ...],
) -> None:
    """Open the ledger in a browser; nothing leaves this machine, and nothing is changed.

    With --members, who asks has to log in, and corrections are signed with their names. With
    --write, events and merges can be corrected in the browser and over the API, and files and
    texts be read into it. With --post, programs can have them read. /healthz and /metrics are for
    whoever watches the server. Behind a proxy, --public names the address that people open.

    \b
    Examples:
      dragoman serve --ledger week.ledger
      dragoman serve --ledger week.ledger --write
      DRAGOMAN_TOKEN=... dragoman serve --ledger week.ledger --post
      dragoman serve --ledger week.ledger --write --members team.toml --host 0.0.0.0
      dragoman serve --write --members team.toml --public https://news.example.org
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.present.charts import load_boundaries  # noqa: PLC0415 - heavy, and only here
    from dragoman.serve import make_app  # noqa: PLC0415 - as above
    from dragoman.serve.login import Members  # noqa: PLC0415 - as above
    from dragoman.serve.opening import serve  # noqa: PLC0415 - as above

    if write and not let_others_write and members is None and not _only_here(host):
        message = (
            f"--write with --host {host} would let everybody who reaches that address correct "
            "merges, without a password; leave out --host, name who may with --members, or add "
            "--let-others-write"
        )
        raise UsageError(message)
    if public and write and members is None and not let_others_write:
        message = (
            "--write with --public would let everybody who reaches that address correct, without "
            "a password; name who may with --members, or add --let-others-write"
        )
        raise UsageError(message)
    settings = Settings.from_environment()
    taking = None
    if post or write:
        from dragoman.interface.intake.posted import Posted  # noqa: PLC0415 - loads the readers

        taking = Posted(settings)
    if post:
        from dragoman.ledger import Ledger  # noqa: PLC0415 - as above

        with Ledger.open(ledger):  # a new one where there is none yet
            pass
    app = make_app(
        ledger,
        hosts=(*_names(host, write=write), *(host_of(one, "--public") for one in public)),
        origins=tuple(map(origin_of, public)),
        boundaries=load_boundaries(settings),
        write=write,
        post=taking if post else None,
        reading=taking if write else None,
        token=settings.token,
        seconds=settings.query_seconds,
        own=load_own(settings.codebook),
        least=settings.brief_confidence,
        oldest=OLDEST_SECONDS,
        members=Members(members) if members else None,
        told=_telling(webhook, host, post=post) if webhook else None,
    )
    shown = f"[{host}]" if ":" in host else host
    lines = [f"http://{shown}:{port}/  (Ctrl-C ends it)"]
    if members:
        lines.append(f"Whoever asks has to log in; {members} says who may")
    if write and not members:
        lines.append("It can be corrected and read into in the browser. The token for programs:")
        lines.append(f"X-Dragoman-Token: {app.state.corrections.header}")
    if post and not settings.token and not members:
        lines.append("The token for programs that post texts and files:")
        lines.append(f"Authorization: Bearer {app.state.posting.token}")
    serve(app, host, port, lambda: click.echo("\n".join(lines), err=True))


def _telling(url: str, host: str, *, post: bool) -> "Telling":
    """Return what tells an address of posts.

    Raises:
        UsageError: nothing can be posted, or it is no address.
    """
    from dragoman.read.web.addresses import is_public  # noqa: PLC0415 - as above
    from dragoman.watch.deliver.sending import anywhere  # noqa: PLC0415 - as above
    from dragoman.watch.deliver.told import Telling  # noqa: PLC0415 - as above

    if not post:
        raise UsageError("--webhook tells of what is posted; add --post")
    near = _only_here(host) and _only_here(host_of(url, "--webhook").strip("[]"))
    return Telling(url, anywhere if near else is_public)


def _only_here(host: str) -> bool:
    """Return whether nobody but this machine reaches an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _names(host: str, *, write: bool) -> tuple[str, ...]:
    """Return the names under which a browser may ask.

    What is written to may not be asked under any name: a name of another site's could be made to
    mean this machine.
    """
    from dragoman.serve.app import LOCAL_HOSTS  # noqa: PLC0415 - heavy

    if host not in ANY_HOST:
        return (*LOCAL_HOSTS, f"[{host}]" if ":" in host else host)
    return (*LOCAL_HOSTS, socket.gethostname()) if write else ("*",)
