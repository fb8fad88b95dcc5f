"""Run the steps of the Dockerfile without a container engine, and see that what it starts works.

    python .ci/try_container.py

What is copied goes alone into a fresh folder, what is installed into a fresh environment (which
needs the network); the command is started as the user of the recipe where that may be chosen, over
a data folder of its own. Then its health is asked as the recipe asks it, a text is posted, the
server is ended and started again, and the text has to be there.
"""

import json
import os
import re
import secrets
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
INSTALL = re.compile(r'pip install --no-cache-dir "\.\[\$(\w+)\]"')
PORT = "8722"
OTHER_PORT = "18722"  # perhaps somebody serves at the usual one
PATIENCE = 120
PUBLIC = 0o755
TEXT = {"text": "Kenya and Uganda held talks in Nairobi on Monday.", "published": "2024-03-05"}


def steps() -> list[tuple[str, str]]:
    """Return the recipe's instructions with what they are given."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(line.split()[0], line.split(maxsplit=1)[1]) for line in lines]


def given(name: str) -> list[str]:
    """Return what every instruction of a name is given."""
    return [what for step, what in steps() if step == name]


def copied(source: Path) -> None:
    """Copy what the recipe copies, and nothing else."""
    for step in given("COPY"):
        *names, target = shlex.split(step)
        for name in names:
            where = source / target / (name if len(names) > 1 else "")
            if (ROOT / name).is_dir():
                shutil.copytree(
                    ROOT / name, source / target, ignore=shutil.ignore_patterns("__py*")
                )
            else:
                shutil.copy(ROOT / name, where)


def installed(source: Path, environment: Path) -> Path:
    """Install as the recipe does; return the folder of the programs."""
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    values = dict(one.split("=", 1) for one in given("ARG"))
    (name,) = (match[1] for step in given("RUN") for match in INSTALL.finditer(step))
    pip = [str(environment / "bin/python"), "-m", "pip", "install", "--quiet"]
    subprocess.run([*pip, f".[{values[name]}]"], cwd=source, check=True)
    return environment / "bin"


@contextmanager
def serving(programs: Path, data: Path, token: str) -> Iterator[None]:
    """Serve as the recipe starts it, until its health is as the recipe asks it."""
    user = int(re.findall(r"--uid (\d+)", " ".join(given("RUN")))[0])
    settings = dict(one.split("=", 1) for one in given("ENV"))
    environment = {name: value.replace("/data", str(data)) for name, value in settings.items()}
    environment |= {"PATH": f"{programs}:{os.environ['PATH']}", "DRAGOMAN_TOKEN": token,
                    "HOME": str(data), "LANG": "C.UTF-8"}  # fmt: skip
    command = json.loads(given("ENTRYPOINT")[0]) + json.loads(given("CMD")[0])
    command[0] = str(programs / command[0])
    who = {"user": user, "group": user} if may_be_others(programs, user) else {}
    with subprocess.Popen(
        [*command, "--port", OTHER_PORT], cwd=data, env=environment, umask=0o077, **who
    ) as server:
        try:
            asked = json.loads(given("HEALTHCHECK")[0].partition("CMD ")[2])
            healthy(
                str(programs / asked[0]), [each.replace(PORT, OTHER_PORT) for each in asked[1:]]
            )
            yield
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(PATIENCE)


def may_be_others(programs: Path, user: int) -> bool:
    """Whether the programs can be started as the recipe's user here."""
    if os.geteuid() != 0:
        return False
    try:
        subprocess.run([str(programs / "python"), "-c", ""], check=True, user=user, group=user,
                       extra_groups=[])  # fmt: skip
    except (PermissionError, subprocess.CalledProcessError):
        print("this Python is closed to other users: started as the present one")
        return False
    return True


def healthy(python: str, asked: list[str]) -> None:
    """Ask for the server's health until it is well.

    Raises:
        TimeoutError: it never was.
    """
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if subprocess.run([python, *asked], capture_output=True, check=False).returncode == 0:
            return
        time.sleep(1)
    raise TimeoutError("the server's health was never well")


def called(path: str, token: str, sent: object = None) -> dict[str, object]:
    """Return what the server answers."""
    request = urllib.request.Request(
        f"http://localhost:{OTHER_PORT}{path}",
        json.dumps(sent).encode() if sent is not None else None,
        {"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        found: dict[str, object] = json.load(answer)
        return found


def main() -> None:
    """Build, start, post, end, start again, look."""
    with tempfile.TemporaryDirectory() as folder:
        base, token = Path(folder), secrets.token_urlsafe(24)
        base.chmod(PUBLIC)
        source, data = base / "source", base / "data"
        source.mkdir()
        data.mkdir()
        if os.geteuid() == 0:
            user = int(re.findall(r"--uid (\d+)", " ".join(given("RUN")))[0])
            os.chown(data, user, user)
        copied(source)
        programs = installed(source, base / "environment")
        with serving(programs, data, token):
            made = called("/api/texts", token, TEXT)
            print(f"posted: {made}")
        with serving(programs, data, token):
            held = called("/api/documents", token)
            print(f"after a restart: {len(held['items'])} document(s)")
            if len(held["items"]) != 1:
                sys.exit("the text that was posted is not there after a restart")
        owners = {path.stat().st_uid for path in data.rglob("*")}
        print(f"its files belong to {sorted(owners)}; all steps of the Dockerfile ran")


if __name__ == "__main__":
    main()
