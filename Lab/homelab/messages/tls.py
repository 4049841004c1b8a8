"""TLS records (RFC 8446, RFC 5246): hellos and certificates as they are, everything sealed as random bytes."""

import struct

from .certificate import certificate

CHANGE, ALERT, HANDSHAKE, DATA = 20, 21, 22, 23
VERSIONS = {"1.0": 0x0301, "1.2": 0x0303, "1.3": 0x0304}
_SUITES = {"1.0": (0xC014, 0xC013, 0x0035, 0x002F), "1.2": (0xC02B, 0xC02F, 0xC00A, 0x009C, 0x002F),
           "1.3": (0x1301, 0x1302, 0x1303, 0xC02B, 0xC02F)}


def record(kind, body, version=0x0303):
    return struct.pack("!BHH", kind, version, len(body)) + body


def sealed(rng, size, version="1.2"):
    """A record of application data that carries as many bytes."""
    return record(DATA, rng.randbytes(size), min(VERSIONS[version], 0x0303))


def _handshake(kind, body):
    return bytes([kind]) + len(body).to_bytes(3, "big") + body


def _extension(kind, body):
    return struct.pack("!HH", kind, len(body)) + body


def _list(body, size=2):
    return len(body).to_bytes(size, "big") + body


def client_hello_message(rng, name, version, protocols=(), more=b""):
    """A ClientHello, which names the server."""
    extensions = b""
    if name:
        extensions += _extension(0, _list(b"\0" + _list(name.encode())))
    extensions += _extension(10, _list(struct.pack("!3H", 29, 23, 24))) + _extension(11, b"\x01\0")
    if version != "1.0":
        extensions += _extension(13, _list(struct.pack("!4H", 0x0403, 0x0804, 0x0401, 0x0806)))
    if protocols:
        extensions += _extension(16, _list(b"".join(_list(p.encode(), 1) for p in protocols)))
    if version == "1.3":
        extensions += _extension(43, b"\x04\x03\x04\x03\x03") + _extension(45, b"\x01\x01")
        extensions += _extension(51, _list(struct.pack("!HH", 29, 32) + rng.randbytes(32)))
    suites = b"".join(struct.pack("!H", suite) for suite in _SUITES[version])
    body = struct.pack("!H", min(VERSIONS[version], 0x0303)) + rng.randbytes(32)
    body += _list(rng.randbytes(32), 1) + _list(suites) + b"\x01\0" + _list(extensions + more)
    return _handshake(1, body)


def client_hello(rng, name, version, protocols=()):
    return record(HANDSHAKE, client_hello_message(rng, name, version, protocols), 0x0301)


def server_hello_message(rng, version):
    extensions = _extension(0xFF01, b"\0")
    if version == "1.3":
        extensions = _extension(43, b"\x03\x04")
        extensions += _extension(51, struct.pack("!HH", 29, 32) + rng.randbytes(32))
    suite = _SUITES[version][0]
    body = struct.pack("!H", min(VERSIONS[version], 0x0303)) + rng.randbytes(32)
    body += _list(rng.randbytes(32), 1) + struct.pack("!H", suite) + b"\0" + _list(extensions)
    return _handshake(2, body)


def server_answer(rng, name, version, now, expired=False):
    """What a server says to a hello: with TLS 1.3 all but the hello is sealed."""
    number = min(VERSIONS[version], 0x0303)
    hello = record(HANDSHAKE, server_hello_message(rng, version), number)
    if version == "1.3":
        return hello + record(CHANGE, b"\x01") + sealed(rng, rng.randrange(1900, 3100), version)
    day = 86400
    ends = now - 40 * day if expired else now + 200 * day
    chain = certificate(rng, name, "Lab CA", now - 400 * day, ends)
    listed = _handshake(11, _list(_list(chain, 3), 3))
    exchange = _handshake(12, b"\x03\x00\x17\x41\x04" + rng.randbytes(64)
                          + (b"" if version == "1.0" else b"\x04\x03") + _list(rng.randbytes(71)))
    return hello + record(HANDSHAKE, listed, number) + record(
        HANDSHAKE, exchange + _handshake(14, b""), number)


def client_finish(rng, version):
    """The client's last words of the handshake."""
    number = min(VERSIONS[version], 0x0303)
    if version == "1.3":
        return record(CHANGE, b"\x01") + sealed(rng, 53, version)
    exchange = _handshake(16, b"\x41\x04" + rng.randbytes(64))
    return (record(HANDSHAKE, exchange, number) + record(CHANGE, b"\x01", number)
            + record(HANDSHAKE, rng.randbytes(40), number))


def server_finish(rng, version):
    number = min(VERSIONS[version], 0x0303)
    if version == "1.3":
        return sealed(rng, 234, version)
    return record(CHANGE, b"\x01", number) + record(HANDSHAKE, rng.randbytes(40), number)
