"""How often turning points are found, missed and false.

    python benchmarks/turns.py                       # 200 replicates
    python benchmarks/turns.py --peers FOLDER        # and ICEWS 2014, week by week
    python benchmarks/turns.py --sweep               # other penalties

Series have 60 or 120 periods, 4 acts a period, negative binomial of size 4; coverage varies by a
fifth and falls to a quarter for an eighth of the time (the gap). A rate that triples does so in the
middle half.
"""

import argparse
import csv
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.analyse.turns.segments import Cut
from dragoman.analyse.turns.turning import turning_points
from dragoman.present.analyses.turns import ratio_words, when_words

Array = NDArray[np.float64]
REPLICATES = 200
BASE, SIZE, NEAR = 4.0, 4.0, 3
DYADS = ("CHN-VNM", "IRQ-USA", "RUS-USA", "ISR-PSE", "KOR-PRK", "RUS-UKR")


def simulated(periods: int, kind: str, seed: int) -> tuple[Array, Array, int | None, int]:
    """Return counts, exposure, when the rate triples, and when the gap begins."""
    chance = np.random.default_rng(seed)
    exposure = np.exp(chance.normal(0, 0.2, periods))
    gap = int(chance.integers(periods // 6, periods - periods // 6 - periods // 8))
    exposure[gap : gap + periods // 8] *= 0.25
    rate = np.full(periods, BASE)
    turn = None
    if kind == "tripling":
        turn = int(chance.integers(periods // 4, 3 * periods // 4))
        rate[turn:] *= 3
    mean = rate * exposure
    return chance.negative_binomial(SIZE, SIZE / (SIZE + mean)).astype(float), exposure, turn, gap


def measure(periods: int, how: Cut, *, with_exposure: bool) -> tuple[float, float, float, float]:
    """Return alarms of unchanged series, at their gap, recall of a tripling, and its interval's."""
    alarms, shocks, recall, held = [], [], [], []
    labels = [str(number) for number in range(periods)]
    for seed in range(REPLICATES):
        for kind in ("none", "tripling") if with_exposure else ("none",):
            counts, read, turn, gap = simulated(periods, kind, seed)
            given = read if with_exposure else np.ones(periods)
            found = turning_points(counts, given, labels, how).turns
            at = [one.at for one in found]
            if turn is not None:
                recall.append(any(abs(one - turn) <= NEAR for one in at))
                held += [int(one.earliest) <= turn <= int(one.latest)
                         for one in found if abs(one.at - turn) <= NEAR]  # fmt: skip
                continue
            alarms.append(bool(at))
            edges = (gap, gap + periods // 8)
            shocks.append(any(abs(one - edge) <= NEAR for one in at for edge in edges))
    return (float(np.mean(alarms)), float(np.mean(shocks)), float(np.mean(recall or [0])),
            float(np.mean(held or [0])))  # fmt: skip


def icews(folder: Path, how: Cut) -> None:
    """Print the turns of some pairs in 2014."""
    counts: dict[str, Array] = {}
    with (folder / "icews14-dyad-weeks.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            pair = f"{row['iso3_1']}-{row['iso3_2']}"
            acts = sum(int(row[quad]) for quad in ("vcoop", "mcoop", "vconf", "mconf"))
            counts.setdefault(pair, np.zeros(52))[int(row["week"])] = acts
    every = np.sum(list(counts.values()), axis=0)
    labels = [str(date(2014, 1, 1) + timedelta(days=7 * week)) for week in range(52)]
    told = {pair: turning_points(one, every, labels, how) for pair, one in counts.items()}
    for pair in DYADS:
        words = ", ".join(f"{when_words(one)} {ratio_words(one)}"
                          for one in told[pair].turns)  # fmt: skip
        print(f"{pair}: {words or 'none'}")
    judged = [one for one in told.values() if not one.lack]
    print(f"turns a pair: {np.mean([len(told[pair].turns) for pair in DYADS]):.2f} of these, "
          f"{np.mean([len(one.turns) for one in judged]):.2f} of all {len(judged)}")  # fmt: skip


def main() -> None:
    """Print everything."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--peers", type=Path)
    asked.add_argument("--sweep", action="store_true")
    given = asked.parse_args()
    for penalty in (0.8, 1.0, 1.2, 1.4) if given.sweep else (Cut().penalty,):
        how = Cut(penalty)
        if given.peers:
            print(f"penalty {penalty}")
            icews(given.peers, how)
        for periods in (60, 120):
            found = measure(periods, how, with_exposure=True)
            without = measure(periods, how, with_exposure=False)
            print(f"penalty {penalty}, {periods} periods: unchanged series that alarm "
                  f"{found[0]:.3f}, at the gap {found[1]:.3f} (without exposure {without[1]:.3f}), "
                  f"tripling found {found[2]:.3f}, its interval of time holds {found[3]:.3f}",
                  flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
