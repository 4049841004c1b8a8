"""The laptop: somebody browses, without any rhythm."""

from ..beats import bursts
from ..messages import http
from ..sealed import Sealed
from .inhabitant import Inhabitant


class Laptop(Inhabitant):
    key = "laptop"

    def settle(self):
        self.join()
        self.sites = [self.home.host(name) for name in self.values["sites"]]

    def play(self):
        for time in bursts(self.rng, max(self.device.boots, -60.0) + 4.0, self.end,
                           self.values["browses_every"]):
            site = self.rng.choice(self.sites)
            time = self.look_up(self.device, site, time)
            if site is self.sites[0]:
                self._read_in_clear(site, time)
            else:
                self._read(site, time)

    def _read_in_clear(self, site, time):
        link = self.home.connection(self.device, site, 80, name=site.name, encryption="cleartext",
                                    names_itself=True)
        link.open(time)
        for _ in range(self.rng.randrange(1, 3)):
            link.say(True, link.clock + self.rng.uniform(0.01, 1), http.request(
                "GET", site.name, "/news", agent="Mozilla/5.0"), "hello", answered=True)
            body = b"<html>" + b"lorem ipsum " * self.rng.randrange(20, 200) + b"</html>"
            link.say(False, link.clock + 0.02, http.response(body=body, kind="text/html"))
        link.close(True, link.clock + self.rng.uniform(0.5, 8))

    def _read(self, site, time):
        link = self.home.connection(self.device, site, 443, name=site.name)
        session = Sealed(self.home, link, self.rng, site.name, "1.3", ["h2", "http/1.1"])
        session.open(time)
        for _ in range(self.rng.randrange(1, 6)):
            session.exchange(link.clock + self.rng.uniform(0.01, 2.5), self.rng.randrange(150, 1200),
                             self.rng.randrange(400, self.home.values["bulk"]))
        session.close(self.rng.random() < 0.7, link.clock + self.rng.uniform(0.5, 10))
