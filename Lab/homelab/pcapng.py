"""Writes captures as pcapng, with a comment in the section header that says how they came about."""

import gzip
import struct

_COMMENT, _USER_APPLICATION, _NAME, _RESOLUTION = 1, 4, 2, 9


def _option(code, value):
    return struct.pack("<HH", code, len(value)) + value + b"\0" * (-len(value) % 4)


def _block(kind, body):
    body += b"\0" * (-len(body) % 4)
    length = struct.pack("<I", 12 + len(body))
    return struct.pack("<I", kind) + length + body + length


def _opened(path):
    """A file to write to, packed where its name says so; the same bytes every time."""
    if path.endswith(".gz"):
        return gzip.GzipFile(path, "wb", mtime=0)
    return open(path, "wb")


def write(path, frames, comment, interface, snap_length=0):
    """Writes frames, pairs of a time in ns since 1970 and bytes. A snap length of 0 keeps frames whole."""
    with _opened(path) as file:
        file.write(_block(0x0A0D0D0A, struct.pack("<IHHq", 0x1A2B3C4D, 1, 0, -1)
                          + _option(_COMMENT, comment.encode())
                          + _option(_USER_APPLICATION, b"PhoneHome's lab") + _option(0, b"")))
        file.write(_block(1, struct.pack("<HHI", 1, 0, snap_length or 262144)
                          + _option(_NAME, interface.encode())
                          + _option(_RESOLUTION, b"\x09") + _option(0, b"")))
        for time, data in frames:
            kept = data[:snap_length] if snap_length else data
            header = struct.pack("<IIIII", 0, time >> 32, time & 0xFFFFFFFF, len(kept), len(data))
            file.write(_block(6, header + kept))
