#!/usr/bin/env bash
# Wide separated text to long observations in Parquet: ours beside a peer, in one run.
#
#   bench/ingest.sh FILE.csv OUT_FOLDER PEER…      PEER… is a command that takes FILE and OUT
#
# FILE is the table of a million rows that the generator of the workload writes. A run counts only
# if both print 8722520 rows, 2212340 hidden and a sum of 175111940.
set -euo pipefail
[ $# -ge 3 ] || { sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2; }
file=$1 out=$2; shift 2
cd "$(dirname "$0")/.."
cargo build --quiet --release -p sources --no-default-features --example ingest
target=${CARGO_TARGET_DIR:-target}
for round in 1 2 3 4 5; do
  for who in ours peer; do
    if [ $who = ours ]; then command=("$target/release/examples/ingest" "$file" "$out/ours.parquet")
    else command=("$@" "$file" "$out/peer.parquet"); fi
    /usr/bin/time -f "$who $round: %U user + %S system CPU-s, %e s, %M KiB" "${command[@]}"
  done
done
