"""Sentences as the teacher reads them: its own pieces, and its lower half computed once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from event_data import Labelled
from event_model import BEFORE
from event_rows import Rows
from teacher_model import WIDTH, WORDS, Teacher

LONGEST, OF_A_WORD, AT_ONCE = 400, 12, 2400
START, PAD, END, UNKNOWN = 0, 1, 2, 3
INPUTS = ("low", "shapes", "mask", "before", "first", "last", "words")
Row = dict[str, Any]


def shape_of(word: str) -> int:
    """How a word is written: small, with a capital, in capitals, a number."""
    if word.isupper() and len(word) > 1:
        return 2
    return 1 if word[:1].isupper() else 3 if word[:1].isdigit() else 0


def with_pieces(row: Row, tokenizer: Tokenizer) -> None:
    """Give a sentence its pieces, once."""
    if "ids" in row:
        return
    ids, shapes, first, last = [START], [0], [0], [0]
    for token in row["tokens"]:
        pieces = tokenizer.encode(token.text, add_special_tokens=False).ids[:OF_A_WORD]
        first.append(len(ids))
        ids += pieces or [UNKNOWN]
        shapes += [shape_of(token.text)] * (len(ids) - len(shapes))
        last.append(len(ids) - 1)
    row["ids"] = np.array([*ids, END][:LONGEST])
    row["shapes"] = np.array([*shapes, 0][:LONGEST])
    row["own first"] = np.minimum(first, LONGEST - 1)
    row["own last"] = np.minimum(last, LONGEST - 1)


class TeacherRows(Rows):
    """The rows of `event_rows`, in the teacher's pieces."""

    names = INPUTS

    def __init__(
        self,
        documents: Sequence[Labelled],
        states: dict[str, list[Row]],
        labels: tuple[list[str], list[str]],
        tokenizer: Tokenizer,
    ) -> None:
        self.tokenizer = tokenizer
        super().__init__(list(documents), states, *labels)
        own = {key_of(row): row for row in self.rows}
        for row in self.rows:
            if row["previous"] is not None:
                row["previous"] = own[key_of(row["previous"])]

    def _row(self, row: Row, previous: Row | None, document: Labelled) -> Row:
        with_pieces(row, self.tokenizer)
        return super()._row(row, previous, document)

    @staticmethod
    def length_of(row: Row) -> int:
        """Pieces of a sentence and of what of the one before is read with it."""
        before = 0 if row["previous"] is None else min(BEFORE, len(row["previous"]["ids"]))
        return len(row["ids"]) + before

    def inputs(self, batch: list[Row], drop: float) -> dict[str, Tensor]:
        """What the teacher reads of some sentences."""
        length = max(self.length_of(row) for row in batch)
        words = max(len(row["own first"]) for row in batch)
        out = {
            "low": torch.zeros(len(batch), length, WIDTH, dtype=torch.bfloat16),
            "shapes": torch.zeros(len(batch), length, dtype=torch.long),
            "mask": torch.zeros(len(batch), length),
            "before": torch.zeros(len(batch), length),
            "first": torch.zeros(len(batch), words, dtype=torch.long),
            "last": torch.zeros(len(batch), words, dtype=torch.long),
            "words": torch.zeros(len(batch), words, WORDS),
        }
        for i, row in enumerate(batch):
            size = 0
            for part in (row, row["previous"]):
                if part is None:
                    continue
                most = LONGEST if part is row else BEFORE
                low, end = part["lower"][:most], size + len(part["lower"][:most])
                out["low"][i, size:end] = low
                out["shapes"][i, size:end] = torch.from_numpy(part["shapes"][:most])
                out["before"][i, size:end] = float(part is not row)
                size = end
            out["mask"][i, :size] = 1
            count = len(row["own first"])
            out["first"][i, :count] = torch.from_numpy(row["own first"])
            out["last"][i, :count] = torch.from_numpy(row["own last"])
            out["words"][i, :count] = torch.from_numpy(row["words"]).float()
        if drop:
            out["low"][torch.rand(len(batch), length) < drop] = 0
        return out


def key_of(row: Row) -> tuple[str, int]:
    """What tells a sentence from all others."""
    return row["document"], row["tokens"][0].start if row["tokens"] else -1


def fill(model: Teacher, rows: list[Row]) -> None:
    """Compute the lower half of each sentence by itself."""
    training = model.training
    model.eval()
    waiting = sorted(rows, key=lambda row: len(row["ids"]))
    while waiting:
        longest = len(waiting[min(40, len(waiting) - 1)]["ids"])
        group = waiting[: max(1, AT_ONCE // longest)]
        del waiting[: len(group)]
        length = max(len(row["ids"]) for row in group)
        ids = torch.full((len(group), length), PAD)
        mask = torch.zeros(len(group), length)
        for i, row in enumerate(group):
            ids[i, : len(row["ids"])] = torch.from_numpy(row["ids"])
            mask[i, : len(row["ids"])] = 1
        states = model.lower(ids, mask).to(torch.bfloat16)
        for i, row in enumerate(group):
            row["lower"] = states[i, : len(row["ids"])].clone()
    model.train(training)
