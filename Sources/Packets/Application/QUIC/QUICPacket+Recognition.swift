extension QUICPacket {
  /// Whether a datagram begins with a packet of a version that is known, a Version Negotiation packet that names one, or
  /// one of a reserved version that fills the datagram as it says.
  ///
  /// Of known versions the number alone, of four bytes, is hard to mistake; the rest may be cut off.
  public static func isPlausible(_ datagram: RawSpan) -> Bool {
    var reader = ByteReader(datagram)
    do throws(DecodeError) {
      let first: UInt8 = try reader.read()
      guard first & 0x80 != 0 else { return false }
      let version = QUICVersion(rawValue: try reader.read())
      guard version == .negotiation || version.isReserved || version.isKnown,
        try reader.skipsQUICConnectionIDs()
      else { return false }
      guard !version.isKnown else { return first & 0x40 != 0 }
      let packet = try QUICPacket(parsing: datagram)
      if case .versionNegotiation(let versions) = packet.kind {
        return (datagram.byteCount - reader.offset) % 4 == 0 && versions.contains { $0.isKnown }
      }
      return packet.isInitial && packet.isFollowedByQUIC(in: datagram)
    } catch {
      return false
    }
  }

  public var isInitial: Bool {
    if case .initial = kind { return true }
    return false
  }

  /// Whether another packet of the same connection begins where this one ends, or nothing, or zeros.
  private func isFollowedByQUIC(in datagram: RawSpan) -> Bool {
    guard count < datagram.byteCount else { return true }
    var reader = ByteReader(datagram.extracting(count..<datagram.byteCount))
    guard let first = try? reader.read(UInt8.self), let next = try? reader.read(UInt32.self) else {
      return false
    }
    return first == 0 && next == 0 || first & 0xc0 == 0x40
      || first & 0xc0 == 0xc0 && next == version?.rawValue
  }
}

extension ByteReader {
  /// Moves past both connection IDs; whether their lengths are allowed.
  fileprivate mutating func skipsQUICConnectionIDs() throws(DecodeError) -> Bool {
    for _ in 0..<2 {
      let length: UInt8 = try read()
      guard length <= QUICConnectionID.bound else { return false }
      try skip(Int(length))
    }
    return true
  }
}
