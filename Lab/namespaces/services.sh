# shellcheck shell=bash disable=SC2034,SC2154
# What runs: the router's services, the internet, the devices. Sourced by Lab/play.

start_services() {
  make_certificates
  filter_packets
  start_world
  start_router
}

# A CA, a certificate for every name, and one that has expired.
make_certificates() {
  local names=$OUT/certificates.cnf
  {
    printf '[ca]\ndefault_ca=own\n[own]\nnew_certs_dir=%s\ndatabase=%s/index\nserial=%s/serial\n' "$OUT" "$OUT" "$OUT"
    printf 'default_md=sha256\npolicy=any\nx509_extensions=names\ncopy_extensions=none\n[any]\ncommonName=supplied\n'
    printf '[names]\nsubjectAltName=%s\n' "$(sed 's/^host-record=\([^,]*\),.*/DNS:\1/' "$OUT/names" | sort -u | paste -sd,)"
  } >"$names"
  : >"$OUT/index"
  echo 1000 >"$OUT/serial"
  (
    cd "$OUT" || exit
    local curve=(-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes)
    openssl req -x509 "${curve[@]}" -days 30 -subj "/CN=Lab CA" -keyout ca.key -out ca.pem
    openssl req "${curve[@]}" -subj "/CN=cloud.example" -keyout server.key -out server.csr
    local sign=(openssl ca -batch -notext -config "$names" -cert ca.pem -keyfile ca.key -in server.csr)
    "${sign[@]}" -days 30 -out good.pem
    : >index # or it would be the same subject twice
    "${sign[@]}" -startdate 20200101000000Z -enddate 20210101000000Z -out expired.pem
  ) >"$OUT/log/certificates.log" 2>&1
}

# NAT, two port forwards, closed doors; on the internet, addresses that stay silent and one that refuses.
filter_packets() {
  within router nft -f - <<NFT
table ip nat {
  chain leaving { type nat hook postrouting priority srcnat; oifname "wan0" masquerade; }
  chain coming { type nat hook prerouting priority dstnat;
    iifname "wan0" tcp dport $CAMERA_FORWARDED dnat to $CAMERA:$CAMERA_PORT
    iifname "wan0" tcp dport $PLUG_FORWARDED dnat to $PLUG:9999
  }
}
table inet doors {
  chain entering { type filter hook input priority filter; iifname "wan0" ct state new drop; }
}
NFT
  within world nft -f - <<NFT
table ip moods {
  chain entering { type filter hook input priority filter;
    ip daddr { ${SILENT// /, } } drop
    ip daddr $REJECTING meta l4proto tcp reject with icmp type admin-prohibited
  }
}
NFT
}

start_world() {
  cat >"$OUT/mosquitto.conf" <<CONF
user root
allow_anonymous true
listener $BROKER_PORT $BROKER
CONF
  start world mosquitto mosquitto -c "$OUT/mosquitto.conf"
  start world world-dns dnsmasq -k --user=root --pid-file= --no-resolv --no-hosts \
    --bind-interfaces --listen-address="$RESOLVER,$TV_RESOLVER" --local-ttl=60 --conf-file="$OUT/names" --address=/example/
  start world world python3 -m homelab.players world "$SCENARIO" "$SEED" "$OUT" "$UNTIL"
  await grep -q ready "$OUT/log/world.log"
  start world commands bash -c "while sleep $COMMANDS_EVERY; do
    mosquitto_pub -h $BROKER -p $BROKER_PORT -t $LIGHT/set -m '{\"on\":true,\"bright\":80}'; done"
}

start_router() {
  echo "nameserver $RESOLVER" >"/etc/netns/$P-router/resolv.conf"
  local id key index name mac address rest hosts=()
  while read -r id key index name mac address rest; do
    hosts+=("--dhcp-host=$mac,$address")
  done <"$OUT/devices"
  start router router-dns-daemon dnsmasq -k --conf-file=/dev/null --user=root --pid-file= --no-resolv --no-hosts \
    --bind-interfaces --interface=br-lan --except-interface=lo --server="$RESOLVER" --dhcp-authoritative --no-ping \
    --dhcp-range="${ROUTER%.*}.20,${ROUTER%.*}.250,1h" --dhcp-range=::,constructor:br-lan,slaac,64,1h --enable-ra \
    "${hosts[@]}" --dhcp-leasefile="$OUT/leases" --log-queries --log-facility="$OUT/log/router-dns.log"
}

# Boots the devices that are on before the capture (1), or those that come later (0).
start_devices() {
  local id key index name mac address v6 early class
  cat >"$OUT/lease.sh" <<'SCRIPT'
#!/bin/sh
[ "$1" = bound ] || exit 0
ip addr replace "$ip/${mask:-24}" dev "$interface"
ip route replace default via "${router%% *}"
for server in $dns; do echo "nameserver $server"; done >/etc/resolv.conf
SCRIPT
  chmod +x "$OUT/lease.sh"
  while read -r id key index name mac address v6 early class; do
    [ "$early" = "$1" ] || continue
    [ "$class" = - ] && class="udhcp"
    start "$id" "$id" sh -c "udhcpc -f -q -n -i eth0 -s '$OUT/lease.sh' -x 'hostname:$name' -V '$class' -t 5 -T 1 &&
      sleep 2 && exec python3 -m homelab.players device '$SCENARIO' '$SEED' '$OUT' '$UNTIL' '$key' '$index'"
    sleep 0.3
  done <"$OUT/devices"
}
