"""What the teacher makes of each word, learned by the heads beside the labels.

Sentences that nobody labelled are learned from the teacher alone. The share that is the teacher's
and how much its answers are softened were not swept.
"""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from event_data import TYPES, Labelled
from event_rows import Rows
from event_scores import Pairs, Told, loss_of

SHARE, SOFT = 0.7, 2.0
KEPT = ("states", "copies", "texts")  # the documents of which there are answers
Row = dict[str, Any]
Targets = dict[tuple[str, int], dict[str, Any]]


def read_targets(folder: Path) -> tuple[Targets, tuple[list[str], list[str]]]:
    """The teacher's answers by sentence, and the paths and modes that it tells apart."""
    targets: Targets = {}
    for name in KEPT:
        saved = pickle.loads((folder / f"{name}-targets.pickle").read_bytes())  # noqa: S301 - our own
        targets |= saved["targets"]
    return targets, (saved["paths"], saved["modes"])


class TargetRows(Rows):
    """Sentences with the teacher's answers, labelled or not."""

    def __init__(
        self,
        documents: list[Labelled],
        states: dict[str, list[Row]],
        labels: tuple[list[str], list[str]],
        targets: Targets,
        *,
        labelled: bool = True,
    ) -> None:
        self.targets, self.labelled = targets, labelled
        super().__init__(documents, states, *labels)

    def _row(self, row: Row, previous: Row | None, document: Labelled) -> Row:
        key = row["document"], row["tokens"][0].start if row["tokens"] else -1
        known = {"target": self.targets[key], "labelled": self.labelled}
        return {**super()._row(row, previous, document), **known}

    def gold(self, batch: list[Row]) -> dict[str, Tensor]:
        """What is labelled of some sentences, and what the teacher makes of them."""
        out = super().gold(batch)
        words = out["type"].shape[1]
        kind = torch.zeros(len(batch), words, len(TYPES))
        real = torch.zeros(len(batch), words)
        at, links, events = [], [], []
        for i, row in enumerate(batch):
            told = row["target"]["kind"]
            kind[i, : len(told)] = torch.from_numpy(told).float()
            real[i, 1 : len(told)] = 1
            if not row["labelled"]:
                out["type"][i] = -100
            for word, event in row["target"]["events"].items():
                at.append((i, word + 1))
                links += [(i, word + 1, filler + 1) for filler in range(len(event["ways"]))]
                events.append(event)
        out |= {"soft kind": kind, "real": real}
        out["soft at"] = torch.tensor(at, dtype=torch.long).reshape(-1, 2)
        out["soft links"] = torch.tensor(links, dtype=torch.long).reshape(-1, 3)
        out["soft ways"] = torch.tensor([way for e in events for way in e["ways"]])
        for part in ("status", "certainty", "mode"):
            rows = [event[part] for event in events]
            out[f"soft {part}"] = torch.from_numpy(np.array(rows)).float()
        pairs = [event["pairs"] for event in events]
        out["soft pairs"] = torch.from_numpy(np.concatenate(pairs) if pairs else np.zeros((0, 2)))
        return out


def _far(ours: Tensor, theirs: Tensor, soft: float = 1.0) -> Tensor:
    """Cross entropy of our answers to the teacher's, both softened."""
    wanted = F.softmax(theirs / soft, -1)
    return -(wanted * F.log_softmax(ours / soft, -1)).sum(-1) * soft * soft


def taught_loss(told: Told, pairs: Pairs, batch: dict[str, Tensor], weights: Tensor) -> Tensor:
    """The loss by the labels and by the teacher's answers together."""
    kind, mode, status, certainty, trigger, filler = told
    some = 1 - F.softmax(batch["soft kind"], -1)[..., 0]
    weight = (weights[0] + (1 - weights[0]) * some) * batch["real"]
    far = _far(kind, batch["soft kind"], SOFT)
    total = 4 * SHARE * (far * weight).sum() / weight.sum()
    if bool((batch["type"] >= 0).any()):
        total = total + (1 - SHARE) * loss_of(told, pairs, batch, weights)
    if len(batch["soft at"]) == 0:
        return total
    i, word = batch["soft at"].T
    moods = 0.5 * _far(status[i, word], batch["soft status"]).mean()
    moods = moods + 0.3 * _far(certainty[i, word], batch["soft certainty"]).mean()
    modes = F.binary_cross_entropy_with_logits(mode[i, word], batch["soft mode"].sigmoid())
    i, word, other = batch["soft links"].T
    wanted = batch["soft pairs"].float().sigmoid()
    scores = pairs(trigger[i, word], filler[i, other], batch["soft ways"])
    fillers = F.binary_cross_entropy_with_logits(scores, wanted, weight=1 + 2 * wanted)
    return total + SHARE * (moods + 8 * modes + 8 * fillers)
