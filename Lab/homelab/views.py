"""Where a capture of the home can be made, and what is seen from there."""

from dataclasses import dataclass, replace

from .wire import mac_bytes


@dataclass
class View:
    """The frames of one viewpoint, and what a report of them should say about it."""

    name: str
    viewpoint: str
    interface: str
    frames: list
    statements: tuple = ()  # kinds that must be stated
    may_state: tuple = ()  # kinds that may be
    snap_length: int = 0
    hidden: str = ""  # which senders can't be heard: devices, router, or neither


NAMES = ("inside", "outside", "mirror-twice", "one-host", "one-direction", "lossy", "uplink")
_SNAP = 96


def is_group(mac):
    return mac_bytes(mac)[0] & 1 == 1


def view(home, name):
    """One view of all that was played; the same seed always gives the same."""
    rng = home.scenario.rng(f"view/{name}")
    ordered = sorted(home.frames, key=lambda frame: frame.time)
    gap = home.values["gap"]
    if gap:
        middle = home.length * 0.55
        ordered = [f for f in ordered if not middle <= f.time / 1e9 < middle + gap]
    inside = [frame for frame in ordered if frame.net == "lan"]
    maybe = ("packets-missing", "clock-jump") if gap else ()
    if name == "inside":
        return View(name, "inside", "br-lan", inside, (), maybe)
    if name == "outside":
        frames = [frame for frame in ordered if frame.net == "wan"]
        return View(name, "outside", "wan0", frames, ("outside-nat",), maybe)
    if name == "mirror-twice":
        return View(name, "inside", "mon0", _twice(inside, rng), ("mirrored-twice",), maybe)
    if name == "one-host":
        own = next(device.mac for device in home.devices if device.key == "laptop")
        frames = [f for f in inside if own in (f.source, f.target) or is_group(f.target)]
        return View(name, "host", "wlan0", frames, ("one-host-only",), maybe)
    if name == "one-direction":
        return _one_direction(home, inside, maybe)
    if name == "lossy":
        frames = [frame for frame in inside if rng.random() >= 0.05]
        return View(name, "inside", "br-lan", frames, ("packets-missing", "snap-length"), maybe, _SNAP)
    if name == "uplink":
        router = home.router.mac
        frames = [f for f in inside if router in (f.source, f.target) or is_group(f.target)]
        return View(name, "inside", "p-up", frames, ("router-uplink-only",), maybe)
    raise ValueError(name)


def _twice(frames, rng):
    """A mirror that copies each frame where it enters and where it leaves."""
    copies = [replace(frame, time=frame.time + rng.randrange(20_000, 500_000), tag="copy")
              for frame in frames]
    return sorted(frames + copies, key=lambda frame: frame.time)


def _one_direction(home, inside, maybe):
    """Of an odd seed what the router sends into the home, of an even one what the home sends the router."""
    router = home.router.mac
    maybe += ("router-uplink-only",)
    if home.scenario.seed % 2:
        frames = [frame for frame in inside if frame.source == router]
        return View("one-direction", "inside", "p-up", frames, ("one-direction",), maybe,
                    hidden="devices")
    frames = [f for f in inside if f.source != router and (f.target == router or is_group(f.target))]
    return View("one-direction", "inside", "p-up", frames, ("one-direction",), maybe, hidden="router")
