"""What happens inside the home, and who keeps time there."""

import http.server
import json
import socket
import struct
import time

from ..messages import local, ntp


def serve_plug(player):
    """The plug's local port, over TCP and UDP."""
    answer = json.dumps({"system": {"get_sysinfo": {"alias": player.device.name, "relay_state": 1}}})
    talk = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    talk.bind(("", 9999))
    player.beside(_answer_datagrams, talk, local.tplink(answer))
    door = socket.create_server((player.device.address, 9999))
    while True:
        link, _ = door.accept()
        with link:
            size = struct.unpack("!I", link.recv(4, socket.MSG_WAITALL))[0]
            link.recv(size, socket.MSG_WAITALL)
            link.sendall(local.tplink_framed(answer))


def _answer_datagrams(talk, answer):
    while True:
        _, sender = talk.recvfrom(1500)
        talk.sendto(answer, sender)


def serve_pictures(player):
    """The web cam's pictures, over plain HTTP."""
    serve(player.device.address, player.values["port"], b"\x00" * player.home.values["bulk"])


def serve_apps(player):
    """The TV's local service, over IPv6."""
    serve(player.device.address6, player.values["port"], b"{}")


def serve(address, port, body):
    """Answers each request with the same."""

    class Answer(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    class Server(http.server.ThreadingHTTPServer):
        address_family = socket.AF_INET6 if ":" in address else socket.AF_INET

    Server((address, port), Answer).serve_forever()


def serve_bulb(player):
    """A bulb answers whoever asks for its state."""
    state = local.lifx(local.LIFX_STATE, player.device.mac, local.lifx_state(65535, player.device.name))
    talk = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    talk.bind(("", 56700))
    while True:
        message, sender = talk.recvfrom(1500)
        if message[32:34] == struct.pack("<H", local.LIFX_GET):
            talk.sendto(state, sender)


def ask_bulbs(player):
    """The phone asks each bulb, from one port."""
    bulbs = player.others["bulbs"]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as talk:
        talk.bind((player.device.address, 0))
        talk.settimeout(0.5)
        for _ in player.steadily(bulbs.values["asked_every"], bulbs.values["jitter"]):
            for bulb in bulbs.devices:
                flow = player.journal.begin(
                    transport="udp", client=player.device.address, server=bulb.address, port=56700,
                    client_port=talk.getsockname()[1], sessions=False, rhythm=True,
                    encryption="cleartext")
                player.journal.note(flow, "ask")
                talk.sendto(local.lifx(local.LIFX_GET, bulb.mac), (bulb.address, 56700))
                try:
                    talk.recv(500)
                    player.journal.note(flow, "answer", False)
                except TimeoutError:
                    pass


def ask_plug(player):
    """The phone looks in on the plug."""
    plug = player.others["plug"].device
    for _ in player.now_and_then(player.values["plug_asked_every"]):
        link, flow = player.connect(plug_place(plug), 9999, encryption="cleartext")
        if link is None:
            continue
        player.say(link, flow, local.tplink_framed('{"system":{"get_sysinfo":{}}}'), "hello")
        link.recv(1000)
        player.journal.note(flow, "data", False)
        player.journal.note(flow, "close", True)
        link.close()


def plug_place(plug):
    """The plug as something to connect to: it has no name that anybody asks for."""
    return type("Place", (), {"name": "", "address": plug.address})


def keep_time(player, period):
    """Asks the pool for the time, from a port of its own each time."""
    pool = player.others["clocks"].pool
    player.look_up(pool)
    for _ in player.steadily(period, player.others["clocks"].values["jitter"]):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as talk:
            talk.bind((player.device.address, 0))
            talk.settimeout(2.0)
            flow = player.journal.begin(
                transport="udp", client=player.device.address, server=pool.address, port=123, rhythm=True,
                client_port=talk.getsockname()[1], sessions=False, encryption="cleartext", name=pool.name)
            player.journal.note(flow, "ask")
            talk.sendto(ntp.question(time.time()), (pool.address, 123))
            talk.recv(100)
            player.journal.note(flow, "answer", False)
