/// A message of NTP, versions 1 to 4 (RFC 1059, RFC 1119, RFC 1305, RFC 5905 §7.3), or of SNTP (RFC 4330).
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |LI | VN  |Mode |    Stratum     |     Poll      |  Precision   |
///     |                         Root Delay                            |
///     |                         Root Dispersion                       |
///     |                          Reference ID                         |
///     |                     Reference Timestamp (64)                  |
///     |                      Origin Timestamp (64)                    |
///     |                      Receive Timestamp (64)                   |
///     |                      Transmit Timestamp (64)                  |
///     .                    Extension Fields (variable)                .
///     |                          Key Identifier                       |
///     .                            dgst (128)                         .
///
/// The header must be whole. Control messages (mode 6) and private ones (mode 7) are ``NTPControlMessage``'s.
public struct NTPMessage: Hashable, Sendable {
  /// What the sender is to the receiver.
  public struct Mode: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Reserved; version 1 has no other (RFC 1059 appendix B): there the ports tell who is the server.
    public static var reserved: Self { .init(rawValue: 0) }
    public static var symmetricActive: Self { .init(rawValue: 1) }
    public static var symmetricPassive: Self { .init(rawValue: 2) }
    public static var client: Self { .init(rawValue: 3) }
    public static var server: Self { .init(rawValue: 4) }
    public static var broadcast: Self { .init(rawValue: 5) }
  }

  /// 0, or whether the last minute of the day has 61 seconds (1), 59 (2), or the clock is not set (3).
  public let leapIndicator: UInt8
  /// 1...4
  public let version: UInt8
  public let mode: Mode
  /// Hops from a reference clock: 1 is a primary server, 16 unsynchronised, 0 a "kiss-o'-death" or unknown.
  public let stratum: UInt8
  /// Longest pause between messages, as log₂ of seconds.
  public let pollExponent: Int8
  /// How finely the clock tells time, as log₂ of seconds.
  public let precisionExponent: Int8
  /// Round trip to the reference clock.
  public let rootDelay: NTPShort
  /// How wrong the clock may be.
  public let rootDispersion: NTPShort
  /// Where the time comes from, see ``reference``.
  public let referenceID: UInt32
  /// When the clock was last set.
  public let referenceTime: NTPTimestamp
  /// When the question left the client, by the client's clock.
  public let originTime: NTPTimestamp
  /// When the question reached the server, by the server's clock.
  public let receiveTime: NTPTimestamp
  /// When this message left its sender, by the sender's clock.
  public let transmitTime: NTPTimestamp
  /// Extension fields between header and authentication (RFC 7822).
  public let extensionCount: Int
  /// The number of the key that authenticates the message; nil without authentication.
  public let keyID: UInt32?

  /// Bytes of the header.
  static let headerLength = 48

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let flags: UInt8 = try reader.read()
    leapIndicator = flags >> 6
    version = flags >> 3 & 7
    guard (1...4).contains(version) else {
      throw DecodeError(.invalid(field: "VN", value: UInt64(version)), at: 0)
    }
    mode = Mode(rawValue: flags & 7)
    guard mode.rawValue <= Mode.broadcast.rawValue, mode != .reserved || version == 1 else {
      throw DecodeError(.invalid(field: "Mode", value: UInt64(mode.rawValue)), at: 0)
    }
    stratum = try reader.read()
    pollExponent = try reader.read()
    precisionExponent = try reader.read()
    rootDelay = NTPShort(rawValue: try reader.read())
    rootDispersion = NTPShort(rawValue: try reader.read())
    referenceID = try reader.read()
    referenceTime = NTPTimestamp(rawValue: try reader.read())
    originTime = NTPTimestamp(rawValue: try reader.read())
    receiveTime = NTPTimestamp(rawValue: try reader.read())
    transmitTime = NTPTimestamp(rawValue: try reader.read())
    let trailer = NTPTrailer(parsing: &reader)
    extensionCount = trailer.extensionCount
    keyID = trailer.keyID
  }

  /// What is behind ``referenceID``: of a primary server the kind of its clock (`GPS`), of stratum 0 a kiss code
  /// (`RATE`, RFC 5905 §7.4), of others their server's IPv4 address, or a hash of its IPv6 one.
  public var reference: String {
    stratum <= 1
      ? String(
        escaping: [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: referenceID >> $0) })
      : IPAddress(v4: referenceID).description
  }
}

/// What follows the header: extension fields, then who vouches for the message (RFC 7822 §7.5).
private struct NTPTrailer {
  private(set) var extensionCount = 0
  private(set) var keyID: UInt32?

  /// The longest authentication: a key's number and a digest of 20 bytes.
  private static let longestMAC = 24
  private static let shortestField: UInt16 = 16

  /// Reads what makes sense, and leaves the rest.
  init(parsing reader: inout ByteReader) {
    do throws(DecodeError) {
      while reader.remaining > Self.longestMAC {
        try reader.skip(2)  // Field Type.
        let length: UInt16 = try reader.read()
        guard length >= Self.shortestField, length % 4 == 0 else { return }
        try reader.skip(Int(length) - 4)
        extensionCount += 1
      }
      // 4 bytes say that authentication failed; digests have 8 (DES, RFC 1305 appendix C), 16 or 20.
      guard [4, 12, 20, 24].contains(reader.remaining) else { return }
      keyID = try reader.read()
    } catch {
      return
    }
  }
}
