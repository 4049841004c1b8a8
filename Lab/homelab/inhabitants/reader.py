"""The e-reader: asks for news at a steady pace while idle, and talks in bursts while it is read."""

from ..beats import beats, bursts
from ..sealed import Sealed
from .inhabitant import Inhabitant


class Reader(Inhabitant):
    key = "reader"

    def settle(self):
        self.join()
        self.sync = self.home.host(self.values["sync"])
        self.content = self.home.host(self.values["content"])

    def play(self):
        values, rng = self.values, self.rng
        begins = rng.uniform(0.35, 0.5) * self.home.length
        ends = begins + values["read_share"] * self.home.length
        for time in beats(rng, self.device.boots, self.end, values["idle_period"], values["jitter"]):
            if not begins <= time <= ends:
                self._talk(self.sync, time, values["version"], 300, 180, rhythm=True)
        for time in bursts(rng, max(begins, self.device.boots), ends, values["used_every"]):
            self._talk(self.content, time, "1.2", rng.randrange(300, 900),
                       rng.randrange(500, self.home.values["bulk"]))

    def _talk(self, host, time, version, up, down, rhythm=False):
        time = self.look_up(self.device, host, time)
        link = self.home.connection(self.device, host, 443, name=host.name, rhythm=rhythm,
                                    facts=("old-tls",) if version == "1.0" else ())
        session = Sealed(self.home, link, self.rng, host.name, version)
        session.open(time)
        session.exchange(link.clock, up, down)
        if self.values["server_resets"]:
            link.reset(False, link.clock + 0.02)
        else:
            session.close(True, link.clock + 0.02)
