"""One program of a played home; Lab/play starts them all.

  python3 -m homelab.players plan   SCENARIO SEED DIR           writes what the namespaces are to be
  python3 -m homelab.players world  SCENARIO SEED DIR UNTIL     the internet
  python3 -m homelab.players device SCENARIO SEED DIR UNTIL KEY INDEX
  python3 -m homelab.players truth  SCENARIO SEED DIR           out of the journals
"""

import random
import sys
import threading
import time
import traceback

from .. import play
from . import at_home, cloudy, in_vain, quic
from .journal import Journal
from .plan import ABSENT, write_plan
from .played import write_truths
from .player import Player
from .world import World

ROLES = {
    "light": [cloudy.light],
    "phone": [cloudy.phone, at_home.ask_bulbs, at_home.ask_plug],
    "plug": [at_home.serve_plug, cloudy.plug],
    "button": [cloudy.button],
    "camera": [at_home.serve_pictures, cloudy.camera],
    "vacuums": [cloudy.vacuums],
    "switch": [in_vain.switch],
    "bulbs": [at_home.serve_bulb],
    "reader": [cloudy.reader],
    "thermostat": [cloudy.thermostat],
    "television": [at_home.serve_apps, cloudy.television],
    "laptop": [cloudy.laptop],
    "voice": [quic.voice],
    "babycam": [cloudy.babycam],
    "doorbell": [cloudy.doorbell],
    "silent_resolver": [in_vain.silent_resolver],
    "silent_clock": [in_vain.silent_clock],
    "refused": [in_vain.refused],
    "decoys": [cloudy.decoys],
}


def main():
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    command, scenario, seed, folder, *rest = sys.argv[1:]
    home, others = play.settled(scenario, int(seed))
    if command == "plan":
        write_plan(home, others, folder)
    elif command == "truth":
        write_truths(home, others, folder)
    elif command == "world":
        world = World(home, others, Journal(f"{folder}/journal/world.jsonl"), folder, float(rest[0]))
        world.serve()
        print("ready", flush=True)
        time.sleep(10.0)
        world.visit()
    else:
        be(home, others, folder, float(rest[0]), rest[1], int(rest[2]))


def be(home, others, folder, until, key, index):
    """Plays one device until the end."""
    journal = Journal(f"{folder}/journal/{key}-{index}.jsonl")
    player = Player(home, others, key, index, journal, folder, until)
    work = [(role, ()) for role in ROLES[key]]
    periods = clocks(home, others)
    if key in periods:
        work.append((at_home.keep_time, (periods[key],)))
    for role, arguments in work:
        threading.Thread(target=_kept, args=(role, player, *arguments), daemon=True).start()
    time.sleep(max(0.0, until - time.time()))


def _kept(role, player, *arguments):
    """A role's failure is told, and doesn't end the others."""
    try:
        role(player, *arguments)
    except Exception:
        traceback.print_exc()


def clocks(home, others):
    """Who asks for the time, and how often."""
    values, rng = others["clocks"].values, random.Random(f"{home.scenario.seed}/clocks/played")
    who = [key for key in values["who"] if key not in ABSENT]
    return {key: rng.uniform(values["shortest"], values["longest"])
            for key in rng.sample(who, min(len(who), values["how_many"]))}


if __name__ == "__main__":
    main()
