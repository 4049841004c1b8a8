"""The plug: TLS out to an odd port, small records from either end at their own pace, and a local port."""

import json

from ..beats import beats, bursts
from ..messages import local
from ..sealed import Sealed
from .inhabitant import Inhabitant


class Plug(Inhabitant):
    key = "plug"

    def settle(self):
        self.join()
        self.cloud = self.home.host(self.values["cloud"])

    def play(self):
        self._stay()
        self._be_found()

    def _stay(self):
        values, rng = self.values, self.rng
        time = self.look_up(self.device, self.cloud, self.device.boots + 4.0)
        link = self.home.connection(self.device, self.cloud, values["port"], name=self.cloud.name)
        session = Sealed(self.home, link, rng, self.cloud.name, "1.2")
        session.open(time)
        session.exchange(link.clock, 420, 310)
        due = [(t, True) for t in beats(rng, link.clock, self.end, values["period"], values["jitter"])]
        due += [(t, False) for t in beats(rng, link.clock, self.end, values["cloud_period"],
                                          values["jitter"])]
        due += [(t, None) for t in bursts(rng, link.clock, self.end, values["used_every"])]
        for time, by_client in sorted(due, key=lambda item: item[0]):
            if by_client is None:
                session.say(False, time, rng.randrange(90, 400))
                session.say(True, link.clock + 0.03, rng.randrange(90, 700))
            else:
                session.say(by_client, time, 29 if by_client else 37, "beat:tls-record")

    def _be_found(self):
        """Apps look for plugs with a broadcast, and it answers."""
        phone = self.others["phone"].device
        for time in bursts(self.rng, max(self.device.boots, phone.boots) + 5.0, self.end,
                           self.values["looked_for_every"]):
            talk = self.home.datagrams(phone, self.device, 9999, encryption="cleartext",
                                       sessions=False)
            talk.flow.judged = False  # asked by broadcast, answered by each: who began is a matter of taste
            everybody = str(self.home.lan.broadcast_address)
            talk.say(True, time, local.tplink('{"system":{"get_sysinfo":{}}}'), "", to=everybody)
            answer = {"system": {"get_sysinfo": {"alias": self.device.name, "relay_state": 1}}}
            talk.say(False, time + 0.02, local.tplink(json.dumps(answer)), "")
