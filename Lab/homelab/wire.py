"""Bytes of Ethernet, ARP, IP, ICMP, TCP and UDP, checksums included."""

import functools
import ipaddress
import struct

BROADCAST = "ff:ff:ff:ff:ff:ff"
TCP, UDP, ICMP, ICMPV6 = 6, 17, 1, 58
FIN, SYN, RST, PSH, ACK = 1, 2, 4, 8, 16


@functools.cache
def mac_bytes(text):
    """The six bytes of a MAC address written with colons."""
    return bytes.fromhex(text.replace(":", ""))


@functools.cache
def packed(address):
    """The bytes of an IPv4 or IPv6 address."""
    return ipaddress.ip_address(address).packed


def is_v6(address):
    return ":" in address


def checksum(data):
    """The Internet checksum (RFC 1071): a sum with end-around carry is a remainder by 2^16 - 1."""
    total = int.from_bytes(data + b"\0" * (len(data) % 2), "big")
    return 0xFFFF - (total % 0xFFFF or (0xFFFF if total else 0))


def _pseudo_header(source, destination, protocol, length):
    ends = packed(source) + packed(destination)
    if is_v6(source):
        return ends + struct.pack("!IHBB", length, 0, 0, protocol)
    return ends + struct.pack("!BBH", 0, protocol, length)


def tcp(source, destination, source_port, port, sequence, acknowledgment, flags, window=64240,
        options=b"", payload=b""):
    """A TCP segment (RFC 9293)."""
    offset = (20 + len(options)) // 4
    header = struct.pack("!HHIIBBHHH", source_port, port, sequence & 0xFFFFFFFF,
                         acknowledgment & 0xFFFFFFFF, offset << 4, flags, window, 0, 0) + options
    segment = header + payload
    total = checksum(_pseudo_header(source, destination, TCP, len(segment)) + segment)
    return segment[:16] + struct.pack("!H", total) + segment[18:]


def udp(source, destination, source_port, port, payload):
    """A UDP datagram (RFC 768)."""
    datagram = struct.pack("!HHHH", source_port, port, 8 + len(payload), 0) + payload
    total = checksum(_pseudo_header(source, destination, UDP, len(datagram)) + datagram) or 0xFFFF
    return datagram[:6] + struct.pack("!H", total) + datagram[8:]


def icmp_unreachable(quoted, code):
    """A destination-unreachable message (RFC 792) that quotes the packet refused."""
    body = quoted[:28]
    total = checksum(struct.pack("!BBHI", 3, code, 0, 0) + body)
    return struct.pack("!BBHI", 3, code, total, 0) + body


def icmpv6(source, destination, kind, body):
    """An ICMPv6 message (RFC 4443) of code 0."""
    message = struct.pack("!BBH", kind, 0, 0) + body
    total = checksum(_pseudo_header(source, destination, ICMPV6, len(message)) + message)
    return message[:2] + struct.pack("!H", total) + message[4:]


def ip(source, destination, protocol, payload, ttl=64, identification=0):
    """An IPv4 or IPv6 packet, by the kind of its addresses."""
    if is_v6(source):
        return (struct.pack("!IHBB", 6 << 28, len(payload), protocol, ttl)
                + packed(source) + packed(destination) + payload)
    ends = packed(source) + packed(destination)
    first = struct.pack("!BBHHHBB", 0x45, 0, 20 + len(payload), identification & 0xFFFF, 0x4000,
                        ttl, protocol)
    return first + struct.pack("!H", checksum(first + b"\0\0" + ends)) + ends + payload


def ethernet(source, destination, packet):
    """An Ethernet frame around an IP packet, padded as a wire has it."""
    kind = 0x86DD if packet[0] >> 4 == 6 else 0x0800
    return _framed(source, destination, kind, packet)


def arp(source, destination, operation, sender_address, target_mac, target_address):
    """An ARP frame (RFC 826): operation 1 asks, 2 answers."""
    body = (struct.pack("!HHBBH", 1, 0x0800, 6, 4, operation) + mac_bytes(source)
            + packed(sender_address) + mac_bytes(target_mac) + packed(target_address))
    return _framed(source, destination, 0x0806, body)


def multicast_mac(address):
    """The MAC address a multicast or broadcast packet goes to (RFC 1112, RFC 2464)."""
    octets = packed(address)
    if len(octets) == 16:
        return "33:33:" + octets[12:].hex(":")
    if octets[0] >> 4 == 14:
        return "01:00:5e:" + bytes([octets[1] & 0x7F]).hex() + ":" + octets[2:].hex(":")
    return BROADCAST


def _framed(source, destination, kind, body):
    frame = mac_bytes(destination) + mac_bytes(source) + struct.pack("!H", kind) + body
    return frame.ljust(60, b"\0")
