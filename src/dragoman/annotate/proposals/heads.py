"""The learned heads at run time: states of the encoder in, proposed events out.

Invariant: what comes out for a sentence depends on it and on the sentence before alone, as in
`annotate.encoder`: padding follows from those two, and only rows of one length share a batch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from dragoman.annotate.parser.encoder import States
from dragoman.annotate.proposals.paths import Chains
from dragoman.model.batches import batches_of, side_by_side
from dragoman.model.store import ModelFiles
from dragoman.records import (
    Certainty,
    EventType,
    Filling,
    Proposal,
    RoleName,
    SegmentKind,
    Sentence,
    Status,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

STEP = 8
BEFORE = 48  # pieces of the sentence before that are read; as in training
BATCH_PIECES = 1024
TELLING = frozenset({SegmentKind.HEADLINE, SegmentKind.BODY, SegmentKind.CAPTION})
LEAST = 0.1  # words less likely to tell an event are not worth a record
LEAST_FILLING = 0.1
LEAST_MODE = 0.4  # not swept


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence, what the encoder holds of it and of the one before."""

    sentence: Sentence
    states: States
    before: States | None

    @property
    def pieces(self) -> int:
        """How many pieces are read for it."""
        before = 0 if self.before is None else min(BEFORE, len(self.before.low))
        return len(self.states.low) + before

    @property
    def padded(self) -> int:
        """The length that it is padded to."""
        return -(-self.pieces // STEP) * STEP


class Heads:
    """The shipped heads, loaded once.

    Args:
        files: a verified model folder.
    """

    def __init__(self, files: ModelFiles) -> None:
        self._threads = files.threads
        self._session: InferenceSession = files.session("events.onnx")
        labels: dict[str, list[str]] = files.labels["events"]
        self._types = labels["types"]
        self._modes = labels["modes"]
        self._statuses = [Status(each) for each in labels["statuses"]]
        self._certainties = [Certainty(each) for each in labels["certainties"]]
        self._paths = {path: number + 1 for number, path in enumerate(labels["paths"])}
        tables = files.event_tables
        self._pair: NDArray[np.float32] = tables["pair"].astype(np.float32)
        self._path: NDArray[np.float32] = tables["path"].astype(np.float32)

    def propose(
        self, documents: Sequence[Sequence[tuple[Sentence, States]]]
    ) -> list[list[tuple[Proposal, ...]]]:
        """Return what each sentence of each document may tell; documents share their batches.

        Sentences of kinds in which no event is told are read as what stands before others alone.
        """
        reads = [
            Read(sentence, states, own[number - 1][1] if number else None)
            for own in documents
            for number, (sentence, states) in enumerate(own)
        ]
        found = iter(self._read(reads))
        return [[next(found) for _ in own] for own in documents]

    def _read(self, reads: Sequence[Read]) -> list[tuple[Proposal, ...]]:
        """Return what each sentence may tell."""
        telling = [read for read in reads if read.sentence.kind in TELLING]
        batches = list(batches_of([read.padded for read in telling], _most))
        told = side_by_side(
            lambda batch: self._run([telling[i] for i in batch]), batches, self._threads
        )
        found: dict[int, tuple[Proposal, ...]] = {}
        for batch, proposals in zip(batches, told, strict=True):
            found |= zip(batch, proposals, strict=True)
        rest = (found[i] for i in range(len(telling)))
        return [next(rest) if read.sentence.kind in TELLING else () for read in reads]

    def _run(self, reads: Sequence[Read]) -> list[tuple[Proposal, ...]]:
        length = reads[0].padded
        words = max(len(read.states.first) for read in reads)
        width = reads[0].states.low.shape[1]
        feed: dict[str, NDArray[Any]] = {
            "low": np.zeros((len(reads), length, width), np.float32),
            "mask": np.zeros((len(reads), length), np.float32),
            "before": np.zeros((len(reads), length), np.float32),
            "first": np.zeros((len(reads), words), np.int64),
            "last": np.zeros((len(reads), words), np.int64),
            "words": np.zeros((len(reads), words, width), np.float32),
        }
        for i, read in enumerate(reads):
            own, states = len(read.states.low), read.states
            feed["low"][i, :own] = states.low
            if read.before is not None:
                before = read.before.low[:BEFORE]
                feed["low"][i, own : own + len(before)] = before
                feed["before"][i, own : own + len(before)] = 1.0
            feed["mask"][i, : read.pieces] = 1.0
            feed["first"][i, : len(states.first)] = states.first
            feed["last"][i, : len(states.last)] = states.last
            feed["words"][i, : len(states.words)] = states.words
        names = ["kind", "mode", "status", "certainty", "trigger", "filler"]
        outputs = dict(zip(names, self._session.run(names, feed), strict=True))
        return [
            self._proposals(
                read.sentence,
                {key: value[i, 1 : len(read.states.first)] for key, value in outputs.items()},
            )
            for i, read in enumerate(reads)
        ]

    def _proposals(
        self, sentence: Sentence, scores: dict[str, NDArray[np.float32]]
    ) -> tuple[Proposal, ...]:
        told = np.flatnonzero(1 - scores["kind"][:, 0] > LEAST)
        if not len(told):
            return ()
        chains = Chains.of(sentence.tokens)
        return tuple(self._proposal(int(word), chains, scores) for word in told)

    def _proposal(
        self, word: int, chains: Chains, scores: dict[str, NDArray[np.float32]]
    ) -> Proposal:
        kinds = scores["kind"][word]
        best = int(kinds[1:].argmax()) + 1
        status, certainty = scores["status"][word], scores["certainty"][word]
        modes = np.flatnonzero(scores["mode"][word] > LEAST_MODE)
        return Proposal(
            word=word,
            event_type=EventType(self._types[best]),
            probability=_rounded(1 - kinds[0]),
            share=_rounded(kinds[best] / max(1 - kinds[0], 1e-6)),
            modes=tuple(self._modes[mode] for mode in modes),
            status=self._statuses[int(status.argmax())],
            status_share=_rounded(status.max()),
            certainty=self._certainties[int(certainty.argmax())],
            certainty_share=_rounded(certainty.max()),
            fillings=self._fillings(word, chains, scores),
        )

    def _fillings(
        self, word: int, chains: Chains, scores: dict[str, NDArray[np.float32]]
    ) -> tuple[Filling, ...]:
        """Who may take part: every word is weighed for both roles."""
        trigger = np.append(scores["trigger"][word], np.float32(1.0))
        count = len(chains.above)
        ways = [self._paths.get(chains.path(word, other), 0) for other in range(count)]
        found = []
        for role, name in enumerate(RoleName):
            left = trigger @ self._pair[role]
            logits = scores["filler"][:count] @ left + self._path[ways, role]
            shares = 1 / (1 + np.exp(-logits))
            found += [
                Filling(name, int(other), _rounded(shares[other]), chains.path(word, int(other)))
                for other in np.flatnonzero(shares > LEAST_FILLING)
            ]
        return tuple(found)


def _most(length: int) -> int:
    """How many sentences of a length share a batch at most."""
    return max(1, BATCH_PIECES // length)


def _rounded(value: float | np.floating[Any]) -> float:
    return round(float(value), 3)
