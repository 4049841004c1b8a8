"""Two vacuum robots that keep a TLS connection open: one with TCP's probes, one with small records."""

from ..beats import beats, bursts
from ..sealed import Sealed
from .inhabitant import Inhabitant


class Vacuums(Inhabitant):
    key = "vacuums"

    def settle(self):
        names = self.rng.sample(self.values["names"], 2)
        for name in names:
            self.join(name)
        self.clouds = [self.home.host(f"{label}.{self.values['cloud']}") for label in ("a", "b")]

    def play(self):
        for number, keep in enumerate((self._with_probes, self._with_records)):
            time = self.devices[number].boots + 5.0
            dropped = sorted(self.rng.uniform(0.2, 0.9) * self.home.length
                             for _ in range(self.values["dropped"]))
            for end in [*dropped, self.end]:
                link, session = self._opened(number, time)
                keep(link, session, end)
                if end < self.end:
                    time = link.reset(False, end) + 3.0

    def _opened(self, number, time):
        device, cloud = self.devices[number], self.clouds[number]
        time = self.look_up(device, cloud, time)
        link = self.home.connection(device, cloud, 8883, name=cloud.name, restarts=number == 0)
        session = Sealed(self.home, link, self.rng, cloud.name, "1.2")
        session.open(time)
        session.exchange(link.clock, 600, 500)
        return link, session

    def _with_probes(self, link, session, end):
        """A probe after so long a silence; cleaning makes bursts of data in between."""
        values, rng = self.values, self.rng
        talks = bursts(rng, link.clock, end, values["talks_every"])
        talk = next(talks, end)
        while True:
            probe = link.clock + values["probe_period"] + rng.uniform(0, values["probe_jitter"])
            if min(probe, talk) >= end:
                return
            if probe <= talk:
                link.probe(True, probe)
                continue
            for _ in range(rng.randrange(2, 7)):
                session.say(True, max(talk, link.clock + rng.uniform(0.1, 6)), rng.randrange(80, 900))
            talk = next(talks, end)

    def _with_records(self, link, session, end):
        """A small record every 45 to 60 s, answered with another, some left out."""
        values, rng = self.values, self.rng
        due = [(time, True) for time in beats(rng, link.clock, end, values["record_period"],
                                              values["record_jitter"], values["missed"])]
        due += [(time, False) for time in bursts(rng, link.clock, end, values["talks_every"])]
        for time, is_beat in sorted(due):
            if is_beat:
                session.say(True, time, 31, "beat:tls-record", answered=True)
                session.say(False, link.clock + 0.002, 31, "echo:tls-record")
            else:
                for _ in range(rng.randrange(1, 6)):
                    session.exchange(max(time, link.clock + rng.uniform(0.02, 3)),
                                     rng.randrange(120, 1500), rng.randrange(60, 200))
