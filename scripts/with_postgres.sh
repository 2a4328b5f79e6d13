#!/bin/sh
# Runs a command with YINGBAO_DATABASE_URL pointing at a throw-away PostgreSQL of this machine.
# Uses Debian's server; says so and stops when it is not installed.
set -eu
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || { echo "没有找到 PostgreSQL 服务器（Debian 包 postgresql）。" >&2; exit 3; }
place=$(mktemp -d)
chmod 755 "$place"
port=${PGPORT:-54329}
as_owner() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
if [ "$(id -u)" = 0 ]; then chown postgres "$place"; fi
as_owner "$bin/initdb" -D "$place/data" -U yingbao --auth=trust -E UTF8 --locale=C.UTF-8 >/dev/null
as_owner "$bin/pg_ctl" -D "$place/data" -w -l "$place/log" -o "-p $port -k $place -c listen_addresses=127.0.0.1 -c fsync=off" start >/dev/null
stop() { as_owner "$bin/pg_ctl" -D "$place/data" -m fast stop >/dev/null 2>&1 || true; rm -rf "$place"; }
trap stop EXIT INT TERM
as_owner "$bin/createdb" -h 127.0.0.1 -p "$port" -U yingbao yingbao
YINGBAO_DATABASE_URL="postgresql://yingbao@127.0.0.1:$port/yingbao" "$@"
