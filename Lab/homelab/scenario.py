"""Reads the scenario: each value is fixed, or a range or choice that the seed decides."""

import random
import tomllib


class Scenario:
    """The sections of a scenario file, each varied by a seed."""

    def __init__(self, path, seed, overrides=()):
        with open(path, "rb") as file:
            self._sections = tomllib.load(file)
        self.seed = seed
        for override in overrides:
            place, value = override.split("=", 1)
            section, key = place.split(".", 1)
            if key not in self._sections.get(section, {}):
                raise SystemExit(f"The scenario has no {section}.{key}.")
            self._sections[section][key] = tomllib.loads(f"value = {value}")["value"]

    def section(self, name):
        """A section's values: `{from, to}` is a range, `{of}` a choice, anything else stands as it is."""
        return {key: self._decided(value, random.Random(f"{self.seed}/{name}/{key}"))
                for key, value in self._sections[name].items()}

    def rng(self, name):
        """A source of chance that only the seed and the name decide."""
        return random.Random(f"{self.seed}/{name}")

    @staticmethod
    def _decided(value, rng):
        if not isinstance(value, dict):
            return value
        if "of" in value:
            return rng.choice(value["of"])
        low, high = value["from"], value["to"]
        if isinstance(low, int) and isinstance(high, int):
            return rng.randint(low, high)
        return round(rng.uniform(low, high), 2)
