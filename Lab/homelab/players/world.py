"""The internet of a played home: servers, and those who call the home."""

import http.server
import random
import socket
import ssl
import threading
import time

from ..beats import bursts
from ..messages import http as messages
from ..messages import local, ntp
from . import quic
from .player import heard


class World:
    """Every host of the home's scenario, in one namespace."""

    def __init__(self, home, others, journal, folder, until):
        self.home, self.others, self.journal, self.folder, self.until = home, others, journal, folder, until
        self.hurry = home.scenario.section("play")["hurry"]
        self.rng = random.Random(f"{home.scenario.seed}/world")

    def serve(self):
        """Starts every server."""
        others = self.others
        plug, doorbell, babycam = others["plug"], others["doorbell"], others["babycam"]
        self._sealed(plug.cloud, plug.values["port"], self._hold_plug)
        for cloud in others["vacuums"].clouds:
            self._sealed(cloud, 8883, self._echo)
        for cloud in others["decoys"].clouds.values():
            self._sealed(cloud, 443, self._listen)
        self._start(self._accept, socket.create_server((doorbell.cloud.address, doorbell.values["port"])),
                    self._hold_doorbell)
        for host in (others["phone"].cloud, others["button"].cloud, others["reader"].sync,
                     others["reader"].content, others["television"].cloud, *others["laptop"].sites[1:]):
            self._web(host, 443, "good")
        expired = others["thermostat"].values["certificate_expired"]
        self._web(others["thermostat"].cloud, 443, "expired" if expired else "good")
        self._web(others["camera"].service, 80)
        self._web(others["laptop"].sites[0], 80)
        self._datagrams(others["clocks"].pool, 123, self._time)
        if quic.AVAILABLE:
            self._start(quic.serve, others["voice"].cloud, 443, f"{self.folder}/good.pem",
                        f"{self.folder}/server.key")
        self._datagrams(babycam.server, babycam.values["port"], lambda data: b"\xf1\x13\0\0")

    def visit(self):
        """Calls the home: visitors of the camera and the TV, and a stranger at closed doors."""
        camera, tv, stranger = (self.others[key] for key in ("camera", "television", "stranger"))
        self._start(self._visits, camera.values["visited_every"], camera.visitor, camera.device,
                    camera.device.address, camera.values["port"], camera.values["forwarded"])
        if tv.values["open_to_ipv6"]:
            self._start(self._visits, tv.values["visited_every"], tv.visitor, tv.device,
                        tv.device.address6, tv.values["port"], 0)
        for moment in bursts(self.rng, time.time(), self.until, stranger.values["knocks_every"] / self.hurry):
            time.sleep(max(0.0, moment - time.time()))
            self._call(stranger.places[0], self.home.outer.address, self.rng.choice(
                stranger.values["ports"]), 0, b"", 2.0)

    # Servers

    def _start(self, work, *arguments):
        threading.Thread(target=work, args=arguments, daemon=True).start()

    def _context(self, kind):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(f"{self.folder}/{kind}.pem", f"{self.folder}/server.key")
        return context

    def _sealed(self, host, port, hold):
        context = self._context("good")

        def greet(link):
            with context.wrap_socket(link, server_side=True) as sealed:
                hold(sealed)

        self._start(self._accept, socket.create_server((host.address, port)), greet)

    def _accept(self, door, hold):
        while True:
            link, _ = door.accept()
            self._start(self._hold, hold, link)

    @staticmethod
    def _hold(hold, link):
        try:
            hold(link)
        except OSError:
            link.close()  # the other side is gone

    def _hold_plug(self, link):
        """Small records of the cloud's own."""
        while True:
            for _ in heard(link, self.others["plug"].values["cloud_period"] / self.hurry):
                pass
            link.sendall(b"cloud is here")

    @staticmethod
    def _listen(link):
        while link.recv(4096):
            pass

    @staticmethod
    def _echo(link):
        while data := link.recv(4096):
            link.sendall(data)

    def _hold_doorbell(self, link):
        values = self.others["doorbell"].values
        link.recv(2000)
        link.sendall(messages.upgraded("dGhlIHNhbXBsZSBub25jZQ=="))
        if values["pings"] == "device":
            while link.recv(100):
                link.sendall(messages.frame(10, b"lab!"))
        while True:
            time.sleep(values["period"] / self.hurry + self.rng.uniform(-0.1, 0.1))
            link.sendall(messages.frame(9, b"lab!"))
            link.recv(100)

    def _web(self, host, port, certificate=None):
        """HTTP, over TLS where a certificate is named: as many bytes as the path says."""
        world = self

        class Answer(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"  # so that it is the client who hangs up

            def do_GET(self):
                last = self.path.rsplit("/", 1)[-1]
                body = b"x" * int(last) if last.isdigit() else b"good"
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def do_POST(self):
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                world.press()
                self.do_GET()

            def log_message(self, *_):
                pass

        for address in host.addresses:
            family = socket.AF_INET6 if ":" in address else socket.AF_INET
            kind = type("Server", (http.server.ThreadingHTTPServer,), {"address_family": family})
            server = kind((address, port), Answer)
            if certificate:
                server.socket = self._context(certificate).wrap_socket(server.socket, server_side=True)
            self._start(server.serve_forever)

    def _datagrams(self, host, port, answer):
        talk = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        talk.bind((host.address, port))

        def loop():
            while True:
                data, sender = talk.recvfrom(2000)
                talk.sendto(answer(data), sender)

        self._start(loop)

    @staticmethod
    def _time(question):
        return ntp.answer(question, time.time())

    # Callers

    def press(self):
        """What the button's cloud function does."""
        button, plug = self.others["button"], self.others["plug"].device
        self._call(button.caller, plug.address, 9999, button.values["forwarded"], local.tplink_framed(
            '{"system":{"set_relay_state":{"state":1}}}'), 3.0)

    def _visits(self, every, visitor, device, address, port, forwarded):
        for moment in bursts(self.rng, time.time() + 5.0, self.until, every / self.hurry):
            time.sleep(max(0.0, moment - time.time()))
            self._call(visitor, address, port, forwarded, messages.request("GET", device.name, "/"), 3.0)

    def _call(self, caller, inside, port, forwarded, words, patience):
        """A connection to the home, through the router's port where one is forwarded."""
        door = (inside, port) if ":" in inside or not forwarded else (self.home.outer.address, forwarded)
        with socket.socket(socket.AF_INET6 if ":" in inside else socket.AF_INET) as link:
            link.settimeout(patience)
            link.bind((caller.own(inside), 0))
            flow = self.journal.begin(
                transport="tcp", client=caller.own(inside), server=inside, port=port, forwarded=forwarded,
                client_port=link.getsockname()[1], encryption="cleartext" if words else "unknown")
            began = time.time()
            try:
                link.connect(door)
            except OSError:
                self.journal.note(flow, "syn", True, began)
                return
            self.journal.opened(flow, began)
            if words:
                self.journal.note(flow, "hello", True)
                link.sendall(words)
                link.recv(4096)
                self.journal.note(flow, "data", False)
            self.journal.note(flow, "close", True)
