"""Keepalives: messages sent only to keep a connection up, of one sender and kind."""

import statistics

ENOUGH = 4
_MISSED = 1.5


def keepalives(contact):
    """What a contact's connections were kept up with: one entry a kind and sender.

    `required` are those that this view shows clearly enough. Answers to keepalives may be told as such or not, and so
    may those that can only be concluded from the other side's acknowledgments.
    """
    found = {}
    for list_ in ("beats", "echoes"):
        for flow in contact.flows:
            for time, kind, sender in getattr(flow, list_):
                flows = found.setdefault((kind, sender), (list_, {}))
                if flows[0] == list_:  # an answer beside a sender's own keepalives is one more of them to see
                    flows[1].setdefault(flow, []).append(time)
    return [told for key, (list_, flows) in sorted(found.items(), key=lambda item: item[0])
            if (told := _entry(contact, *key, flows, list_ == "beats"))]


def _entry(contact, kind, sender, flows, is_own):
    if sum(map(len, flows.values())) < ENOUGH:
        return None
    shown = {flow: _shown(contact.frames[flow], kind, flow, sender) if is_own else 0 for flow in flows}
    gaps = [gap for flow, times in flows.items() for gap in _gaps(contact.frames[flow], flow, times)]
    if not gaps:
        return None
    usual = statistics.median(gaps)
    whole = [gap for gap in gaps if gap < _MISSED * usual]
    told = {"kind": kind, "sender": sender, "seconds": round(statistics.median(whole), 3),
            "mean": round(statistics.mean(whole), 3), "beats": sum(shown.values()),
            "required": max(shown.values()) >= ENOUGH and any(
                _kind_shows(contact, flow, kind, sender) for flow in flows)}
    if kind == "quic":
        told["orKind"] = ["udp"]
    return told


def _shown(frames, kind, flow, sender):
    """How many of a sender's keepalives a view shows of a flow."""
    tag = "probe" if kind == "tcp" else f"beat:{kind}"
    return sum(frame.tag == tag and flow.side(frame.by_client) == sender for frame in frames)


def _kind_shows(contact, flow, kind, sender):
    """Whether this view tells what the messages are.

    Some protocols say so only when they begin. Of TCP's probes, where the other side can't be heard, only the own
    data of who sends them tells that they are a step back, and no answers to the other side's.
    """
    if kind == "tcp" and contact.view.hidden:
        own = contact.tags(flow, (sender == "device") != flow.inbound)
        return bool(own & {"syn", "syn-ack", "hello", "data", "more"})
    return flow.self_evident or "hello" in contact.tags(flow)


def _gaps(frames, flow, times):
    """The intervals between what was sent while this view saw the flow.

    Where a timer starts again with any data, those without data in between, if there are any.
    """
    first, last = frames[0].time / 1e9 - 0.5, frames[-1].time / 1e9 + 0.5
    times = [t for t in times if first <= t <= last]
    pairs = list(zip(times, times[1:]))
    quiet = [(a, b) for a, b in pairs if flow.restarts and not any(a < t < b for t in flow.talk)]
    return [b - a for a, b in quiet or pairs]
