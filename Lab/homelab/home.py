"""The home: its devices, its router, the world outside, and the two wires that frames cross."""

import ipaddress

from . import wire
from .flow import Flow, Frame
from .places import Device, Host
from .tcp import Connection
from .udp import Datagrams

WARM_UP = 900.0  # seconds played before the capture begins


class Home:
    """Everything that is played, from `WARM_UP` before the capture to `length` after its beginning."""

    synthetic = True
    suffix = ".pcapng"

    def __init__(self, scenario, seconds):
        values = scenario.section("home")
        self.scenario, self.length = scenario, float(seconds)
        self.rng = scenario.rng("home")
        self.values = values
        self.repeats = values["repeated_segments"]
        self.begin_ns = (values["begins"] + self.rng.randrange(86400 * 200)) * 10**9
        self.lan = ipaddress.ip_network(values["lan"])
        self.lan6 = ipaddress.ip_network(f"2001:db8:{self.rng.randrange(0x1000, 0xfff0):x}::/64")
        self.devices, self.hosts, self.frames, self.flows = [], [], [], []
        self._numbers = iter(self.rng.sample(range(20, 240), 200))
        self._clouds = iter(self.rng.sample(range(2, 254), 240))
        self._outer_ports, self._last, self._identification = set(), {}, {}
        self.router = Device("router", "router", self._mac("02"), str(self.lan[1]),
                             str(self.lan6[1]), boots=-WARM_UP)
        outer = f"203.0.113.{self.rng.randrange(2, 250)}"
        self.outer = Device("router", "router", self._mac("02"), outer, boots=-WARM_UP)
        self.isp = self._mac("02")
        self.resolver = self.host("resolver.isp.example", hops=2, round_trip=0.006)

    # Who there is

    def _mac(self, prefix):
        rest = 6 - len(prefix.split(":"))
        return prefix + "".join(f":{self.rng.randrange(256):02x}" for _ in range(rest))

    def device(self, key, name, vendor_prefix, boots, v6=False, vendor_class=""):
        """A new device, with an address of the home and a MAC of its maker."""
        mac = self._mac(vendor_prefix)
        device = Device(key, name, mac, str(self.lan[next(self._numbers)]),
                        vendor_class=vendor_class, boots=boots)
        device.next_port = self.rng.randrange(49152, 60000)
        if v6:
            octets = bytearray(wire.mac_bytes(mac))
            octets[0] ^= 2
            interface = bytes(octets[:3]) + b"\xff\xfe" + bytes(octets[3:])
            device.address6 = str(self.lan6[int.from_bytes(interface, "big")])
        self.devices.append(device)
        return device

    def host(self, name, addresses=1, v6=False, **more):
        """A new place on the internet."""
        more.setdefault("round_trip", self.rng.uniform(0.012, 0.14))
        more.setdefault("hops", self.rng.randrange(7, 18))
        own = [f"198.51.100.{next(self._clouds)}" for _ in range(addresses)]
        if v6:
            own.append(f"2001:db8:ffff::{next(self._clouds):x}")
        host = Host(name, own, **more)
        self.hosts.append(host)
        return host

    # Conversations

    def flow(self, transport, client, server, port, address=None, **more):
        """A new conversation from a port of the client's not used before, unless one is given."""
        address = address or server.address
        flow = Flow(transport, client, server, client.own(address), address,
                    more.pop("client_port", 0) or client.port(), port, **more)
        flow.outer_port = flow.client_port
        if client.in_home and not server.in_home:
            key = (transport, flow.client_port, address, port)
            while key in self._outer_ports and flow.outer_port == flow.client_port:
                flow.outer_port = self.rng.randrange(1024, 32768)
            self._outer_ports.add(key)
        self.flows.append(flow)
        return flow

    def connection(self, *ends, **more):
        """A TCP connection, not yet open."""
        flow = self.flow("tcp", *ends, **more)
        return Connection(self, flow, self.rng)

    def datagrams(self, *ends, **more):
        """A conversation over UDP."""
        return Datagrams(self, self.flow("udp", *ends, **more))

    # Wires

    def transmit(self, flow, by_client, time, make, tag="", names=(), to=None):
        """Sends what `make` builds, as it is on each wire it crosses. Returns when it arrives."""
        flow.played(time, by_client, tag, self.length)
        sender, receiver = (flow.client, flow.server)[:: 1 if by_client else -1]
        inside = self._ends(flow, by_client, False)
        if to:
            inside = (inside[0], to, *inside[2:])
        if flow.local:
            time += self._hop(sender)
            target = wire.multicast_mac(to) if to else receiver.mac
            self._put(time, "lan", sender.mac, target, inside, make, 64, flow, by_client, tag, names)
            return time + self._hop(receiver)
        outside = self._ends(flow, by_client, True)
        at_router = self.outer in (sender, receiver)
        if sender.in_home:
            if not at_router:
                time += self._hop(sender)
                self._put(time, "lan", sender.mac, self.router.mac, inside, make, 64, flow,
                          by_client, tag, names)
                time += self.rng.uniform(0.00002, 0.00006)
            self._put(time, "wan", self.outer.mac, self.isp, outside, make, 64 if at_router else 63,
                      flow, by_client, tag, names)
            return time + self._way(receiver)
        time += self._way(sender)
        hops = 64 - sender.hops
        self._put(time, "wan", self.isp, self.outer.mac, outside, make, hops, flow, by_client, tag,
                  names)
        if at_router:
            return time
        time += self.rng.uniform(0.00002, 0.00006)
        self._put(time, "lan", self.router.mac, receiver.mac, inside, make, hops - 1, flow,
                  by_client, tag, names)
        return time + self._hop(receiver)

    def reject(self, flow, time, make_refused, code):
        """An ICMP message from the server, about a packet of the client's."""

        def make(source, target, source_port, port):
            protocol, payload = make_refused(target, source, port, source_port)
            quoted = wire.ip(target, source, protocol, payload, ttl=50)
            return wire.ICMP, wire.icmp_unreachable(quoted, code)

        return self.transmit(flow, False, time, make, "refusal")

    def broadcast(self, device, time, frame, target=wire.BROADCAST, tag=""):
        """Puts a frame of no conversation on the home's wire."""
        self._add(Frame(self._ns(time), frame, "lan", device.mac, target, tag=tag))

    def _ends(self, flow, by_client, outside):
        client, server = [flow.client_address, flow.client_port], [flow.server_address, flow.port]
        if outside and not wire.is_v6(client[0]):
            if flow.client.in_home:
                client = [self.outer.address, flow.outer_port]
            if flow.server.in_home:
                server = [self.outer.address, flow.forwarded or flow.port]
        first, second = (client, server) if by_client else (server, client)
        return first[0], second[0], first[1], second[1]

    def _hop(self, device):
        return 0.0001 if device is self.router else self.rng.uniform(0.0008, 0.003)

    def _way(self, host):
        return host.round_trip / 2 * self.rng.uniform(0.98, 1.08)

    @staticmethod
    def _ns(time):
        return int(time * 1e9)

    def _put(self, time, net, source, target, ends, make, ttl, flow, by_client, tag, names):
        """Builds and keeps a frame, not before the one before it of the same direction."""
        key = (flow, by_client, net)
        moment = max(self._ns(time), self._last.get(key, -(1 << 62)) + 900)
        self._last[key] = moment
        if not 0 <= moment <= self._ns(self.length):
            make(*ends)
            return
        protocol, payload = make(*ends)
        number = self._identification[ends[0]] = self._identification.get(ends[0], 7) + 1
        packet = wire.ip(ends[0], ends[1], protocol, payload, ttl, number)
        self._add(Frame(moment, wire.ethernet(source, target, packet), net, source, target, flow,
                        by_client, tag, names))

    def _add(self, frame):
        if 0 <= frame.time <= self._ns(self.length):
            self.frames.append(frame)
