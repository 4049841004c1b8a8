"""Devices that call in vain, as real programs."""

import socket
import time

from ..messages import dns, ntp


def switch(player):
    """Addresses that never answer; the kernel repeats the SYN and gives up by itself."""
    cloud = player.inhabitant.cloud
    for number, _ in enumerate(player.steadily(player.values["again_every"], player.values["jitter"])):
        for address in player.look_up(cloud):
            player.connect(cloud, player.values["port"], address, rhythm=True, round=number)


def refused(player):
    """One server resets, the other has ICMP say no."""
    player.beside(_refused, player, 0)
    _refused(player, 1)


def _refused(player, number):
    cloud = player.inhabitant.clouds[number]
    for _ in player.steadily(player.values["periods"][number], player.values["jitter"]):
        player.look_up(cloud)
        player.connect(cloud, player.values["port"], rhythm=True)


def silent_resolver(player):
    server, values = player.inhabitant.server, player.values
    for _ in player.steadily(values["period"], values["jitter"]):
        question = dns.question(player.rng.getrandbits(16), values["asks_for"])
        _ask(player, server, 53, question, "", values["tries"], 1.5)


def silent_clock(player):
    server = player.inhabitant.server
    for _ in player.steadily(player.values["period"], player.values["jitter"]):
        player.look_up(server)
        _ask(player, server, 123, ntp.question(time.time()), server.name, 1, 1.0)


def _ask(player, server, port, question, name, tries, patience):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as talk:
        talk.bind((player.device.address, 0))
        talk.settimeout(patience)
        flow = player.journal.begin(
            transport="udp", client=player.device.address, server=server.address, port=port, rhythm=True,
            client_port=talk.getsockname()[1], sessions=False, encryption="cleartext", name=name)
        for number in range(tries):
            player.journal.note(flow, "retry" if number else "ask")
            talk.sendto(question, (server.address, port))
            try:
                talk.recv(500)
            except TimeoutError:
                pass
