import Packets

/// Media over RTP (RFC 3550), on whatever ports were agreed.
///
/// One header says little. It is believed once four datagrams of a side have the same source and type, and sequence
/// numbers that rise by at most 50; the first that contradicts before ends it.
public struct RTPSession: DatagramSession {
  public let service = "rtp"
  public private(set) var standing = SessionStanding.tentative
  private var client: Run?
  private var server: Run?

  /// Datagrams of one side that follow each other.
  private struct Run: Sendable {
    var header: RTPHeader
    var count = 1
    var isTold = false
  }

  private static let neededCount = 4
  private static let farthestStep: UInt16 = 50

  public init() {}

  public static var firstBytes: ClosedRange<UInt8> { 0x80...0xbf }

  public static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition {
    var reader = ByteReader(datagram)
    // Mixers that name contributing sources are conferences' own.
    guard let first = try? reader.read(UInt8.self), first & 0xcf == 0x80, place.clientPort >= 1024,
      place.serverPort >= 1024, let header = try? RTPHeader(parsing: datagram),
      header.hasUsualType, header.payloadLength > 0
    else { return .no }
    return .certain
  }

  public mutating func take(
    _ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) {
    guard let header = try? RTPHeader(parsing: datagram) else {
      refute()
      return
    }
    guard header.hasUsualType else { return }
    if sender == .client {
      client = follow(client, header, from: sender, &notes)
    } else {
      server = follow(server, header, from: sender, &notes)
    }
  }

  private mutating func follow(
    _ run: Run?, _ header: RTPHeader, from sender: Sender, _ notes: inout SessionNotes
  ) -> Run {
    guard var run else { return Run(header: header) }
    let step = header.sequenceNumber &- run.header.sequenceNumber
    let isNext =
      header.source == run.header.source && header.payloadType == run.header.payloadType
      && (1...Self.farthestStep).contains(step)
    if isNext { run.count = min(run.count + 1, Self.neededCount) } else { refute() }
    run.header = header
    if run.count == Self.neededCount {
      if standing == .tentative { standing = .certain }
      if !run.isTold {
        run.isTold = true
        notes.say(
          "streams media (RTP, \(header.codec ?? "type \(header.payloadType)"))", by: sender,
          over: service)
      }
    }
    return run
  }

  private mutating func refute() {
    if standing == .tentative { standing = .refuted }
  }
}
