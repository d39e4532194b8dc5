#!/bin/bash
# Our pages against nginx serving the same bytes as files, and rendering without a cache against
# plain axum. One machine, loopback, alternating rounds; the median counts. CPU is the server's own,
# from /proc: with one core for wrk, requests per second say more about wrk than about the server.
#
#   bench/web.sh [ROUNDS] [SECONDS]        defaults: 5 rounds of 4 s
#
# Needs: wrk, nginx, curl, gzip. Ports 18101-18104 on loopback.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-5} seconds=${2:-4}
for tool in wrk nginx curl gzip; do
  PATH=$PATH:/usr/sbin command -v $tool >/dev/null || { echo "bench/web.sh: $tool is not installed" >&2; exit 1; }
done
target=${CARGO_TARGET_DIR:-target}
cargo build --release --quiet -p techniekpact --bin techniekpact --example plain_axum
program=$target/release/techniekpact plain=$target/release/examples/plain_axum

work=$(mktemp -d)
pids=()
finish() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

# Microseconds of processor time a process and its children used so far.
cpu() {
  local sum=0 pid
  for pid in "$1" $(cat "/proc/$1/task/$1/children"); do
    set -- $(sed 's/.*) //' "/proc/$pid/stat")
    sum=$((sum + ${12} + ${13}))
  done
  echo $((sum * 1000000 / $(getconf CLK_TCK)))
}
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

# measure PID URL: requests per second and CPU microseconds per request of one round.
measure() {
  local before after out requests
  before=$(cpu "$1")
  out=$(wrk -t1 -c32 -d"${seconds}s" -H 'Accept-Encoding: gzip' "$2")
  after=$(cpu "$1")
  if grep -q 'Non-2xx' <<<"$out"; then echo "bench/web.sh: $2 did not answer 200" >&2; exit 1; fi
  requests=$(awk '/requests in/ { print $1 }' <<<"$out")
  awk -v r="$(awk '/Requests\/sec/ { print $2 }' <<<"$out")" -v u=$((after - before)) -v n="$requests" \
    'BEGIN { printf "%.0f %.2f\n", r, u / n }'
}

# compare NAME PID URL PID URL: alternating rounds of ours and theirs, one line.
compare() {
  local name=$1 n; : >"$work/ours"; : >"$work/theirs"
  for n in $(seq "$rounds"); do
    measure "$2" "$3" >>"$work/ours"
    measure "$4" "$5" >>"$work/theirs"
  done
  local a b c d
  a=$(awk '{ print $1 }' "$work/ours" | median); b=$(awk '{ print $2 }' "$work/ours" | median)
  c=$(awk '{ print $1 }' "$work/theirs" | median); d=$(awk '{ print $2 }' "$work/theirs" | median)
  awk -v n="$name" -v a="$a" -v b="$b" -v c="$c" -v d="$d" \
    'BEGIN { printf "%-30s %9d %8.2f | %9d %8.2f | requests x %.2f, CPU x %.2f\n", n, a, b, c, d, a / c, b / d }'
}

# serve PORT [ENV…]: starts the program; sets $pid, and $ready to milliseconds until /readyz.
serve() {
  local port=$1 begin; shift
  begin=$(date +%s%N)
  env "$@" "$program" serve --listen "127.0.0.1:$port" --data "$work/data$port" >"$work/log$port" 2>&1 &
  pid=$!; pids+=("$pid")
  until curl -sf -o /dev/null "http://127.0.0.1:$port/readyz"; do
    kill -0 "$pid" || { cat "$work/log$port" >&2; exit 1; }
    sleep 0.005
  done
  ready=$((($(date +%s%N) - begin) / 1000000))
}

serve 18101; first=$ready; kill "$pid"; wait "$pid" 2>/dev/null || true
serve 18101; ours=$pid again=$ready
echo "start to ready: first start $first ms (makes the store, loads the pact), later start $again ms"

declare -A paths=(
  [goal]=/doelen/4
  [indicator]=/monitor/persons_technical_occupation
  [api]=/api/v1/indicatoren/persons_technical_occupation/waarnemingen
)
mkdir "$work/www"
headers=
locations=
for name in goal indicator api; do
  path=${paths[$name]}
  code=$(curl -s -o "$work/www/$name" -D "$work/head" -w '%{http_code}' "http://127.0.0.1:18101$path")
  if [ "$code" != 200 ]; then echo "skipped: $path answers $code"; unset "paths[$name]"; continue; fi
  gzip -9 -k -n "$work/www/$name"
  type=$(awk 'tolower($1) == "content-type:" { sub(/^[^ ]* /, ""); print }' "$work/head" | tr -d '\r')
  locations+="location = /$name { default_type \"$type\"; }
"
  [ "$name" = goal ] && headers=$(awk -F': ' 'tolower($1) ~ /^(x-|referrer|strict|permissions|cross|content-security|cache-control)/ {
    sub(/\r$/, ""); v = $0; sub(/^[^:]*: /, "", v); printf "add_header %s \"%s\";\n", $1, v }' "$work/head")
done
cat >"$work/nginx.conf" <<CONF
$([ "$(id -u)" = 0 ] && echo "user root;")
worker_processes 1; pid $work/nginx.pid; error_log $work/nginx.log; daemon off;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; open_file_cache max=100;
  gzip_static on; gzip_vary on; etag on; types { }
  server { listen 127.0.0.1:18102 backlog=4096; root $work/www; $headers
    $locations }
}
CONF
PATH=$PATH:/usr/sbin nginx -c "$work/nginx.conf" & theirs=$!; pids+=("$theirs")
until curl -s -o /dev/null "http://127.0.0.1:18102/goal"; do sleep 0.05; done

printf '%-30s %9s %8s | %9s %8s |\n' "page (gzip)" "ours /s" "CPU µs" "nginx /s" "CPU µs"
for name in goal indicator api; do
  [ -n "${paths[$name]:-}" ] || continue
  a="http://127.0.0.1:18101${paths[$name]}" b="http://127.0.0.1:18102/$name"
  for url in "$a" "$b"; do
    curl -s -o /dev/null -D - -H 'Accept-Encoding: gzip' "$url" | grep -qi '^content-encoding: gzip' ||
      { echo "bench/web.sh: $url does not come compressed" >&2; exit 1; }
  done
  cmp -s <(curl -s --compressed "$a") <(curl -s --compressed "$b") || { echo "bench/web.sh: $name: not the same bytes" >&2; exit 1; }
  compare "$name" "$ours" "http://127.0.0.1:18101${paths[$name]}" "$theirs" "http://127.0.0.1:18102/$name"
done
echo "resident memory after that: $(awk '/VmRSS/ { print $2 }' "/proc/$ours/status") kB"

serve 18103 TECHNIEKPACT_CACHE=off; uncached=$pid
"$plain" 127.0.0.1:18104 & bare=$!; pids+=("$bare")
until curl -s -o /dev/null http://127.0.0.1:18104/; do sleep 0.05; done
# The first request of all pays for what is worked out once per version of the pact: indices, pictures.
first() { curl -s -o /dev/null -w '%{time_starttransfer}' "http://127.0.0.1:18103$1" | awk '{ printf "%.0f", $1 * 1000000 }'; }
printf '\n%-30s %9s %8s | %9s %8s |\n' "rendered per request" "ours /s" "CPU µs" "axum /s" "CPU µs"
for path in /partijen /doelen / /monitor /monitor/persons_technical_occupation /doelen/4 /landsdelen; do
  once=$(first "$path")
  size=$(curl -s "http://127.0.0.1:18103$path" -o "$work/page" -w '%{http_code} %{size_download}')
  [ "${size% *}" = 200 ] || { echo "skipped: $path answers ${size% *}"; continue; }
  rows=$(grep -o '<tr' "$work/page" | wc -l || true)
  echo "$path: the very first takes $once µs in all"
  compare "$path (${size#* } B, $rows rows)" "$uncached" "http://127.0.0.1:18103$path" "$bare" http://127.0.0.1:18104/
done
echo "plain axum: 100 rows, $(curl -s http://127.0.0.1:18104/ | wc -c) B, no template, no guard, no compression"
