"""Keepalives: messages sent only to keep a connection up, of one sender and kind."""

import statistics

ENOUGH = 4
_MISSED = 1.5
_PLAIN = {"data", "hello", "retry"}


def keepalives(contact):
    """What a contact's connections were kept up with: one entry a kind and sender.

    `required` are those that this view shows clearly enough; the answers to keepalives may be told as such or not.
    """
    found = {}
    for flow, frames in contact.frames.items():
        if not frames:
            continue
        for frame in frames:
            tag, _, kind = frame.tag.partition(":")
            if frame.tag == "probe":
                tag, kind = "beat", "tcp"
            if frame.tag == "probe-answer":
                tag, kind = "echo", "tcp"
            if tag in ("beat", "echo"):
                entry = found.setdefault((kind, flow.side(frame.by_client)), {})
                entry.setdefault(flow, []).append((frame.time / 1e9, tag))
        # What one side repeats shows in the other's acknowledgments: a report may tell it, and need not.
        seen = [frame.time / 1e9 for frame in frames]
        for time, kind, sender in flow.beats:
            entry = found.setdefault((kind, sender), {})
            if flow not in entry or all(tag == "echo" for _, tag in entry[flow]):
                if min(seen) - 1 <= time <= max(seen) + 1:
                    entry.setdefault(flow, []).append((time, "echo"))
    return [told for key, flows in sorted(found.items()) if (told := _entry(contact, *key, flows))]


def _entry(contact, kind, sender, flows):
    played = sum(len(_played(flow, kind, sender)) for flow in flows)
    if played < ENOUGH:
        return None
    own = {flow: [time for time, tag in beats if tag == "beat"] for flow, beats in flows.items()}
    longest = max(len(times) for times in own.values())
    flows = {flow: beats for flow, beats in flows.items() if beats}
    gaps = [gap for flow, beats in flows.items() for gap in _gaps(contact, flow, kind, sender, beats)]
    if not gaps:
        return None
    usual = statistics.median(gaps)
    whole = [gap for gap in gaps if gap < _MISSED * usual]
    told = {"kind": kind, "sender": sender, "seconds": round(statistics.median(whole), 3),
            "mean": round(statistics.mean(whole), 3), "beats": sum(map(len, own.values())),
            "required": longest >= ENOUGH and _kind_shows(contact, flows)}
    if kind == "quic":
        told["orKind"] = ["udp"]
    return told


def _kind_shows(contact, flows):
    """Whether this view tells what the messages are: some protocols say so only when they begin."""
    return any(flow.self_evident or "hello" in contact.tags(flow) for flow in flows)


def _played(flow, kind, sender):
    return [time for time, told_kind, told_sender in flow.beats
            if (told_kind, told_sender) == (kind, sender)]


def _gaps(contact, flow, kind, sender, beats):
    """The intervals between what was sent while this view saw the flow; where a timer starts again with any data, those
    without data in between, if they are enough."""
    first, last = min(beats)[0], max(beats)[0]
    times = [t for t in _played(flow, kind, sender) if first - 0.5 <= t <= last + 0.5]
    pairs = list(zip(times, times[1:]))
    talk = [t for t in flow.talk if first - 0.5 <= t <= last + 0.5]
    quiet = [(a, b) for a, b in pairs if not any(a < t < b for t in talk)]
    return [b - a for a, b in (quiet if len(quiet) >= 3 else pairs)]
