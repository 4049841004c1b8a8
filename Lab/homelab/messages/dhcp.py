"""DHCP messages (RFC 2131, RFC 2132)."""

import struct

from ..wire import mac_bytes, packed

DISCOVER, OFFER, REQUEST, ACK = 1, 2, 3, 5


def message(kind, identifier, mac, options, client="0.0.0.0", offered="0.0.0.0"):
    """A message of a client (discover, request) or a server; options are pairs of code and bytes."""
    operation = 1 if kind in (DISCOVER, REQUEST) else 2
    head = struct.pack("!BBBBIHH", operation, 1, 6, 0, identifier, 0, 0)
    head += packed(client) + packed(offered) + bytes(8) + mac_bytes(mac).ljust(16, b"\0") + bytes(192)
    body = b"\x63\x82\x53\x63" + bytes([53, 1, kind])
    for code, value in options:
        body += bytes([code, len(value)]) + value
    return (head + body + b"\xff").ljust(300, b"\0")


def client_options(name, vendor_class):
    """What a client says of itself and asks for."""
    options = [(12, name.encode()), (55, bytes([1, 3, 6, 12, 15, 28, 42]))]
    return options + ([(60, vendor_class.encode())] if vendor_class else [])


def server_options(router, network, lease=3600):
    """What a router tells: itself as gateway and resolver."""
    own = packed(router)
    return [(54, own), (51, struct.pack("!I", lease)), (1, network.netmask.packed), (3, own),
            (6, own), (28, network.broadcast_address.packed)]
