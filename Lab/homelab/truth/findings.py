"""Holes and other findings that a report of a view should have."""

def holes(home, view, contacts):
    """The ways in that were used, or opened by a device, as this view shows them."""
    told = {}
    for contact in contacts:
        flow = contact.flows[0]
        if contact.inbound and not contact.unanswered and any(
                contact.tags(f) & {"syn", "syn-ack", "handshake-ack"} for f in contact.flows):
            kind = _kind(view, contacts, contact, flow)
            hole = {"device": contact.device, "kind": kind, "port": contact.port}
            if flow.mapped:
                hole["orKind"] = sorted({"hole-port-mapping", "hole-port-forward"} - {kind})
            told[(contact.device, contact.port)] = hole
    for contact in contacts:
        if contact.flows[0].mapping and not any(key[0] == contact.device for key in told):
            asked = any("ask" in contact.tags(flow) for flow in contact.flows)
            told[(contact.device, contact.flows[0].mapping)] = {
                "device": contact.device, "kind": "hole-port-mapping", "port": contact.flows[0].mapping,
                "required": asked}
    return [{"required": True, **hole} for _, hole in sorted(told.items())]


def _kind(view, contacts, contact, flow):
    if ":" in flow.server_address:
        return "hole-ipv6"
    mapped = any(other.flows[0].mapping == flow.port and other.device == contact.device
                 for other in contacts)
    return "hole-port-mapping" if mapped else "hole-port-forward"


def findings(home, view, contacts):
    """What else is remarkable: pairs of device and kind, with whether this view shows it."""
    told = {}
    for contact in contacts:
        for kind, required in _of(home, view, contact):
            key = (kind, contact.device)
            told[key] = told.get(key, False) or required
    for device, talks in _at_home(home, view):
        told[("stays-at-home", device)] = talks and view.name in ("inside", "mirror-twice")
    return [{"kind": kind, "device": device, "required": required}
            for (kind, device), required in sorted(told.items())]


def _of(home, view, contact):
    clear = not view.hidden and not view.snap_length
    flow = contact.flows[0]
    if contact.unanswered and contact.judged and not contact.inbound:
        kind = {53: "unanswered-dns", 123: "unanswered-ntp"}.get(contact.port, "unanswered")
        yield kind, not contact.answer_is_hidden
    for flow in contact.flows:
        for kind in flow.facts:
            yield kind, clear and "hello" in contact.tags(flow)
    if not contact.inbound and not contact.local:
        if contact.judged and not contact.unanswered and contact.pattern()[0] == "persistent":
            yield "standing-connection", clear
        if contact.port == 53 and flow.client is not home.outer:
            yield "dns-bypass", clear and view.name not in ("one-host", "outside")


def _at_home(home, view):
    """Devices that never left home, and whether they talked with others there."""
    if view.name == "outside":
        return []
    away = {flow.device for flow in home.flows if not flow.local}
    talkers = {flow.server for flow in home.flows if flow.local}
    return [(device.mac, device in talkers) for device in home.devices if device not in away]
