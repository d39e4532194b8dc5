#!/usr/bin/env bash
# The cube benchmark, ours beside its peers in one run: bench/cube.sh FOLDER [RUNS] [MILLIONS...]
# FOLDER gets the rows, a Python environment with the peers, and the results. Needs python3 with venv.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:?bench/cube.sh FOLDER [RUNS] [MILLIONS...]}
runs=${2:-5}
shift $(($# > 2 ? 2 : $#))
mkdir -p "$folder"
python=$folder/venv/bin/python
[ -x "$python" ] || { python3 -m venv "$folder/venv" && "$folder/venv/bin/pip" install -q duckdb==2.0.0 polars==2.1.0 numpy==2.4.6 pyarrow==26.0.1; }
cargo build --release --quiet --manifest-path "$here/../Cargo.toml" -p warehouse --example tabulate
tabulate=${CARGO_TARGET_DIR:-$here/../target}/release/examples/tabulate
for millions in "${@:-10}"; do
  csv=$([ "$millions" -le 10 ] && echo csv || true)
  [ -f "$folder/cube_${millions}m.parquet" ] || "$python" "$here/cube.py" rows "$millions" "$folder" $csv
  for file in "$folder/cube_${millions}m.parquet" "$folder/cube_${millions}m.csv"; do
    [ -f "$file" ] && { echo "== $(basename "$file")"; "$python" "$here/cube.py" run "$tabulate" "$file" "$folder/results" "$runs"; }
  done
done
