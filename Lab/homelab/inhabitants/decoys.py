"""Traffic that looks like a keepalive and is none, and one that is but stops too soon."""

from ..beats import beats, bursts
from ..sealed import Sealed
from .inhabitant import Inhabitant


class Decoys(Inhabitant):
    """A hub with three held connections."""

    key = "decoys"

    def settle(self):
        self.join()
        self.clouds = {kind: self.home.host(f"{kind}.{self.values['cloud']}")
                       for kind in ("short", "events", "telemetry")}

    def play(self):
        values, rng = self.values, self.rng
        session = self._opened("short", max(self.device.boots, 0.0) + 12.0)
        for time in list(beats(rng, session.connection.clock, self.end, values["short_period"]))[:3]:
            session.say(True, time, 27, "beat:tls-record")
        session.close(True, session.connection.clock + 5.0)
        session = self._opened("events", self.device.boots + 8.0)
        for time in bursts(rng, session.connection.clock, self.end, values["events_every"]):
            session.say(True, time, values["event_size"])
        session = self._opened("telemetry", self.device.boots + 9.0)
        for time in beats(rng, session.connection.clock, self.end, values["telemetry_period"], 0.5):
            session.say(True, time, rng.randrange(150, self.home.values["bulk"] // 4))

    def _opened(self, kind, time):
        cloud = self.clouds[kind]
        time = self.look_up(self.device, cloud, time)
        link = self.home.connection(self.device, cloud, 443, name=cloud.name)
        session = Sealed(self.home, link, self.rng, cloud.name, "1.2")
        session.open(time)
        session.exchange(link.clock, 500, 400)
        return session
