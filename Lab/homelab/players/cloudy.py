"""Devices that live by the cloud, as real programs."""

import json
import socket
import subprocess
import time

from ..messages import http
from .player import heard


def light(player):
    """mosquitto_sub: MQTT in the clear; what it says it sends is what the journal holds."""
    values, broker = player.values, player.inhabitant.broker
    address = player.look_up(broker)[0]
    keep_alive = max(5, int(values["keep_alive"] / player.hurry))
    began, source = time.time(), player.rng.randrange(40000, 60000)
    flow = player.journal.begin(
        transport="tcp", client=player.device.address, server=address, port=values["port"],
        client_port=source, name=broker.name, encryption="cleartext", restarts=True,
        facts=["cleartext-control", "cleartext-credentials"])
    program = subprocess.Popen(
        ["stdbuf", "-oL", "mosquitto_sub", "-d", "-h", broker.name, "-p", str(values["port"]), "-k",
         str(keep_alive), "-i", player.device.name, "-u", values["user"], "-P", values["password"], "-t",
         f"{player.device.name}/set"], stdout=subprocess.PIPE, text=True)
    for line in program.stdout:
        if "sending CONNECT" in line:
            player.journal.opened(flow, began)
            player.journal.note(flow, "hello", True)
        elif "sending PINGREQ" in line:
            player.journal.note(flow, "beat:mqtt", True)
        elif "received PINGRESP" in line:
            player.journal.note(flow, "echo:mqtt", False)
        elif "received" in line:
            player.journal.note(flow, "data", False)
        if time.time() > player.until:
            break
    program.terminate()


def phone(player):
    """curl for the app; at home it asks the bulbs and looks in on the plug."""
    cloud = player.inhabitant.cloud
    for _ in player.now_and_then(player.values["used_every"]):
        player.fetch(cloud, f"https://{cloud.name}/{player.rng.randrange(500, 5000)}", "--tlsv1.3")


def plug(player):
    """Small records at its own pace, and those of the cloud at another; see `at_home` for its local port."""
    values, cloud = player.values, player.inhabitant.cloud
    player.look_up(cloud)
    link, flow = player.connect_sealed(cloud, values["port"])

    def listen(seconds):
        for _ in heard(link, seconds):
            player.journal.note(flow, "beat:tls-record", False)

    for _ in player.steadily(values["period"], values["jitter"], waiting=listen):
        player.say(link, flow, b"still there", "beat:tls-record")


def button(player):
    """HTTPS to a cloud function, which calls the plug."""
    cloud = player.inhabitant.cloud
    for _ in player.now_and_then(player.values["pressed_every"] / 2):
        player.fetch(cloud, f"https://{cloud.name}/press", "-d", "{}", "--tls-max", "1.2")


def camera(player):
    """Dynamic DNS over plain HTTP; see `at_home` for its pictures."""
    values, service = player.values, player.inhabitant.service
    for _ in player.steadily(values["update_every"], values["update_jitter"]):
        player.fetch(service, f"http://{service.name}/nic/update?hostname={values['dynamic_name']}", "-u",
                     f"{values['user']}:{values['password']}", encryption="cleartext", rhythm=True,
                     facts=["dynamic-dns", "cleartext-credentials"])


def vacuums(player):
    """The first keeps its connection up with the kernel's probes, the second with small records."""
    cloud = player.inhabitant.clouds[player.index]
    player.look_up(cloud)
    link, flow = player.connect_sealed(cloud, 8883, restarts=player.index == 0)
    (_with_probes if player.index == 0 else _with_records)(player, link, flow)


def _with_probes(player, link, flow):
    """The kernel doesn't tell when it probes, but counts."""
    idle = max(2, round(player.values["probe_period"] / player.hurry))
    link.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    link.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, idle)
    link.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, idle)
    known = _probes()
    while time.time() < player.until:
        time.sleep(0.02)
        if (count := _probes()) > known:
            known = count
            player.journal.note(flow, "probe", True)
            player.journal.note(flow, "probe-answer", False)


def _probes():
    """How many keepalive probes this namespace's kernel has sent."""
    with open("/proc/net/netstat") as file:
        names, counts = (line.split() for line in file.readlines()[:2])
    return int(counts[names.index("TCPKeepAlive")])


def _with_records(player, link, flow):
    for _ in player.steadily(player.values["record_period"], player.values["record_jitter"],
                             player.values["missed"]):
        player.say(link, flow, b"ping!!!", "beat:tls-record")
        link.recv(100)
        player.journal.note(flow, "echo:tls-record", False)


def reader(player):
    """curl at a steady pace while idle, and more often while it is read."""
    values, sync = player.values, player.inhabitant.sync
    length = player.until - time.time()
    begins, ends = time.time() + 0.45 * length, time.time() + (0.45 + values["read_share"]) * length
    player.beside(_read, player, begins, ends)
    for now in player.steadily(values["idle_period"], values["jitter"]):
        if not begins <= now <= ends:
            player.fetch(sync, f"https://{sync.name}/180", "--tls-max", "1.2", rhythm=True)


def _read(player, begins, ends):
    content = player.inhabitant.content
    for now in player.now_and_then(player.values["used_every"]):
        if begins <= now <= ends:
            player.fetch(content, f"https://{content.name}/{player.rng.randrange(500, 5000)}")


def thermostat(player):
    cloud = player.inhabitant.cloud
    facts = ["bad-certificate"] if player.values["certificate_expired"] else []
    for _ in player.steadily(player.values["period"], player.values["jitter"]):
        player.fetch(cloud, f"https://{cloud.name}/220", "--tls-max", "1.2", rhythm=True, facts=facts)


def television(player):
    """Its own resolver, IPv4 and IPv6."""
    inhabitant = player.inhabitant
    for _ in player.now_and_then(player.values["watched_every"]):
        kind = player.rng.choice(("A", "AAAA"))
        player.look_up(inhabitant.cloud, kind, inhabitant.resolver.address)
        player.fetch(inhabitant.cloud, f"https://{inhabitant.cloud.name}/3000", v6=kind == "AAAA")


def laptop(player):
    sites = player.inhabitant.sites
    for _ in player.now_and_then(player.values["browses_every"]):
        site = player.rng.choice(sites)
        sealed = site is not sites[0]
        player.fetch(site, f"http{'s' if sealed else ''}://{site.name}/{player.rng.randrange(400, 6000)}",
                     encryption="encrypted" if sealed else "cleartext")


def babycam(player):
    server, port = player.inhabitant.server, player.values["port"]
    player.look_up(server)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as talk:
        talk.bind((player.device.address, 0))
        talk.connect((server.address, port))
        flow = player.journal.begin(transport="udp", client=player.device.address, server=server.address,
                                    port=port, client_port=talk.getsockname()[1], name=server.name)
        for _ in player.steadily(player.values["period"], player.values["jitter"],
                                 player.values["missed"]):
            player.journal.note(flow, "beat:udp", True)
            talk.send(b"\xf1\x12\0\x14 still here")
            talk.recv(100)
            player.journal.note(flow, "echo:udp", False)


def doorbell(player):
    """WebSocket by hand: either side pings."""
    values, cloud = player.values, player.inhabitant.cloud
    player.look_up(cloud)
    link, flow = player.connect(cloud, values["port"], encryption="cleartext", self_evident=False)
    player.say(link, flow, http.upgrade(cloud.name, "/ws", "dGhlIHNhbXBsZSBub25jZQ=="), "hello")
    link.recv(1000)
    player.journal.note(flow, "data", False)
    if values["pings"] == "device":
        for _ in player.steadily(values["period"], values["jitter"]):
            player.say(link, flow, http.frame(9, b"lab!", player.rng.randbytes(4)), "beat:websocket")
            link.recv(100)
            player.journal.note(flow, "echo:websocket", False)
        return
    while data := link.recv(100):
        if data[0] & 15 == 9:
            player.journal.note(flow, "beat:websocket", False)
            player.say(link, flow, http.frame(10, data[2:], player.rng.randbytes(4)), "echo:websocket")


def decoys(player):
    """Three records at a period and then no more; records of one size without a rhythm."""
    clouds, values = player.inhabitant.clouds, player.values
    player.beside(_short, player)
    player.look_up(clouds["events"])
    link, flow = player.connect_sealed(clouds["events"], 443)
    for _ in player.now_and_then(values["events_every"]):
        player.say(link, flow, json.dumps({"event": 1}).encode())


def _short(player):
    cloud = player.inhabitant.clouds["short"]
    time.sleep(30.0)
    player.look_up(cloud)
    link, flow = player.connect_sealed(cloud, 443)
    for number, _ in enumerate(player.steadily(player.values["short_period"])):
        player.say(link, flow, b"not for long", "beat:tls-record")
        if number == 2:
            break
    time.sleep(1.0)
    player.journal.note(flow, "close", True)
    link.close()
