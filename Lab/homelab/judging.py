"""Holds a report against the truth: differences in words, and scores."""

from collections import Counter
from dataclasses import dataclass, field

# What is judged, and the share that must be right.
BARS = {"viewpoint": 1.0, "initiator": 1.0, "encryption": 1.0, "unanswered": 1.0, "holes": 1.0,
        "periods": 0.98, "pattern": 0.97}
INVENTED = ("invented keepalives", "invented unanswered", "invented holes")
# Judged as well, without a bar.
OTHERS = ("statements", "findings")
_HOLES = ("hole-port-forward", "hole-port-mapping", "hole-ipv6")
_IN_VAIN = ("unanswered", "unanswered-dns", "unanswered-ntp")


@dataclass
class Verdict:
    """How many of each sort were right of how many, and what was wrong, one line each."""

    right: Counter = field(default_factory=Counter)
    judged: Counter = field(default_factory=Counter)
    lines: list = field(default_factory=list)

    def note(self, sort, is_right, line=""):
        self.judged[sort] += 1
        self.right[sort] += is_right
        if not is_right:
            self.lines.append(f"{sort}: {line}")

    def invented(self, sort, line):
        self.judged[sort] += 1
        self.lines.append(f"{sort}: {line}")

    def add(self, other):
        self.right += other.right
        self.judged += other.judged

    def passes(self):
        return not any(self.judged[sort] for sort in INVENTED) and all(
            self._reaches(sort, bar) for sort, bar in BARS.items())

    def _reaches(self, sort, bar):
        """A single miss is forgiven below a bar of 100 %, where so few were judged that it would weigh too much."""
        missed = self.judged[sort] - self.right[sort]
        return not missed or bar < 1 and missed <= max(1, (1 - bar) * self.judged[sort])

    def table(self):
        """The scores, a line each."""
        rows = []
        for sort in (*BARS, *OTHERS):
            if self.judged[sort]:
                share = 100 * self.right[sort] / self.judged[sort]
                bar = f"bar {100 * BARS[sort]:g} %" if sort in BARS else ""
                missed = sort in BARS and not self._reaches(sort, BARS[sort])
                rows.append(f"  {sort:20} {self.right[sort]:5} of {self.judged[sort]:5}  {share:6.1f} %"
                            f"  {bar}{'  MISSED' if missed else ''}".rstrip())
        for sort in INVENTED:
            rows.append(f"  {sort:20} {self.judged[sort]:5}{'  MISSED' if self.judged[sort] else ''}")
        return "\n".join(rows)


def judge(truth, report):
    """Compares everything that the truth knows."""
    verdict = Verdict()
    names = {device["id"]: device["name"] for device in truth["devices"]}
    _judge_vantage(verdict, truth, report)
    matches, strangers = _matched(truth["contacts"], report.get("contacts", []))
    for number, contact in enumerate(truth["contacts"]):
        _judge_contact(verdict, contact, matches[number], _label(names, contact))
    for contact in strangers:
        _judge_stranger(verdict, contact, names)
    _judge_findings(verdict, truth, report, names)
    return verdict


def _label(names, contact):
    place = contact["destination"]
    to = place.get("name") or ", ".join(place.get("addresses", [])[:2])
    device = names.get(contact["device"], contact["device"])
    return f"{device}, {to} {contact['transport']} {contact.get('port', '')}".rstrip()


def _matched(expected, said):
    """For each contact expected those said, by name or else by address; and those nobody expected."""
    matches, strangers = [[] for _ in expected], []
    for contact in said:
        best, most = None, 0
        for number, truth in enumerate(expected):
            likeness = _likeness(truth, contact)
            if likeness > most:
                best, most = number, likeness
        strangers.append(contact) if best is None else matches[best].append(contact)
    for number, truth in enumerate(expected):
        if not matches[number]:  # what is told together with another
            matches[number] = [contact for contact in said if _likeness(truth, contact)]
    for list_ in matches:
        list_.sort(key=lambda contact: -sum(contact.get("packets", {}).values()))
    return matches, strangers


def _likeness(truth, contact):
    if any(truth[key] != contact.get(key) for key in ("device", "transport", "port")):
        return 0
    own, other = truth["destination"], contact["destination"]
    same_name = own.get("name") and own.get("name") == other.get("name")
    shared = len(set(own["addresses"]) & set(other.get("addresses", [])))
    if not shared and not same_name:
        return 0
    side = contact.get("initiator", {}).get("side")
    return 1 + 100 * bool(same_name) + shared + 50 * (side == truth["initiator"]["side"])


def _judge_vantage(verdict, truth, report):
    vantage = report.get("vantage", {})
    said = vantage.get("viewpoint")
    verdict.note("viewpoint", said == truth["viewpoint"], f"is {truth['viewpoint']}, said {said}")
    kinds = {statement["kind"] for statement in vantage.get("statements", [])}
    for kind in truth["statements"]:
        verdict.note("statements", kind in kinds, f"{kind} not stated")
    for kind in sorted(kinds - set(truth["statements"]) - set(truth["mayState"])):
        verdict.note("statements", False, f"{kind} stated, and is not so")


def _judge_contact(verdict, truth, said, label):
    if not said:
        verdict.note("initiator", not truth["initiator"]["knowable"], f"{label}: not in the report")
    for contact in said:
        _judge_initiator(verdict, truth["initiator"], contact.get("initiator", {}), label)
    best = said[0] if said else {}
    _judge_encryption(verdict, truth["encryption"], best.get("encryption", {}), label)
    _judge_pattern(verdict, truth, best, label)
    if "period" in truth:
        _judge_period(verdict, truth["period"], best.get("period"), f"{label}: period")
    _judge_keepalives(verdict, truth, said, label)


def _judge_initiator(verdict, truth, said, label):
    side = said.get("side", "unknown")
    accepted = {truth["side"]} if truth["knowable"] else {truth["side"], "unknown"}
    verdict.note("initiator", side in accepted,
                 f"{label}: {truth['side']} began, said {side} by {said.get('basis')}")


def _judge_encryption(verdict, truth, said, label):
    if truth["verdict"] not in ("cleartext", "encrypted"):
        return
    word = said.get("verdict", "unknown")
    accepted = {truth["verdict"]} if truth["knowable"] else {truth["verdict"], "unknown"}
    verdict.note("encryption", word in accepted, f"{label}: {truth['verdict']}, said {word}")


def _judge_pattern(verdict, truth, said, label):
    word = said.get("pattern")
    if word == "unanswered" and truth["answered"]:
        verdict.invented("invented unanswered", f"{label}: was answered")
    if "pattern" not in truth:
        return
    accepted = {truth["pattern"], *truth.get("orPattern", [])}
    sort = "unanswered" if truth["pattern"] == "unanswered" else "pattern"
    verdict.note(sort, word in accepted, f"{label}: {truth['pattern']}, said {word}")


def _is_near(truth, seconds):
    """Within 2 % or 0.5 s of the truth, whose median and mean may differ a little."""
    low, high = sorted((truth["seconds"], truth["mean"]))
    slack = max(0.5, 0.02 * truth["seconds"])
    return seconds is not None and low - slack <= seconds <= high + slack


def _judge_period(verdict, truth, said, label):
    seconds = (said or {}).get("seconds")
    verdict.note("periods", _is_near(truth, seconds), f"{label} {truth['seconds']} s, said {seconds}")


def _judge_keepalives(verdict, truth, said, label):
    told = [entry for contact in said for entry in _keepalives(contact)]
    for entry in truth["keepalives"]:
        same = [other for other in told if _is_same(entry, other, truth["keepalives"])]
        words = f"{label}: {entry['kind']} keepalive by {entry['sender']} every {entry['seconds']} s"
        if same:
            verdict.note("periods", any(_is_near(entry, other.get("seconds")) for other in same),
                         f"{words}, said {same[0].get('seconds')}")
        elif entry["required"]:
            verdict.note("periods", False, f"{words}, said {_words(told) or 'nothing'}")
    for other in told:
        if not any(_is_same(entry, other, truth["keepalives"]) for entry in truth["keepalives"]):
            verdict.invented("invented keepalives", f"{label}: {_words([other])}")


def _keepalives(contact):
    return contact.get("keepalives") or ([contact["keepalive"]] if "keepalive" in contact else [])


def _is_same(truth, said, every):
    """Whether what was said is this keepalive; `both` stands for either sender where both are true."""
    kinds = {truth["kind"], *truth.get("orKind", [])}
    senders = {truth["sender"]}
    if {"device", "destination"} <= {entry["sender"] for entry in every if entry["kind"] in kinds}:
        senders.add("both")
    return said.get("kind") in kinds and said.get("sender") in senders


def _words(keepalives):
    return ", ".join(f"{k.get('kind')} by {k.get('sender')} every {k.get('seconds')} s"
                     for k in keepalives)


def _judge_stranger(verdict, contact, names):
    """A contact that the truth doesn't list: local chatter, of which nothing remarkable is true."""
    label = _label(names, contact)
    for entry in _keepalives(contact):
        verdict.invented("invented keepalives", f"{label}: {_words([entry])}")
    if contact.get("pattern") == "unanswered":
        verdict.invented("invented unanswered", label)


def _judge_findings(verdict, truth, report, names):
    said = Counter((f["kind"], f.get("device")) for f in report.get("findings", []))
    holes = [(hole, {hole["kind"], *hole.get("orKind", [])}) for hole in truth["holes"]]
    for hole, kinds in holes:
        found = any((kind, hole["device"]) in said for kind in kinds)
        if hole["required"]:
            verdict.note("holes", found, f"{names.get(hole['device'])}: {hole['kind']} {hole['port']}")
    true_findings = {(f["kind"], f["device"]): f["required"] for f in truth["findings"]}
    for (kind, device) in sorted(said, key=str):
        label = f"{names.get(device, device)}: {kind}"
        if kind in _HOLES:
            if not any(hole["device"] == device and kind in kinds for hole, kinds in holes):
                verdict.invented("invented holes", label)
        elif kind in _IN_VAIN and (kind, device) not in true_findings:
            verdict.invented("invented unanswered", label)
    for (kind, device), required in true_findings.items():
        if required:
            sort = "unanswered" if kind in _IN_VAIN else "findings"
            verdict.note(sort, (kind, device) in said, f"{names.get(device)}: {kind} not found")
