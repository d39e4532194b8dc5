#!/bin/bash
# The doe-agenda at ten times its size, asked at a constant pace; every page is rendered anew (cache off), so
# the figures are of work and not of memory. Then the rules after a new edition.
#
#   bench/agenda.sh [SECONDS]        default: 20 per plan
#
# Needs: curl. Port 18105 on loopback. SQLite; every figure is invented.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-20}
target=${CARGO_TARGET_DIR:-target}
cargo build --release --quiet -p techniekpact --bin techniekpact --example agenda
program=$target/release/techniekpact agenda=$target/release/examples/agenda

work=$(mktemp -d)
pid=
finish() {
  [ -z "$pid" ] || kill "$pid" 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

mkdir "$work/data"
store="sqlite:$work/data/techniekpact.sqlite"
"$agenda" fill "$store"
"$agenda" rules "$store"

# serve ENV…: starts the program on the filled store.
serve() {
  env "$@" "$program" serve --listen 127.0.0.1:18105 --data "$work/data" --store "$store" >"$work/log" 2>&1 &
  pid=$!
  until curl -sf -o /dev/null http://127.0.0.1:18105/readyz; do
    kill -0 "$pid" || { cat "$work/log" >&2; exit 1; }
    sleep 0.05
  done
  # The clock's first look at everything is not what is measured.
  sleep 5
}
cpu() { sed 's/.*) //' "/proc/$pid/stat" | awk -v hz="$(getconf CLK_TCK)" '{ print int(($12 + $13) * 1000000 / hz) }'; }

# plan NAME RATE: one line, and the server's own processor time per request.
plan() {
  local before; before=$(cpu)
  "$agenda" rate 127.0.0.1:18105 "$1" "$2" "$seconds"
  echo "         $((($(cpu) - before) / ($2 * (seconds + 1)))) µs of the server's processor time per request"
}

serve TECHNIEKPACT_CACHE=off
for name in agenda board time goal; do plan "$name" 500; done
plan api 1000
kill "$pid"; wait "$pid" 2>/dev/null || true; pid=
echo "the same with the cache on, as it is delivered; no address is asked twice:"
serve TECHNIEKPACT_CACHE=on
for name in agenda board goal; do plan "$name" 500; done
plan api 1000
echo "resident memory after that: $(awk '/VmRSS/ { print $2 }' "/proc/$pid/status") kB"
