"""The baby camera: a rendezvous server hears a few bytes of it over UDP every so often."""

import struct

from ..beats import beats
from .inhabitant import Inhabitant


class BabyCamera(Inhabitant):
    key = "babycam"

    def settle(self):
        self.join()
        self.server = self.home.host(self.values["server"])

    def play(self):
        values = self.values
        time = self.look_up(self.device, self.server, self.device.boots + 4.0)
        talk = self.home.datagrams(self.device, self.server, values["port"], name=self.server.name)
        for number, time in enumerate(beats(self.rng, time, self.end, values["period"],
                                            values["jitter"], values["missed"])):
            arrival = talk.say(True, time, struct.pack("!BBHI16s", 0xF1, 0x12, 20, number,
                                                       self.device.name.encode()), "beat:udp")
            talk.say(False, arrival + 0.0004, struct.pack("!BBHI", 0xF1, 0x13, 4, number), "echo:udp")
