r"""What the trained teacher makes of each word of the training documents, copies and texts.

    python training/teacher_targets.py --states build/events --teacher FOLDER \
        --trained build/events/teacher.pt --out build/events

A word that may tell an act has its fillers told too.
"""

from __future__ import annotations

import argparse
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch

from encoder import load
from event_data import everything, unlabelled
from event_model import Sizes
from event_states import read_kept
from event_targets import KEPT
from teacher_model import Teacher, tokenizer_of
from teacher_rows import TeacherRows, fill, key_of

AT_ONCE, BUDGET = 1500, 4000
SOME = 0.3  # a word with this probability of an act has its fillers told
Row = dict[str, Any]


@torch.no_grad()
def answers(model: Teacher, rows: TeacherRows) -> Iterator[tuple[tuple[str, int], Row]]:
    """The answers for each sentence, as scores."""
    fill(model, rows.rows)
    model.eval()
    for group in rows.batches(BUDGET, None):
        batch = rows.tensors(group)
        kind, mode, status, certainty, trigger, filler = model(*(batch[k] for k in rows.names))
        nothing = kind.softmax(-1)[..., 0].numpy()
        for i, row in enumerate(group):
            count = len(row["tokens"])
            told = {int(word) for word in np.flatnonzero(nothing[i, 1 : count + 1] < 1 - SOME)}
            events = {}
            for word in told | set(row["gold"]):
                ways = [rows.paths.get(row["chains"].path(word, k), 0) for k in range(count)]
                left = trigger[i, word + 1].expand(count, -1)
                pairs = model.pairs(left, filler[i, 1 : count + 1], torch.tensor(ways))
                events[word] = {
                    "ways": ways,
                    "pairs": pairs.half().numpy(),
                    "status": status[i, word + 1].half().numpy(),
                    "certainty": certainty[i, word + 1].half().numpy(),
                    "mode": mode[i, word + 1].half().numpy(),
                }
            yield key_of(row), {"kind": kind[i, : count + 1].half().numpy(), "events": events}


def main() -> None:
    """Write the answers for the labelled documents, the copies and the texts."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--states", type=Path, required=True)
    ask.add_argument("--teacher", type=Path, required=True)
    ask.add_argument("--trained", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    args = ask.parse_args()
    torch.set_num_threads(2)
    saved, tokenizer = load(args.trained), tokenizer_of(args.teacher)
    model = Teacher(Sizes(**saved["sizes"]))
    model.load_state_dict({key: value.float() for key, value in saved["state"].items()})
    labels = (saved["paths"], saved["modes"])
    states = read_kept(args.states, "states")
    labelled = [d for d in everything() if d.split == "train" and states.get(d.name)]
    for name in KEPT:
        rows = states if name == "states" else read_kept(args.states, name)
        documents = labelled if name == "states" else unlabelled(rows)
        targets = {}
        for first in range(0, len(documents), AT_ONCE):
            some = TeacherRows(documents[first : first + AT_ONCE], rows, labels, tokenizer)
            targets |= dict(answers(model, some))
        whole = {"targets": targets, "paths": labels[0], "modes": labels[1]}
        (args.out / f"{name}-targets.pickle").write_bytes(pickle.dumps(whole, protocol=5))
        print(name, len(targets), flush=True)


if __name__ == "__main__":
    main()
