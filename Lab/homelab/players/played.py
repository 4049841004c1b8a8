"""The truth of a played home, out of its players' journals."""

import glob
import json
import re
import time

from .. import truth, views
from ..flow import Flow, Frame
from .plan import ABSENT

VIEWS = ("inside", "outside", "mirror-twice", "one-host", "one-direction")


def write_truths(home, others, folder):
    """Writes VIEW.truth.json for each view that was recorded."""
    with open(f"{folder}/recorded") as file:
        begin, end = map(float, file.read().split())
    home.synthetic, home.suffix = False, ".pcap"
    home.length, home.values["gap"] = end - begin, 0
    home.frames.clear()
    home.flows.clear()
    home.devices = [device for device in home.devices if device.key not in ABSENT]
    for path in sorted(glob.glob(f"{folder}/journal/*.jsonl")):
        with open(path) as file:
            _replay(home, map(json.loads, file), begin)
    _replay_lookups(home, f"{folder}/log/router-dns.log", begin)
    home.frames.sort(key=lambda frame: frame.time)
    for name in VIEWS:
        truth.write(f"{folder}/{name}.truth.json", truth.of(home, views.view(home, name)))


def _replay(home, entries, begin):
    """Makes flows and frames of a journal."""
    ends = {address: host for host in home.hosts for address in host.addresses}
    ends |= {a: device for device in home.devices for a in (device.address, device.address6) if a}
    ends |= {home.router.address: home.router, home.outer.address: home.outer}
    flows = {}
    for entry in entries:
        if "begin" in entry:
            number = entry.pop("begin")
            flows[number] = _flow(home, ends, entry)
        else:
            names = (_names(entry["names"]),) if "names" in entry else ()
            _say(home, flows[entry["flow"]], entry["client"], entry["tag"], entry["at"] - begin, names)


def _names(told):
    asker, name, addresses = told
    return asker, name, tuple(addresses)


def _flow(home, ends, entry):
    client, server = entry.pop("client"), entry.pop("server")
    flow = Flow(client=ends[client], server=ends[server], client_address=client, server_address=server,
                **entry)
    home.flows.append(flow)
    return flow


def _say(home, flow, by_client, tag, time, names=()):
    """What was said, on each wire that it crossed."""
    flow.played(time, by_client, tag, home.length)
    if not 0 <= time <= home.length:
        return
    sender, receiver = (flow.client, flow.server)[:: 1 if by_client else -1]
    for net, gateway in (("lan", home.router.mac), ("wan", home.outer.mac)):
        if (net == "wan" and flow.local) or (net == "lan" and home.outer in (sender, receiver)):
            continue
        if net == "lan":
            source = sender.mac if sender.in_home else gateway
            target = receiver.mac if receiver.in_home else gateway
        else:
            source, target = (gateway, home.isp) if sender.in_home else (home.isp, gateway)
        home.frames.append(Frame(int(time * 1e9), b"", net, source, target, flow, by_client, tag, names))


def _replay_lookups(home, path, begin):
    """What the router asked its provider's resolver, by its own log, in whole seconds."""
    year = time.localtime(begin).tm_year
    hosts = {host.name: host for host in home.hosts}
    with open(path) as file:
        for line in file:
            match = re.match(r"(\w+ +\d+ [\d:]+) dnsmasq\[\d+\]: forwarded (\S+) to (\S+)", line)
            if not match or match[2] not in hosts or match[3] != home.resolver.address:
                continue
            at = time.mktime(time.strptime(f"{year} {match[1]}", "%Y %b %d %H:%M:%S")) - begin
            flow = Flow("udp", home.outer, home.resolver, home.outer.address, home.resolver.address, 0, 53,
                        "cleartext", sessions=False)
            home.flows.append(flow)
            told = (home.outer.mac, match[2], tuple(hosts[match[2]].addresses))
            _say(home, flow, True, "ask", at)
            _say(home, flow, False, "answer", at, (told,))
