"""QUIC version 1 packets (RFC 9000, RFC 9001): the first ones sealed as anybody can open them, the rest random."""

import hashlib
import hmac
import struct

from . import tls
from .aes import AES128, seal

_SALT = bytes.fromhex("38762cf7f55934b34d179ae6a4c80cadccbb7f0a")


def _expanded(secret, label, size):
    info = struct.pack("!HB", size, 6 + len(label)) + b"tls13 " + label + b"\0"
    return hmac.new(secret, info + b"\x01", hashlib.sha256).digest()[:size]


def initial_keys(by_client, original):
    """Key, nonce and header protection key of a side's Initial packets (RFC 9001, 5.2)."""
    secret = hmac.new(_SALT, original, hashlib.sha256).digest()
    secret = _expanded(secret, b"client in" if by_client else b"server in", 32)
    return (_expanded(secret, b"quic key", 16), _expanded(secret, b"quic iv", 12),
            _expanded(secret, b"quic hp", 16))


def _parameters():
    """Transport parameters: idle timeout, and how much may be sent."""
    return (b"\x01\x04\x80\x00\x75\x30" + b"\x04\x04\x80\x10\x00\x00" + b"\x05\x04\x80\x04\x00\x00"
            + b"\x08\x01\x10" + b"\x0f\x00")


def _initial(by_client, original, target, source, number, frames):
    """An Initial packet, its keys made of the first destination connection ID."""
    key, nonce, mask_key = initial_keys(by_client, original)
    header = (b"\xc1\0\0\0\x01" + bytes([len(target)]) + target + bytes([len(source)]) + source
              + b"\0" + struct.pack("!H", 0x4000 | len(frames) + 18) + struct.pack("!H", number))
    nonce = nonce[:-2] + bytes([nonce[-2] ^ number >> 8, nonce[-1] ^ number & 0xFF])
    hidden = seal(key, nonce, frames, header)
    mask = AES128(mask_key).block(hidden[2:18])
    masked = bytearray(header)
    masked[0] ^= mask[0] & 0x0F
    masked[-2] ^= mask[1]
    masked[-1] ^= mask[2]
    return bytes(masked) + hidden


class Connection:
    """The connection IDs of a connection; makes its packets."""

    def __init__(self, rng, name):
        self._rng, self._name = rng, name
        self._original, self._client, self._server = rng.randbytes(8), b"", rng.randbytes(8)

    def hello(self):
        """The client's first packet, filled up to 1200 bytes."""
        parameters = _parameters()
        more = struct.pack("!HH", 57, len(parameters)) + parameters
        hello = tls.client_hello_message(self._rng, self._name, "1.3", ["h3"], more)
        crypto = b"\x06\0" + struct.pack("!H", 0x4000 | len(hello)) + hello
        room = 1200 - 16 - 2 - 2 - 1 - 1 - len(self._original) - 1 - 5
        return _initial(True, self._original, self._original, self._client, 0,
                        crypto.ljust(room, b"\0"))

    def answer(self):
        """The server's first packet."""
        hello = tls.server_hello_message(self._rng, "1.3")
        crypto = b"\x02\0\0\0\0\x06\0" + struct.pack("!H", 0x4000 | len(hello)) + hello
        first = _initial(False, self._original, self._client, self._server, 0, crypto)
        return first + self._long(1150 - len(first))

    def _long(self, size):
        """A Handshake packet, its content random."""
        head = (b"\xe1\0\0\0\x01" + bytes([len(self._client)]) + self._client
                + bytes([len(self._server)]) + self._server)
        return head + struct.pack("!H", 0x4000 | size - 2 - len(head)) + self._rng.randbytes(
            size - 2 - len(head))

    def packet(self, by_client, size):
        """A packet with a short header, its content random."""
        target = self._server if by_client else self._client
        first = 0x40 | self._rng.getrandbits(5)
        return bytes([first]) + target + self._rng.randbytes(size - 1 - len(target))
