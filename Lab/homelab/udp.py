"""Datagrams of one 5-tuple."""

from . import wire


class Datagrams:
    """A conversation over UDP."""

    def __init__(self, home, flow):
        self.home, self.flow = home, flow

    def say(self, by_client, time, payload, tag="data", names=(), to=None):
        """Sends one datagram, elsewhere than to the other end if told so. Returns when it arrives."""

        def make(source, target, source_port, port):
            return wire.UDP, wire.udp(source, target, source_port, port, payload)

        return self.home.transmit(self.flow, by_client, time, make, tag, names, to)

    def be_rejected(self, time, payload, code=3):
        """A datagram answered with an ICMP message."""
        arrival = self.say(True, time, payload, "ask")

        def make(source, target, source_port, port):
            return wire.UDP, wire.udp(source, target, source_port, port, payload)

        return self.home.reject(self.flow, arrival + 0.0002, make, code)
