"""The doorbell: a WebSocket in the clear, whose server pings."""

import json

from ..beats import beats, bursts
from ..messages import http
from .inhabitant import Inhabitant


class Doorbell(Inhabitant):
    key = "doorbell"

    def settle(self):
        self.join_with_cloud()

    def play(self):
        values, rng = self.values, self.rng
        time = self.look_up(self.device, self.cloud, self.device.boots + 5.0)
        link = self.home.connection(self.device, self.cloud, values["port"], name=self.cloud.name,
                                    encryption="cleartext", self_evident=False, names_itself=True)
        link.open(time)
        key = "dGhlIHNhbXBsZSBub25jZQ=="
        link.say(True, link.clock, http.upgrade(self.cloud.name, "/ws", key), "hello", answered=True)
        link.say(False, link.clock + 0.003, http.upgraded(key))
        by_device = values["pings"] == "device"
        due = [(t, True) for t in beats(rng, link.clock, self.end, values["period"], values["jitter"])]
        due += [(t, False) for t in bursts(rng, link.clock, self.end, values["rings_every"])]
        for time, is_ping in sorted(due):
            if is_ping:
                for by_client, opcode, tag in ((by_device, 9, "beat"), (not by_device, 10, "echo")):
                    mask = rng.randbytes(4) if by_client else b""
                    link.say(by_client, max(time, link.clock + 0.0005),
                             http.frame(opcode, b"lab!", mask), f"{tag}:websocket", tag == "beat")
                continue
            news = json.dumps({"event": "ring", "battery": rng.randrange(100)}).encode()
            link.say(True, time, http.frame(1, news, rng.randbytes(4)))
