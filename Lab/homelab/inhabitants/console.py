"""The game console: has the router open a port for it (NAT-PMP), and is called there."""

from ..beats import beats, bursts
from ..messages import local
from .inhabitant import Inhabitant


class Console(Inhabitant):
    key = "console"

    def settle(self):
        self.join()
        self.player = self.home.host("", hops=13)

    def play(self):
        if not self.values["maps_a_port"]:
            return
        values, rng, router = self.values, self.rng, self.home.router
        port = values["port"]
        first = max(self.device.boots, 0.0) + 15.0
        for time in [first, *beats(rng, first, self.end, values["renewed_every"], 1.0)]:
            talk = self.home.datagrams(self.device, router, 5351, sessions=False,
                                       encryption="cleartext", mapping=port, rhythm=True)
            arrival = talk.say(True, time, local.port_mapping(port, port, 7200), "ask")
            talk.say(False, arrival + 0.001, local.port_mapped(port, port, 7200, 1000), "answer")
        for time in bursts(rng, first + 10.0, self.end - 10, values["played_every"]):
            link = self.home.connection(self.player, self.device, port, self.device.address,
                                        forwarded=port, mapped=True)
            link.open(time)
            for _ in range(rng.randrange(3, 9)):
                link.say(rng.random() < 0.5, link.clock + rng.uniform(0.05, 2), rng.randbytes(
                    rng.randrange(120, 700)))
            link.close(True, link.clock + 0.1)
