#!/usr/bin/env bash
# Serves a built portal with nginx, at / and below /zwgk/, until its input ends.
#
#   tests/web/serve.sh [PUBLIC]        PUBLIC: the built folder, ./public unless given
#
# Its first line is the address, a space, and a folder whose files stand at
# /-strict/ (under the portal's content security policy) and at /-free/.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
public=$(cd "${1:-public}" && pwd) || { echo "serve.sh: there is no folder ${1:-public}; build the portal first" >&2; exit 2; }
PATH=$PATH:/usr/sbin:/sbin
command -v nginx >/dev/null || { echo "serve.sh: nginx is not installed" >&2; exit 3; }

dir=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill -QUIT "$server" 2>/dev/null || true; rm -rf "$dir"' EXIT
trap 'exit 130' INT TERM HUP
mkdir "$dir/pages" "$dir/tmp"
mime=/etc/nginx/mime.types

for _ in $(seq 20); do
    port=$((20000 + (RANDOM * 32768 + RANDOM) % 40000))
    sed -e "s|@DIR@|$dir|g" -e "s|@PUBLIC@|$public|g" -e "s|@PORT@|$port|g" -e "s|@MIME@|$mime|g" \
        "$here/nginx.conf" >"$dir/nginx.conf"
    nginx -p "$dir" -e "$dir/error.log" -c "$dir/nginx.conf" </dev/null >/dev/null 2>"$dir/start.log" &
    server=$!
    # Another program may have the port: then nginx ends, and the next one is tried.
    for _ in $(seq 100); do
        kill -0 "$server" 2>/dev/null || break
        if [ -s "$dir/nginx.pid" ] && (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
            echo "http://127.0.0.1:$port $dir/pages"
            if [ -t 0 ]; then echo "Ctrl-D ends it." >&2; fi
            cat >/dev/null
            exit 0
        fi
        sleep 0.05
    done
    kill "$server" 2>/dev/null || true
    server=
    grep -q "Address already in use" "$dir/error.log" "$dir/start.log" || break
done
echo "serve.sh: nginx did not start" >&2
cat "$dir/start.log" "$dir/error.log" >&2
exit 3
