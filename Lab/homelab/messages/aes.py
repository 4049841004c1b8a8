"""AES-128 one block at a time, and AES-128-GCM sealing (FIPS 197, NIST SP 800-38D): enough for QUIC's first packets."""


def _boxes():
    box, p, q = [0] * 256, 1, 1
    while True:
        p ^= ((p << 1) ^ (0x1B if p & 0x80 else 0)) & 0xFF
        for shift in (1, 2, 4):
            q ^= (q << shift) & 0xFF
        if q & 0x80:
            q ^= 0x09
        turned = q
        for turn in range(1, 5):
            turned ^= ((q << turn) | (q >> (8 - turn))) & 0xFF
        box[p] = turned ^ 0x63
        if p == 1:
            box[0] = 0x63
            return box


_BOX = _boxes()
_TWICE = [((n << 1) ^ (0x1B if n & 0x80 else 0)) & 0xFF for n in range(256)]


class AES128:
    """A key, ready to encrypt blocks of 16 bytes."""

    def __init__(self, key):
        words, constant = [list(key[i:i + 4]) for i in range(0, 16, 4)], 1
        for i in range(4, 44):
            word = words[-1]
            if i % 4 == 0:
                word = [_BOX[octet] for octet in word[1:] + word[:1]]
                word[0] ^= constant
                constant = _TWICE[constant]
            words.append([a ^ b for a, b in zip(words[i - 4], word)])
        self._rounds = [sum(words[i:i + 4], []) for i in range(0, 44, 4)]

    def block(self, octets):
        state = [a ^ b for a, b in zip(octets, self._rounds[0])]
        for number in range(1, 11):
            state = [_BOX[state[(i + 4 * (i % 4)) % 16]] for i in range(16)]
            if number < 10:
                state = sum((self._mixed(state[i:i + 4]) for i in range(0, 16, 4)), [])
            state = [a ^ b for a, b in zip(state, self._rounds[number])]
        return bytes(state)

    @staticmethod
    def _mixed(column):
        every = column[0] ^ column[1] ^ column[2] ^ column[3]
        return [column[i] ^ every ^ _TWICE[column[i] ^ column[(i + 1) % 4]] for i in range(4)]


def _multiplied(x, y):
    product = 0
    for bit in range(127, -1, -1):
        if x >> bit & 1:
            product ^= y
        y = (y >> 1) ^ (0xE1 << 120 if y & 1 else 0)
    return product


def seal(key, nonce, data, associated):
    """AES-128-GCM: the encrypted data with its tag of 16 bytes; the nonce has 12."""
    cipher = AES128(key)
    stream = b"".join(cipher.block(nonce + n.to_bytes(4, "big"))
                      for n in range(2, 2 + (len(data) + 15) // 16))
    hidden = bytes(a ^ b for a, b in zip(data, stream))
    mask, total = int.from_bytes(cipher.block(bytes(16)), "big"), 0
    lengths = (len(associated) * 8).to_bytes(8, "big") + (len(hidden) * 8).to_bytes(8, "big")
    for part in (associated, hidden, lengths):
        for start in range(0, len(part), 16):
            total ^= int.from_bytes(part[start:start + 16].ljust(16, b"\0"), "big")
            total = _multiplied(total, mask)
    tag = total ^ int.from_bytes(cipher.block(nonce + b"\0\0\0\x01"), "big")
    return hidden + tag.to_bytes(16, "big")
