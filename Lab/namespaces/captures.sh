# shellcheck shell=bash disable=SC2034,SC2154
# Five captures at once. Sourced by Lab/play.

CAPTURES="inside outside mirror-twice one-host one-direction"

start_captures() {
  local side=out
  [ "$HEARD" = from ] && side=in
  capture router inside -i br-lan
  capture router outside -i wan0
  capture mirror mirror-twice -i mon0
  capture laptop-0 one-host -i eth0
  capture router one-direction -i br-lan -Q "$side"
}

# tcpdump, when it really listens: NAMESPACE NAME OPTIONS...
capture() {
  start "$1" "capture-$2" tcpdump -s 0 -B 8192 -U --immediate-mode -w "$OUT/$2.pcap" "${@:3}"
  await grep -q "listening on" "$OUT/log/capture-$2.log"
}

stop_captures() {
  local name
  for name in $CAPTURES; do
    end "capture-$name" INT
    grep -h "dropped by kernel" "$OUT/log/capture-$name.log" | grep -v "^0 " || true
  done
}
