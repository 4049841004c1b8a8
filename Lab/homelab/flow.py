"""What was played: flows, and the frames that each of them put on a wire."""

from dataclasses import dataclass, field


@dataclass(eq=False)
class Flow:
    """One conversation as its player knows it; addresses and ports as they are inside the home."""

    transport: str  # tcp or udp
    client: object  # the Device or Host that begins
    server: object
    client_address: str
    server_address: str
    client_port: int
    port: int  # the responder's
    encryption: str = "unknown"  # cleartext, encrypted or unknown
    name: str = ""  # the name by which the client found the server
    forwarded: int = 0  # the router's port that leads to the server, for calls from outside
    outer_port: int = 0  # the client's port after NAT
    sessions: bool = True  # whether the flow is a connection; otherwise each question is a start
    mapped: bool = False  # the router's port was opened by the device itself
    mapping: int = 0  # the port that it asks the router to open
    rhythm: bool = False  # whether it is one of many, begun at a period
    round: object = None  # which attempt it is part of, where one attempt takes several flows
    facts: tuple = ()  # kinds of findings that it gives reason for
    names_itself: bool = False  # whether its first words carry the server's name (SNI, Host)
    self_evident: bool = True  # whether any message of it tells what it is, not its first ones only
    restarts: bool = False  # whether any data makes its keepalive's timer start again
    begins: float = float("inf")  # seconds after the capture's beginning
    ends: float = float("-inf")  # when the last was said
    closed: bool = False
    answered: bool = False  # whether the server ever said anything but no
    beats: list = field(default_factory=list)  # keepalives: seconds, kind, sender
    echoes: list = field(default_factory=list)  # their answers, likewise
    talk: list = field(default_factory=list)  # seconds of everything else that was said
    judged: bool = True  # whether the truth can say of it what a report should

    @property
    def inbound(self):
        """Whether it came from outside the home."""
        return not self.client.in_home

    @property
    def local(self):
        """Whether both ends are in the home."""
        return self.client.in_home and self.server.in_home

    @property
    def is_lookup(self):
        """Whether it asks for a name: when depends on other things."""
        return self.port == 53 and self.answered

    @property
    def device(self):
        """The end that the contact is told of: the one in the home, of two the one that began."""
        return self.server if self.inbound else self.client

    def played(self, time, by_client, tag, length):
        """Remembers what was said when, in a capture of a length, captured or not."""
        if not by_client and tag != "refusal":
            self.answered = True
        self.closed = self.closed or tag == "close"
        self.begins, self.ends = min(self.begins, time), max(self.ends, time)
        if not 0 <= time <= length:
            return
        tag, _, kind = {"probe": "beat:tcp", "probe-answer": "echo:tcp"}.get(tag, tag).partition(":")
        if kind:
            own = self.beats if tag == "beat" else self.echoes
            own.append((time, kind, self.side(by_client)))
        elif tag in ("data", "more", "hello", "retry"):
            self.talk.append(time)

    def side(self, by_client):
        """Which side of the contact an end is: device or destination."""
        return "device" if by_client != self.inbound else "destination"


@dataclass(eq=False)
class Frame:
    """A frame, where it was on a wire, and what it was sent for.

    Tags are `syn`, `syn-ack`, `handshake-ack`, `hello` (a client's first words, which tell who it is), `data` (bytes
    that show how they are sealed), `more` (the rest of a message), `ask`, `answer`, `ack`, `refusal`, `retry` (a segment sent
    again), `probe` and `probe-answer` (TCP's keepalive), `beat:KIND` (a keepalive message), `echo:KIND` (the answer to
    one), `close`.
    """

    time: int  # ns since the capture's beginning
    data: bytes
    net: str  # lan or wan
    source: str  # MAC
    target: str  # MAC
    flow: Flow = None
    by_client: bool = True
    tag: str = ""
    names: tuple = ()  # of a DNS answer: (asker's MAC, name, addresses)
