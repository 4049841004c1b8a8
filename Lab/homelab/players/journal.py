"""What a player did, written down as it does it: the truth of a played home is made of this, not of any capture."""

import json
import time


class Journal:
    """One player's file of JSON lines: flows as they begin, then what was said on them."""

    def __init__(self, path):
        self._file = open(path, "a", buffering=1)
        self._path, self._count = path, 0

    def begin(self, **flow):
        """A new flow, with the fields of homelab.flow.Flow; ends are told by address. Returns its number."""
        self._count += 1
        identifier = f"{self._path}#{self._count}"
        self._write({"begin": identifier, **flow})
        return identifier

    def note(self, flow, tag, by_client=True, at=None):
        """Something sent on a flow, as homelab.flow.Frame tells tags; `at` is now unless given."""
        self._write({"flow": flow, "tag": tag, "client": by_client, "at": at or time.time()})

    def opened(self, flow, at):
        """A handshake that began at a time and is over now."""
        self.note(flow, "syn", True, at)
        self.note(flow, "syn-ack", False)
        self.note(flow, "handshake-ack", True)

    def told(self, flow, asker, name, addresses):
        """The answer to a DNS question."""
        self._write({"flow": flow, "tag": "answer", "client": False, "at": time.time(),
                     "names": [asker, name, list(addresses)]})

    def _write(self, entry):
        self._file.write(json.dumps(entry) + "\n")
