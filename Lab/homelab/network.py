"""What every device does to be on the network: DHCP, ARP, neighbour discovery, DNS through the router."""

import struct

from . import wire
from .beats import beats
from .flow import Flow
from .messages import dhcp, dns
from .udp import Datagrams


class Network:
    """The router's services for its home."""

    def __init__(self, home):
        self.home = home
        self._known = {}  # what the router's resolver remembers: (name, kind) until when
        self._rng = home.scenario.rng("network")

    def announce(self):
        """Router advertisements (RFC 4861, 4.2), to all."""
        home = self.home
        own = home.router
        link_local = self._link_local(own.mac)
        lan6 = home.lan6
        body = struct.pack("!BBHII", 64, 0, 1800, 0, 0) + b"\x01\x01" + wire.mac_bytes(own.mac)
        body += struct.pack("!BBBBIII", 3, 4, 64, 0xC0, 86400, 14400, 0) + lan6.network_address.packed
        packet = wire.ip(link_local, "ff02::1", wire.ICMPV6,
                         wire.icmpv6(link_local, "ff02::1", 134, body), ttl=255)
        frame = wire.ethernet(own.mac, wire.multicast_mac("ff02::1"), packet)
        for time in beats(self._rng, -100.0, home.length, 190.0, 9.0):
            home.broadcast(own, time, frame, wire.multicast_mac("ff02::1"))

    @staticmethod
    def _link_local(mac):
        octets = bytearray(wire.mac_bytes(mac))
        octets[0] ^= 2
        words = octets[:3] + b"\xff\xfe" + octets[3:]
        return "fe80::" + ":".join(f"{words[i] << 8 | words[i + 1]:x}" for i in range(0, 8, 2))

    def join(self, device):
        """DHCP when the device boots and at half of each lease, ARP now and then."""
        home, rng = self.home, self._rng
        offer = dhcp.server_options(home.router.address, home.lan)
        said = dhcp.client_options(device.name, device.vendor_class)
        number = rng.getrandbits(32)
        asked = [(50, wire.packed(device.address)), (54, wire.packed(home.router.address))]
        time = device.boots
        self._dhcp_broadcast(device, time, dhcp.message(dhcp.DISCOVER, number, device.mac, said))
        self._dhcp(device, False, time + 0.012, dhcp.message(
            dhcp.OFFER, number, device.mac, offer, offered=device.address))
        self._dhcp_broadcast(device, time + 0.02, dhcp.message(
            dhcp.REQUEST, number, device.mac, said + asked))
        self._dhcp(device, False, time + 0.03, dhcp.message(
            dhcp.ACK, number, device.mac, offer, offered=device.address))
        self._arp(device, time + 0.05)
        for time in beats(rng, device.boots, home.length, 1800.0, 5.0):
            number = rng.getrandbits(32)
            self._dhcp(device, True, time, dhcp.message(
                dhcp.REQUEST, number, device.mac, said, client=device.address))
            self._dhcp(device, False, time + 0.004, dhcp.message(
                dhcp.ACK, number, device.mac, offer, client=device.address, offered=device.address))
        for time in beats(rng, device.boots, home.length, rng.uniform(150, 400), 60.0):
            self._arp(device, time)

    def _dhcp_flow(self, device):
        return Flow("udp", device, self.home.router, device.address, self.home.router.address, 68, 67,
                    sessions=False, judged=False)

    def _dhcp(self, device, by_client, time, message):
        Datagrams(self.home, self._dhcp_flow(device)).say(by_client, time, message)

    def _dhcp_broadcast(self, device, time, message):
        body = wire.udp("0.0.0.0", "255.255.255.255", 68, 67, message)
        packet = wire.ip("0.0.0.0", "255.255.255.255", wire.UDP, body)
        self.home.broadcast(device, time, wire.ethernet(device.mac, wire.BROADCAST, packet))

    def _arp(self, device, time):
        router, nobody = self.home.router, "00:00:00:00:00:00"
        ask = wire.arp(device.mac, wire.BROADCAST, 1, device.address, nobody, router.address)
        self.home.broadcast(device, time, ask)
        tell = wire.arp(router.mac, device.mac, 2, router.address, device.mac, device.address)
        self.home.broadcast(router, time + 0.0004, tell, device.mac)

    def resolve(self, device, host, time, kinds=("A",), server=None):
        """Asks for a host's addresses, the router unless another server is named. Returns when they are known."""
        done = time
        for kind in kinds:
            addresses = [a for a in host.addresses if (":" in a) == (kind == "AAAA")]
            done = max(done, self._ask(device, host, time, kind, addresses, server))
            time += 0.0006
        return done + 0.001

    def _ask(self, device, host, time, kind, addresses, server):
        home, number = self.home, self._rng.getrandbits(16)
        question = dns.question(number, host.name, kind)
        answer = dns.answer(number, host.name, addresses, host.ttl, kind)
        flow = home.flow("udp", device, server or home.router, 53, encryption="cleartext",
                         sessions=False, judged=False)
        talk = Datagrams(home, flow)
        arrival = talk.say(True, time, question, "ask")
        if not server:
            arrival = self._upstream(host, arrival, kind, addresses)
        names = ((device.mac, host.name, tuple(addresses)),)
        return talk.say(False, arrival + 0.0003, answer, "answer", names)

    def _upstream(self, host, time, kind, addresses):
        """The router asks its provider, unless it remembers."""
        home = self.home
        if self._known.get((host.name, kind), -1e9) > time:
            return time
        number = self._rng.getrandbits(16)
        flow = home.flow("udp", home.outer, home.resolver, 53, encryption="cleartext",
                         sessions=False, judged=False)
        talk = Datagrams(home, flow)
        arrival = talk.say(True, time, dns.question(number, host.name, kind), "ask")
        names = ((home.outer.mac, host.name, tuple(addresses)),)
        answer = dns.answer(number, host.name, addresses, host.ttl, kind)
        arrival = talk.say(False, arrival + 0.0002, answer, "answer", names)
        self._known[(host.name, kind)] = arrival + host.ttl
        return arrival
