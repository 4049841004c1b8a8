"""The ends of conversations: devices in the home, hosts in the world."""

from dataclasses import dataclass, field


@dataclass(eq=False)
class Device:
    """A thing in the home."""

    key: str  # its inhabitant's section in the scenario
    name: str  # its host name
    mac: str
    address: str
    address6: str = ""
    vendor_class: str = ""
    boots: float = 0.0  # seconds after the capture's beginning, negative for before it
    next_port: int = 49152
    in_home: bool = True

    def port(self):
        """A source port not used before."""
        self.next_port += 1
        if self.next_port > 65000:
            self.next_port = 32768
        return self.next_port

    def own(self, like):
        """Its address of the same kind as another."""
        return self.address6 if ":" in like else self.address


@dataclass(eq=False)
class Host:
    """A place on the internet: a name and its addresses, and how far away it is."""

    name: str
    addresses: list
    round_trip: float = 0.03  # seconds from the router
    hops: int = 12
    ttl: int = 300  # of its DNS records
    silent: bool = False
    in_home: bool = False
    next_port: int = 40000
    extra: dict = field(default_factory=dict)

    @property
    def address(self):
        return self.addresses[0]

    def port(self):
        self.next_port += 1
        return self.next_port

    def own(self, like):
        """Its first address of the same kind as another."""
        return next(a for a in self.addresses if (":" in a) == (":" in like))
