"""What every player can do: keep time, ask for names, connect."""

import random
import select
import socket
import ssl
import subprocess
import threading
import time

from ..beats import beats, bursts
from ..messages import dns


def heard(link, seconds):
    """What a TLS connection receives within so many seconds."""
    end = time.time() + seconds
    while (left := end - time.time()) > 0:
        if link.pending() or select.select([link], [], [], left)[0]:
            data = link.recv(4096)
            if not data:
                time.sleep(max(0.0, end - time.time()))
                return
            yield data


class Player:
    """One device of one inhabitant, in its own namespace."""

    def __init__(self, home, others, key, index, journal, folder, until):
        self.home, self.others, self.journal, self.folder, self.until = home, others, journal, folder, until
        self.inhabitant = others[key]
        self.device = self.inhabitant.devices[index]
        self.values, self.index = self.inhabitant.values, index
        self.hurry = home.scenario.section("play")["hurry"]
        self.rng = random.Random(f"{home.scenario.seed}/{key}/{index}/played")

    # Time

    def steadily(self, period, jitter=0.0, missed=0.0, waiting=time.sleep):
        """Waits for each beat of a period, shortened as all are; `waiting` is how to spend that many seconds."""
        for moment in beats(self.rng, time.time(), self.until, period / self.hurry, jitter / self.hurry,
                            missed):
            waiting(max(0.0, moment - time.time()))
            yield moment

    def now_and_then(self, mean):
        """Waits for each of some times without rhythm."""
        for moment in bursts(self.rng, time.time(), self.until, mean / self.hurry):
            time.sleep(max(0.0, moment - time.time()))
            yield moment

    @staticmethod
    def beside(work, *arguments):
        """Does something at the same time."""
        threading.Thread(target=work, args=arguments, daemon=True).start()

    # Names

    def look_up(self, host, kind="A", server=None):
        """Asks for a host's addresses of a kind, the network's resolver unless another is named."""
        server = server or self.home.router.address
        number = self.rng.getrandbits(16)
        addresses = [a for a in host.addresses if (":" in a) == (kind == "AAAA")]
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as talk:
            talk.bind((self.device.address, 0))
            talk.settimeout(2.0)
            flow = self.journal.begin(
                transport="udp", client=self.device.address, server=server, port=53, sessions=False,
                client_port=talk.getsockname()[1], encryption="cleartext")
            self.journal.note(flow, "ask")
            talk.sendto(dns.question(number, host.name, kind), (server, 53))
            answer = talk.recv(1500)
        if int.from_bytes(answer[6:8], "big") < len(addresses):
            raise OSError(f"{host.name} did not resolve")
        self.journal.told(flow, self.device.mac, host.name, addresses)
        return addresses

    # Connections

    def connect(self, host, port, address=None, patience=30.0, **more):
        """A TCP connection, from the first SYN on in the journal. Returns it with its flow, or None and why not."""
        address = address or host.address
        link = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET)
        link.settimeout(patience)
        link.bind((self.device.own(address), 0))
        more.setdefault("encryption", "unknown")
        flow = self.journal.begin(transport="tcp", client=self.device.own(address), server=address,
                                  port=port, client_port=link.getsockname()[1], name=host.name, **more)
        began = time.time()
        try:
            link.connect((address, port))
        except OSError as error:
            self.journal.note(flow, "syn", True, began)
            if not isinstance(error, TimeoutError):
                self.journal.note(flow, "refusal", False)
            link.close()
            return None, flow
        self.journal.opened(flow, began)
        return link, flow

    def connect_sealed(self, host, port, version="1.2", **more):
        """The same with TLS."""
        link, flow = self.connect(host, port, encryption="encrypted", **more)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        context.maximum_version = {"1.2": ssl.TLSVersion.TLSv1_2, "1.3": ssl.TLSVersion.TLSv1_3}[version]
        link = context.wrap_socket(link, server_hostname=host.name)
        self.journal.note(flow, "hello", True)
        self.journal.note(flow, "data", False)
        return link, flow

    def say(self, link, flow, data, tag="data"):
        """Sends something."""
        self.journal.note(flow, tag, True)
        link.sendall(data)

    def fetch(self, host, url, *options, encryption="encrypted", v6=False, **more):
        """Has curl fetch something, which asks for the name itself."""
        kinds = ["AAAA"] if v6 else ["A"]
        began = time.time()
        asked = self.journal.begin(transport="udp", client=self.device.address,
                                   server=self.home.router.address, port=53, sessions=False, client_port=0,
                                   encryption="cleartext")
        self.journal.note(asked, "ask", True, began)
        done = subprocess.run(
            ["curl", "-6" if v6 else "-4", "-sk", "--max-time", "10", "-o", "/dev/null", "-w",
             "%{local_port} %{remote_ip} %{remote_port}", *options, url], capture_output=True, text=True)
        if done.returncode:
            print(f"curl: error {done.returncode} from {url}", flush=True)
            return
        port, address, responder = done.stdout.split()
        self.journal.told(asked, self.device.mac, host.name,
                          [a for a in host.addresses if (":" in a) == (kinds == ["AAAA"])])
        flow = self.journal.begin(
            transport="tcp", client=self.device.own(address), server=address, port=int(responder),
            client_port=int(port), name=host.name, encryption=encryption, **more)
        self.journal.note(flow, "syn", True, began)
        self.journal.note(flow, "syn-ack", False, began)
        self.journal.note(flow, "hello", True, began)
        self.journal.note(flow, "data", False)
        self.journal.note(flow, "close", True)
