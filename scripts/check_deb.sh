#!/usr/bin/env bash
# scripts/check_deb.sh: builds the Debian package, installs it in a clean chroot, and starts its service there under the unit's
# restrictions. Needs root. Where systemd is not PID 1 the same restrictions are put on by other means; the output says which.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/common.sh

port=18137
root=$PWD/build/chroot
unit=packaging/unknot.service

prove() { printf 'proven   %s\n' "$*"; }
leave() { printf 'not here %s\n' "$*"; }
fail() {
  say "check_deb: $*"
  exit 1
}

[ "$(id -u)" -eq 0 ] || fail "a chroot needs root: sudo scripts/check_deb.sh"
need_packages "${build_packages[@]}" debootstrap libseccomp-dev fakeroot gcc curl systemd

build release -DUNKNOT_TESTS=OFF -DUNKNOT_BENCH=OFF unknot
rm -f build/release/*.deb
(cd build/release && cpack -G DEB) >build/release/cpack.log 2>&1 || { tail -n 20 build/release/cpack.log >&2; fail "cpack failed"; }
package=$(echo build/release/unknot_*.deb)
prove "the package is built: $(basename "$package"), $(dpkg-deb -f "$package" Depends)"

if [ ! -x "$root/usr/bin/apt-get" ]; then
  say "Making a clean Debian 12 in build/chroot ..."
  debootstrap --variant=minbase bookworm "$root" >build/chroot.log 2>&1 || { tail -n 20 build/chroot.log >&2; fail "debootstrap failed"; }
fi
chroot "$root" dpkg --purge unknot >/dev/null 2>&1 || true
cp "$package" "$root/tmp/unknot.deb"
for file in /etc/apt/apt.conf.d/*proxy* /etc/apt/apt.conf; do
  if [ -f "$file" ]; then cp "$file" "$root/etc/apt/apt.conf.d/"; fi
done
cp /etc/resolv.conf "$root/etc/resolv.conf" 2>/dev/null || true
if ! { chroot "$root" apt-get update && DEBIAN_FRONTEND=noninteractive chroot "$root" apt-get install -y --no-install-recommends /tmp/unknot.deb; } \
  >build/chroot_install.log 2>&1; then
  tail -n 20 build/chroot_install.log >&2
  fail "the package does not install in a clean chroot"
fi
prove "it installs in a clean minbase chroot and runs: $(chroot "$root" unknot --version | head -n 1)"
for path in usr/share/man/man1/unknot.1.gz usr/share/man/man1/unknot.1 lib/systemd/system/unknot.service etc/unknot/server.conf \
  usr/share/bash-completion/completions/unknot; do
  if [ "$path" = usr/share/man/man1/unknot.1.gz ]; then continue; fi
  [ -e "$root/$path" ] || fail "the package lacks /$path"
done
prove "it brings manual page, completion, settings and unit"
systemd-analyze verify --root="$root" /lib/systemd/system/unknot.service >build/unit.log 2>&1 || true
if grep -q 'unknot.service.*Unknown' build/unit.log; then fail "the unit has unknown lines: $(grep Unknown build/unit.log)"; fi
score=$(systemd-analyze security --no-pager --offline=true "$unit" 2>/dev/null | tail -n 1 | sed 's/^[^A-Za-z]*//')
prove "the unit is understood; ${score:-no score}"

if [ "$(cat /proc/1/comm)" = systemd ]; then
  say "systemd is PID 1 here: install the package on this machine to see the unit itself at work."
fi
leave "the unit under systemd itself: PID 1 is $(cat /proc/1/comm)"

# The same restrictions by other means.
gcc -O1 -Wall -Wextra -o build/confine scripts/confine.c -lseccomp
calls=$(mktemp)
list_set() { systemd-analyze syscall-filter "$1" | sed -n 's/^ \+\([@a-z0-9_-]\+\).*/\1/p'; }
expand() {
  local word
  for word in $(list_set "$1"); do case $word in @*) expand "$word" ;; *) echo "$word" ;; esac; done
}
{ expand @system-service; } | sort -u >"$calls.all"
{ expand @privileged && expand @resources; } | sort -u >"$calls.not"
# execve starts the program itself: systemd does that before its filter holds.
{ comm -23 "$calls.all" "$calls.not" && echo execve; } | sort -u >"$calls"
cp build/confine "$root/tmp/confine"
cp "$calls" "$root/tmp/calls"
mkdir -p "$root/var/lib/unknot"
chown 61184:61184 "$root/var/lib/unknot" && chmod 700 "$root/var/lib/unknot"

inside=$(mktemp)
cat >"$inside" <<'INSIDE'
set -eu
root=$1 port=$2
ip link set lo up 2>/dev/null || true
mount --bind "$root" "$root"
mount --bind "$root/var/lib/unknot" "$root/var/lib/unknot"
mount -t tmpfs -o mode=1777,nosuid,nodev tmpfs "$root/mnt"
cp "$root/tmp/confine" "$root/tmp/calls" "$root/mnt/"
mount --move "$root/mnt" "$root/tmp" 2>/dev/null || mount --bind "$root/mnt" "$root/tmp"
mount -t proc -o nosuid,nodev,noexec proc "$root/proc"
mount -o remount,bind,ro "$root"
umask 0077
exec chroot "$root" setpriv --reuid 61184 --regid 61184 --clear-groups --bounding-set=-all --inh-caps=-all --no-new-privs \
  /tmp/confine /usr/bin/unknot serve --config /etc/unknot/server.conf --data-file /var/lib/unknot/unknot.db --port "$port" \
  <"$root/tmp/calls"
INSIDE
log=build/service.log
unshare --mount --pid --ipc --uts --fork --kill-child sh "$inside" "$root" "$port" >"$log" 2>&1 &
holder=$!
service=
stop() {
  local one
  # The holder passes no signal on; what it holds is ended first.
  for one in $service $holder; do kill "$one" 2>/dev/null || true; done
  rm -f "$calls" "$calls.all" "$calls.not" "$inside"
}
trap stop EXIT
for _ in $(seq 100); do
  grep -q 'Unknot is at' "$log" && break
  kill -0 "$holder" 2>/dev/null || break
  sleep 0.1
done
grep -q 'Unknot is at' "$log" || { cat "$log" >&2; fail "the service does not start under the restrictions"; }
service=$(pgrep -f "unknot serve --config /etc/unknot/server.conf .*--port $port" | tail -n 1)
[ "$(curl -s "http://127.0.0.1:$port/health")" = '{"status":"ok"}' ] || fail "the service does not answer"
prove "the service starts and answers under the restrictions below"
state() { grep "^$1:" "/proc/$service/status" | cut -f 2; }
expect() { # expect WORDS COMMAND...: it holds, or the check fails
  local words=$1
  shift
  "$@" || fail "it does not hold: $words"
  prove "$words"
}
refuse() { ! "$@" 2>/dev/null; }
within() { nsenter -t "$service" -m -- "$@"; }
expect "NoNewPrivileges" test "$(state NoNewPrivs)" = 1
expect "CapabilityBoundingSet= (empty)" test "$(state CapBnd)$(state CapEff)" = 00000000000000000000000000000000
expect "a system call filter holds, of @system-service without @privileged @resources ($(grep -o '[0-9]* system calls' "$log"))" \
  test "$(state Seccomp)" = 2
expect "the same filter refuses memory both writable and executable, netlink and packet sockets, mount, setpriority, setuid" \
  sh -c 'build/confine probe 2>/dev/null <"$1"' sh "$calls"
expect "a user of its own (as DynamicUser gives)" test "$(state Uid | awk '{print $1}')" = 61184
expect "UMask=0077" test "$(state Umask)" = 0077
expect "StateDirectory can be written" within test -w "$root/var/lib/unknot"
expect "ProtectSystem=strict: /usr, /etc and /var/log cannot be written, not even by root" \
  refuse within sh -c "touch '$root/usr/x' || touch '$root/etc/x' || touch '$root/var/log/x'"
expect "PrivateTmp: /tmp is its own and empty of the system's files" refuse within test -e "$root/tmp/unknot.deb"
leave "ProtectHome, ProtectProc, PrivateDevices, PrivateUsers, ProtectKernel*, ProtectControlGroups, RestrictNamespaces and others,"
leave "IPAddressDeny, MemoryMax, TasksMax: only systemd puts these on; the unit's file asks for them"
kill -TERM "$service"
for _ in $(seq 100); do kill -0 "$service" 2>/dev/null || break; sleep 0.1; done
kill -0 "$service" 2>/dev/null && fail "the service does not end on SIGTERM"
prove "it ends on SIGTERM"
