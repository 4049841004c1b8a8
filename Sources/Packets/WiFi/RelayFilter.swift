/// Tells an access point's copy of what a station said to everybody from what is said for the first time.
///
/// In a cell a station sends what is for a group of stations to its access point, and that sends it on to all (IEEE
/// 802.11-2020 §9.3.2.1.2, §11.2.3.5): who listens hears it twice, under another sequence number and another key.
struct RelayFilter: Sendable {
  /// Between a frame and its copy, in nanoseconds. An access point keeps what is for a group until a beacon with a DTIM, every
  /// first to tenth of the ten in a second; a judgement.
  static let longestWait: Int64 = 1_000_000_000
  /// Frames whose copies are waited for, at most: past that all begin anew.
  static let bound = 4096

  private struct Key: Hashable {
    let cell: MACAddress
    let source: MACAddress
    let destination: MACAddress
    let content: Int
  }

  private struct Waiting {
    /// Copies to come.
    var count: Int
    /// When the last of the frames was heard.
    var time: Int64
  }

  private var waiting: [Key: Waiting] = [:]

  /// Whether what a frame carries is a copy that was waited for; what a station says to a group is waited for from now on.
  ///
  /// - Parameter content: what its source was handed to send (an MSDU).
  mutating func isRelay(
    _ header: IEEE80211Header, from source: MACAddress, to destination: MACAddress,
    _ content: ByteReader, at time: Int64
  ) -> Bool {
    guard destination.isGroup, header.toDS != header.fromDS else { return false }
    let key = Key(
      cell: header.bssid, source: source, destination: destination,
      content: Self.hash(content))
    guard header.fromDS else {
      if waiting.count >= Self.bound { waiting.removeAll(keepingCapacity: true) }
      waiting[key] = Waiting(count: (waiting[key]?.count ?? 0) + 1, time: time)
      return false
    }
    guard let place = waiting.index(forKey: key) else { return false }
    guard (0...Self.longestWait).contains(time &- waiting.values[place].time) else {
      waiting.remove(at: place)
      return false
    }
    waiting.values[place].count -= 1
    if waiting.values[place].count == 0 { waiting.remove(at: place) }
    return true
  }

  private static func hash(_ content: ByteReader) -> Int {
    var reader = content
    var hasher = Hasher()
    hasher.combine(reader.remaining)
    while reader.remaining >= 8, let word = try? reader.read(UInt64.self) { hasher.combine(word) }
    while let byte = try? reader.read(UInt8.self) { hasher.combine(byte) }
    return hasher.finalize()
  }
}
