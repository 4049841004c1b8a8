# shellcheck shell=bash disable=SC2034,SC2154
# Namespaces and what runs in them. Sourced by Lab/play.

P=phlab

# Runs a command in a namespace of the lab.
within() { ip netns exec "$P-$1" "${@:2}"; }

# Starts a command in a namespace, in the background: NAMESPACE NAME COMMAND...
start() {
  ip netns exec "$P-$1" "${@:3}" >"$OUT/log/$2.log" 2>&1 &
  echo $! >"$OUT/pid/$2"
}

# Ends what was started under a name.
end() {
  local file=$OUT/pid/$1 pid
  [ -f "$file" ] || return 0
  pid=$(cat "$file")
  kill -"${2:-TERM}" "$pid" 2>/dev/null || true
  for _ in $(seq 50); do
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  rm -f "$file"
}

# Waits until a command succeeds, ten seconds at most.
await() {
  for _ in $(seq 100); do
    if "$@" >/dev/null 2>&1; then return 0; fi
    sleep 0.1
  done
  echo "lab: waited in vain for: $*" >&2
  return 1
}

# Ends everything in the lab's own namespaces, and deletes them.
tear_down() {
  local file name pid
  for file in "$OUT"/pid/*; do
    [ -f "$file" ] && end "$(basename "$file")"
  done
  for name in $(ip netns list | awk -v own="^$P-" '$1 ~ own { print $1 }'); do
    for pid in $(ip netns pids "$name"); do kill "$pid" 2>/dev/null || true; done
    ip netns del "$name"
    rm -rf "/etc/netns/$name"
  done
}

# A new namespace, with its own resolv.conf, which `ip netns exec` puts over /etc's.
create() {
  mkdir -p "/etc/netns/$P-$1"
  : >"/etc/netns/$P-$1/resolv.conf"
  ip netns add "$P-$1"
  within "$1" ip link set lo up
}

# Frames as on a real wire: no giants, checksums finished.
plain() { within "$1" ethtool -K "$2" tso off gso off gro off tx off rx off >/dev/null 2>&1 || true; }
