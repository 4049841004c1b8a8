"""The lab's own tests: its bytes against published vectors and tshark, its judge against right and wrong reports.

  python3 -B -m unittest discover Lab/tests
"""

import copy
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

LAB = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, LAB)
from homelab import pcapng, play, truth, views  # noqa: E402
from homelab.judging import judge  # noqa: E402
from homelab.messages import quic  # noqa: E402
from homelab.messages.aes import AES128, seal  # noqa: E402

SCENARIO = os.path.join(LAB, "home.toml")
_CHECKED = ["-o", "ip.check_checksum:TRUE", "-o", "tcp.check_checksum:TRUE", "-o", "udp.check_checksum:TRUE"]


def told_by(truth):
    """The report that says just what the truth requires."""
    contacts = copy.deepcopy(truth["contacts"])
    for contact in contacts:
        if not contact["initiator"]["knowable"]:
            contact["initiator"]["side"] = "unknown"
        contact["keepalives"] = [entry for entry in contact["keepalives"] if entry["required"]]
    findings = [f for f in truth["findings"] + truth["holes"] if f["required"]]
    vantage = {"viewpoint": truth["viewpoint"],
               "statements": [{"kind": kind} for kind in truth["statements"]]}
    return {"vantage": vantage, "contacts": contacts, "findings": findings}


class Vectors(unittest.TestCase):
    def test_aes_is_that_of_fips_197(self):
        key = bytes.fromhex("000102030405060708090a0b0c0d0e0f")
        sealed = AES128(key).block(bytes.fromhex("00112233445566778899aabbccddeeff"))
        self.assertEqual(sealed.hex(), "69c4e0d86a7b0430d8cdb78070b4c55a")

    def test_gcm_is_that_of_its_specification(self):
        # Test case 4 of McGrew and Viega's specification.
        sealed = seal(bytes.fromhex("feffe9928665731c6d6a8f9467308308"),
                      bytes.fromhex("cafebabefacedbaddecaf888"),
                      bytes.fromhex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                                    "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"),
                      bytes.fromhex("feedfacedeadbeeffeedfacedeadbeefabaddad2"))
        self.assertEqual(sealed[-16:].hex(), "5bc94fbc3221a5db94fae95ae7121a47")

    def test_initial_keys_are_those_of_rfc_9001(self):
        key, nonce, mask = quic.initial_keys(True, bytes.fromhex("8394c8f03e515708"))
        self.assertEqual(key.hex(), "1f369613dd76d5467730efcbe3b1a22d")
        self.assertEqual(nonce.hex(), "fa044b2f42a3fd3b46fb255c")
        self.assertEqual(mask.hex(), "9f50449e04a0e810283a1e9933adedd2")


class Homes(unittest.TestCase):
    def test_the_same_seed_is_the_same_home(self):
        first, second = (play.home(SCENARIO, 3, 5) for _ in range(2))
        self.assertEqual([(f.time, f.data) for f in first.frames], [(f.time, f.data) for f in second.frames])

    def test_another_seed_is_another_home(self):
        first, second = (play.home(SCENARIO, seed, 5) for seed in (3, 4))
        self.assertNotEqual({d.mac for d in first.devices}, {d.mac for d in second.devices})
        self.assertFalse({h.name for h in first.hosts} == {h.name for h in second.hosts})

    def test_some_connections_were_open_before(self):
        home = play.home(SCENARIO, 5, 10)
        told = truth.of(home, views.view(home, "inside"))
        persistent = [c for c in told["contacts"] if c.get("pattern") == "persistent"]
        self.assertTrue(any(not c["initiator"]["knowable"] for c in persistent))
        self.assertTrue(any(c["initiator"]["knowable"] for c in persistent))


class Judging(unittest.TestCase):
    def setUp(self):
        self.home = play.home(SCENARIO, 6, 15)

    def told(self, view="inside"):
        return truth.of(self.home, views.view(self.home, view))

    def test_a_report_that_says_the_truth_passes_from_everywhere(self):
        for view in views.NAMES:
            told = self.told(view)
            verdict = judge(told, told_by(told))
            self.assertEqual((view, verdict.lines), (view, []))
            self.assertTrue(verdict.passes())

    def test_an_empty_report_fails(self):
        self.assertFalse(judge(self.told(), {}).passes())

    def assertFails(self, sort, change):
        told = self.told()
        report = told_by(told)
        change(report)
        verdict = judge(told, report)
        self.assertFalse(verdict.passes(), sort)
        self.assertTrue(any(line.startswith(sort) for line in verdict.lines), verdict.lines)

    def test_what_is_invented_or_wrong_fails(self):
        laptop = next(device.mac for device in self.home.devices if device.key == "laptop")

        def contact(report):
            return next(c for c in report["contacts"] if c["device"] == laptop and c["port"] == 443)

        beat = {"kind": "tls-record", "sender": "device", "seconds": 30.0}
        self.assertFails("invented keepalives", lambda r: contact(r)["keepalives"].append(beat))
        self.assertFails("invented unanswered", lambda r: contact(r).update(pattern="unanswered"))
        self.assertFails("invented holes", lambda r: r["findings"].append(
            {"kind": "hole-port-forward", "device": laptop}))
        self.assertFails("initiator", lambda r: contact(r)["initiator"].update(side="destination"))
        self.assertFails("encryption", lambda r: contact(r)["encryption"].update(verdict="cleartext"))
        self.assertFails("viewpoint", lambda r: r["vantage"].update(viewpoint="outside"))

        def double(report):
            for each in report["contacts"]:
                for entry in each["keepalives"]:
                    entry["seconds"] *= 2

        self.assertFails("periods", double)


@unittest.skipUnless(shutil.which("tshark"), "tshark isn't installed")
class Tshark(unittest.TestCase):
    """What an independent reader makes of the bytes."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.home = play.home(SCENARIO, 4, 8)
        cls.views = {name: views.view(cls.home, name) for name in ("inside", "outside")}
        for name, view in cls.views.items():
            frames = [(cls.home.begin_ns + frame.time, frame.data) for frame in view.frames]
            pcapng.write(cls.path(name), frames, "Synthetic.", view.interface)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def path(cls, name):
        return os.path.join(cls.folder.name, f"{name}.pcapng")

    def lines(self, view, display_filter, *fields):
        options = sum((["-e", field] for field in fields), ["-T", "fields"] if fields else [])
        done = subprocess.run(["tshark", "-r", self.path(view), *_CHECKED, "-Y", display_filter, *options],
                              capture_output=True, text=True, check=True)
        return done.stdout.splitlines()

    def test_nothing_is_malformed_and_every_checksum_right(self):
        wrong = " || ".join(f"{layer}.checksum.status == 0" for layer in ("ip", "tcp", "udp", "icmp"))
        for view in self.views:
            self.assertEqual(self.lines(view, f"_ws.malformed || {wrong}"), [])

    def test_every_probe_is_a_keepalive(self):
        probes = [frame for frame in self.views["inside"].frames if frame.tag == "probe"]
        known = {frame.flow for frame in self.views["inside"].frames if frame.tag == "syn"}
        seen = len(self.lines("inside", "tcp.analysis.keep_alive"))
        self.assertGreater(len(probes), 10)
        self.assertLessEqual(seen, len(probes))
        # tshark can't tell a side's first words from a probe where it didn't see the connection begin.
        strangers = {(frame.flow, frame.by_client) for frame in probes if frame.flow not in known}
        self.assertGreaterEqual(seen, len(probes) - len(strangers))

    def test_what_is_sealed_for_anybody_opens(self):
        voice = next(flow for flow in self.home.flows if flow.port == 443 and flow.transport == "udp")
        names = self.lines("inside", "quic && tls.handshake.type == 1", "tls.handshake.extensions_server_name")
        self.assertEqual(names, [voice.name])

    def test_outside_there_is_one_address(self):
        inner = self.lines("outside", f"ip.addr == {self.home.lan} && !icmp")
        self.assertEqual(inner, [])


if __name__ == "__main__":
    unittest.main()
