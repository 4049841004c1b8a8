"""Somebody on the internet who tries the home's doors; nobody opens."""

from ..beats import bursts
from .inhabitant import Inhabitant


class Stranger(Inhabitant):
    key = "stranger"

    def settle(self):
        self.places = [self.home.host("", hops=15) for _ in range(2)]

    def play(self):
        for time in bursts(self.rng, 5.0, self.end, self.values["knocks_every"]):
            link = self.home.connection(self.rng.choice(self.places), self.home.outer,
                                        self.rng.choice(self.values["ports"]), self.home.outer.address)
            link.call_in_vain(time, self.rng.randrange(1, 3))
