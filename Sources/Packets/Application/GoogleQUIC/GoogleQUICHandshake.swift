/// A message of the handshake of Google's QUIC, before it took TLS (QUIC Crypto, 2016): tags and their values.
///
///     Tag of the message     4 bytes: CHLO, REJ, SHLO
///     Number of entries      2 bytes, little-endian, as all numbers here
///     Padding                2 bytes
///     Entries                tag (4 bytes), and where its value ends (4 bytes), from the end of the entries
///     Values
public struct GoogleQUICHandshake: Hashable, Sendable {
  /// Four letters, or three and a zero.
  public let tag: [UInt8]
  /// In the order they were sent.
  public let entries: [(tag: [UInt8], value: [UInt8])]

  /// Most entries of one message (Chromium's kMaxEntries).
  private static let entryBound = 128

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    tag = [UInt8](copying: try reader.readBytes(4))
    let count: UInt16 = try reader.readLittleEndian()
    guard count <= Self.entryBound else {
      throw DecodeError(.limit(field: "number of entries", bound: Self.entryBound), at: 4)
    }
    try reader.skip(2)  // Padding.
    var table: [(tag: [UInt8], end: Int)] = []
    for _ in 0..<count {
      let tag = [UInt8](copying: try reader.readBytes(4))
      table.append((tag, Int(try reader.readLittleEndian(UInt32.self))))
    }
    var entries: [(tag: [UInt8], value: [UInt8])] = []
    var end = 0
    for entry in table {
      entries.append((entry.tag, [UInt8](copying: try reader.readBytes(entry.end - end))))
      end = entry.end
    }
    self.entries = entries
  }

  /// Whether it is a client's hello.
  public var isClientHello: Bool { tag == Array("CHLO".utf8) }

  /// The name that the client asks for.
  public var serverName: String? { text(of: "SNI\0") }
  /// What the client says it is: `Chrome/74.0.3729.157 Android 8.0.0; BND-L21`.
  public var userAgent: String? { text(of: "UAID") }

  private func text(of tag: String) -> String? {
    let entry = entries.first { $0.tag.elementsEqual(tag.utf8) }
    return entry.map { String(escaping: $0.value) }
  }

  public static func == (left: Self, right: Self) -> Bool {
    left.tag == right.tag
      && left.entries.elementsEqual(right.entries) { $0.tag == $1.tag && $0.value == $1.value }
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(tag)
    for entry in entries {
      hasher.combine(entry.tag)
      hasher.combine(entry.value)
    }
  }
}
