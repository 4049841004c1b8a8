"""The truth about a view, out of what was played there and not out of any capture: Lab/README.md tells its format."""

import json

from .contacts import contacts
from .findings import findings, holes


def of(home, view):
    """What a report of a view should say."""
    told = contacts(home, view)
    return {
        "synthetic": home.synthetic,
        "seed": home.scenario.seed,
        "view": view.name,
        "capture": f"{view.name}{home.suffix}",
        "seconds": round(home.length, 3),
        "viewpoint": view.viewpoint,
        "statements": list(view.statements),
        "mayState": list(view.may_state),
        "devices": _devices(home, view),
        "contacts": [contact.written() for contact in told],
        "holes": holes(home, view, told),
        "findings": findings(home, view, told),
    }


def write(path, told):
    """Writes a truth file: a line for each thing that it tells."""
    with open(path, "w") as file:
        file.write("{")
        for number, (key, value) in enumerate(told.items()):
            file.write(f"{',' if number else ''}\n {json.dumps(key)}: ")
            if isinstance(value, list) and value and isinstance(value[0], dict):
                lines = ",\n".join(f"  {json.dumps(entry)}" for entry in value)
                file.write(f"[\n{lines}\n ]")
            else:
                file.write(json.dumps(value))
        file.write("\n}\n")


def _devices(home, view):
    if view.name == "outside":
        return [{"id": home.outer.mac, "name": "router", "addresses": [home.outer.address]}]
    return [{"id": device.mac, "name": device.name, "addresses": [
        address for address in (device.address, device.address6) if address]}
        for device in home.devices]
