"""Labelled sentences as numbers, and batches of them."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

import numpy as np
import torch
from torch import Tensor

from dragoman.annotate.proposals.paths import Chains
from encoder import DEVICE, WIDTH
from event_data import CERTAINTIES, STATUSES, TYPES, Labelled, triggers_of
from event_model import BEFORE

LEAST_MODE = 5
LEAST_PATH = 4
INPUTS = ("low", "mask", "before", "first", "last", "words")


def labels_of(
    documents: list[Labelled], states: dict[str, list[dict[str, Any]]]
) -> tuple[list[str], list[str]]:
    """The ways from triggers to fillers, and the modes, that come often enough to be learned."""
    ways: Counter[str] = Counter()
    for document in documents:
        for row in states[document.name]:
            chains = Chains.of(row["tokens"])
            for trigger in triggers_of(row["tokens"], document.events):
                ways.update(chains.path(trigger.word, filler) for _, filler in trigger.fillers)
    modes = Counter(m for document in documents for gold in document.events for m in gold.modes)
    paths = [path for path, count in ways.most_common() if count >= LEAST_PATH]
    return paths, sorted(mode for mode, count in modes.items() if count >= LEAST_MODE)


class Rows:
    """Sentences with their gold as numbers, and batches of them."""

    names = INPUTS

    def __init__(
        self,
        documents: list[Labelled],
        states: dict[str, list[dict[str, Any]]],
        paths: list[str],
        modes: list[str],
    ) -> None:
        self.paths = {path: i + 1 for i, path in enumerate(paths)}
        self.modes = {mode: i for i, mode in enumerate(modes)}
        self.rows = []
        for document in documents:
            previous = None
            for row in states[document.name]:
                self.rows.append(self._row(row, previous, document))
                previous = row

    def _row(
        self, row: dict[str, Any], previous: dict[str, Any] | None, document: Labelled
    ) -> dict[str, Any]:
        tokens = row["tokens"]
        chains = Chains.of(tokens)
        marks: dict[int, dict[str, Any]] = {}
        for trigger in triggers_of(tokens, document.events):
            roles = np.zeros((len(tokens), 2), np.float32)
            for role, filler in trigger.fillers:
                roles[filler, role] = 1
            ways = [self.paths.get(chains.path(trigger.word, i), 0) for i in range(len(tokens))]
            marks[trigger.word] = {"gold": trigger.gold, "roles": roles, "paths": ways}
        return {**row, "previous": previous, "gold": marks, "chains": chains}

    def batches(self, budget: int, dice: random.Random | None) -> list[list[dict[str, Any]]]:
        """Sentences of like length together, about ``budget`` pieces a batch."""
        jitter = dice.uniform if dice else (lambda *_: 0.0)
        order = sorted(self.rows, key=lambda r: self.length_of(r) + jitter(-3, 3))
        out, batch = [], []
        for row in order:
            if batch and self.length_of(row) * (len(batch) + 1) > budget:
                out.append(batch)
                batch = []
            batch.append(row)
        out.append(batch)
        if dice:
            dice.shuffle(out)
        return out

    @staticmethod
    def length_of(row: dict[str, Any]) -> int:
        """Pieces of a sentence and of what of the one before is read with it."""
        before = 0 if row["previous"] is None else min(BEFORE, len(row["previous"]["low"]))
        return len(row["low"]) + before

    def tensors(self, batch: list[dict[str, Any]], drop: float = 0.0) -> dict[str, Tensor]:
        """Inputs and gold of a batch; ``drop`` hides the states of that share of pieces."""
        whole = {**self.inputs(batch, drop), **self.gold(batch)}
        return {key: value.to(DEVICE) for key, value in whole.items()}

    def inputs(self, batch: list[dict[str, Any]], drop: float) -> dict[str, Tensor]:
        """What the heads read of some sentences."""
        length = max(self.length_of(row) for row in batch)
        words = max(len(row["first"]) for row in batch)
        out = {
            "low": torch.zeros(len(batch), length, WIDTH),
            "mask": torch.zeros(len(batch), length),
            "before": torch.zeros(len(batch), length),
            "first": torch.zeros(len(batch), words, dtype=torch.long),
            "last": torch.zeros(len(batch), words, dtype=torch.long),
            "words": torch.zeros(len(batch), words, WIDTH),
        }
        for i, row in enumerate(batch):
            own = torch.from_numpy(row["low"]).float()
            size = len(own)
            out["low"][i, :size] = own
            if row["previous"] is not None:
                before = torch.from_numpy(row["previous"]["low"][:BEFORE]).float()
                out["low"][i, size : size + len(before)] = before
                out["before"][i, size : size + len(before)] = 1
                size += len(before)
            out["mask"][i, :size] = 1
            count = len(row["first"])
            out["first"][i, :count] = torch.tensor(row["first"])
            out["last"][i, :count] = torch.tensor(row["last"])
            out["words"][i, :count] = torch.from_numpy(row["words"]).float()
        if drop:
            out["low"][torch.rand(len(batch), length) < drop] = 0
        return out

    def gold(self, batch: list[dict[str, Any]]) -> dict[str, Tensor]:
        """What is labelled of some sentences."""
        words = max(len(row["first"]) for row in batch)
        out = {"type": torch.full((len(batch), words), -100)}
        marks: list[tuple[int, int, dict[str, Any]]] = []
        for i, row in enumerate(batch):
            out["type"][i, 1 : len(row["first"])] = 0
            for word, mark in row["gold"].items():
                out["type"][i, word + 1] = TYPES.index(mark["gold"].type)
                marks.append((i, word + 1, mark))
        out["at"] = torch.tensor([[i, word] for i, word, _ in marks], dtype=torch.long).reshape(
            -1, 2
        )
        golds = [mark["gold"] for *_, mark in marks]
        out["status"] = torch.tensor([STATUSES.index(g.status) for g in golds], dtype=torch.long)
        out["certainty"] = torch.tensor(
            [CERTAINTIES.index(g.certainty) for g in golds], dtype=torch.long
        )
        out["mode"] = torch.zeros(len(golds), len(self.modes))
        for i, gold in enumerate(golds):
            for mode in gold.modes:
                if mode in self.modes:
                    out["mode"][i, self.modes[mode]] = 1
        links, roles, ways = [], [], []
        for i, word, mark in marks:
            count = len(mark["paths"])
            links += [(i, word, filler + 1) for filler in range(count)]
            roles.append(mark["roles"])
            ways += mark["paths"]
        out["links"] = torch.tensor(links, dtype=torch.long).reshape(-1, 3)
        out["roles"] = torch.from_numpy(np.concatenate(roles)) if roles else torch.zeros(0, 2)
        out["ways"] = torch.tensor(ways, dtype=torch.long)
        return out
