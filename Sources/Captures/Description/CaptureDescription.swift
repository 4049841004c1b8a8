/// What a capture file says of itself, and what was found in it so far.
public struct CaptureDescription: Sendable {
  public enum Format: String, Sendable {
    case pcap
    case pcapng
    /// Packets as they come from interfaces or over the network; no file.
    case live
  }

  public enum Compression: String, Sendable {
    case gzip
    case zstd
  }

  /// How many entries each list was too short for.
  public struct Omitted: Hashable, Sendable {
    public package(set) var interfaces = 0
    public package(set) var problems = 0
    public package(set) var comments = 0
    public package(set) var hosts = 0
    public package(set) var marks = 0
  }

  /// As it was given; `-` is standard input.
  public let path: String
  public let format: Format
  public let compression: Compression?
  /// The program that wrote it (shb_userappl of the first section that names one).
  public package(set) var application: String?
  /// In the order of the file, over all its sections; at most 65,536.
  public package(set) var interfaces: [CaptureInterface] = []
  /// Packets read; other blocks of pcapng are not counted.
  public package(set) var packets = 0
  /// Bytes on the wire of all packets read.
  public package(set) var bytes = 0
  /// Earliest time of a packet, in nanoseconds since 1970-01-01 UTC; `nil` while no packet had a time.
  public package(set) var start: Int64?
  /// Latest time of a packet.
  public package(set) var end: Int64?
  /// At most 256.
  public private(set) var problems: [CaptureProblem] = []
  /// At most 4,096.
  public private(set) var comments: [CaptureComment] = []
  /// Moments that somebody marked, in the order in which the file tells of them; at most 4,096.
  public private(set) var marks: [CaptureMark] = []
  /// At most 65,536.
  public private(set) var hosts: [CaptureHost] = []
  /// What else is to be said of it that takes nothing from its packets, such as copies refused from a stranger: a
  /// sentence each, for people; at most 256.
  public private(set) var notes: [String] = []
  /// Whether it carries keys that decrypt its packets (a Decryption Secrets Block).
  public package(set) var hasSecrets = false
  public package(set) var omitted = Omitted()

  /// Whether comments on packets say what these packets are, and mark no moments.
  private var isAnnotated = false

  /// Marks at most.
  public static let markBound = 4096

  /// Whether all of it could be read.
  public var isComplete: Bool { problems.isEmpty }

  /// Packets that its interfaces say were dropped.
  public var dropped: UInt64 {
    interfaces.reduce(0) { sum, interface in
      let (all, overflow) = sum.addingReportingOverflow(interface.dropped)
      return overflow ? .max : all
    }
  }

  /// Whether an interface let only some packets through, of those that are for one receiver alone.
  public var isFiltered: Bool {
    interfaces.contains { interface in
      let filter = interface.filter ?? ""
      return !filter.isEmpty && filter != CaptureInterface.unicastFilter
    }
  }

  package init(path: String, format: Format, compression: Compression? = nil) {
    self.path = path
    self.format = format
    self.compression = compression
  }

  package mutating func add(_ problem: CaptureProblem) {
    if problems.count < 256 { problems.append(problem) } else { omitted.problems += 1 }
  }

  /// Adds a sentence to ``notes``.
  package mutating func add(note: String) {
    if notes.count < 256 { notes.append(note) }
  }

  /// Takes a comment; one in a mark's own form is a mark, whatever it stands on, and so is a stranger's on a packet.
  package mutating func add(_ comment: CaptureComment) {
    if comment.frame == nil, CaptureComment.ofAnnotatedCaptures.contains(comment.text) {
      isAnnotated = true
    }
    if let mark = CaptureMark(comment: comment.text) {
      add(mark)
    } else if comment.frame != nil, let time = comment.time, !isAnnotated {
      add(CaptureMark(time: time, text: comment.text))
    }
    if comments.count < 4096 { comments.append(comment) } else { omitted.comments += 1 }
  }

  private mutating func add(_ mark: CaptureMark) {
    if marks.count < Self.markBound { marks.append(mark) } else { omitted.marks += 1 }
  }

  package mutating func add(_ host: CaptureHost) {
    if hosts.count < 65536 { hosts.append(host) } else { omitted.hosts += 1 }
  }

  /// The description's index of `interface`, or `nil` when there are too many.
  package mutating func add(_ interface: CaptureInterface) -> Int? {
    guard interfaces.count < 65536 else {
      omitted.interfaces += 1
      return nil
    }
    interfaces.append(interface)
    return interfaces.count - 1
  }
}

/// The counts that every packet changes, kept apart from the description while a batch is read.
package struct PacketTally {
  package private(set) var packets: Int
  private var bytes: Int
  private var start: Int64
  private var end: Int64

  package init(_ description: CaptureDescription) {
    packets = description.packets
    bytes = description.bytes
    start = description.start ?? .max
    end = description.end ?? .min
  }

  /// Counts a packet; `time` is `nil` when the capture doesn't say it. Returns its frame number.
  package mutating func count(time: Int64?, originalLength: Int) -> Int {
    packets += 1
    bytes += originalLength
    if let time {
      start = min(start, time)
      end = max(end, time)
    }
    return packets
  }

  package func store(in description: inout CaptureDescription) {
    description.packets = packets
    description.bytes = bytes
    if start <= end {
      description.start = start
      description.end = end
    }
  }
}
