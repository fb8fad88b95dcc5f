"""Kill the real commands at random moments, and look what is lost, doubled or torn.

    python benchmarks/kills.py [--kills 100] [--commands read,merge] [--documents 8] [--seed 1]

Each command runs in a process of its own, which is killed (SIGKILL) after a time drawn evenly from
nought to what an undisturbed run takes. After every kill the file must be sound (integrity, foreign
keys), and it must hold what it held before or what the whole command would have left; commands that
commit in parts are started again until they come to their end, and then it must hold exactly what
an undisturbed run leaves. `upgrade` reads into a ledger of the first version, `migrate` copies one
to a PostgreSQL from Debian's package.
"""

import argparse
import json
import os
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import import_gdelt
import sqlalchemy

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "ledger"))
from postgres_server import served
from test_migrations import REVISIONS, fill

import dragoman.interface.intake.taking
import dragoman.pipeline
import dragoman.watch.starting  # noqa: F401 - loaded once for all processes that are started
from dragoman.cli import main as dragoman_command
from dragoman.ledger import Ledger
from dragoman.ledger.sqlite import connection
from dragoman.read import samples

# what tells when or by which run, or is found anew
VOLATILE = frozenset(
    {
        *("run_id", "started", "finished", "decided", "made", "undone", "learned", "due", "state"),
        *("refusal_id", "alert", "tries"),
    }
)
PASSED_OVER = ("runs", "meta", "watch_", "documents_text", "evidence_text", "sqlite_", "alembic")
DOCUMENTS = 8
ROWS = 4_000
LONGEST = 600.0
COMMANDS = ("read", "merge", "correct", "repair", "foreign", "watch", "upgrade", "migrate")


@dataclass
class Scene:
    """A command and what it works on.

    Attributes:
        name: of the command.
        arguments: of it; ``{}`` stands for the folder.
        prepare: fills a folder.
        in_parts: whether it may commit several times.
        state: tells what a folder holds.
    """

    name: str
    arguments: list[str]
    prepare: Callable[[Path], None]
    in_parts: bool
    state: Callable[[Path], str] = field(default=lambda folder: state_of(folder / "a.ledger"))


def state_of(ledger: Path) -> str:
    """Return all that a ledger holds, but for times and runs; see that it is sound."""
    if not ledger.exists():
        return "nothing"
    one = sqlite3.connect(ledger)
    try:
        assert one.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert one.execute("PRAGMA foreign_key_check").fetchall() == []
        found = []
        tables = one.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        for (name,) in tables.fetchall():
            if name.startswith(PASSED_OVER):
                continue
            columns = [row[1] for row in one.execute(f'PRAGMA table_info("{name}")')]
            kept = ", ".join(f'"{column}"' for column in columns if column not in VOLATILE)
            rows = one.execute(f'SELECT {kept or "1"} FROM "{name}"').fetchall()  # noqa: S608
            found += [f"{name} {row!r}" for row in sorted(map(repr, rows))]
        return "\n".join(found) or "nothing"
    finally:
        one.close()


def run(arguments: list[str], log: Path) -> int:
    """Start a command in a process of its own and return its number."""
    number = os.fork()
    if number:
        return number
    try:
        os.setsid()
        handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(handle, 1)
        os.dup2(handle, 2)
        sys.argv = ["dragoman", *arguments]
        dragoman_command()
    except SystemExit as ended:
        sys.stdout.flush()
        os._exit(ended.code if isinstance(ended.code, int) else 1 if ended.code else 0)
    except BaseException:  # noqa: BLE001 - it must not come back into this program
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(70)
    sys.stdout.flush()
    os._exit(0)


def finished(number: int, seconds: float) -> int | None:
    """Wait for a process; None where it still works after so many seconds."""
    until = time.monotonic() + seconds
    while True:
        ended, status = os.waitpid(number, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() >= until:
            return None
        time.sleep(min(0.005, max(0.0, until - time.monotonic())))


def filled(scene: Scene, folder: Path) -> None:
    """Make the folder anew that a command works on."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    scene.prepare(folder)


@dataclass
class Killing:
    """One command, killed again and again.

    Attributes:
        scene: the command.
        folder: it works there.
        log: what it prints.
        lasts: seconds that it takes undisturbed.
        before: what the folder holds before it.
        after: the same after it.
        kills: how often it was killed.
        ends: how often it came to its end before it was.
        wrong: what was lost, doubled or torn.
    """

    scene: Scene
    folder: Path
    log: Path
    lasts: float = 0.0
    before: str = ""
    after: str = ""
    kills: int = 0
    ends: int = 0
    wrong: list[str] = field(default_factory=list)

    def start(self) -> int:
        """Start the command."""
        return run([one.replace("{}", str(self.folder)) for one in self.scene.arguments], self.log)

    def fill(self) -> None:
        """Make the folder anew that the command works on."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        self.scene.prepare(self.folder)

    def whole(self) -> None:
        """Run it to its end."""
        began = time.monotonic()
        code = finished(self.start(), LONGEST)
        assert code == 0, (code, self.log.read_text()[-2_000:])
        self.lasts = time.monotonic() - began

    def undisturbed(self) -> None:
        """See what it leaves."""
        self.fill()
        self.before = self.scene.state(self.folder)
        self.whole()
        self.after = self.scene.state(self.folder)
        assert self.after != self.before, self.scene.name
        self.fill()

    def once(self, seconds: float) -> None:
        """Start it, kill it after so many seconds, and look."""
        number = self.start()
        began = time.monotonic()
        code = finished(number, seconds)
        if code is None:
            os.kill(number, signal.SIGKILL)
            with suppress(ProcessLookupError):  # it had no group of its own yet
                os.killpg(number, signal.SIGKILL)
            os.waitpid(number, 0)
            self.kills += 1
        else:
            self.ends += 1
            self.lasts = (self.lasts + time.monotonic() - began) / 2
        now = self.seen()
        allowed = (self.before, self.after) if code is None else (self.after,)
        if code:
            self.wrong.append(f"exit code {code}: {self.log.read_text()[-300:]}")
        elif now not in allowed and not (code is None and self.scene.in_parts):
            self.wrong.append("neither what was there nor what is to be")
        if code is not None or now in ("", self.after):
            self.fill()

    def seen(self) -> str:
        """Return what the folder holds; nothing at all where it is torn."""
        try:
            return self.scene.state(self.folder)
        except (AssertionError, sqlite3.DatabaseError) as error:
            self.wrong.append(f"torn: {error}")
            return ""

    def end(self) -> None:
        """Let it come to its end after all kills."""
        if self.scene.in_parts or self.seen() not in (self.before, self.after):
            self.whole()
            if self.seen() != self.after:
                self.wrong.append("another end than undisturbed")


def kill(scene: Scene, kills: int, chance: Random, room: Path) -> dict[str, object]:
    """Kill one command so often, and tell what came of it."""
    killing = Killing(scene, room / scene.name, room / f"{scene.name}.log")
    killing.undisturbed()
    while killing.kills < kills:
        killing.once(chance.uniform(0, killing.lasts))
        print(f"{scene.name}: {killing.kills} kills, wrong: {killing.wrong}", file=sys.stderr)
    killing.end()
    told = {"command": scene.name, "kills": killing.kills, "came_to_its_end": killing.ends}
    return {**told, "wrong": killing.wrong}


class Scenes:
    """Makes what is killed.

    Args:
        room: a folder.
        stack: ends what was started.
        documents: how many are read.
    """

    def __init__(self, room: Path, stack: ExitStack, documents: int = DOCUMENTS) -> None:
        self._room = room
        self._stack = stack
        self._texts = sorted(samples().glob("*.txt"))[:documents]
        self._ledger = room / "read.ledger"

    def _copied(self, folder: Path) -> None:
        """Put a ledger that was read into a folder."""
        shutil.copy(self._is_read(), folder / "a.ledger")

    def _is_read(self) -> Path:
        """Return a ledger, which is read once."""
        if not self._ledger.exists():
            log = self._room / "log"
            command = ["read", *map(str, self._texts), "--ledger", str(self._ledger)]
            assert finished(run(command, log), LONGEST) == 0, log.read_text()
        return self._ledger

    def _ids(self) -> list[str]:
        """Return the ids of its events."""
        one = sqlite3.connect(self._is_read())
        try:
            return [row[0] for row in one.execute("SELECT event_id FROM events ORDER BY event_id")]
        finally:
            one.close()

    def read(self) -> Scene:
        """Read articles."""
        named = [*map(str, self._texts), "--ledger", "{}/a.ledger", "--published", "2024-01-05"]
        return Scene("read", ["read", *named], lambda _: None, in_parts=True)

    def merge(self) -> Scene:
        """Say that two events are one."""
        command = ["merge", *self._ids()[3:5], "--ledger", "{}/a.ledger"]
        return Scene("merge", command, self._copied, in_parts=False)

    def correct(self) -> Scene:
        """Correct an event."""
        more = ["--status", "planned", "--place", "Busan (KOR)", "--note", "only announced"]
        command = ["correct", "{}/a.ledger", self._ids()[2], *more]
        return Scene("correct", command, self._copied, in_parts=False)

    def repair(self) -> Scene:
        """Read documents again whose findings are damaged."""

        def prepare(folder: Path) -> None:
            self._copied(folder)
            with sqlite3.connect(folder / "a.ledger") as one:
                hurt = "UPDATE evidence SET quote = quote || '!' WHERE number % 4 = 1"
                assert one.execute(hurt).rowcount > 1
            one.close()

        return Scene("repair", ["repair", "{}/a.ledger"], prepare, in_parts=True)

    def foreign(self) -> Scene:
        """Import other people's events."""

        def prepare(folder: Path) -> None:
            lines = "".join(f"{line}\n" for line in import_gdelt.rows(ROWS))
            (folder / "a.export.CSV").write_text(lines)
            self._copied(folder)

        command = ["import", "{}/a.export.CSV", "--ledger", "{}/a.ledger"]
        return Scene("import", command, prepare, in_parts=True)

    def watch(self) -> Scene:
        """Watch a folder, once."""

        def prepare(folder: Path) -> None:
            (folder / "in").mkdir()
            for text in self._texts[:4]:
                shutil.copy(text, folder / "in")
            (folder / "sources.toml").write_text(
                f'[[source]]\nname = "In"\nfolder = "{folder}/in"\nevery = "1m"\n'
                '[[alert]]\nname = "Talks"\nwhere = "type=CONSULT"\n'
            )
            Ledger.open(folder / "a.ledger").close()

        command = ["watch", "{}/sources.toml", "{}/a.ledger", "--once", "--quiet"]
        return Scene("watch", command, prepare, in_parts=True)

    def upgrade(self) -> Scene:
        """Read into a ledger of the first version."""
        old = self._room / "old.ledger"
        one = connection._opened(old, read_only=False)
        connection.upgrade(one, REVISIONS[0])
        fill(one, Random(1))  # noqa: S311 - a repeatable ledger
        one.commit()
        connection.close(one)
        command = ["read", str(self._texts[0]), "--ledger", "{}/a.ledger"]

        def prepare(folder: Path) -> None:
            shutil.copy(old, folder / "a.ledger")

        return Scene("upgrade", command, prepare, in_parts=True)

    def migrate(self) -> Scene:
        """Copy a ledger to a server."""
        address = self._stack.enter_context(served())
        engine = sqlalchemy.create_engine(address.replace("postgresql:", "postgresql+psycopg:"))

        def prepare(_folder: Path) -> None:
            with engine.begin() as one:
                one.exec_driver_sql('DROP SCHEMA IF EXISTS "killed" CASCADE')
            engine.dispose()

        def state(_folder: Path) -> str:
            with engine.connect() as one:
                names = sqlalchemy.inspect(one).get_table_names(schema="killed")
                kept = [name for name in sorted(names) if not name.startswith(PASSED_OVER)]
                counts = [
                    (name, one.exec_driver_sql(f'SELECT count(*) FROM killed."{name}"').scalar())  # noqa: S608
                    for name in kept
                ]
            engine.dispose()
            return repr(counts) if counts else "nothing"

        joined = "&" if "?" in address else "?"
        command = ["migrate", str(self._is_read()), f"{address}{joined}ledger=killed"]
        return Scene("migrate", command, prepare, in_parts=True, state=state)


def main() -> None:
    """Kill each command in turn and print what came of it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=100, help="of all commands together")
    parser.add_argument("--commands", default=",".join(COMMANDS))
    parser.add_argument("--documents", type=int, default=DOCUMENTS, help="that are read")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    chance = Random(chosen.seed)  # noqa: S311 - repeatable as far as a clock is
    named = chosen.commands.split(",")
    killed, wrong = 0, 0
    with ExitStack() as stack:
        room = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        made = Scenes(room, stack, chosen.documents)
        for name in named:
            scene = getattr(made, name)()
            told = kill(scene, -(-chosen.kills // len(named)), chance, room)
            print(json.dumps(told), flush=True)
            killed += int(str(told["kills"]))
            wrong += len(list(told["wrong"]))  # type: ignore[call-overload]
    print(json.dumps({"kills": killed, "wrong": wrong}))
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
