"""HTTP/1.1 messages (RFC 9112), and WebSocket (RFC 6455)."""

import base64
import hashlib
import struct


def request(method, host, path, body=b"", kind="application/json", agent="lab/1.0", fields=()):
    lines = [f"{method} {path} HTTP/1.1", f"Host: {host}", f"User-Agent: {agent}", *fields]
    if body:
        lines += [f"Content-Type: {kind}", f"Content-Length: {len(body)}"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def response(status="200 OK", body=b"", kind="text/plain", fields=()):
    lines = [f"HTTP/1.1 {status}", "Server: lab", f"Content-Type: {kind}",
             f"Content-Length: {len(body)}", *fields]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def basic(user, password):
    """The field that carries a name and password (RFC 7617)."""
    return "Authorization: Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def upgrade(host, path, key):
    """A client's wish to speak WebSocket."""
    return request("GET", host, path, fields=["Upgrade: websocket", "Connection: Upgrade",
                                              f"Sec-WebSocket-Key: {key}", "Sec-WebSocket-Version: 13"])


def upgraded(key):
    digest = hashlib.sha1((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").encode()).digest()
    accept = base64.b64encode(digest).decode()
    return (f"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Accept: {accept}\r\n\r\n").encode()


def frame(opcode, payload, mask=b""):
    """A WebSocket frame: 1 text, 9 ping, 10 pong; a client's is masked with four bytes."""
    size = len(payload)
    length = bytes([size | (0x80 if mask else 0)]) if size < 126 else (
        bytes([126 | (0x80 if mask else 0)]) + struct.pack("!H", size))
    body = bytes(octet ^ mask[i % 4] for i, octet in enumerate(payload)) if mask else payload
    return bytes([0x80 | opcode]) + length + mask + body
