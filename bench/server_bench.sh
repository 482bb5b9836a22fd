#!/usr/bin/env bash
# bench/server_bench.sh: requests a second for one static file, from Unknot and from nginx, on the same machine in the same run.
# Promised: 10,000 a second with wrk -t1 -c32 on two cores. Nothing is asserted.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/common.sh
need_packages wrk nginx-light curl

program=${1:-build/release/unknot}
seconds=${2:-5}
folder=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$folder"' EXIT
chmod 755 "$folder"

XDG_DATA_HOME=$folder XDG_CONFIG_HOME=$folder "$program" serve --port 0 >"$folder/out" 2>"$folder/err" &
for _ in $(seq 100); do grep -q http "$folder/out" && break; sleep 0.1; done
ours=$(sed -n 's/^Unknot is at //p' "$folder/out")
mkdir -p "$folder/www"
curl -s "$ours/" >"$folder/www/index.html"

cat >"$folder/nginx.conf" <<CONF
worker_processes auto;
daemon off;
error_log $folder/nginx.log;
pid $folder/nginx.pid;
events { worker_connections 512; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000;
  types { text/html html; }
  client_body_temp_path $folder/a; proxy_temp_path $folder/b; fastcgi_temp_path $folder/c; uwsgi_temp_path $folder/d; scgi_temp_path $folder/e;
  server { listen 127.0.0.1:18080; root $folder/www; }
}
CONF
nginx -c "$folder/nginx.conf" &
sleep 1

measure() {
  wrk -t1 -c32 -d"${seconds}s" --latency "$2" |
    awk -v name="$1" '/99%/ { p99 = $2 } /Requests\/sec/ { printf "%-10s %10.0f requests/s   99 %% within %s\n", name, $2, p99 }'
}
printf 'index.html, %s bytes, wrk -t1 -c32, %s s each, twice in turn\n' "$(wc -c <"$folder/www/index.html")" "$seconds"
for _ in 1 2; do
  measure Unknot "$ours/"
  measure nginx "http://127.0.0.1:18080/"
done
