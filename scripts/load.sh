#!/bin/sh
# Two hundred officers on the demonstration county, for SQLite and, where Debian's server is installed,
# PostgreSQL. Figures go to $OUT/load-*.csv; the server and the county lie in a throw-away folder.
set -eu
PYTHON=${PYTHON:-python3}
USERS=${USERS:-200}
SECONDS_RUN=${SECONDS_RUN:-180}
PEOPLE=${PEOPLE:-6000}
PORT=${PORT:-8077}
OUT=${OUT:-out}
mkdir -p "$OUT"
place=$(mktemp -d)
YINGBAO_HOME="$place/home"
LOAD_ACCOUNTS="$place/accounts.json"
export YINGBAO_HOME LOAD_ACCOUNTS
mkdir -p "$YINGBAO_HOME"
server=""
trap '[ -z "$server" ] || { kill "$server" 2>/dev/null; wait "$server" || true; }; rm -rf "$place"' EXIT INT TERM
name=${1:-sqlite}
"$PYTHON" -m yingbao.cli sample --people "$PEOPLE" --seed 2020 --out "$place/county" >/dev/null
"$PYTHON" -m yingbao.cli demo "$place/county/inbox" --as-of 2020-04-30 >/dev/null
DJANGO_SETTINGS_MODULE=yingbao.web.settings "$PYTHON" benchmarks/load/people.py "$USERS" "$LOAD_ACCOUNTS"
"$PYTHON" -m yingbao.cli serve --port "$PORT" >"$place/serve.log" 2>&1 &
server=$!
tries=0
until "$PYTHON" -c "import urllib.request as u; u.urlopen('http://127.0.0.1:$PORT/login/')" 2>/dev/null; do
    tries=$((tries + 1))
    [ "$tries" -lt 60 ] || { cat "$place/serve.log" >&2; exit 1; }
    sleep 1
done
"$PYTHON" -m locust -f benchmarks/load/locustfile.py --headless --only-summary --reset-stats \
    --users "$USERS" --spawn-rate 5 --run-time "${SECONDS_RUN}s" --host "http://127.0.0.1:$PORT" \
    --csv "$OUT/load-$name" --exit-code-on-error 1
