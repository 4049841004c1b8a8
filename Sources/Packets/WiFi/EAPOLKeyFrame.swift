/// A message of a key handshake: an EAPOL-Key frame (IEEE 802.11-2020 §12.7.2), from the EAPOL header on.
///
///     | Version (1) | Packet Type = 3 (1) | Length (2) | Descriptor Type (1) | Key Information (2) |
///     | Key Length (2) | Key Replay Counter (8) | Key Nonce (32) | EAPOL-Key IV (16) | Key RSC (8) |
///     | Reserved (8) | Key MIC (16, 24 or 32) | Key Data Length (2) | Key Data |
public struct EAPOLKeyFrame: Hashable, Sendable {
  /// The bits of Key Information (IEEE 802.11-2020, figure 12-33).
  public struct Information: OptionSet, Hashable, Sendable {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    public static let pairwise = Self(rawValue: 1 << 3)
    public static let install = Self(rawValue: 1 << 6)
    public static let ack = Self(rawValue: 1 << 7)
    public static let mic = Self(rawValue: 1 << 8)
    public static let secure = Self(rawValue: 1 << 9)
    public static let error = Self(rawValue: 1 << 10)
    public static let request = Self(rawValue: 1 << 11)
    public static let encryptedKeyData = Self(rawValue: 1 << 12)

    /// Which algorithms make the MIC and wrap keys; 0 where the authentication and key management suite says it.
    public var descriptorVersion: UInt8 { UInt8(rawValue & 7) }
    /// The group key's number in WPA's group key handshake, 0...3.
    public var keyIndex: UInt8 { UInt8(rawValue >> 4 & 3) }
  }

  /// 2 for RSN (WPA2 and later), 254 for WPA.
  public let descriptorType: UInt8
  public let information: Information
  public let replayCounter: UInt64
  /// 32 bytes; zeros where the message has none.
  public let nonce: [UInt8]
  /// 16 bytes.
  public let initializationVector: [UInt8]
  /// 16, 24 or 32 bytes.
  public let mic: [UInt8]
  public let keyData: [UInt8]
  /// What the MIC covers: the frame with zeros in its place.
  public let authenticated: [UInt8]

  /// WPA's own descriptor, before there was a standard.
  public var isWPA: Bool { descriptorType == 254 }

  public var hasNonce: Bool { nonce.contains { $0 != 0 } }

  /// Which message of which handshake it is; nil for a station's request or report of an error.
  public var message: WiFiHandshakeStep.Message? {
    if information.contains(.request) { return nil }
    let hasMIC = information.contains(.mic)
    guard information.contains(.pairwise) else {
      return hasMIC ? (information.contains(.ack) ? .groupFirst : .groupSecond) : nil
    }
    if information.contains(.ack) { return hasMIC ? .third : .first }
    guard hasMIC else { return nil }
    // The second carries the station's choice of ciphers; the fourth carries nothing.
    return keyData.isEmpty ? .fourth : .second
  }

  /// Longest frame body of 802.11, before aggregates (IEEE 802.11-2020 §9.2.4.7.1).
  private static let lengthBound = 2304

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var start = ByteReader(bytes)
    try start.skip(1)  // Version.
    let type: UInt8 = try start.read()
    guard type == 3 else {
      throw DecodeError(.invalid(field: "Packet Type", value: UInt64(type)), at: 1)
    }
    let length = Int(try start.read(UInt16.self))
    guard length <= Self.lengthBound else {
      throw DecodeError(.limit(field: "Packet Body Length", bound: Self.lengthBound), at: 2)
    }
    var whole = ByteReader(bytes)
    let frame = try whole.readBytes(4 + length)
    var reader = ByteReader(frame)
    try reader.skip(4)
    descriptorType = try reader.read()
    guard descriptorType == 2 || descriptorType == 254 else {
      throw DecodeError(.invalid(field: "Descriptor Type", value: UInt64(descriptorType)), at: 4)
    }
    information = Information(rawValue: try reader.read())
    try reader.skip(2)  // Key Length.
    replayCounter = try reader.read()
    nonce = [UInt8](copying: try reader.readBytes(32))
    initializationVector = [UInt8](copying: try reader.readBytes(16))
    try reader.skip(16)  // Key RSC, Reserved.
    let micOffset = reader.offset
    let micLength = Self.micLength(of: frame, at: micOffset)
    mic = [UInt8](copying: try reader.readBytes(micLength))
    let dataLength: UInt16 = try reader.read()
    keyData = [UInt8](copying: try reader.readBytes(Int(dataLength)))
    var authenticated = [UInt8](copying: frame)
    for index in micOffset..<(micOffset + micLength) { authenticated[index] = 0 }
    self.authenticated = authenticated
  }

  /// How long the MIC is, which the frame doesn't say: as long as makes the lengths agree, else 16 bytes.
  private static func micLength(of frame: RawSpan, at offset: Int) -> Int {
    for length in [16, 24, 32] {
      var reader = ByteReader(frame)
      guard (try? reader.seek(to: offset + length)) != nil,
        let dataLength = try? reader.read(UInt16.self)
      else { break }
      if reader.remaining == Int(dataLength) { return length }
    }
    return 16
  }
}
