#!/usr/bin/env python3
"""The cube benchmark: microdata to 64 margins, small cells hidden, written as Parquet.

cube.py rows MILLIONS FOLDER [csv]     generate the rows (seed 20130513; needs numpy and pyarrow)
cube.py peer ENGINE IN OUT             one run of duckdb, polars or numpy
cube.py check OUT                      rows, hidden cells and the sum of what is shown
cube.py run TABULATE FILE FOLDER RUNS [ENGINE...]   ours and the peers by turns; medians of CPU seconds

CPU is user and system time of the whole process as the kernel accounts it, imports included; `peer import`
measures what a peer's imports alone cost. A run counts only if its check equals that of the others.
"""
import itertools, json, os, pathlib, shutil, statistics, subprocess, sys, time

DIMS = {
    "jaar": [str(y) for y in range(2005, 2025)],
    "geslacht": ["Mannen", "Vrouwen"],
    "herkomst": ["Nederland", "Europa", "Buiten Europa", "Onbekend"],
    "regio": [f"RMC{r:02d}" for r in range(1, 41)],
    "niveau": ["vmbo", "havo", "vwo", "mbo-2", "mbo-3", "mbo-4", "hbo", "wo"],
    "sector": [f"sector-{s:02d}" for s in range(1, 13)],
}
SKEW = {"jaar": 0.0, "geslacht": 0.3, "herkomst": 1.2, "regio": 0.8, "niveau": 0.5, "sector": 0.9}
NAMES = list(DIMS)
BELOW = 10


def rows(millions, folder, csv):
    import numpy as np, pyarrow as pa, pyarrow.csv as pc, pyarrow.parquet as pq
    rng = np.random.default_rng(20130513)
    def odds(k, a):
        p = 1 / np.arange(1, k + 1) ** a
        return p / p.sum()
    measures = [("aantal", pa.int32()), ("gewicht", pa.float64())]
    schema = pa.schema([(n, pa.dictionary(pa.int8(), pa.string())) for n in NAMES] + measures)
    plain = pa.schema([(n, pa.string()) for n in NAMES] + measures)
    name = f"{folder}/cube_{millions}m"
    parquet = pq.ParquetWriter(name + ".parquet", schema, compression="zstd", use_dictionary=NAMES)
    text = pc.CSVWriter(name + ".csv", plain, write_options=pc.WriteOptions(delimiter=";", quoting_style="none")) if csv else None
    m = 1_000_000
    for _ in range(int(millions)):
        columns = [pa.DictionaryArray.from_arrays(pa.array(rng.choice(len(v), m, p=odds(len(v), SKEW[n])).astype(np.int8)), pa.array(v)) for n, v in DIMS.items()]
        columns += [pa.array(rng.integers(1, 4, m, dtype=np.int32)), pa.array(np.round(rng.gamma(4, 0.25, m), 4))]
        table = pa.Table.from_arrays(columns, schema=schema)
        parquet.write_table(table)
        if text:
            text.write_table(table.cast(plain))
    parquet.close()
    if text:
        text.close()


def spec(path, rule="small-only"):
    """The same task for ours."""
    lines = []
    for n, codes in DIMS.items():
        lines += ["[[dimensions]]", f'name = "{n}"', f"codes = {json.dumps(codes, ensure_ascii=False)}", 'total = "Totaal"', ""]
    lines += ["[measures]", 'count = "aantal"', 'weight = "gewicht"', "decimals = 4", "", "[protect]", f'rule = "{rule}"', f"threshold = {BELOW}"]
    pathlib.Path(path).write_text("\n".join(lines) + "\n")


def duckdb_(src, out):
    import duckdb
    c = duckdb.connect()
    c.execute("SET threads=2")
    by = ", ".join(NAMES)
    kinds = {**{n: "VARCHAR" for n in NAMES}, "aantal": "INTEGER", "gewicht": "DOUBLE"}
    source = f"read_csv('{src}', delim=';', header=true, columns={kinds})" if src.endswith(".csv") else f"read_parquet('{src}')"
    c.execute(f"""COPY (
        WITH b AS (SELECT {by}, sum(aantal) AS n, sum(gewicht) AS w FROM {source} GROUP BY {by}),
             c AS (SELECT {by}, sum(n) AS n, sum(w) AS w FROM b GROUP BY CUBE({by}))
        SELECT {by}, CASE WHEN c.n < {BELOW} THEN NULL ELSE c.n END AS n, CASE WHEN c.n < {BELOW} THEN NULL ELSE c.w END AS w, c.n < {BELOW} AS geheim
        FROM c) TO '{out}' (FORMAT parquet)""")


def polars_(src, out):
    os.environ["POLARS_MAX_THREADS"] = "2"
    import polars as pl
    kinds = {**{n: pl.String for n in NAMES}, "aantal": pl.Int32, "gewicht": pl.Float64}
    lazy = pl.scan_csv(src, separator=";", schema=kinds) if src.endswith(".csv") else pl.scan_parquet(src)
    both = (pl.col("n").sum(), pl.col("w").sum())
    base = lazy.group_by(NAMES).agg(pl.col("aantal").sum().cast(pl.Int64).alias("n"), pl.col("gewicht").sum().alias("w"))
    base = base.collect(engine="streaming").with_columns(pl.col(NAMES).cast(pl.Categorical)).lazy()
    parts = []
    for g in itertools.chain.from_iterable(itertools.combinations(NAMES, k) for k in range(7)):
        margin = base.group_by(list(g)).agg(*both) if g else base.select(*both)
        parts.append(margin.with_columns(*[pl.lit(None, pl.Categorical).alias(n) for n in NAMES if n not in g]).select(*NAMES, "n", "w"))
    cube = pl.concat(pl.collect_all(parts)).with_columns((pl.col("n") < BELOW).alias("geheim"))
    shown = [pl.when(pl.col("geheim")).then(None).otherwise(pl.col(x)).alias(x) for x in ("n", "w")]
    cube.with_columns(*shown).write_parquet(out)


def numpy_(src, out):
    import numpy as np, pyarrow as pa, pyarrow.csv as pc, pyarrow.parquet as pq
    pa.set_cpu_count(2)
    if src.endswith(".csv"):
        kinds = {n: pa.dictionary(pa.int32(), pa.string()) for n in NAMES}
        table = pc.read_csv(src, parse_options=pc.ParseOptions(delimiter=";"), convert_options=pc.ConvertOptions(column_types=kinds))
    else:
        table = pq.read_table(src, read_dictionary=NAMES)
    table = table.unify_dictionaries()
    place, labels, shape = None, [], []
    for n in NAMES:
        column = table[n]
        labels.append(column.chunk(0).dictionary.to_pylist())
        shape.append(len(labels[-1]))
        code = np.concatenate([x.indices.to_numpy() for x in column.chunks]).astype(np.int32)
        place = code if place is None else place * shape[-1] + code
    size = int(np.prod(shape))
    sums = [np.bincount(place, weights=table[c].to_numpy(), minlength=size).reshape(shape) for c in ("aantal", "gewicht")]
    for axis in range(6):
        sums = [np.concatenate([a, a.sum(axis=axis, keepdims=True)], axis=axis) for a in sums]
    used = np.flatnonzero(sums[0].ravel())
    n, w = np.rint(sums[0].ravel()[used]).astype(np.int64), sums[1].ravel()[used]
    hide, at = n < BELOW, np.unravel_index(used, sums[0].shape)
    columns = [pa.DictionaryArray.from_arrays(pa.array(at[i].astype(np.int8), mask=at[i] == shape[i]), pa.array(labels[i])) for i in range(6)]
    pq.write_table(pa.Table.from_arrays(columns + [pa.array(n, mask=hide), pa.array(w, mask=hide), pa.array(hide)], names=NAMES + ["n", "w", "geheim"]), out)


def check(out):
    import pyarrow.compute as pc, pyarrow.dataset as ds
    table = ds.dataset(out).to_table(columns=["n", "geheim"])
    return dict(rows=table.num_rows, hidden=int(pc.sum(table["geheim"].cast("int64")).as_py()), shown=int(round(pc.sum(table["n"]).as_py())))


def timed(command):
    """CPU seconds, wall seconds and peak MiB of a finished child."""
    start = time.perf_counter()
    child = subprocess.Popen(command)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{' '.join(command)}: exit code {child.returncode}")
    return used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss / 1024


def run(tabulate, file, folder, times, engines):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    spec(folder / "spec.toml")
    spec(folder / "keyed.toml", "cellkey")
    engines = engines or ["duckdb", "polars", "numpy"]
    seen, checks = {e: [] for e in ["ours", "ours, cell key", *engines]}, {}
    for _ in range(int(times)):
        for engine in seen:
            out = folder / f"out_{engine.replace(', ', '_').replace(' ', '_')}"
            shutil.rmtree(out, ignore_errors=True) if out.is_dir() else out.unlink(missing_ok=True)
            if engine.startswith("ours"):
                made = out / "cube.parquet"
                command = [tabulate, str(folder / ("keyed.toml" if "key" in engine else "spec.toml")), str(out), file]
            else:
                made, command = out, [sys.executable, __file__, "peer", engine, file, str(out)]
            seen[engine].append(timed(command))
            checks[engine] = check(str(made))
    print("load", *os.getloadavg())
    cpu = {e: statistics.median(x[0] for x in runs) for e, runs in seen.items()}
    for e, runs in seen.items():
        low, high = min(x[0] for x in runs), max(x[0] for x in runs)
        wall, peak = statistics.median(x[1] for x in runs), max(x[2] for x in runs)
        print(f"{e:15} cpu {cpu[e]:6.2f} s ({low:.2f}-{high:.2f})  wall {wall:6.2f} s  peak {peak:5.0f} MiB  x{cpu[e] / cpu['ours']:.2f}  {checks[e]}")
    same = {json.dumps(c) for e, c in checks.items() if "key" not in e}
    sys.exit(0 if len(same) == 1 else "the checks differ: nothing counts")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["rows", millions, folder, *rest]: rows(millions, folder, "csv" in rest)
        case ["spec", path, rule]: spec(path, rule)
        case ["peer", engine, src, out]: {"duckdb": duckdb_, "polars": polars_, "numpy": numpy_}[engine](src, out)
        case ["check", out]: print(json.dumps(check(out)))
        case ["run", tabulate, file, folder, times, *engines]: run(tabulate, file, folder, times, engines)
        case _: sys.exit(__doc__)
