"""DNS questions and answers (RFC 1035)."""

import struct

from ..wire import packed

TYPES = {"A": 1, "AAAA": 28, "PTR": 12}


def encoded(name):
    return b"".join(bytes([len(label)]) + label.encode() for label in name.split(".")) + b"\0"


def question(identifier, name, kind="A"):
    return struct.pack("!6H", identifier, 0x0100, 1, 0, 0, 0) + encoded(name) + struct.pack(
        "!HH", TYPES[kind], 1)


def answer(identifier, name, addresses, ttl, kind="A", code=0):
    """The answer to a question: addresses of the kind asked for; none of them is an answer too."""
    head = struct.pack("!6H", identifier, 0x8180 | code, 1, len(addresses), 0, 0)
    body = encoded(name) + struct.pack("!HH", TYPES[kind], 1)
    for address in addresses:
        octets = packed(address)
        body += struct.pack("!HHHIH", 0xC00C, TYPES[kind], 1, ttl, len(octets)) + octets
    return head + body


def mdns_announcement(name, address):
    """A host telling its name and address to everybody (RFC 6762)."""
    octets = packed(address)
    return (struct.pack("!6H", 0, 0x8400, 0, 1, 0, 0) + encoded(f"{name}.local")
            + struct.pack("!HHIH", 1, 0x8001, 120, len(octets)) + octets)
