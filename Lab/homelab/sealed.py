"""A TLS session over a connection."""

from .messages import tls


class Sealed:
    """Plays the handshake and the records of one session."""

    def __init__(self, home, connection, rng, name, version="1.3", protocols=(), expired=False):
        self.home, self.connection, self.rng = home, connection, rng
        self.name, self.version, self.protocols, self.expired = name, version, protocols, expired
        connection.flow.encryption, connection.flow.names_itself = "encrypted", True

    def open(self, time, lost=0):
        """Handshakes of TCP and TLS. Returns when the client may speak."""
        wire, rng = self.connection, self.rng
        time = wire.open(time, lost)
        wire.say(True, time + 0.002, tls.client_hello(rng, self.name, self.version, self.protocols),
                 "hello", answered=True)
        now = self.home.begin_ns / 1e9 + time
        answer = tls.server_answer(rng, self.name, self.version, now, self.expired)
        wire.say(False, wire.clock + 0.004, answer)
        wire.say(True, wire.clock + 0.003, tls.client_finish(rng, self.version), answered=True)
        return wire.say(False, wire.clock + 0.001, tls.server_finish(rng, self.version))

    def say(self, by_client, time, size, tag="data", answered=False):
        """Application data of a size, in records as large as they may be."""
        data = b""
        while size > 0:
            part = min(size, 4096)
            data += tls.sealed(self.rng, part, self.version)
            size -= part
        return self.connection.say(by_client, time, data, tag, answered)

    def exchange(self, time, up, down):
        """A question and its answer."""
        self.say(True, time, up, answered=True)
        return self.say(False, self.connection.clock + self.rng.uniform(0.005, 0.06), down)

    def close(self, by_client, time):
        """A closing alert, sealed, and the end of the connection."""
        size = 19 if self.version == "1.3" else 26
        kind = tls.DATA if self.version == "1.3" else tls.ALERT
        number = min(tls.VERSIONS[self.version], 0x0303)
        alert = tls.record(kind, self.rng.randbytes(size), number)
        self.connection.say(by_client, time, alert, answered=True)
        return self.connection.close(by_client, self.connection.clock)
