# Shared by ./run and ./test: what must be installed, and how things are built.

# To build the program; what the tests, and the deep tests, need besides.
build_packages=(g++ cmake ninja-build libfmt-dev nlohmann-json3-dev libcli11-dev libwebp-dev libboost1.81-dev libssl-dev libspdlog-dev
                libqrcodegencpp-dev libsoci-dev libsqlite3-dev zlib1g-dev espeak-ng lame
                libcairo2-dev libfreetype-dev fonts-dejavu-core)
test_packages=(libgtest-dev librapidcheck-dev chromium poppler-utils python3)
deep_packages=(clang-19 clang-tidy-19 clang-format-19 libclang-rt-19-dev lld-19 libbenchmark-dev iproute2 libnss3-tools)

# The pages are built with node as locked in web/package-lock.json; npm of any age only serves to fetch it.
command -v npm >/dev/null || build_packages+=(npm)

say() { printf '%s\n' "$*" >&2; }

# need_packages NAME...: installs what is missing, or says exactly what to install. Never removes a package.
need_packages() {
  local missing=() name
  for name in "$@"; do
    dpkg-query -W -f='${db:Status-Abbrev}' "$name" 2>/dev/null | grep -q '^ii' || missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  if [ "$(id -u)" -ne 0 ]; then
    say "These Debian packages are missing. Install them, then run this again:"
    say "  sudo apt-get install --no-remove --no-install-recommends ${missing[*]}"
    exit 3
  fi
  say "Installing ${missing[*]} ..."
  local log
  log=$(mktemp)
  if ! { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-remove --no-install-recommends \
         "${missing[@]}"; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    say "Installing failed. Repair apt's complaint above, then run this again."
    exit 3
  fi
  rm -f "$log"
}

# build PRESET TARGETS_OR_OPTIONS...: configures and builds below build/PRESET; options begin with -D.
build() {
  local preset=$1 options=() targets=() word log
  shift
  for word in "$@"; do case $word in -D*) options+=("$word") ;; *) targets+=("$word") ;; esac; done
  mkdir -p "build/$preset"
  log=build/$preset/build.log
  if ! { cmake --preset "$preset" "${options[@]}" && cmake --build "build/$preset" --target "${targets[@]}"; } >"$log" 2>&1
  then
    grep -E -A 12 'error|Error|FAILED' "$log" | head -n 60 >&2 || tail -n 40 "$log" >&2
    say "Building failed; the whole log is $log"
    exit 1
  fi
}

# web_node SCRIPT...: runs a script below web/node_modules with the locked node, inside web/.
web_node() { (cd web && PATH="$PWD/node_modules/.bin:$PATH" exec node_modules/.bin/node "node_modules/$1" "${@:2}"); }

# fetch_web: the packages of web/package-lock.json. An npm that runs on an older node leaves out, without a word, optional
# packages that ask for a newer one; it is run once more, on the node that it fetched.
fetch_web() {
  local node=build/node/node
  (cd web && npm ci --no-audit --no-fund) || return 1
  mkdir -p build/node && cp web/node_modules/node-linux-*/bin/node "$node" && chmod +x "$node" || return 1
  if [ "$(node --version)" != "$("$node" --version)" ]; then
    (cd web && PATH="$PWD/../build/node:$PATH" npm ci --no-audit --no-fund) || return 1
  fi
  # npm 9 leaves this link out.
  (cd web/node_modules/.bin && ln -sf ../node-linux-*/bin/node node && chmod +x node)
}

# build_web: fetches the packages of the pages when their lock changed; builds web/dist when something it is made of changed.
build_web() {
  local log=build/web.log kept=web/node_modules/.unknot-lock lock newer
  mkdir -p build
  lock=$(cat web/package-lock.json web/.npmrc | sha256sum)
  if [ "$(cat "$kept" 2>/dev/null)" != "$lock" ]; then
    say "Fetching the packages of the pages ..."
    if ! fetch_web >"$log" 2>&1; then
      tail -n 20 "$log" >&2
      say "Fetching the packages of the pages failed; the whole log is $log"
      exit 1
    fi
    printf '%s' "$lock" >"$kept"
    rm -rf web/dist
  fi
  if [ -f web/dist/index.html ]; then
    newer=$(find web/src web/public web/index.html web/vite.config.ts examples/neck.json -newer web/dist/index.html -print -quit)
    [ -n "$newer" ] || return 0
  fi
  if ! web_node vite/bin/vite.js build >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    say "Building the pages failed; the whole log is $log"
    exit 1
  fi
}

# run_timed NAME COMMAND...: runs it and prints its seconds.
run_timed() {
  local name=$1 start=$SECONDS
  shift
  "$@"
  printf '%-28s %4d s\n' "$name" $((SECONDS - start))
}
