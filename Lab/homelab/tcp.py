"""A TCP connection as both ends play it, one thing after another, seen from the router in between."""

import struct

from . import wire
from .wire import ACK, FIN, PSH, RST, SYN



class Connection:
    """Sequence numbers and time of one connection. Ends are named by whether they are the client."""

    def __init__(self, home, flow, rng):
        self.home, self.flow, self.rng = home, flow, rng
        self.clock = 0.0
        self.next = {True: rng.getrandbits(32), False: rng.getrandbits(32)}
        # What fits an Ethernet frame beside the headers of IP and TCP.
        self.largest = 1440 if wire.is_v6(flow.client_address) else 1460
        self.options = b"\x02\x04" + struct.pack("!H", self.largest) + b"\4\2\1\3\3\7\1\1"
        self.window = {True: rng.choice((502, 501, 256)), False: rng.choice((501, 509, 128))}

    def _send(self, by_client, time, flags, payload=b"", tag="", back=0, options=b""):
        sequence = self.next[by_client] - back
        acknowledgment = self.next[not by_client] if flags & ACK else 0
        window = 64240 if flags & SYN else self.window[by_client]

        def make(source, target, source_port, port):
            return wire.TCP, wire.tcp(source, target, source_port, port, sequence, acknowledgment,
                                      flags, window, options, payload)

        if not back:
            self.next[by_client] += len(payload) + (1 if flags & (SYN | FIN) else 0)
        return self.home.transmit(self.flow, by_client, time, make, tag)

    def open(self, time, lost=0):
        """The handshake; the first SYNs may get lost on their way. Returns when the client may speak."""
        wait = 1.0
        for attempt in range(lost + 1):
            arrival = self._send(True, time, SYN, tag="syn", back=1 if attempt else 0,
                                 options=self.options)
            if attempt < lost:
                time, wait = time + wait, wait * 2
        time = self._send(False, arrival + 0.0002, SYN | ACK, tag="syn-ack", options=self.options)
        self.clock = time + 0.0001
        self._send(True, self.clock, ACK, tag="handshake-ack")
        self.clock += 0.0002
        return self.clock

    def call_in_vain(self, time, tries):
        """SYNs that nobody answers, each wait twice the one before (RFC 6298). Returns when it gives up."""
        wait = 1.0
        for attempt in range(tries):
            self._send(True, time, SYN, tag="syn", back=1 if attempt else 0, options=self.options)
            time, wait = time + wait * self.rng.uniform(1.0, 1.02), wait * 2
        return time

    def be_refused(self, time):
        """A SYN answered with a reset."""
        arrival = self._send(True, time, SYN, tag="syn", options=self.options)
        self.next[False] = 0
        return self._send(False, arrival + 0.0002, RST | ACK, tag="refusal")

    def be_rejected(self, time, code):
        """A SYN answered with an ICMP message: 1 no such host, 3 no such port, 13 forbidden."""
        arrival = self._send(True, time, SYN, tag="syn", options=self.options)
        return self.home.reject(self.flow, arrival + 0.0002, self._copy_of_syn(), code)

    def _copy_of_syn(self):
        sequence = self.next[True] - 1

        def make(source, target, source_port, port):
            return wire.TCP, wire.tcp(source, target, source_port, port, sequence, 0, SYN, 64240,
                                      self.options)

        return make

    def say(self, by_client, time, data, tag="data", answered=False):
        """Sends data. Unless an answer follows at once, the other end acknowledges it. Returns when that is done."""
        time = max(time, self.clock)
        arrival = time
        for start in range(0, len(data), self.largest):
            chunk = data[start:start + self.largest]
            last = start + self.largest >= len(data)
            arrival = self._send(by_client, time, ACK | (PSH if last else 0), chunk,
                                 tag if start == 0 else "more")
            time += 0.00012
            if self.rng.random() < self.home.repeats:
                again = time + 0.2 + self.rng.random() * 0.1
                arrival = self._repeat(by_client, again, chunk, last)
                time = again + 0.00012
            if not last and (start // self.largest) % 2:
                self._send(not by_client, arrival + 0.0001, ACK, tag="ack")
        self.clock = arrival + 0.0002
        if not answered:
            self.clock += self.rng.uniform(0.001, 0.03)
            self._send(not by_client, self.clock, ACK, tag="ack")
            self.clock += 0.0003
        return self.clock

    def _repeat(self, by_client, time, chunk, last):
        sequence = self.next[by_client] - len(chunk)
        acknowledgment = self.next[not by_client]
        flags = ACK | (PSH if last else 0)

        def make(source, target, source_port, port):
            return wire.TCP, wire.tcp(source, target, source_port, port, sequence, acknowledgment,
                                      flags, self.window[by_client], b"", chunk)

        return self.home.transmit(self.flow, by_client, time, make, "retry")

    def probe(self, by_client, time, answered=True):
        """A keepalive probe (RFC 9293, 3.8.4): the octet before the next, again."""
        time = max(time, self.clock)
        arrival = self._send(by_client, time, ACK, tag="probe", back=1)
        if answered:
            arrival = self._send(not by_client, arrival + 0.0001, ACK, tag="probe-answer")
        self.clock = arrival
        return self.clock

    def close(self, by_client, time):
        """An orderly end, begun by either side."""
        arrival = self._send(by_client, max(time, self.clock), FIN | ACK, tag="close")
        arrival = self._send(not by_client, arrival + 0.0005, FIN | ACK, tag="close")
        self._send(by_client, arrival + 0.0001, ACK, tag="ack")
        self.clock = arrival + 0.0003
        return self.clock

    def reset(self, by_client, time):
        """An end without a word."""
        self.clock = self._send(by_client, max(time, self.clock), RST | ACK, tag="close")
        return self.clock
