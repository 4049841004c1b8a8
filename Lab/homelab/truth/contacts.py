"""Contacts: a device's dealings with one destination, many flows in one."""

import statistics
from dataclasses import dataclass, field

from ..views import is_group
from .keepalives import keepalives

_OPENING = {"syn", "syn-ack", "handshake-ack"}
_SPOKEN = {"hello", "data", "ask", "answer"}
_ENOUGH_STARTS = 5
_STANDING_SHARE = 0.6
_MISSED = 1.5  # an interval so many times the usual one has a beat missing


@dataclass
class Contact:
    """The flows of one contact, with the frames of each that a view shows."""

    home: object
    view: object
    device: str
    transport: str
    port: int
    name: str
    local: bool
    frames: dict = field(default_factory=dict)  # by flow

    @property
    def flows(self):
        return list(self.frames)

    @property
    def judged(self):
        return all(flow.judged for flow in self.flows)

    @property
    def inbound(self):
        return self.flows[0].inbound

    @property
    def unanswered(self):
        return not any(flow.answered for flow in self.flows)

    @property
    def answer_is_hidden(self):
        """Whether this view can't show that nobody answered."""
        return bool(self.view.hidden)

    def tags(self, flow, by_client=None):
        return {frame.tag for frame in self.frames[flow] if by_client in (None, frame.by_client)}

    def starts(self):
        """When its connections began, or its questions were asked, of each round the first."""
        first = {}
        for flow, frames in self.frames.items():
            if flow.sessions:
                times = [f.time for f in frames if f.tag in _OPENING or f.tag == "hello"][:1]
            else:
                times = [f.time for f in frames if f.tag == "ask"] or [f.time for f in frames][:1]
            for time in times:
                key = flow.round if flow.round is not None else (flow, time)
                first[key] = min(time, first.get(key, time))
        return sorted(time / 1e9 for time in first.values())

    def standing(self, as_seen=False):
        """The share of the capture during which a connection of it stood: until it was closed, or to the end.

        As seen, a connection stood from the beginning, and stands to the end, unless this view shows otherwise.
        """
        whole = self.home.length
        spans = sorted(self._span(flow, as_seen) for flow in self.flows if flow.sessions and flow.answered)
        covered, reach = 0.0, None
        for begin, end in spans:
            if reach is None or begin > reach:
                covered, reach = covered + end - begin, end
            elif end > reach:
                covered, reach = covered + end - reach, end
        return covered / whole

    def _span(self, flow, as_seen):
        begins, ends = max(0.0, flow.begins), min(self.home.length, flow.ends)
        tags = self.tags(flow)
        if as_seen and not tags & (_OPENING | {"hello"}):
            begins = 0.0
        is_closed = "close" in tags if as_seen else flow.closed
        return begins, ends if is_closed else self.home.length

    def occasions(self):
        """How many times it was spoken with: the starts, and what was open before."""
        opened = sum(not self.tags(flow) & (_OPENING | {"hello"}) for flow in self.flows if flow.sessions)
        return opened + len(self.starts())

    def pattern(self):
        """Its pattern, and others that are as true."""
        starts, standing = self.starts(), self.standing()
        rhythmic = all(flow.rhythm for flow in self.flows)
        if self.unanswered:
            return "unanswered", []
        if standing > _STANDING_SHARE:
            return "persistent", []
        others = ["persistent"] if self.standing(as_seen=True) > 0.9 * _STANDING_SHARE else []
        if rhythmic and len(starts) >= _ENOUGH_STARTS:
            one_port = len({flow.client_port for flow in self.flows}) == 1
            if one_port and not self.flows[0].sessions:
                others.append("persistent")
            return "polling", others
        if len(starts) >= _ENOUGH_STARTS and self._is_regular_by_chance(starts):
            others.append("polling")
        if self.occasions() > 1:
            return "occasional", others
        # Two connections tried at once are one start, or two.
        return "one-shot", others + ["occasional"] * (len(self.flows) > 1)

    @staticmethod
    def _is_regular_by_chance(starts):
        """Whether half of the intervals are within a fifth of the usual one: then nobody can tell it from a rhythm."""
        gaps = [later - earlier for earlier, later in zip(starts, starts[1:])]
        usual = statistics.median(gaps)
        return statistics.median(abs(gap - usual) for gap in gaps) < 0.2 * usual

    def period(self):
        """The period of its starts: median and mean of the intervals without a missed one."""
        starts = self.starts()
        if len(starts) < _ENOUGH_STARTS or not all(flow.rhythm for flow in self.flows):
            return None
        gaps = [later - earlier for earlier, later in zip(starts, starts[1:])]
        usual = statistics.median(gaps)
        whole = [gap for gap in gaps if gap < _MISSED * usual]
        return {"seconds": round(statistics.median(whole), 3), "mean": round(statistics.mean(whole), 3),
                "count": len(starts)}

    def encryption(self):
        """The verdict, and whether this view shows bytes that tell."""
        verdicts = {flow.encryption for flow in self.flows} - {"unknown"}
        if len(verdicts) != 1:
            return {"verdict": "mixed" if verdicts else "unknown", "knowable": False}
        knowable = any(self._tells(flow) for flow in self.flows)
        return {"verdict": verdicts.pop(), "knowable": knowable}

    def _tells(self, flow):
        tags = self.tags(flow)
        if "hello" in tags:
            return True
        return flow.self_evident and bool(tags & _SPOKEN)

    def initiator(self):
        """Who began, and whether this view shows it. A port that is known everywhere tells, too, but need not."""
        shown = any(self.tags(flow) & (_OPENING | {"hello", "ask"}) for flow in self.flows)
        return {"side": "destination" if self.inbound else "device", "knowable": shown}

    def addresses(self):
        """The destination's, as this view shows them."""
        own = {flow.client_address if flow.inbound else flow.server_address for flow in self.flows}
        return sorted(own)

    def written(self):
        """What the truth file says of it."""
        told = {"device": self.device, "transport": self.transport, "port": self.port}
        names = {"name": self.name} if self.name else {}
        told["destination"] = {**names, "addresses": self.addresses(), "local": self.local}
        told["initiator"] = self.initiator()
        told["encryption"] = self.encryption()
        told["answered"] = not self.unanswered
        told["flows"] = len(self.flows)
        players = {flow.device for flow in self.flows}
        if not self.judged or len(players) > 1 or self.flows[0].is_lookup:
            told["note"] = ("several devices behind one address" if len(players) > 1 else
                            "asked when something else is done, or by broadcast")
        else:
            told["pattern"], others = self.pattern()
            if others:
                told["orPattern"] = others
            period = self.period()
            if period and told["pattern"] in ("polling", "unanswered"):
                told["period"] = period
        if self.unanswered and self.answer_is_hidden:
            told.pop("pattern", None)
            told["note"] = "who answers can't be seen from here"
        told["keepalives"] = keepalives(self)
        return told


def contacts(home, view):
    """The contacts that a view shows."""
    names = _names(home, view)
    outside = view.name == "outside"
    found = {}
    for frame in view.frames:
        flow = frame.flow
        if flow is None or frame.tag == "copy" or is_group(frame.target):
            continue
        device = home.outer.mac if outside else flow.device.mac
        address = flow.client_address if flow.inbound else flow.server_address
        name = "" if flow.inbound else names.get((device, address), "")
        port = flow.forwarded if outside and flow.forwarded else flow.port
        key = (device, flow.transport, port, flow.inbound, name or address)
        if key not in found:
            found[key] = Contact(home, view, device, flow.transport, port, name, flow.local)
        found[key].frames.setdefault(flow, []).append(frame)
    return sorted(found.values(), key=lambda c: (c.device, c.transport, c.port, c.name, c.addresses()))


def _names(home, view):
    """The names of addresses, by device and address: as the device was told, else as its first words to them say.

    Outside, the router is who asks.
    """
    known = {}
    for frame in view.frames:
        for asker, name, addresses in frame.names:
            for address in addresses:
                device = home.outer.mac if view.name == "outside" else asker
                known.setdefault((device, address), name)
    for frame in view.frames:
        flow = frame.flow
        if frame.tag == "hello" and flow.names_itself and not flow.inbound:
            device = home.outer.mac if view.name == "outside" else flow.device.mac
            known.setdefault((device, flow.server_address), flow.name)
    return known
