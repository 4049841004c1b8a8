"""Certificates (RFC 5280) that read well and are signed by nobody: their keys and signatures are random bytes."""

import datetime


def _tlv(tag, *parts):
    body = b"".join(parts)
    if len(body) < 128:
        return bytes([tag, len(body)]) + body
    size = len(body).to_bytes((len(body).bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(size)]) + size + body


def _sequence(*parts):
    return _tlv(0x30, *parts)


_ECDSA_SHA256 = _sequence(bytes.fromhex("06082a8648ce3d040302"))
_P256 = _sequence(bytes.fromhex("06072a8648ce3d0201"), bytes.fromhex("06082a8648ce3d030107"))


def _named(common_name):
    attribute = _sequence(bytes.fromhex("0603550403"), _tlv(0x0C, common_name.encode()))
    return _sequence(_tlv(0x31, attribute))


def _time(moment):
    return _tlv(0x17, moment.strftime("%y%m%d%H%M%SZ").encode())


def certificate(rng, name, issuer, begins, ends):
    """A certificate for a name; times are seconds since 1970."""
    first, last = (datetime.datetime.fromtimestamp(t, datetime.timezone.utc) for t in (begins, ends))
    alternative = _sequence(bytes.fromhex("0603551d11"),
                            _tlv(0x04, _sequence(_tlv(0x82, name.encode()))))
    key = _sequence(_P256, _tlv(0x03, b"\0\x04" + rng.randbytes(64)))
    body = _sequence(_tlv(0xA0, bytes([2, 1, 2])), _tlv(2, b"\x11" + rng.randbytes(12)),
                     _ECDSA_SHA256, _named(issuer), _sequence(_time(first), _time(last)),
                     _named(name), key, _tlv(0xA3, _sequence(alternative)))
    number = lambda: _tlv(2, b"\x11" + rng.randbytes(31))
    return _sequence(body, _ECDSA_SHA256, _tlv(0x03, b"\0" + _sequence(number(), number())))
