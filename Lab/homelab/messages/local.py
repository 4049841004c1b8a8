"""What things say to each other at home: LIFX, TP-Link, SSDP, NAT-PMP."""

import struct

from ..wire import mac_bytes

LIFX_GET_SERVICE, LIFX_STATE_SERVICE, LIFX_GET, LIFX_STATE, LIFX_SET_POWER = 2, 3, 101, 107, 21


def lifx(kind, target="", payload=b"", source=2, sequence=0):
    """A LIFX LAN message: a header of 36 bytes, little-endian, and what it carries."""
    tagged = 0 if target else 0x2000
    address = mac_bytes(target).ljust(8, b"\0") if target else bytes(8)
    return (struct.pack("<HHI", 36 + len(payload), 0x1400 | tagged, source) + address + bytes(6)
            + bytes([1, sequence & 0xFF]) + bytes(8) + struct.pack("<HH", kind, 0) + payload)


def lifx_state(power, label):
    colour = struct.pack("<HHHHhH", 21845, 0, 49151, 2700, 0, power)
    return colour + label.encode().ljust(32, b"\0")[:32] + bytes(8)


def tplink(text):
    """TP-Link's local protocol: each byte is XORed with the one before it as sent, 171 at first."""
    key, sealed = 171, bytearray()
    for octet in text.encode():
        key ^= octet
        sealed.append(key)
    return bytes(sealed)


def tplink_framed(text):
    """The same for TCP: with its length."""
    return struct.pack("!I", len(text.encode())) + tplink(text)


def ssdp_search():
    return (b"M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: \"ssdp:discover\"\r\n"
            b"MX: 1\r\nST: upnp:rootdevice\r\n\r\n")


def port_mapping(inner, outer, lifetime):
    """A NAT-PMP request to map a TCP port (RFC 6886, 3.3)."""
    return struct.pack("!BBHHHI", 0, 2, 0, inner, outer, lifetime)


def port_mapped(inner, outer, lifetime, epoch):
    return struct.pack("!BBHIHHI", 0, 130, 0, epoch, inner, outer, lifetime)
