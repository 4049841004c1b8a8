/// Puts IP datagrams together from their fragments (RFC 791 §3.2, RFC 8200 §4.5).
///
/// Bounded in datagrams and bytes; the datagrams that were begun first leave first, and are counted.
/// Where fragments overlap, the first copy of a byte wins.
public struct FragmentReassembler: Sendable {
  /// What fragments of one datagram share.
  public struct Key: Hashable, Sendable {
    public let source: IPAddress
    public let destination: IPAddress
    public let identification: UInt32
    public let protocolNumber: UInt8
  }

  /// A datagram some of whose fragments have been seen.
  public struct Pending: Sendable {
    public let key: Key
    /// The bytes seen so far, at their places; between them zeros.
    public fileprivate(set) var bytes: [UInt8] = []
    /// Which places have been seen, in order and apart.
    public fileprivate(set) var seen: [Range<Int>] = []
    /// Where the datagram ends, once its last fragment was seen.
    public fileprivate(set) var end: Int?
    /// The headers of the fragment seen last, with the wire lengths of all of them together.
    public fileprivate(set) var last: DecodedPacket
    fileprivate let order: Int

    var isComplete: Bool { seen.count == 1 && seen[0].lowerBound == 0 && seen[0].upperBound == end }
  }

  /// Most datagrams, and most payload bytes, waiting at one time.
  public static let datagramBound = 1024
  public static let byteBound = 8 << 20

  private var waiting: [Key: Pending] = [:]
  private var waitingBytes = 0
  private var begun = 0
  /// Datagrams given up because a bound was reached.
  public private(set) var evicted = 0

  public init() {}

  /// The datagrams that miss fragments still, oldest first.
  public var pending: [Pending] { waiting.values.sorted { $0.order < $1.order } }

  /// Takes one fragment's payload; gives the datagram's when that completes it, with the headers of that fragment and the wire
  /// length of all.
  mutating func add(
    _ key: Key, at offset: Int, isLast: Bool, _ payload: RawSpan, headers: DecodedPacket
  ) -> (headers: DecodedPacket, payload: [UInt8])? {
    add(key, at: offset, isLast: isLast, [UInt8](copying: payload), headers: headers)
  }

  /// Takes what another reassembler was still waiting for; gives the datagrams that this completes, each with the headers of
  /// its last fragment.
  public mutating func resume(_ other: [Pending]) -> [(headers: DecodedPacket, payload: [UInt8])] {
    var complete: [(headers: DecodedPacket, payload: [UInt8])] = []
    for datagram in other {
      var headers = datagram.last
      for piece in datagram.seen {
        let whole = add(
          datagram.key, at: piece.lowerBound, isLast: piece.upperBound == datagram.end,
          Array(datagram.bytes[piece]), headers: headers)
        if let whole { complete.append(whole) }
        // What all were long together counts once.
        headers.wireLength = 0
      }
    }
    return complete
  }

  private mutating func add(
    _ key: Key, at offset: Int, isLast: Bool, _ payload: [UInt8], headers: DecodedPacket
  ) -> (headers: DecodedPacket, payload: [UInt8])? {
    let end = offset + payload.count
    guard end <= 65_535 + 8 * IPv6ExtensionHeaders.bound else { return nil }
    var headers = headers
    var datagram: Pending
    if let known = waiting.removeValue(forKey: key) {
      datagram = known
      let (sum, isTooLong) = known.last.wireLength.addingReportingOverflow(headers.wireLength)
      headers.wireLength = isTooLong ? .max : sum
      waitingBytes -= known.bytes.count
    } else {
      begun += 1
      datagram = Pending(key: key, last: headers, order: begun)
    }
    datagram.insert(payload, at: offset)
    if isLast { datagram.end = datagram.end ?? end }
    datagram.last = headers
    if datagram.isComplete { return (headers, datagram.bytes) }
    waitingBytes += datagram.bytes.count
    waiting[key] = datagram
    while waiting.count > Self.datagramBound || waitingBytes > Self.byteBound { relieve() }
    return nil
  }

  /// Makes room: an eighth of all at once, as to look for one takes nearly as long.
  private mutating func relieve() {
    let byAge = waiting.values.map { ($0.order, $0.key) }.sorted { $0.0 < $1.0 }
    for (_, key) in byAge.prefix(max(1, byAge.count / 8)) {
      waitingBytes -= waiting.removeValue(forKey: key)?.bytes.count ?? 0
      evicted += 1
    }
  }
}

extension FragmentReassembler.Pending {
  fileprivate mutating func insert(_ payload: [UInt8], at offset: Int) {
    let end = offset + payload.count
    if bytes.count < end { bytes += repeatElement(0, count: end - bytes.count) }
    // Only the places that no earlier fragment has filled.
    var place = offset
    for range in seen where range.upperBound > offset && range.lowerBound < end {
      if place < range.lowerBound {
        bytes.replaceSubrange(
          place..<range.lowerBound, with: payload[(place - offset)..<(range.lowerBound - offset)])
      }
      place = max(place, range.upperBound)
    }
    if place < end { bytes.replaceSubrange(place..<end, with: payload[(place - offset)...]) }
    guard offset < end else { return }
    var merged = offset..<end
    seen.removeAll { range in
      guard range.upperBound >= merged.lowerBound, range.lowerBound <= merged.upperBound else {
        return false
      }
      merged =
        min(range.lowerBound, merged.lowerBound)..<max(range.upperBound, merged.upperBound)
      return true
    }
    seen.insert(merged, at: seen.firstIndex { $0.lowerBound > merged.lowerBound } ?? seen.count)
  }
}
