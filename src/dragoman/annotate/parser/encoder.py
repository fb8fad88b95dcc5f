"""The encoder at run time: words in, tags, trees and names out.

Invariant: what comes out for a sentence depends on that sentence alone. Sentences are padded to
a length that each of them determines by itself, only those of one padded length share a batch,
and the quantised products are exact; so neither the batch nor the threads can change an answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from dragoman.annotate.parser.decode import best_names, best_tree, mend_names
from dragoman.annotate.parser.lemmas import apply_script
from dragoman.annotate.parser.pieces import CLS, SEP, WordPieces, shape_of
from dragoman.model.batches import batches_of, side_by_side
from dragoman.model.store import ModelFiles

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

STEP = 4
MAX_PIECES = 480
BATCH_PIECES = 512


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one sentence, and whether each stands without a space before it."""

    words: tuple[str, ...]
    glued: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class States:
    """What the encoder holds of one sentence, for the heads that read on.

    Attributes:
        low: states of its pieces after the layers that are shared (pieces x width).
        words: states of its words, the root first (words + 1 x width).
        first: the first piece of each word, the root's being the opening mark.
        last: the last piece of each word.
    """

    low: NDArray[np.float16]
    words: NDArray[np.float16]
    first: tuple[int, ...]
    last: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Parsed:
    """What the encoder says of one sentence, word by word; heads count from 1, 0 is the root."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    rels: tuple[str, ...]
    names: tuple[tuple[int, int, str, float], ...]
    states: States | None = None


class Encoder:
    """The shipped encoder, loaded once.

    Args:
        files: a verified model folder.
        batch: most sentences in a pass.
    """

    def __init__(self, files: ModelFiles, *, batch: int = 32) -> None:
        self._files = files
        self._threads = files.threads
        self._batch = max(1, batch)
        self._session: InferenceSession = files.session("parser.onnx")
        self._arcs: InferenceSession = files.session("arcs.onnx")
        self._pieces = WordPieces(files.encode_pieces())
        self._labels: dict[str, list[str]] = files.labels

    def parse(self, sentences: Sequence[Words]) -> list[Parsed]:
        """Parse sentences of at most a few hundred words, in any number and order."""
        rows = [self._row(s) for s in sentences]
        batches = list(batches_of([_padded(row) for row in rows], self._most))
        found = side_by_side(
            lambda batch: self._run([rows[i] for i in batch], [sentences[i] for i in batch]),
            batches,
            self._threads,
        )
        out: list[Parsed | None] = [None] * len(rows)
        for batch, parsed in zip(batches, found, strict=True):
            for i, one in zip(batch, parsed, strict=True):
                out[i] = one
        return [parsed for parsed in out if parsed is not None]

    def _most(self, length: int) -> int:
        """How many sentences of a length share a batch at most."""
        return max(1, min(self._batch, BATCH_PIECES // length))

    def _row(self, sentence: Words) -> dict[str, list[int]]:
        pieces = [self._pieces(word) for word in sentence.words]
        most = 6
        while sum(min(len(p), most) for p in pieces) > MAX_PIECES and most > 1:
            most -= 1
        ids, shapes, first, last = [CLS], [0], [0], [0]
        for word, own, glued in zip(sentence.words, pieces, sentence.glued, strict=True):
            first.append(len(ids))
            ids += own[:most]
            last.append(len(ids) - 1)
            shapes.append(shape_of(word, glued=glued, continues=False))
            extra = last[-1] - first[-1]
            if extra:
                shapes += [shape_of(word, glued=glued, continues=True)] * extra
        ids.append(SEP)
        shapes.append(0)
        return {"ids": ids, "shapes": shapes, "first": first, "last": last}

    def _run(
        self, rows: Sequence[dict[str, list[int]]], sentences: Sequence[Words]
    ) -> list[Parsed]:
        length = _padded(rows[0])
        feed: dict[str, NDArray[Any]] = {
            key: np.zeros((len(rows), length), dtype=np.int64) for key in rows[0]
        }
        mask = np.zeros((len(rows), length), dtype=np.float32)
        for i, row in enumerate(rows):
            mask[i, : len(row["ids"])] = 1.0
            for key, values in row.items():
                feed[key][i, : len(values)] = values
        feed["pieces"] = self._files.embed(feed.pop("ids"))
        feed["mask"] = mask
        tags, names, arcs, dep, head, low, words = self._session.run(
            ["tags", "names", "arcs", "rel_dep", "rel_head", "low", "words"], feed
        )
        sizes = [len(s.words) + 1 for s in sentences]
        trees = [best_tree(arcs[i, :size, :size]) for i, size in enumerate(sizes)]
        rels = iter(self._rels(dep, head, trees))
        return [
            replace(
                self._finish(
                    sentence.words,
                    tags[i, 1:size],
                    names[i, 1:size],
                    (tree, [next(rels) for _ in tree]),
                ),
                states=_states(rows[i], low[i], words[i]),
            )
            for i, (sentence, size, tree) in enumerate(zip(sentences, sizes, trees, strict=True))
        ]

    def _finish(
        self,
        words: Sequence[str],
        tags: NDArray[np.int64],
        names: NDArray[np.float32],
        tree: tuple[list[int], list[str]],
    ) -> Parsed:
        labels = self._labels
        chosen = tags.tolist()
        lemmas = (
            apply_script(word, labels["scripts"][row[3]])
            for word, row in zip(words, chosen, strict=True)
        )
        return Parsed(
            upos=tuple(labels["upos"][row[0]] for row in chosen),
            xpos=tuple(labels["xpos"][row[1]] for row in chosen),
            feats=tuple(labels["feats"][row[2]] for row in chosen),
            lemmas=tuple(lemmas),
            heads=tuple(tree[0]),
            rels=tuple(tree[1]),
            names=tuple(mend_names(best_names(names, labels["uner"]), words)),
        )

    def _rels(
        self,
        dep: NDArray[np.float32],
        head: NDArray[np.float32],
        trees: Sequence[Sequence[int]],
    ) -> list[str]:
        """Labels of all words of a batch, one after another."""
        if not any(trees):
            return []
        deps = np.concatenate([dep[i, 1 : len(tree) + 1] for i, tree in enumerate(trees)])
        heads = np.concatenate([head[i, list(tree)] for i, tree in enumerate(trees)])
        (scores,) = self._arcs.run(["rels"], {"dep": deps, "head": heads})
        names = self._labels["rels"]
        root = names.index("root")
        is_root = np.array([h == 0 for tree in trees for h in tree])
        scores[~is_root, root] = -np.inf
        scores[is_root] = -np.inf
        scores[is_root, root] = 0.0
        return [names[i] for i in scores.argmax(1)]


def _states(
    row: dict[str, list[int]], low: NDArray[np.float32], words: NDArray[np.float32]
) -> States:
    return States(
        low[: len(row["ids"])].astype(np.float16),
        words[: len(row["first"])].astype(np.float16),
        tuple(row["first"]),
        tuple(row["last"]),
    )


def _padded(row: dict[str, list[int]]) -> int:
    return -(-len(row["ids"]) // STEP) * STEP
