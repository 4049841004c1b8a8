"""The TV: its own DNS server, IPv6, announcements at home, and in some homes a call from outside that gets in."""

from .. import wire
from ..beats import beats, bursts
from ..messages import dns, http, local
from ..sealed import Sealed
from .inhabitant import Inhabitant


class Television(Inhabitant):
    key = "television"

    def settle(self):
        self.join(v6=True)
        self.cloud = self.home.host(self.values["cloud"], v6=True)
        self.resolver = self.home.host("", hops=9)
        self.visitor = self.home.host("", v6=True)
        self.prober = self.home.host("", v6=True)

    def play(self):
        values, rng = self.values, self.rng
        for time in bursts(rng, max(self.device.boots, -50.0) + 6.0, self.end, values["watched_every"]):
            self._report_home(time)
        for time in beats(rng, max(self.device.boots, -50.0) + 2.0, self.end, values["announced_every"],
                          4.0):
            self._announce(time)
        if values["open_to_ipv6"]:
            for time in bursts(rng, max(self.device.boots, 0.0) + 40.0, self.end - 10,
                               values["visited_every"]):
                self._be_visited(time)
        link = self.home.connection(self.prober, self.device, 23, self.device.address6)
        link.call_in_vain(max(self.device.boots, 0.0) + rng.uniform(60, 120), 2)

    def _report_home(self, time):
        time = self.look_up(self.device, self.cloud, time, kinds=("A", "AAAA"), server=self.resolver)
        address = self.rng.choice(self.cloud.addresses)
        link = self.home.connection(self.device, self.cloud, 443, address, name=self.cloud.name)
        session = Sealed(self.home, link, self.rng, self.cloud.name, "1.3", ["http/1.1"])
        session.open(time)
        session.exchange(link.clock, self.rng.randrange(300, self.home.values["bulk"] // 2),
                         self.rng.randrange(100, self.home.values["bulk"]))
        session.close(False, link.clock + 1.0)

    def _announce(self, time):
        for group, port, message in (
                ("224.0.0.251", 5353, dns.mdns_announcement(self.device.name, self.device.address)),
                ("239.255.255.250", 1900, local.ssdp_search())):
            own = port if port == 5353 else 50000
            body = wire.udp(self.device.address, group, own, port, message)
            packet = wire.ip(self.device.address, group, wire.UDP, body, ttl=255 if port == 5353 else 4)
            target = wire.multicast_mac(group)
            self.home.broadcast(self.device, time, wire.ethernet(self.device.mac, target, packet), target)
            time += 0.01

    def _be_visited(self, time):
        link = self.home.connection(self.visitor, self.device, self.values["port"],
                                    self.device.address6, encryption="cleartext")
        link.open(time)
        link.say(True, link.clock, http.request("GET", "tv", "/apps", agent="x"), "hello", answered=True)
        link.say(False, link.clock + 0.01, http.response(body=b"{}"))
        link.close(True, link.clock + 0.01)
