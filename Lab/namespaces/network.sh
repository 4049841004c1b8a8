# shellcheck shell=bash disable=SC2034,SC2154
# The wires. Sourced by Lab/play.
#
#   phlab-DEVICE eth0 ── p-1 ╮
#   phlab-DEVICE eth0 ── p-2 ┼─ br-lan, phlab-router, wan0 ── isp, phlab-world: "the internet", all hosts' addresses on lo
#   …                        ╯
#   phlab-mirror mon0 ── p-mon, not on the bridge: gets a copy of each frame wherever it enters or leaves

build_network() {
  create router
  create world
  create mirror
  build_lan
  build_wan
  build_devices
  build_mirror
}

build_lan() {
  within router ip link add br-lan type bridge
  within router ip link set br-lan address "$ROUTER_MAC"
  within router ip addr add "$ROUTER/$PREFIX" dev br-lan
  within router ip -6 addr add "$ROUTER6/64" dev br-lan nodad
  within router ip link set br-lan up
  plain router br-lan
}

build_wan() {
  local address
  within router ip link add wan0 address "$OUTER_MAC" type veth peer name isp address "$ISP_MAC" netns "$P-world"
  plain router wan0
  plain world isp
  within router ip addr add "$OUTER/24" dev wan0
  within router ip -6 addr add 2001:db8:0:1::2/64 dev wan0 nodad
  within world ip addr add 203.0.113.1/24 dev isp
  within world ip -6 addr add 2001:db8:0:1::1/64 dev isp nodad
  within router ip link set wan0 up
  within world ip link set isp up
  within router sysctl -qw net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1
  within router ip route add default via 203.0.113.1
  within router ip -6 route add default via 2001:db8:0:1::1
  within world ip -6 route add "$LAN6" via 2001:db8:0:1::2
  while read -r address; do
    case $address in
      *:*) within world ip -6 addr add "$address/128" dev lo nodad ;;
      *) within world ip addr add "$address/32" dev lo ;;
    esac
  done <"$OUT/addresses"
}

build_devices() {
  local id key index name mac address v6 early class number=0
  while read -r id key index name mac address v6 early class; do
    number=$((number + 1))
    create "$id"
    within router ip link add "p-$number" type veth peer name eth0 address "$mac" netns "$P-$id"
    plain router "p-$number"
    plain "$id" eth0
    [ "$v6" = 1 ] || within "$id" sysctl -qw net.ipv6.conf.eth0.disable_ipv6=1
    within "$id" sysctl -qw net.ipv6.conf.eth0.accept_dad=0 net.ipv4.tcp_syn_retries=2
    within router sysctl -qw "net.ipv6.conf.p-$number.disable_ipv6=1"
    within router ip link set "p-$number" master br-lan
    within router ip link set "p-$number" up
    within "$id" ip link set eth0 up
  done <"$OUT/devices"
}

# Each frame is copied where it enters a port and where it leaves one, the router's own included.
build_mirror() {
  local port side
  within router ip link add p-mon type veth peer name mon0 netns "$P-mirror"
  within router sysctl -qw net.ipv6.conf.p-mon.disable_ipv6=1
  within mirror sysctl -qw net.ipv6.conf.mon0.disable_ipv6=1
  plain router p-mon
  plain mirror mon0
  within router ip link set p-mon up
  within mirror ip link set mon0 up promisc on
  for port in br-lan $(within router ip -o link show master br-lan | awk -F'[ :@]+' '{ print $2 }'); do
    within router tc qdisc add dev "$port" clsact
    for side in ingress egress; do
      within router tc filter add dev "$port" "$side" protocol all prio 1 u32 match u32 0 0 \
        action mirred egress mirror dev p-mon
    done
  done
}
