"""Things that call in vain: servers for names and time that never answer, doors that are shut."""

from ..beats import beats
from ..messages import dns, ntp
from .inhabitant import Inhabitant


class SilentResolver(Inhabitant):
    """A sensor that asks a DNS server which never answers, and repeats itself."""

    key = "silent_resolver"

    def settle(self):
        self.join()
        self.server = self.home.host("", silent=True)

    def play(self):
        values, rng = self.values, self.rng
        for time in beats(rng, self.device.boots, self.end, values["period"], values["jitter"]):
            talk = self.home.datagrams(self.device, self.server, 53, encryption="cleartext",
                                       sessions=False, rhythm=True)
            question = dns.question(rng.getrandbits(16), values["asks_for"])
            for again in range(values["tries"]):
                talk.say(True, time + 5.0 * again, question, "ask" if again == 0 else "retry")


class SilentClock(Inhabitant):
    """A clock radio that asks a time server which never answers."""

    key = "silent_clock"

    def settle(self):
        self.join()
        self.server = self.home.host(self.values["server"], silent=True, ttl=60)

    def play(self):
        values, rng = self.values, self.rng
        for time in beats(rng, self.device.boots, self.end, values["period"], values["jitter"]):
            time = self.look_up(self.device, self.server, time)
            talk = self.home.datagrams(self.device, self.server, 123, name=self.server.name,
                                       encryption="cleartext", sessions=False, rhythm=True)
            talk.say(True, time, ntp.question(self.home.begin_ns / 1e9 + time), "ask")


class Refused(Inhabitant):
    """A scale whose server is up but says no, with a reset or through ICMP."""

    key = "refused"

    def settle(self):
        self.join()
        self.clouds = [self.home.host(name) for name in self.values["clouds"]]

    def play(self):
        values, rng = self.values, self.rng
        for cloud, period, rejects in zip(self.clouds, values["periods"], (False, True)):
            for time in beats(rng, self.device.boots, self.end, period, values["jitter"]):
                time = self.look_up(self.device, cloud, time)
                link = self.home.connection(self.device, cloud, values["port"], name=cloud.name,
                                            rhythm=True)
                if rejects:
                    link.be_rejected(time, rng.choice((1, 3, 13)))
                else:
                    link.be_refused(time)
