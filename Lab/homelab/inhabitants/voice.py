"""The voice assistant: QUIC, held open with small packets, and talk now and then."""

from ..beats import beats, bursts
from ..messages import quic
from .inhabitant import Inhabitant


class Voice(Inhabitant):
    key = "voice"

    def settle(self):
        self.join_with_cloud()

    def play(self):
        values, rng = self.values, self.rng
        time = self.look_up(self.device, self.cloud, self.device.boots + 5.0)
        talk = self.home.datagrams(self.device, self.cloud, 443, name=self.cloud.name,
                                   encryption="encrypted", self_evident=False, names_itself=True)
        packets = quic.Connection(rng, self.cloud.name)
        time = talk.say(True, time, packets.hello(), "hello")
        time = talk.say(False, time + 0.002, packets.answer())
        talk.say(True, time + 0.002, packets.packet(True, 90))
        due = [(t, True) for t in beats(rng, time, self.end, values["period"], values["jitter"])]
        due += [(t, False) for t in bursts(rng, time, self.end, values["asked_every"])]
        for time, is_beat in sorted(due):
            if is_beat:
                arrival = talk.say(True, time, packets.packet(True, 31), "beat:quic")
                talk.say(False, arrival + 0.001, packets.packet(False, 30), "echo:quic")
                continue
            for _ in range(rng.randrange(4, 12)):
                arrival = talk.say(True, time, packets.packet(True, rng.randrange(300, 1200)))
                talk.say(False, arrival + 0.001, packets.packet(False, rng.randrange(40, 1100)))
                time += rng.uniform(0.01, 0.2)
