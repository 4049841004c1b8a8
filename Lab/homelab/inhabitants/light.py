"""The light: one MQTT connection in the clear, kept open, down which commands come."""

import json

from ..beats import bursts
from ..messages import mqtt
from .inhabitant import Inhabitant


class Light(Inhabitant):
    key = "light"

    def settle(self):
        self.join()
        self.broker = self.home.host(self.values["broker"])

    def play(self):
        time = self.device.boots + 3.0
        reconnects = sorted(self.rng.uniform(60.0, self.home.length)
                            for _ in range(self.values["reconnects"]))
        for end in [*reconnects, self.end]:
            if end - time > 30.0:
                time = self._stay(self.look_up(self.device, self.broker, time), end) + 2.0

    def _stay(self, time, end):
        """One connection: pings when there was silence for long enough, commands whenever somebody wants light."""
        values, rng, name = self.values, self.rng, self.device.name
        link = self.home.connection(self.device, self.broker, values["port"], encryption="cleartext",
                                    name=self.broker.name, restarts=True,
                                    facts=("cleartext-control", "cleartext-credentials"))
        link.open(time)
        link.say(True, link.clock, mqtt.connect(name, values["keep_alive"], values["user"],
                                                values["password"]), "hello", answered=True)
        link.say(False, link.clock, mqtt.connected())
        link.say(True, link.clock + 0.01, mqtt.subscribe(1, f"{name}/set"), answered=True)
        link.say(False, link.clock, mqtt.subscribed(1))
        commands = bursts(rng, link.clock, end, values["commands_every"])
        command, state = next(commands, end), False
        while True:
            ping = link.clock + values["keep_alive"] + rng.uniform(0, values["jitter"])
            if min(ping, command) >= end:
                break
            if ping <= command:
                link.say(True, ping, mqtt.PING, "beat:mqtt", answered=True)
                link.say(False, link.clock + 0.0003, mqtt.PONG, "echo:mqtt")
                continue
            state = not state
            link.say(False, command, mqtt.publish(f"{name}/set", json.dumps({"on": state})),
                     answered=True)
            link.say(True, link.clock + 0.02, mqtt.publish(
                f"{name}/state", json.dumps({"on": state, "bright": rng.randrange(100)})))
            command = next(commands, end)
        return link.close(True, end)
