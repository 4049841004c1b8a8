"""MQTT 3.1.1 packets (OASIS standard)."""

import struct

PING, PONG = b"\xc0\x00", b"\xd0\x00"


def _text(value):
    octets = value.encode()
    return struct.pack("!H", len(octets)) + octets


def _packet(first, body):
    length, size = b"", len(body)
    while True:
        size, digit = size >> 7, size & 0x7F
        length += bytes([digit | (0x80 if size else 0)])
        if not size:
            return bytes([first]) + length + body


def connect(client, keep_alive, user="", password=""):
    flags = 2 | (0x80 if user else 0) | (0x40 if password else 0)
    body = _text("MQTT") + struct.pack("!BBH", 4, flags, keep_alive) + _text(client)
    return _packet(0x10, body + (_text(user) if user else b"") + (_text(password) if password else b""))


def connected():
    return b"\x20\x02\x00\x00"


def subscribe(identifier, topic):
    return _packet(0x82, struct.pack("!H", identifier) + _text(topic) + b"\0")


def subscribed(identifier):
    return _packet(0x90, struct.pack("!HB", identifier, 0))


def publish(topic, payload):
    return _packet(0x30, _text(topic) + payload.encode())
