#!/usr/bin/env bash
# Everything that CI runs, from any folder: format, lints, documentation, the release
# build, the repository's own portal, and all tests; those of the portal in nginx and
# Chromium too.
#
# On Debian, root gets nginx, Chromium and a Chinese font installed if they are
# missing. Otherwise the tests that need them are skipped, which is said at the end;
# with CI=true that is a failure.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
export PATH=$PATH:/usr/sbin:/sbin
started=$SECONDS
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

step() { printf '\n== %s (%d s)\n' "$1" $((SECONDS - started)); }

# What the tests need besides Rust: one line per thing that is missing.
missing() {
    command -v nginx >/dev/null || echo "nginx-light"
    command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || echo "chromium"
    has_chinese_font || echo "fonts-noto-cjk"
}

has_chinese_font() {
    if command -v fc-list >/dev/null; then
        [ -n "$(fc-list :lang=zh file | head -n 1)" ]
    else
        [ -n "$(find /usr/share/fonts -iname "*cjk*" 2>/dev/null | head -n 1)" ]
    fi
}

# Debian starts a server that it installs; the tests start their own, on a port of their own.
without_services() {
    local policy=/usr/sbin/policy-rc.d rc=0
    if [ -e "$policy" ]; then "$@"; return; fi
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod +x "$policy"
    "$@" || rc=$?
    rm -f "$policy"
    return "$rc"
}

install() {
    echo "installing: $*"
    export DEBIAN_FRONTEND=noninteractive
    if ! { apt-get -qq update && without_services apt-get -qq -y --no-install-recommends install "$@"; } >"$work/apt.log" 2>&1; then
        cat "$work/apt.log" >&2
        echo "tests/run.sh: apt-get could not install $*" >&2
        return 1
    fi
}

step "tools"
cargo --version
mapfile -t packages < <(missing)
if [ ${#packages[@]} -gt 0 ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    install "${packages[@]}"
    mapfile -t packages < <(missing)
fi
skipped=
if [ ${#packages[@]} -gt 0 ]; then
    skipped="SKIPPED for want of ${packages[*]}: the tests in tests/suite/web.rs that need it"
    echo "$skipped"
    if [ "${CI:-}" = true ]; then
        echo "tests/run.sh: CI may not skip tests" >&2
        exit 1
    fi
fi

step "format"
cargo fmt --check

step "lints"
cargo clippy --quiet --all-targets -- -D warnings

step "documentation"
RUSTDOCFLAGS="-D warnings" cargo doc --quiet --no-deps

step "release build and the repository's own portal"
cargo build --release
"${CARGO_TARGET_DIR:-target}/release/gongkai" build --output-dir "$work/portal/public"
# The tests of tests/suite/web.rs serve this portal with tests/web/serve.sh.
export GONGKAI_PUBLIC=$work/portal/public

step "tests"
cargo test --quiet --doc
if command -v cargo-nextest >/dev/null; then
    cargo nextest run --no-fail-fast
else
    cargo test --no-fail-fast --all-targets
fi
if [ -n "$skipped" ]; then printf '\n%s\n' "$skipped"; fi
