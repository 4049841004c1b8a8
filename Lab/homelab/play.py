"""Plays a whole home on paper."""

from .home import Home
from .inhabitants import EVERYBODY
from .network import Network
from .scenario import Scenario


def home(path, seed, minutes=None, overrides=()):
    """The home of a scenario file and seed, played to its end."""
    scenario = Scenario(path, seed, overrides)
    home = Home(scenario, 60.0 * (minutes or scenario.section("home")["minutes"]))
    network = Network(home)
    others = {}
    for kind in EVERYBODY:
        others[kind.key] = kind(home, network, others)
    for inhabitant in others.values():
        inhabitant.settle()
    network.announce()
    for inhabitant in others.values():
        inhabitant.play()
    return home
