"""The switch whose maker is gone: the name still resolves, nobody answers, it never gives up."""

from ..beats import beats
from .inhabitant import Inhabitant


class Switch(Inhabitant):
    key = "switch"

    def settle(self):
        self.join()
        self.cloud = self.home.host(self.values["cloud"], addresses=self.values["addresses"],
                                    silent=True)

    def play(self):
        values = self.values
        first = self.device.boots + 6.0
        again = beats(self.rng, first, self.end, values["again_every"], values["jitter"])
        for number, time in enumerate([first, *again]):
            time = self.look_up(self.device, self.cloud, time)
            for address in self.cloud.addresses:
                link = self.home.connection(self.device, self.cloud, values["port"], address,
                                            name=self.cloud.name, rhythm=True, round=number)
                time = link.call_in_vain(time, values["tries"])
