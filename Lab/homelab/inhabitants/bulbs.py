"""Bulbs that only speak at home: the phone looks for them with a broadcast and asks each how it is."""

from ..beats import beats
from ..messages import local
from .inhabitant import Inhabitant


class Bulbs(Inhabitant):
    key = "bulbs"

    def settle(self):
        for number in range(self.values["count"]):
            self.join(f"{self.values['name']}-{number + 1}")

    def play(self):
        phone = self.others["phone"].device
        own_port = phone.port()
        everybody = str(self.home.lan.broadcast_address)
        start = max(phone.boots, 0.0) + 8.0
        for time in beats(self.rng, start, self.end, self.values["asked_every"], self.values["jitter"]):
            for number, bulb in enumerate(self.devices):
                if time < bulb.boots + 3.0:
                    continue
                talk = self.home.datagrams(phone, bulb, 56700, client_port=own_port,
                                           encryption="cleartext", sessions=False, rhythm=True)
                if number == 0:
                    talk.say(True, time, local.lifx(local.LIFX_GET_SERVICE), "", to=everybody)
                asked = time + 0.1 + 0.03 * number
                talk.say(True, asked, local.lifx(local.LIFX_GET, bulb.mac), "ask")
                state = local.lifx_state(65535, bulb.name)
                talk.say(False, asked + 0.012, local.lifx(local.LIFX_STATE, bulb.mac, state), "answer")
