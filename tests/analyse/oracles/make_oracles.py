"""Write what statsmodels and scipy say to ``figures.json``; run where both are installed.

    python tests/analyse/oracles/make_oracles.py

The series is a small one of our own: a known autoregression with seeded noise, in ``series.csv``.
"""

import json
from pathlib import Path

import numpy as np
from scipy import stats
from statsmodels.tsa.api import VAR

HERE = Path(__file__).parent
LAGS = np.array([[[0.5, 0.2], [0.1, 0.3]], [[0.1, 0.0], [-0.2, 0.2]]])


def main() -> None:
    """Write both files."""
    noise = np.random.default_rng(7).standard_normal((90, 2))
    told = np.zeros((90, 2))
    for at in range(2, 90):
        told[at] = LAGS[0] @ told[at - 1] + LAGS[1] @ told[at - 2] + noise[at]
    told = told[10:].round(4)
    np.savetxt(HERE / "series.csv", told, fmt="%.4f", delimiter=",")
    model = VAR(told)
    found = model.fit(2)
    chosen = model.select_order(8)
    tests = [found.test_causality(of, by, kind="f") for of, by in ((0, 1), (1, 0))]
    figures = {
        "orders": [int(chosen.aic), int(chosen.bic)],
        "tests": [[float(one.test_statistic), float(one.pvalue)] for one in tests],
        "responses": found.irf(6).irfs.tolist(),
        "f_tail": [[v, a, b, float(stats.f.sf(v, a, b))] for v, a, b in
                   ((0.5, 1, 10), (2.5, 3, 40), (14.26, 12, 1241), (40.0, 2, 7))],
        "beta_cdf": [[x, a, b, float(stats.beta.cdf(x, a, b))] for x, a, b in
                     ((0.1, 0.5, 0.5), (0.3, 5.0, 0.5), (0.9, 20.0, 3.0), (0.02, 1.0, 90.0))],
    }  # fmt: skip
    (HERE / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
