"""The phone: apps that talk TLS to the light's company when used, over IPv6 and IPv4 at once, and to things at home."""

import json

from ..beats import bursts
from ..messages import local
from ..sealed import Sealed
from .inhabitant import Inhabitant


class Phone(Inhabitant):
    key = "phone"

    def settle(self):
        self.join(v6=True)
        self.cloud = self.home.host(self.values["cloud"], v6=True)

    def play(self):
        for time in bursts(self.rng, max(self.device.boots, -60.0) + 5.0, self.end,
                           self.values["used_every"]):
            self._use_app(time)
        for time in bursts(self.rng, max(self.device.boots, -60.0) + 9.0, self.end,
                           self.values["plug_asked_every"]):
            self._ask_plug(time)

    def _use_app(self, time):
        """Happy eyeballs (RFC 8305): IPv6 first, IPv4 a quarter of a second later, the slower one is dropped."""
        time = self.look_up(self.device, self.cloud, time, kinds=("AAAA", "A"))
        four, six = sorted(self.cloud.addresses, key=lambda address: ":" in address)
        chosen = self.home.connection(self.device, self.cloud, 443, six, name=self.cloud.name,
                                      round=time)
        session = Sealed(self.home, chosen, self.rng, self.cloud.name, "1.3", ["h2", "http/1.1"])
        if self.rng.random() < self.values["both_kinds"]:
            other = self.home.connection(self.device, self.cloud, 443, four, name=self.cloud.name,
                                         encryption="encrypted", round=time)
            other.open(time + 0.25)
            other.reset(True, other.clock + 0.01)
        session.open(time)
        for _ in range(self.rng.randrange(1, 4)):
            session.exchange(session.connection.clock + self.rng.uniform(0.05, 2.0),
                             self.rng.randrange(200, 900),
                             self.rng.randrange(300, self.home.values["bulk"] // 2))
        session.close(True, session.connection.clock + self.rng.uniform(0.5, 4.0))

    def _ask_plug(self, time):
        """A look at the plug from at home."""
        plug = self.others["plug"].device
        if time < plug.boots + 2:
            return
        link = self.home.connection(self.device, plug, 9999, encryption="cleartext")
        link.open(time)
        link.say(True, link.clock, local.tplink_framed('{"system":{"get_sysinfo":{}}}'), "hello",
                 answered=True)
        answer = {"system": {"get_sysinfo": {"alias": plug.name, "relay_state": 1, "model": "HS110"}}}
        link.say(False, link.clock + 0.01, local.tplink_framed(json.dumps(answer)))
        link.close(True, link.clock + 0.01)
