"""The smoke alarm: both ends probe one connection, each at its own pace."""

from ..beats import beats, bursts
from ..sealed import Sealed
from .inhabitant import Inhabitant


class Alarm(Inhabitant):
    key = "alarm"

    def settle(self):
        self.join_with_cloud()

    def play(self):
        values, rng = self.values, self.rng
        time = self.look_up(self.device, self.cloud, self.device.boots + 5.0)
        link = self.home.connection(self.device, self.cloud, values["port"], name=self.cloud.name)
        session = Sealed(self.home, link, rng, self.cloud.name, "1.2")
        session.open(time)
        session.exchange(link.clock, 700, 300)
        due = [(t, True) for t in beats(rng, link.clock, self.end, values["period"], values["jitter"])]
        due += [(t, False) for t in beats(rng, link.clock, self.end, values["cloud_period"],
                                          values["jitter"])]
        due += [(t, None) for t in bursts(rng, link.clock, self.end, values["reports_every"])]
        for time, by_client in sorted(due, key=lambda item: item[0]):
            if by_client is None:
                session.exchange(time, rng.randrange(300, 900), rng.randrange(40, 120))
            else:
                link.probe(by_client, time)
