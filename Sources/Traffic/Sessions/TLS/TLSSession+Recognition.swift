import Packets

extension TLSSession {
  /// Ports on which a record that is cut by the end of a segment is believed: HTTPS and its kin, mail, DNS, MQTT, and
  /// Google Cast.
  private static let ports: [UInt16] = [
    443, 465, 563, 636, 853, 989, 990, 993, 995, 5061, 5223, 8009, 8443, 8883,
  ]

  static func recognises(_ bytes: RawSpan, at place: StreamPlace) -> Recognition {
    var reader = ByteReader(bytes)
    guard let type = try? reader.read(UInt8.self) else { return .no }
    if type & 0x80 != 0 { return place.isStart ? recognisesOldHello(bytes) : .no }
    guard TLSRecordHeader.ContentType(rawValue: type) != nil else { return .no }
    guard bytes.byteCount >= TLSRecordHeader.size else {
      return mayBegin(bytes) ? .possible : .no
    }
    guard let header = try? TLSRecordHeader(parsing: bytes), header.length > 0 else { return .no }
    let end = min(bytes.byteCount, TLSRecordHeader.size + header.length)
    let content = bytes.extracting(TLSRecordHeader.size..<end)
    if header.type == .handshake,
      let verdict = recognisesHandshake(content, isWhole: content.byteCount == header.length)
    {
      return verdict
    }
    if isChain(bytes) { return .certain }
    return ports.contains(where: place.isOn) ? .certain : .no
  }

  /// Judges the beginning of a handshake message in the clear; nil where it is none, or none that begins a connection, or
  /// where the record holds too little of it to tell.
  ///
  /// - Parameter isWhole: whether that is all of the record: a message may go on in the next (RFC 8446 §5.1).
  private static func recognisesHandshake(_ content: RawSpan, isWhole: Bool) -> Recognition? {
    var reader = ByteReader(content)
    guard let type = try? reader.read(UInt8.self) else { return .possible }
    guard type == 1 || type == 2 else { return nil }
    guard let longest = try? reader.read(UInt8.self), let length = try? reader.read(UInt16.self),
      let version = try? reader.read(UInt16.self)
    else { return isWhole ? nil : .possible }
    // The shortest hello: version, random, and empty lists.
    guard longest < 2, Int(longest) << 16 + Int(length) >= 38 else { return .no }
    let offered = TLSVersion(rawValue: version)
    return offered.isPlausible || offered.isDraft ? .certain : .no
  }

  private static func recognisesOldHello(_ bytes: RawSpan) -> Recognition {
    var reader = ByteReader(bytes)
    guard let length = try? reader.read(UInt16.self) else { return .possible }
    guard let type = try? reader.read(UInt8.self) else { return .possible }
    guard type == 1, length & 0x7fff >= 9 + 3 + 16 else { return .no }
    guard let version = try? reader.read(UInt16.self), let specs = try? reader.read(UInt16.self),
      let session = try? reader.read(UInt16.self), let challenge = try? reader.read(UInt16.self)
    else { return .possible }
    let isWhole =
      Int(length & 0x7fff) == 9 + Int(specs) + Int(session) + Int(challenge) && specs % 3 == 0
    let offered = TLSVersion(rawValue: version)
    return isWhole && (offered == .ssl2 || offered.isPlausible) ? .certain : .no
  }

  /// Whether fewer bytes than a header has may begin one.
  static func mayBegin(_ bytes: RawSpan) -> Bool {
    var reader = ByteReader(bytes)
    guard let type = try? reader.read(UInt8.self) else { return true }
    if type & 0x80 != 0 { return true }
    guard TLSRecordHeader.ContentType(rawValue: type) != nil else { return false }
    guard let major = try? reader.read(UInt8.self) else { return true }
    return major == 3 || major == 0x7f || major == 0xfb
  }

  /// Whether records follow each other from the first byte on: the first ends where the bytes do, or where another
  /// begins.
  static func isChain(_ bytes: RawSpan) -> Bool {
    guard let first = try? TLSRecordHeader(parsing: bytes), first.length > 0 else { return false }
    let end = TLSRecordHeader.size + first.length
    guard end < bytes.byteCount else { return end == bytes.byteCount }
    let rest = bytes.extracting(end..<bytes.byteCount)
    guard rest.byteCount >= TLSRecordHeader.size else { return mayBegin(rest) }
    return (try? TLSRecordHeader(parsing: rest)) != nil
  }
}
