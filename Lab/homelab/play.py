"""Plays a whole home on paper."""

from .home import Home
from .inhabitants import EVERYBODY
from .network import Network
from .scenario import Scenario


def settled(path, seed, minutes=None, overrides=()):
    """The home of a scenario file and seed before anything happens, and its inhabitants by their sections."""
    scenario = Scenario(path, seed, overrides)
    home = Home(scenario, 60.0 * (minutes or scenario.section("home")["minutes"]))
    home.network = network = Network(home)
    others = {}
    for kind in EVERYBODY:
        others[kind.key] = kind(home, network, others)
    for inhabitant in others.values():
        inhabitant.settle()
    return home, others


def home(path, seed, minutes=None, overrides=()):
    """The home of a scenario file and seed, played to its end."""
    home, others = settled(path, seed, minutes, overrides)
    home.network.announce()
    for inhabitant in others.values():
        inhabitant.play()
    return home
