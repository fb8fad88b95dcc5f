"""The `dragoman` command: finds the verb's module, turns errors into messages and exit codes."""

import errno
import logging
import os
import sys
from contextlib import suppress
from pathlib import Path

import click

from dragoman import __version__
from dragoman.cli.lazy import LazyGroup
from dragoman.errors import DragomanError, OutputError

VERBS = {
    "read": "Read articles into a ledger.",
    "code": "Print the events of articles, without a ledger.",
    "codebook": "Check, try and explain rows of the codebook; start a folder of your own.",
    "relate": "Print the relation between marked spans of sentences.",
    "who": "Resolve mentions of actors.",
    "when": "Resolve time expressions.",
    "parse": "Print sentences as CoNLL-U.",
    "events": "List the ledger's events.",
    "merge": "Say that events are one.",
    "split": "Say that a report is of another event.",
    "correct": "Correct any field of an event, with a trail.",
    "documents": "List the ledger's documents.",
    "people": "List people and the offices they hold.",
    "mechanisms": "List standing arrangements, or show one.",
    "occasions": "List meetings, visits and the like.",
    "dyad": "Show how two states deal with one another.",
    "positions": "List what speakers said about issues.",
    "check": "Look for damage in a ledger.",
    "repair": "Read again what is damaged in a ledger.",
    "pack": "Make a ledger of an older Dragoman smaller.",
    "migrate": "Copy a ledger to PostgreSQL, for teams.",
    "roles": "Say who may do what to a ledger in PostgreSQL.",
    "refusals": "List what could not be read, and why.",
    "brief": "Write a two-page brief, every claim footnoted.",
    "watch": "Watch sources, and tell what rules wait for.",
    "serve": "Open the ledger in a browser.",
    "members": "Say who may ask a server.",
    "mcp": "Let an assistant ask the ledger.",
    "export": "Write the ledger's events to a file.",
    "runs": "List what was read when, or how to do it again.",
    "replay": "Make a ledger again from its manifest.",
    "import": "Keep other people's event data beside it.",
    "compare": "Set a ledger beside another account.",
    "panel": "Write a row for each two states and period.",
    "triangle": "Tell who answers whom among three states.",
    "turns": "Tell when two states' dealings turned.",
    "forecast": "Tell what may follow, and score it later.",
    "evaluate": "Measure predictions against gold.",
    "demo": "Read the shipped samples and show the result.",
}
_IN = {
    "texts": "code relate who when parse",
    "codebook": "codebook",
    "evaluate": "evaluate",
    "records": "events documents people mechanisms occasions positions dyad refusals runs",
    "upkeep": "read merge split correct check repair pack migrate roles replay import",
    "findings": "compare panel triangle turns forecast brief export",
    "services": "serve members mcp watch demo",
}
FOLDERS = {verb: folder for folder, verbs in _IN.items() for verb in verbs.split()}
INTERRUPTED = 130


@click.group(
    cls=LazyGroup,
    lines=VERBS,
    folders=FOLDERS,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="dragoman")
@click.option("-v", "--verbose", count=True, help="Tell on standard error what is done; -vv: all.")
def cli(verbose: int) -> None:
    """Read diplomatic news and keep a cited ledger of it.

    \b
    Examples:
      dragoman demo
      dragoman read articles/ --ledger week.ledger
      dragoman events --ledger week.ledger --where "actor=KOR type=CONSULT since=2025-01-01"
      dragoman brief --ledger week.ledger --between KOR,CHN,JPN --since 2025-01-01
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    if verbose:
        _tell_all(logging.INFO if verbose == 1 else logging.DEBUG)


def _tell_all(level: int) -> None:
    """Let what Dragoman logs be seen on standard error."""
    told = logging.StreamHandler()
    told.setFormatter(logging.Formatter("%(asctime)s %(name)s: %(message)s", "%H:%M:%S"))
    logger = logging.getLogger("dragoman")
    logger.addHandler(told)
    logger.setLevel(level)


def main() -> None:
    """Run the command line and exit with a code that means something.

    0 done; 1 failed; 2 wrong usage; 3 a source cannot be opened; 4 a damaged installation;
    5 the ledger cannot be used; 6 a file cannot be written; 130 interrupted.
    """
    try:
        if log := os.environ.get("DRAGOMAN_LOG"):
            from dragoman.faults import keep_traces  # noqa: PLC0415 - for who wants a log

            keep_traces(Path(log))
        code = cli.main(standalone_mode=False)
        sys.stdout.flush()
    except click.Abort:
        click.echo("interrupted: what was committed is kept; run the same command again", err=True)
        code = INTERRUPTED
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except DragomanError as error:
        click.echo(f"dragoman: {error}", err=True)
        code = error.exit_code
    except OSError as error:
        code = _system_failed(error)
    except SystemExit as error:
        # click ends with 1, and a hushed stdout, where a pipe's reader has gone ("... | head").
        hushed = type(sys.stdout).__name__.endswith("PacifyFlushWrapper")
        code = 0 if hushed else error.code
    except Exception as error:  # noqa: BLE001 - told in one line; the log has its trace
        from dragoman.faults import HOW, noted  # noqa: PLC0415 - it should never be needed

        click.echo(f"dragoman: a fault in Dragoman ({noted(error, 'a command')}); {HOW}", err=True)
        code = 1
    sys.exit(code if isinstance(code, int) else 0)


def _system_failed(error: OSError) -> int:
    """Tell what the system refused and what to do; return the exit code."""
    if error.filename is None:  # what is printed went nowhere; nothing more may be printed there
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if error.errno == errno.EPIPE:
            return 0
    what = error.filename if error.filename is not None else "what was asked for"
    reason = error.strerror or type(error).__name__
    click.echo(
        f"dragoman: cannot read or write {what}: {reason}; check the disk, the permissions and "
        "where the output goes, then run the same command again",
        err=True,
    )
    return OutputError.exit_code
