extension NTPMessage {
  /// Latest a server may answer, by its own clock, for the answer to be recognised on any port: ten seconds.
  private static let longestStay: UInt64 = 10 << 32

  /// Whether bytes on NTP's port look like a message of it, of whichever mode.
  public static func isPlausible(_ bytes: RawSpan) -> Bool {
    var reader = ByteReader(bytes)
    guard let flags = try? reader.read(UInt8.self), (1...4).contains(flags >> 3 & 7) else {
      return false
    }
    switch flags & 7 {
    case 6: return bytes.byteCount >= NTPControlMessage.controlHeaderLength
    case 7: return bytes.byteCount >= NTPControlMessage.privateHeaderLength
    case 0: return flags >> 3 & 7 == 1 && bytes.byteCount >= headerLength
    default: return bytes.byteCount >= headerLength
    }
  }

  /// Whether a message of NTP's is a server's answer that holds no time: stratum 0 is a kiss-o'-death (RFC 5905 §7.4), 16 a
  /// clock that isn't set (§7.3).
  public static func isRefusal(_ bytes: RawSpan) -> Bool {
    guard bytes.byteCount >= headerLength else { return false }
    var reader = ByteReader(bytes)
    guard let flags = try? reader.read(UInt8.self), let stratum = try? reader.read(UInt8.self)
    else { return false }
    return flags & 7 == Mode.server.rawValue && (stratum == 0 || stratum == 16)
  }

  /// Whether bytes on any port are a server's answer: it left moments after the question came, and its clock is set.
  public static func isAnswer(_ bytes: RawSpan) -> Bool {
    guard bytes.byteCount == headerLength, let message = try? NTPMessage(parsing: bytes),
      message.mode == .server, (3...4).contains(message.version),
      (1...15).contains(message.stratum), message.leapIndicator != 3
    else { return false }
    let (received, sent) = (message.receiveTime.rawValue, message.transmitTime.rawValue)
    return received >> 63 == 1 && sent >= received && sent - received < longestStay
      && !message.referenceTime.isUnknown && message.referenceTime.rawValue <= sent
  }
}
