"""Measured effects against other people's programmes: statsmodels for regressions, SciPy for tests and the mix.

    python checks/effect.py [BINARY]

BINARY is the example `effect` of the crate `effect`; without it, cargo builds it. Panels are made at random
(seeded) and, where the published file lies beside the project, taken from DUO: first-years in technical hbo
by province.
"""

import csv
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
import pandas as pd
import statsmodels.api as sm
import statsmodels.formula.api as smf
from scipy import optimize, stats

sys.path.insert(0, str(Path(__file__).resolve().parent))
from lib.report import Report  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
PUBLISHED = ROOT.parent / "shared/data/duo/hbo_inscriptions_2019.csv"


def made(seed: int) -> tuple[pd.DataFrame, list[str], int]:
    random = np.random.default_rng(seed)
    units, years = int(random.integers(6, 13)), int(random.integers(7, 12))
    level, wave = random.normal(100, 20, units), np.cumsum(random.normal(0, 2, years))
    rows = [
        (f"u{u:02}", 2010 + t, level[u] + wave[t] + random.normal(0, 3)) for u in range(units) for t in range(years)
    ]
    acted = [f"u{u:02}" for u in range(1 + seed % 3)]
    return pd.DataFrame(rows, columns=["unit", "year", "value"]), acted, 2010 + years - 3


def published() -> tuple[pd.DataFrame, list[str], int] | None:
    if not PUBLISHED.exists():
        return None
    sums: dict[tuple[str, int], float] = defaultdict(float)
    with PUBLISHED.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter=";"):
            if row.get("CROHO ONDERDEEL") == "techniek":
                for year in range(2015, 2020):
                    sums[row["PROVINCIE"].strip(), year] += float(row[str(year)] or 0)
    rows = [(unit.replace(",", " "), year, value) for (unit, year), value in sums.items()]
    frame = pd.DataFrame(rows, columns=["unit", "year", "value"])
    whole = frame.groupby("unit").year.count() == 5
    return frame[frame.unit.map(whole)], ["Limburg"], 2019


def ours(binary: list[str], frame: pd.DataFrame, acted: list[str], start: int, confidence: float) -> dict[str, dict[str, float] | str]:
    out = subprocess.run(
        [*binary, "+".join(acted), str(start), str(confidence)],
        input=frame.to_csv(index=False), text=True, capture_output=True, check=True, cwd=ROOT,
    ).stdout
    found: dict[str, dict[str, float] | str] = {}
    for line in out.splitlines():
        name, rest = line.split(" ", 1)
        found[name] = rest if rest.startswith("refused") else {k: float(v) for k, v in (p.split("=") for p in rest.split())}
    return found


def theirs(frame: pd.DataFrame, acted: list[str], start: int, confidence: float) -> dict[str, dict[str, float]]:
    wide = frame.pivot(index="unit", columns="year", values="value")
    early, late = [y for y in wide if y < start], [y for y in wide if y >= start]
    found = {}
    course = wide.loc[acted].mean()
    if len(late) > 1:
        test = stats.ttest_ind(course[late], course[early], equal_var=False)
        reach = test.confidence_interval(confidence)
        found["before_after"] = {"size": course[late].mean() - course[early].mean(), "low": reach.low, "high": reach.high, "freedom": test.df}
    data = frame.assign(d=(frame.unit.isin(acted) & (frame.year >= start)).astype(float))
    twoway = smf.ols("value ~ C(unit) + C(year) + d", data).fit().params["d"]
    change = wide[late].mean(axis=1) - wide[early].mean(axis=1)
    group = sm.add_constant(pd.Series(wide.index.isin(acted).astype(float), index=wide.index))
    fit = sm.OLS(change, group).fit()
    low, high = fit.conf_int(1 - confidence).iloc[1]
    slopes = wide[early].apply(lambda row: np.polyfit(range(len(early)), row, 1)[0], axis=1)
    drift = sm.OLS(slopes, group).fit()
    found["did"] = {"size": twoway, "low": low, "high": high, "freedom": fit.df_resid, "drift": drift.params.iloc[1]}
    found["parallel"] = {"chance": drift.pvalues.iloc[1]}
    if len(acted) == 1:
        target, donors = wide.loc[acted[0], early].to_numpy(), wide.drop(acted)[early].to_numpy()
        n = len(donors)
        mix = optimize.minimize(
            lambda w: ((target - w @ donors) ** 2).sum(), np.full(n, 1 / n), jac=lambda w: -2 * donors @ (target - w @ donors),
            bounds=[(0, 1)] * n, constraints={"type": "eq", "fun": lambda w: w.sum() - 1}, method="SLSQP", options={"maxiter": 2000, "ftol": 1e-14},
        )
        gap = (wide.loc[acted[0], late] - mix.x @ wide.drop(acted)[late].to_numpy()).mean()
        found["synthetic"] = {"misfit": np.sqrt(mix.fun / len(early)), "size": gap, "unique": float(n < len(early))}
    return found


def compare(report: Report, name: str, mine: dict, other: dict) -> int:
    done = 0

    def near(what: str, a: float, b: float, part: float) -> None:
        nonlocal done
        done += 1
        if abs(a - b) > part * (1 + abs(b)):
            report.fault(name, f"{what}: we say {a}, they say {b}")

    for method in ("before_after", "did"):
        if isinstance(mine[method], dict) and method in other:
            for key, value in other[method].items():
                near(f"{method} {key}", mine[method][key], value, 1e-6)
    # Refused exactly where the drift before the start is clear by their own test.
    if not isinstance(mine["did"], dict) and "drifted" in mine["did"]:
        done += 1
        if other["parallel"]["chance"] >= 0.1:
            report.fault(name, f"refused for drift, but its chance is {other['parallel']['chance']}")
    elif isinstance(mine["did"], dict) and other["parallel"]["chance"] < 0.1:
        report.fault(name, f"drift went unseen, its chance is {other['parallel']['chance']}")
    if isinstance(mine["synthetic"], dict) and "synthetic" in other:
        done += 1
        # Another optimiser may stop early; ours may not be worse than it, nor better than the best possible.
        if mine["synthetic"]["misfit"] > other["synthetic"]["misfit"] * 1.001 + 1e-3:
            report.fault(name, f"mix: misfit {mine['synthetic']['misfit']}, SciPy reaches {other['synthetic']['misfit']}")
        if other["synthetic"]["unique"]:
            near("mix size", mine["synthetic"]["size"], other["synthetic"]["size"], 1e-2)
    return done


def main() -> int:
    binary = sys.argv[1:2] or ["cargo", "run", "-q", "-p", "effect", "--example", "effect", "--"]
    report = Report("effect")
    done = 0
    for seed in range(40):
        frame, acted, start = made(seed)
        done += compare(report, f"made {seed}", ours(binary, frame, acted, start, 0.8), theirs(frame, acted, start, 0.8))
    real = published()
    if real is None:
        print("  skipped: the published file of DUO is not beside the project")
    else:
        mine = ours(binary, *real, 0.8)
        print("  published:", mine)
        done += compare(report, "published", mine, theirs(*real, 0.8))
    report.saw("values compared", done)
    return report.end()


if __name__ == "__main__":
    sys.exit(main())
