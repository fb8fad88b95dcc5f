"""The relation classifier: which PLOVER type holds between two marked parties, or none.

Invariant: scores of a head sum to 1, and depend on the request alone, never on its batch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.annotate.parser.pieces import WordPieces
from dragoman.annotate.parser.tokens import Span, TokenRules
from dragoman.coding.heads.marking import Marked, mark
from dragoman.errors import UsageError
from dragoman.model.batches import batches_of, side_by_side, threads_of
from dragoman.model.store import ModelFiles
from dragoman.settings import Settings

NONE = "NONE"
STEP = 4
BATCH_PIECES = 512
MAX_CHARACTERS = 20_000


@dataclass(frozen=True, slots=True)
class RelationRequest:
    """A sentence and the two parties asked about.

    Attributes:
        text: one sentence, two at most.
        source: spans of who acts, in characters of ``text``; may be empty.
        target: spans of whom it is done to or with; may be empty.
    """

    text: str
    source: tuple[Span, ...] = ()
    target: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class RelationScores:
    """Probabilities, calibrated.

    Attributes:
        types: of each PLOVER type under PLOVER's reduction of the future, and of ``NONE``.
        acts: of each type of the act itself, whatever its status, and of ``NONE``.
        statuses: of each status of the act.
        modes: of each ``TYPE:mode``.
    """

    types: dict[str, float]
    acts: dict[str, float]
    statuses: dict[str, float]
    modes: dict[str, float]

    @property
    def best(self) -> tuple[str, float]:
        """The likeliest type and its probability."""
        return best_of(self.types)

    @property
    def act(self) -> tuple[str, float]:
        """The likeliest type of the act itself and its probability."""
        return best_of(self.acts)

    @property
    def status(self) -> tuple[str, float]:
        """The likeliest status and its probability."""
        return best_of(self.statuses)


def best_of(scores: dict[str, float]) -> tuple[str, float]:
    """The key with the highest score; the first of equals.

    >>> best_of({"AID": 0.2, "NONE": 0.8})
    ('NONE', 0.8)
    """
    return max(scores.items(), key=lambda item: item[1])


def check_request(request: RelationRequest) -> None:
    """Refuse what cannot be asked.

    Raises:
        UsageError: the text is too long, or a span is empty or lies outside the text.
    """
    size = len(request.text)
    if size > MAX_CHARACTERS:
        message = f"the text has {size} characters; a sentence may have {MAX_CHARACTERS}"
        raise UsageError(message)
    for side, spans in (("source", request.source), ("target", request.target)):
        for start, end in spans:
            if not 0 <= start < end <= size:
                message = f"{side} span [{start}, {end}] is empty or outside the text of {size}"
                raise UsageError(message)


class RelationClassifier:
    """The shipped relation encoder, loaded once.

    Args:
        files: a verified model folder.
        batch: most requests in a pass.
    """

    def __init__(self, files: ModelFiles, *, batch: int = 32) -> None:
        self._files = files
        self._batch = max(1, batch)
        self._session = files.session("relations.onnx")
        self._pieces = WordPieces(files.encode_pieces())
        self._rules = TokenRules.load()
        self._labels: dict[str, Any] = files.labels

    @classmethod
    def load(
        cls, settings: Settings | None = None, *, folder: Path | None = None
    ) -> RelationClassifier:
        """Open the shipped model.

        Raises:
            ModelError: the model is missing or damaged.
        """
        chosen = settings or Settings()
        files = ModelFiles.load(folder, threads=threads_of(chosen.threads))
        return cls(files, batch=chosen.batch_sentences)

    def classify(self, requests: Sequence[RelationRequest]) -> list[RelationScores]:
        """Scores of each request, in order.

        Raises:
            UsageError: a request has a span outside its text.
        """
        for request in requests:
            check_request(request)
        marked = [mark(r.text, r.source, r.target, self._rules, self._pieces) for r in requests]
        batches = list(batches_of([_padded(one) for one in marked], self._most))
        found = side_by_side(
            lambda batch: self._run([marked[i] for i in batch]), batches, self._files.threads
        )
        out: list[RelationScores | None] = [None] * len(marked)
        for batch, scored in zip(batches, found, strict=True):
            for i, scores in zip(batch, scored, strict=True):
                out[i] = scores
        return [scores for scores in out if scores is not None]

    def _most(self, length: int) -> int:
        """How many requests of a length share a batch at most."""
        return max(1, min(self._batch, BATCH_PIECES // length))

    def _run(self, marked: Sequence[Marked]) -> list[RelationScores]:
        shape = (len(marked), _padded(marked[0]))
        ids, shapes, roles = (np.zeros(shape, dtype=np.int64) for _ in range(3))
        mask = np.zeros(shape, dtype=np.float32)
        select = np.zeros((len(marked), 3, shape[1]), dtype=np.float32)
        for i, one in enumerate(marked):
            size = len(one.ids)
            ids[i, :size], shapes[i, :size], roles[i, :size] = one.ids, one.shapes, one.roles
            mask[i, :size] = 1.0
            select[i, 0, :size] = 1 / size
            for row, places in ((1, one.sources), (2, one.targets)):
                if places:
                    select[i, row, list(places)] = 1 / len(places)
        feed = {
            "pieces": self._files.embed(ids),
            "shapes": shapes,
            "roles": roles,
            "mask": mask,
            "select": select,
        }
        names = ["root", "plv", "act", "status", "mode"]
        arrays = self._session.run(names, feed)
        heat = self._labels["temperatures"]
        root, plv, act, status, mode = (
            _softmax(array / heat.get(name, 1.0)) for name, array in zip(names, arrays, strict=True)
        )
        labels = self._labels
        types = join_types(root, plv, labels.get("blend", 0.0), labels.get("none_bias", 0.0))
        return [
            RelationScores(
                types=_table(labels["types"], types[i]),
                acts=_table(labels["types"], act[i]),
                statuses=_table(labels["statuses"], status[i]),
                modes=_table(labels["modes"], mode[i]),
            )
            for i in range(len(marked))
        ]


def join_types(
    root: NDArray[np.float64], plv: NDArray[np.float64], blend: float, none_bias: float
) -> NDArray[np.float64]:
    """Probabilities of the types and NONE (the last) from the two heads that tell them.

    Args:
        root: by our own reading of the ontology, NONE last.
        plv: by the reading of the PLV annotators, without NONE.
        blend: how much of ``root`` goes into the types.
        none_bias: added to the log odds of NONE.
    """
    tiny = 1e-12
    own = root[:, :-1] + tiny
    types = plv * (own / own.sum(1, keepdims=True)) ** blend
    types /= types.sum(1, keepdims=True)
    none = (root[:, -1:] + tiny) * np.exp(none_bias)
    none /= none + own.sum(1, keepdims=True)
    joined: NDArray[np.float64] = np.concatenate([types * (1 - none), none], 1)
    return joined


def _padded(marked: Marked) -> int:
    return -(-len(marked.ids) // STEP) * STEP


def _softmax(scores: NDArray[np.float32]) -> NDArray[np.float64]:
    wide = scores.astype(np.float64)
    grown = np.exp(wide - wide.max(1, keepdims=True))
    spread: NDArray[np.float64] = grown / grown.sum(1, keepdims=True)
    return spread


def _table(keys: Sequence[str], values: NDArray[np.float64]) -> dict[str, float]:
    return {key: round(float(value), 5) for key, value in zip(keys, values, strict=True)}
