"""What the namespaces of a played home are to be, written so that a shell can read it."""

from . import quic

# Whom no real program plays: nobody maps ports by NAT-PMP here, and the kernel that plays the whole internet doesn't tell
# for which connection it probes. QUIC takes a library that may be missing.
ABSENT = ("console", "alarm") if quic.AVAILABLE else ("console", "alarm", "voice")


def played_devices(home):
    """Each device that is played, with its number among its inhabitant's."""
    count = {}
    for device in home.devices:
        if device.key not in ABSENT:
            index = count[device.key] = count.get(device.key, -1) + 1
            yield device, index


def write_plan(home, others, folder):
    """Writes plan.sh, and one line each for devices, hosts' addresses and names."""
    _write(f"{folder}/devices", (
        f"{device.key}-{index} {device.key} {index} {device.name} {device.mac} {device.address} "
        f"{int(bool(device.address6))} {int(device.boots < 0)} {device.vendor_class or '-'}"
        for device, index in played_devices(home)))
    camera, button, plug = others["camera"], others["button"], others["plug"].device
    variables = {
        "ROUTER": home.router.address, "ROUTER6": home.router.address6, "PREFIX": home.lan.prefixlen,
        "LAN6": home.lan6, "ROUTER_MAC": home.router.mac, "OUTER": home.outer.address,
        "OUTER_MAC": home.outer.mac, "ISP_MAC": home.isp, "RESOLVER": home.resolver.address,
        "TV_RESOLVER": others["television"].resolver.address,
        "CAMERA": camera.device.address, "CAMERA_PORT": camera.values["port"],
        "CAMERA_FORWARDED": camera.values["forwarded"], "PLUG": plug.address,
        "PLUG_FORWARDED": button.values["forwarded"],
        "BROKER": others["light"].broker.address, "BROKER_PORT": others["light"].values["port"],
        "BROKER_NAME": others["light"].broker.name, "LIGHT": others["light"].device.name,
        "COMMANDS_EVERY": round(others["light"].values["commands_every"]
                                / home.scenario.section("play")["hurry"]),
        "REJECTING": others["refused"].clouds[1].address,
        "SILENT": " ".join(a for host in home.hosts if host.silent for a in host.addresses),
        "HEARD": "from" if home.scenario.seed % 2 == 0 else "towards",
    }
    _write(f"{folder}/plan.sh", (f"{key}={value!r}" if " " in str(value) else f"{key}={value}"
                                 for key, value in variables.items()))
    _write(f"{folder}/addresses", (a for host in home.hosts for a in host.addresses))
    _write(f"{folder}/names", (f"host-record={host.name},{address}" for host in home.hosts
                               if host.name for address in host.addresses))


def _write(path, lines):
    with open(path, "w") as file:
        file.writelines(f"{line}\n" for line in lines)
