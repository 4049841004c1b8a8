"""The button: pressed, it tells a cloud function, which calls the plug through the router's port forward."""

from ..beats import bursts
from ..messages import local
from ..sealed import Sealed
from .inhabitant import Inhabitant


class Button(Inhabitant):
    key = "button"

    def settle(self):
        self.join()
        self.cloud = self.home.host(self.values["cloud"])
        self.caller = self.home.host(self.values["caller"])

    def play(self):
        plug = self.others["plug"].device
        for time in bursts(self.rng, max(self.device.boots, plug.boots, 0.0) + 20.0, self.end - 20,
                           self.values["pressed_every"]):
            time = self.look_up(self.device, self.cloud, time)
            link = self.home.connection(self.device, self.cloud, 443, name=self.cloud.name)
            session = Sealed(self.home, link, self.rng, self.cloud.name, "1.2")
            session.open(time)
            session.exchange(link.clock, 350, 260)
            self._switch(plug, link.clock + self.rng.uniform(0.1, 0.5))
            session.close(True, link.clock + 0.4)

    def _switch(self, plug, time):
        link = self.home.connection(self.caller, plug, 9999, plug.address, encryption="cleartext",
                                    forwarded=self.values["forwarded"])
        link.open(time)
        link.say(True, link.clock, local.tplink_framed(
            '{"system":{"set_relay_state":{"state":1}}}'), "hello", answered=True)
        link.say(False, link.clock + 0.03, local.tplink_framed(
            '{"system":{"set_relay_state":{"err_code":0}}}'))
        link.close(True, link.clock + 0.01)
