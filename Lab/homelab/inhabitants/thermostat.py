"""The thermostat: calls, asks, hangs up, again and again; its server's certificate has expired."""

from ..beats import beats
from ..sealed import Sealed
from .inhabitant import Inhabitant


class Thermostat(Inhabitant):
    key = "thermostat"

    def settle(self):
        self.join_with_cloud()

    def play(self):
        values, rng = self.values, self.rng
        facts = ("bad-certificate",) if values["certificate_expired"] else ()
        for time in beats(rng, self.device.boots, self.end, values["period"], values["jitter"],
                          values["missed"]):
            time = self.look_up(self.device, self.cloud, time)
            link = self.home.connection(self.device, self.cloud, 443, name=self.cloud.name,
                                        rhythm=True, facts=facts)
            session = Sealed(self.home, link, rng, self.cloud.name, "1.2",
                             expired=values["certificate_expired"])
            session.open(time, lost=1 if rng.random() < values["first_syn_lost"] else 0)
            session.exchange(link.clock, 310, 220)
            session.close(True, link.clock + 0.01)
