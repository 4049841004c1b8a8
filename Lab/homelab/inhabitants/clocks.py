"""Who keeps time: several devices ask time servers at their own pace."""

from ..beats import beats
from ..messages import ntp
from .inhabitant import Inhabitant


class Clocks(Inhabitant):
    key = "clocks"

    def settle(self):
        self.pool = self.home.host(self.values["pool"], ttl=60)

    def play(self):
        values, rng = self.values, self.rng
        for key in rng.sample(values["who"], values["how_many"]):
            device = self.others[key].device
            period = rng.uniform(values["shortest"], values["longest"])
            fixed_port = rng.random() < 0.5
            first = self.look_up(device, self.pool, device.boots + 2.0)
            for time in [first, *beats(rng, first, self.end, period, values["jitter"])]:
                self._ask(device, time, 123 if fixed_port else 0)

    def _ask(self, device, time, own_port):
        talk = self.home.datagrams(device, self.pool, 123, client_port=own_port, name=self.pool.name,
                                   encryption="cleartext", sessions=False, rhythm=True)
        question = ntp.question(self.home.begin_ns / 1e9 + time)
        arrival = talk.say(True, time, question, "ask")
        talk.say(False, arrival + 0.0001, ntp.answer(question, self.home.begin_ns / 1e9 + arrival),
                 "answer")
