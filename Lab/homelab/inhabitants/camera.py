"""The web cam: behind a port forward, its name kept up by a dynamic DNS service over plain HTTP."""

from ..beats import beats, bursts
from ..messages import http
from .inhabitant import Inhabitant


class Camera(Inhabitant):
    key = "camera"

    def settle(self):
        self.join()
        self.service = self.home.host(self.values["service"])
        self.visitor = self.home.host("", hops=14)

    def play(self):
        values, rng = self.values, self.rng
        for time in beats(rng, self.device.boots, self.end, values["update_every"],
                          values["update_jitter"]):
            self._update(time)
        for time in bursts(rng, max(self.device.boots, 0.0) + 30.0, self.end - 20,
                           values["visited_every"]):
            self._be_visited(time)

    def _update(self, time):
        values = self.values
        time = self.look_up(self.device, self.service, time)
        link = self.home.connection(self.device, self.service, 80, name=self.service.name,
                                    encryption="cleartext", rhythm=True, names_itself=True,
                                    facts=("dynamic-dns", "cleartext-credentials"))
        link.open(time)
        path = f"/nic/update?hostname={values['dynamic_name']}&myip={self.home.outer.address}"
        link.say(True, link.clock, http.request(
            "GET", self.service.name, path, agent="cam/2.1",
            fields=[http.basic(values["user"], values["password"])]), "hello", answered=True)
        link.say(False, link.clock + 0.02, http.response(body=f"good {self.home.outer.address}".encode()))
        link.close(False, link.clock + 0.01)

    def _be_visited(self, time):
        values, rng = self.values, self.rng
        link = self.home.connection(self.visitor, self.device, values["port"], self.device.address,
                                    encryption="cleartext", forwarded=values["forwarded"])
        link.open(time)
        link.say(True, link.clock, http.request(
            "GET", values["dynamic_name"], "/snapshot", agent="Mozilla/5.0"), "hello",
            answered=True)
        picture = rng.randbytes(self.home.values["bulk"])
        link.say(False, link.clock + 0.05, http.response(body=picture, kind="application/octet-stream"))
        link.close(True, link.clock + 0.2)
