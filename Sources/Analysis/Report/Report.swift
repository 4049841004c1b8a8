import Behaviour
import Destinations
import Packets
import Traffic

/// What captures say of a home: a pure function of one ``Summary``. Unknown values are nil, never guessed.
public struct Report: Sendable {
  public var captures: [CaptureReport] = []
  public var vantage = Vantage()
  /// The router first, then by packets, most first.
  public var devices: [DeviceReport] = []
  /// In the order of their devices; for each by bytes, most first.
  public var contacts: [ContactReport] = []
  /// The gravest first.
  public var findings: [Finding] = []
  public var groups: [GroupReport] = []
  /// In order of their brokers' addresses, then of their names.
  public var topics: [TopicReport] = []
  /// Answers about names that one device gave under the address of another.
  public var forgedAnswers: [ForgedAnswerReport] = []
  /// Addresses that two devices claim in turn.
  public var addressConflicts: [AddressConflictReport] = []
  /// DHCP servers that answer the same stations.
  public var addressServers: [AddressServerReport] = []
  /// Names that devices ask for in vain.
  public var vainNames: [VainNameReport] = []
  /// Names that devices asked for and nobody answered about, by the `id` of who asked, most asked for first.
  public var unansweredNames: [String: [String]] = [:]
  /// What the user's household file names, and no device is.
  public var unseenNotes: [String] = []
  /// What followed every one of several marks with the same text.
  public var repeatedMarks: [RepeatedMark] = []
  public var limits: [Limit] = []
  /// The data from outside the captures that it rests on.
  public var sources: [DataSource] = []
  /// First and last packet of all captures, as far as they were asked about, in nanoseconds since 1970; nil when
  /// there is none.
  public var start: Int64?
  public var end: Int64?

  /// The times between captures during which nobody captured, in nanoseconds since 1970.
  public var pauses: [Range<Int64>] = []

  /// Whether a filter of the user's chose packets: that it let none of a kind through proves nothing.
  public var isFiltered = false
  /// Whether such a filter let nobody's answer through.
  public var filterHidesAnswers = false

  public init() {}

  /// Whether answers to what a device says were not captured, or filtered away: that none came is not known then, but where
  /// it repeats a SYN.
  public func hidesAnswers(to device: String) -> Bool {
    vantage.statements.contains {
      $0.kind == "one-direction" && ($0.device ?? device) == device
    } || filterHidesAnswers
  }

  /// What a connection that was not seen to begin was there before: `the capture`, or the part of it that is told.
  public var wholeOrPart: String { Self.wholeOrPart(beginsLate) }

  /// The same where only that is known.
  public static func wholeOrPart(_ beginsLate: Bool) -> String {
    beginsLate ? "this part of the capture" : "the capture"
  }

  /// Whether packets before those that are told of were left out.
  public var beginsLate: Bool {
    guard let start, let first = captures.compactMap(\.start).min() else { return false }
    return start > first
  }

  /// When somebody captured; nil where there was no packet.
  public var captured: CapturedTime? {
    guard let start, let end else { return nil }
    return CapturedTime(start: start, end: end, pauses: pauses)
  }

  /// For how long somebody captured, in nanoseconds.
  public var capturedLength: Int64 { captured?.length ?? 0 }

  /// Where the contacts of each device are: they come in the order of their devices.
  public var contactRanges: [Range<Int>] {
    var start = 0
    return devices.indices.map { device in
      let id = devices[device].id
      // What there is to say of contacts lies far apart in memory: few are asked whose they are.
      var step = 1
      while start + step <= contacts.count, contacts[start + step - 1].device == id { step *= 2 }
      let end = contacts[(start + step / 2)..<min(start + step - 1, contacts.count)]
        .place { $0.device == id }
      defer { start = end }
      return start..<end
    }
  }

  /// Whether it tells of a part of the captures' time only.
  public var isPartial: Bool {
    guard let first = captures.compactMap(\.start).min(),
      let last = captures.compactMap(\.end).max()
    else { return false }
    return start.map { $0 > first } ?? true || end.map { $0 < last } ?? true
  }
}

/// One capture, as its file and its packets describe it.
public struct CaptureReport: Sendable {
  public struct Problem: Sendable {
    public var kind: String
    public var text: String
    /// The last good frame before it; nil when it has no place among frames.
    public var frame: Int?
  }

  public var path: String
  /// `pcap` or `pcapng`.
  public var format: String
  public var packets: Int
  /// Bytes on the wire.
  public var bytes: Int
  public var linkTypes: [String]
  public var interfaces: Int
  /// Nanoseconds since 1970; nil for an empty capture.
  public var start: Int64?
  public var end: Int64?
  public var isComplete: Bool
  public var problems: [Problem]
  /// Suspected second copies of frames by a mirror.
  public var copies: Int
  /// In order of their times.
  public var marks: [MarkReport]
  /// What it heard over the air; nil for a capture made on a wire.
  public var wiFi: WiFiReport?
}

/// One physical thing in the home.
public struct DeviceReport: Sendable {
  /// Something known of the device, and where it was seen.
  public struct Claim: Sendable {
    public var claim: String
    public var value: String
    public var source: String
    /// Nil when it comes from a file of the user's rather than a capture.
    public var evidence: Evidence?
  }

  /// Its MAC, or its address where the capture has no MAC of it.
  public var id: String
  public var mac: MACAddress
  public var name: String?
  /// Where the name comes from: `household`, `lease`, `dhcp`, …
  public var nameSource: String?
  /// Who made its network adapter, by IEEE's registry.
  public var vendor: String?
  /// The brand on it, and what that brand calls it, as far as they are known.
  public var maker: String?
  public var model: String?
  /// `router` for the home's gateway; else what its traits tell, as docs/devices.md says.
  public var type: String?
  public var group: String?
  /// IPv4 first; of either those it sent most from first.
  public var addresses: [IPAddress]
  public var hasRandomisedMAC: Bool
  /// The `id` of the device that passes on what it sends, where it is not heard itself.
  public var relay: String? = nil
  /// Whether it talked with others of the home, and nothing it said left it, as far as its packets and answers to them
  /// show. Never of a router, which speaks for others, nor where only another device's traffic was captured.
  public var isLocalOnly: Bool
  public var sent: Tally
  public var received: Tally
  /// When it was heard, or spoken to, first and last, in nanoseconds since 1970; nil when never.
  public var heard: ClosedRange<Int64>?
  /// Both ways, a minute of the time captured (at least one).
  public var packetsPerMinute: Double
  public var bytesPerMinute: Double
  /// Seconds in a stretch of the time line.
  public var bucketSeconds: Int
  /// Its counts, stretch by stretch; only those in which anything happened.
  public var stretches: [Timeline.Stretch]
  public var evidence: [Claim]
  /// The ports at which it was seen to let others in, those of TCP first.
  public var doors: [Door] = []
  /// When it was idle and when it was in use; none where nothing changes.
  public var phases: [PhaseReport] = []
  /// When it asked for an address as devices do that have just come up, in nanoseconds since 1970.
  public var boots: [Int64] = []
  /// How it asked DHCP servers for an address; nil where neither a question nor an answer was captured.
  public var addressQuestions: AddressQuestions? = nil
  /// By which ways others can have it do something.
  public var controlPaths: [ControlPath] = []

  /// How much it said and heard over time.
  public var rates: RateLine { RateLine(seconds: bucketSeconds, stretches) }

  /// What to call it where it has no name: its maker and the end of its MAC, else its address.
  public var label: String {
    if let name { return name }
    if isNamedByItsPart { return "router" }
    if let maker = maker ?? vendor, !mac.isNone { return "\(maker) \(mac.description.suffix(5))" }
    return addresses.first?.description ?? id
  }

  /// The same within a sentence: the router's label is no name, and has an article.
  public var labelInSentence: String { isNamedByItsPart ? "the router" : label }

  private var isNamedByItsPart: Bool { name == nil && isRouter }

  /// Whether it is what leads out of the home, or into another of its networks.
  public var isRouter: Bool { type == "router" }

  /// How long it was heard in, in nanoseconds; nil where that is half of the captures' length or more. Captures that are
  /// read as one may be years apart.
  public func timeHeard(of length: Int64) -> Int64? {
    heard.map { $0.upperBound - $0.lowerBound }.flatMap { $0 < length / 2 ? $0 : nil }
  }
}

/// Devices counted together.
public struct GroupReport: Sendable {
  public var name: String
  /// Their `id`s.
  public var devices: [String]
  public var sent: Tally
  public var received: Tally
  /// Both ways, as of a device.
  public var packetsPerMinute: Double
  public var packetsPerMinutePerDevice: Double
  public var bytesPerMinute: Double
  public var rates: RateLine
}
