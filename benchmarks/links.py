"""How well it can be told with whom a state deals next: link ranking on ICEWS14, a bench.

    python benchmarks/links.py --icews FOLDER              # rules that explain themselves
    python benchmarks/links.py --icews FOLDER --rerank     # and trees over them (lightgbm)

The folder holds ``train.txt``, ``valid.txt`` and ``test.txt`` of ICEWS14 (a line each: subject,
relation, object, hour). Every fact is asked for from both sides, on its day, from the days before
it alone; other right answers of the day are taken out of the list (time-aware filtered). Nothing
of it is part of the program: forecasts make no guesses by name. It tells how far a past goes.

Each answer's score is a sum over a few rules, and each rule can be told in a sentence: it did the
same to it before (lately, of late, ever); it did something that is followed by this (confidence by
relation, relation and age, counted on the past: Liu et al. 2022, TLogic, AAAI 36); it dealt with it
at all; this is often done to it; those it deals with do this to it; others like it do. The weights
are those of a conditional logit (McFadden 1974) on the days before the test.
"""

import argparse
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Whole = NDArray[np.int64]
DAY = 24
HALF_LIVES = (1.5, 10.0, 1000.0)
AGES = np.array([1, 2, 4, 8, 15, 30, 60, 120])
LEARN_FROM, WEIGH_FROM, ASK_FROM = 40, 285, 334
SHRINK = 5.0
KEPT = 60
NEIGHBOURS = 40
ROUNDS = 2
NAMES = (
    "the same lately", "the same of late", "the same ever", "what this follows",
    "anything lately", "anything of late", "anything ever",
    "often done to it of late", "often done to it ever",
    "done to it by those it deals with", "dealt with of late", "dealt with by those it deals with",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts from both sides, in order of subject and day.

    Attributes:
        rows: subject, relation, object, day.
        starts: where each subject's rows begin.
        by_relation: the same rows in order of relation and day.
        relation_starts: where each relation's begin.
        entities: how many there are.
        relations: how many, both ways.
    """

    rows: Whole
    starts: Whole
    by_relation: Whole
    relation_starts: Whole
    entities: int
    relations: int

    def of(self, subject: int, day: int) -> Whole:
        """Return what a subject did before a day."""
        rows = self.rows[self.starts[subject] : self.starts[subject + 1]]
        return rows[: int(np.searchsorted(rows[:, 3], day))]

    def like(self, relation: int, day: int) -> Whole:
        """Return the facts of a relation before a day."""
        rows = self.by_relation[self.relation_starts[relation] : self.relation_starts[relation + 1]]
        return rows[: int(np.searchsorted(rows[:, 3], day))]


def read(folder: Path) -> Facts:
    """Return all facts of a folder."""
    parts = [np.loadtxt(folder / f"{name}.txt", dtype=np.int64, usecols=(0, 1, 2, 3))
             for name in ("train", "valid", "test")]  # fmt: skip
    told = np.unique(np.vstack(parts), axis=0)
    told[:, 3] //= DAY
    told = np.unique(told, axis=0)
    relations = int(told[:, 1].max()) + 1
    back = told[:, [2, 1, 0, 3]] + np.array([0, relations, 0, 0])
    rows = np.vstack([told, back])
    entities = int(rows[:, 0].max()) + 1
    by_subject = rows[np.lexsort((rows[:, 3], rows[:, 0]))]
    by_relation = rows[np.lexsort((rows[:, 3], rows[:, 1]))]
    return Facts(
        by_subject,
        np.searchsorted(by_subject[:, 0], np.arange(entities + 1)),
        by_relation,
        np.searchsorted(by_relation[:, 1], np.arange(2 * relations + 1)),
        entities,
        2 * relations,
    )


def questions(facts: Facts, since: int, until: int) -> list[tuple[int, int, int, Whole]]:
    """Return what is asked of some days: subject, relation, day and the right answers."""
    rows = facts.rows[(facts.rows[:, 3] >= since) & (facts.rows[:, 3] < until)]
    rows = rows[np.lexsort((rows[:, 1], rows[:, 0], rows[:, 3]))]
    keys = rows[:, [3, 0, 1]]
    edges = np.flatnonzero(np.any(keys[1:] != keys[:-1], axis=1)) + 1
    return [(int(one[0, 0]), int(one[0, 1]), int(one[0, 3]), np.unique(one[:, 2]))
            for one in np.split(rows, edges)]  # fmt: skip


def newest(told: Whole, facts: Facts) -> Whole:
    """Return the newest row of each relation and object."""
    keys = told[::-1, 1] * facts.entities + told[::-1, 2]
    _, first = np.unique(keys, return_index=True)
    return told[::-1][first]


def confidences(facts: Facts, since: int, until: int) -> Array:
    """Return how often a relation is followed by another to the same object, by age.

    ``[before, after, age]``: of the objects to which a subject did `before` so long ago, the share
    to which it does `after` on a day on which it does it to anybody.
    """
    shape = (facts.relations, facts.relations, len(AGES) + 1)
    cases, hits = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
    for subject, relation, day, answers in questions(facts, since, until):
        told = newest(facts.of(subject, day), facts)
        ages = np.searchsorted(AGES, day - told[:, 3])
        np.add.at(cases[:, relation], (told[:, 1], ages), 1)
        right = np.isin(told[:, 2], answers)
        np.add.at(hits[:, relation], (told[right, 1], ages[right]), 1)
    same = np.eye(facts.relations, dtype=bool)
    found = np.empty(shape)
    for kind in (same, ~same):
        usual = hits[kind].sum(axis=0) / np.maximum(cases[kind].sum(axis=0), 1)
        found[kind] = (hits[kind] + SHRINK * usual) / (cases[kind] + SHRINK)
    return found


def ingredients(facts: Facts, sure: Array, subject: int, relation: int, day: int) -> Array:
    """Return what each rule gives each entity, ``[rule, entity]``; shares but for confidences."""
    size = facts.entities
    told, alike = facts.of(subject, day), facts.like(relation, day)
    age = (day - told[:, 3]).astype(float)
    same = told[:, 1] == relation
    fading = [0.5 ** (age / half) for half in HALF_LIVES]
    last = newest(told, facts)
    follows = -np.log1p(-sure[last[:, 1], relation, np.searchsorted(AGES, day - last[:, 3])])
    anything = [np.bincount(told[:, 2], weight, size) for weight in fading]
    old = (day - alike[:, 3]).astype(float)
    weights = [0.5 ** (old / half) for half in HALF_LIVES[1:]]
    with_whom = anything[1] + 0.05 * anything[2]
    near = np.argsort(-with_whom)[:NEIGHBOURS]
    nearness = np.zeros(size)
    nearness[near] = with_whom[near]
    theirs = np.zeros(size)
    for one in near[:8]:
        if nearness[one] > 0:
            rows = facts.of(int(one), day)[-400:]
            theirs += nearness[one] * np.bincount(
                rows[:, 2], 0.5 ** ((day - rows[:, 3]) / HALF_LIVES[1]), size
            )
    found = np.array(
        [
            *(np.bincount(told[same, 2], weight[same], size) for weight in fading),
            np.bincount(last[:, 2], follows, size),
            *anything,
            *(np.bincount(alike[:, 2], weight, size) for weight in weights),
            np.bincount(alike[:, 2], nearness[alike[:, 0]] * weights[0], size),
            nearness,
            theirs,
        ]
    )
    total = found.sum(axis=1, keepdims=True)
    shares = found / np.maximum(total, 1e-9)
    shares[3] = found[3]
    return shares


def logarithms(found: Array) -> Array:
    """Return ingredients as a sum can weigh them."""
    floor = np.full(len(found), 1e-4)
    floor[3] = 1e-3
    return np.log(found + floor[:, None]) - np.log(floor)[:, None]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its best candidates.

    Attributes:
        parts: logarithms of ingredients, by rule and candidate.
        right: which candidates are right answers.
        names: the candidates.
        relation: that is asked about.
        inside: ranks of the right answers among the candidates.
        outside: ranks of the others.
    """

    parts: NDArray[np.float32]
    right: NDArray[np.bool_]
    names: Whole
    relation: int
    inside: tuple[float, ...]
    outside: tuple[float, ...]


def weigh(asked: list[Asked], rounds: int = 60) -> Array:
    """Return the rules' weights, by a conditional logit on candidates."""
    weights = np.full(len(NAMES), 0.1)
    size = sum(len(one.names) for one in asked)
    every = np.concatenate([one.parts for one in asked], axis=1)
    right = np.concatenate([one.right for one in asked])
    starts = np.cumsum([0, *(len(one.names) for one in asked)])[:-1]
    share = np.repeat([1 / max(1, one.right.sum()) for one in asked],
                      [len(one.names) for one in asked]) * right  # fmt: skip
    speed, square = np.zeros(len(NAMES)), np.zeros(len(NAMES))
    for turn in range(1, rounds * 3 + 1):
        score = weights @ every
        score -= np.repeat(np.maximum.reduceat(score, starts), np.diff([*starts, size]))
        chance = np.exp(score)
        chance /= np.repeat(np.add.reduceat(chance, starts), np.diff([*starts, size]))
        slope = every @ (share - chance) / len(asked)
        speed = 0.9 * speed + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        step = speed / (1 - 0.9**turn) / (np.sqrt(square / (1 - 0.99**turn)) + 1e-8)
        weights = weights + 0.05 * step
    return weights


def ranks(score: Array, answers: Whole) -> list[float]:
    """Return the rank of each right answer among those that are not; ties count half."""
    wrong = np.delete(score, answers)
    return [1 + float((wrong > score[one]).sum()) + float((wrong == score[one]).sum()) / 2
            for one in answers]  # fmt: skip


def candidates(
    facts: Facts, sure: Array, weights: Array, some: list[tuple[int, int, int, Whole]]
) -> list[Asked]:
    """Return questions with their best candidates, and the ranks of the right answers."""
    found = []
    for subject, relation, day, answers in some:
        parts = logarithms(ingredients(facts, sure, subject, relation, day))
        score = weights @ parts
        best = np.argpartition(-score, KEPT)[:KEPT]
        placed = ranks(score, answers)
        among = np.isin(answers, best)
        found.append(
            Asked(
                parts[:, best].astype(np.float32), np.isin(best, answers), best, relation,
                tuple(rank for rank, here in zip(placed, among, strict=True) if here),
                tuple(rank for rank, here in zip(placed, among, strict=True) if not here),
            )
        )  # fmt: skip
    return found


def show(name: str, told: list[float]) -> None:
    """Print a figure."""
    values = np.array(told)
    print(f"{name}: MRR {np.mean(1 / values):.4f}, hits at 1 {np.mean(values <= 1):.3f}, at 3 "
          f"{np.mean(values <= 3):.3f}, at 10 {np.mean(values <= 10):.3f}; n = {len(values)}; "
          f"{time.process_time():.0f} CPU s", flush=True)  # fmt: skip


def reranked(learnt: list[Asked], asked: list[Asked], weights: Array) -> list[float]:
    """Return the ranks after trees have put the best candidates in order anew."""
    import lightgbm  # noqa: PLC0415 - a bench's own

    told = lightgbm.train(
        {"objective": "lambdarank", "learning_rate": 0.06, "num_leaves": 31, "verbosity": -1,
         "min_data_in_leaf": 60, "lambdarank_truncation_level": 20, "num_threads": 1, "seed": 14,
         "feature_fraction": 0.7, "bagging_fraction": 0.7, "bagging_freq": 1},
        lightgbm.Dataset(np.vstack([_features(one, weights) for one in learnt]),
                         np.concatenate([one.right for one in learnt]).astype(int),
                         group=[len(one.names) for one in learnt]),
        250,
    )  # fmt: skip
    scores = told.predict(np.vstack([_features(one, weights) for one in asked]), num_threads=1)
    found: list[float] = []
    for one, score in zip(asked, np.split(scores, len(asked)), strict=True):
        found += [*ranks(score, np.flatnonzero(one.right)), *one.outside]
    return found


def _features(one: Asked, weights: Array) -> NDArray[np.float32]:
    """Return what trees see of each candidate."""
    score = weights @ one.parts
    order = np.argsort(np.argsort(-score))
    best = one.parts.max(axis=1, keepdims=True)
    return np.column_stack(
        [one.parts.T, (one.parts - best).T, score - score.max(), order,
         np.full(len(order), one.relation), one.names]
    )  # fmt: skip


def main() -> None:
    """Print everything."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--icews", type=Path, required=True)
    asked.add_argument("--rerank", action="store_true")
    asked.add_argument("--valid", action="store_true", help="the valid days instead of the test's")
    given = asked.parse_args()
    facts = read(given.icews)
    ask = (304, 334) if given.valid else (ASK_FROM, 366)
    weigh_from = 255 if given.valid else WEIGH_FROM
    sure = confidences(facts, LEARN_FROM, weigh_from)
    print(f"confidences: {time.process_time():.0f} CPU s", flush=True)
    weights = np.full(len(NAMES), 0.1)
    for _ in range(ROUNDS):
        some = questions(facts, weigh_from, ask[0])[::4]
        weights = weigh(candidates(facts, sure, weights, some))
    for name, weight in zip(NAMES, weights, strict=True):
        print(f"  {name}: {weight:.3f}")
    sure = confidences(facts, LEARN_FROM, ask[0])
    told = candidates(facts, sure, weights, questions(facts, *ask))
    show("rules", [rank for one in told for rank in (*one.inside, *one.outside)])
    if given.rerank:
        earlier = confidences(facts, LEARN_FROM, weigh_from)
        learnt = candidates(facts, earlier, weights, questions(facts, weigh_from, ask[0]))
        show("re-ranked", reranked(learnt, told, weights))


if __name__ == "__main__":
    main()
