"""Write the golden files anew: run it after a change that is meant, then judge the diff.

python tests/golden/refreeze.py [articles] [stories] [samples]
"""

import sys

from golden_lines import HERE, SETS, golden

from dragoman.pipeline import Pipeline
from dragoman.settings import Settings


def main(names: list[str]) -> None:
    """Write the golden files of the sets of these names; of all where none are named."""
    pipeline = Pipeline.load(Settings(heads=False))
    for name in names or SETS:
        folder = HERE / name
        folder.mkdir(exist_ok=True)
        told = golden(name, pipeline)
        for old in folder.glob("*.txt"):
            if old.stem not in told:
                old.unlink()
        for file, text in told.items():
            (folder / f"{file}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
