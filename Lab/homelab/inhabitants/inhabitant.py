"""What all inhabitants share."""

from ..home import WARM_UP


class Inhabitant:
    """Somebody or something that lives in the home, or calls it: one section of the scenario."""

    key = ""

    def __init__(self, home, network, others):
        self.home, self.network, self.others = home, network, others
        self.values = home.scenario.section(self.key)
        self.rng = home.scenario.rng(self.key)
        self.devices = []
        self.end = home.length + 1.0

    @property
    def device(self):
        return self.devices[0]

    def settle(self):
        """Gets its devices and places; all inhabitants do before any plays."""

    def play(self):
        """Does what it does from boot to the end of the capture."""

    def join(self, name=None, v6=False):
        """A device of the section's maker: already on before the capture, or booting in its first minute."""
        values = self.values
        if self.rng.random() < self.home.values["already_on"]:
            boots = -self.rng.uniform(30.0, WARM_UP * 0.8)
        else:
            boots = self.rng.uniform(1.0, min(45.0, self.home.length * 0.05))
        device = self.home.device(self.key, name or values["name"], values["mac"], boots, v6,
                                  values.get("vendor_class", ""))
        self.network.join(device)
        self.devices.append(device)
        return device

    def join_with_cloud(self):
        """One device, and the server of its maker that the section names."""
        self.join()
        self.cloud = self.home.host(self.values["cloud"])

    def look_up(self, device, host, time, **more):
        """Asks for a name. Returns when the address is known."""
        return self.network.resolve(device, host, time, **more)
