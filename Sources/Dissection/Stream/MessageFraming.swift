import Packets

/// Where messages of protocols over TCP end.
enum MessageFraming {
  /// The message that bytes begin with.
  struct Framed {
    let name: String
    /// In bytes; more than there are where the rest is yet to come.
    let length: Int
    /// The protocol that goes on behind it, where that changes.
    var successor: String?
  }

  static func first(of bytes: RawSpan, _ service: String) -> Framed? {
    switch service {
    case "ssl":
      guard let header = try? TLSRecordHeader(parsing: bytes) else { return nil }
      let title = Dissector.contentTypes[header.type.rawValue] ?? "record"
      return Framed(name: "TLS record, \(title)", length: TLSRecordHeader.size + header.length)
    case "mqtt":
      guard let header = try? MQTTFixedHeader(parsing: bytes) else { return nil }
      return Framed(name: "MQTT \("\(header.type)".uppercased())", length: header.packetLength)
    case "http", "rtsp", "sip": return text(bytes, service)
    case "http2":
      if bytes.begins(with: "PRI") {
        return Framed(name: "HTTP/2 connection preface", length: HTTP2Preface.size)
      }
      guard let header = try? HTTP2FrameHeader(parsing: bytes) else { return nil }
      return Framed(name: "HTTP/2 frame", length: HTTP2FrameHeader.size + header.length)
    case "websocket":
      guard let header = try? WebSocketFrameHeader(parsing: bytes) else { return nil }
      return Framed(
        name: "WebSocket frame", length: header.length + min(header.payloadLength, 1 << 40))
    case "dns":
      var reader = ByteReader(bytes)
      guard let length = try? reader.read(UInt16.self) else { return nil }
      return Framed(name: "DNS message", length: 2 + Int(length))
    case "tplink":
      var reader = ByteReader(bytes)
      guard let length = try? reader.read(UInt32.self), length <= 1 << 20 else { return nil }
      return Framed(name: "TP-Link message", length: 4 + Int(length))
    case "smb":
      guard let length = netBIOSSessionLength(bytes) else { return nil }
      return Framed(name: "SMB message", length: 4 + length)
    case "stun":
      if let data = try? TURNChannelData(parsing: bytes) {
        return Framed(name: "TURN channel data", length: data.byteCountInStream)
      }
      guard STUNMessage.recognises(bytes), let count = STUNMessage.byteCount(of: bytes) else {
        return nil
      }
      return Framed(name: "STUN message", length: count)
    case "esphome":
      guard let frame = try? ESPHomeFrame(parsing: bytes) else { return nil }
      return Framed(name: "ESPHome frame", length: frame.headerLength + frame.length)
    case "hap":
      guard let frame = try? HomeKitFrame(parsing: bytes) else { return nil }
      return Framed(name: "HomeKit frame", length: frame.byteCount)
    case "ssh":
      if let line = try? SSHIdentification(parsing: bytes) {
        return Framed(name: "SSH identification", length: line.byteCount)
      }
      guard let packet = try? SSHPacketHeader(parsing: bytes) else { return nil }
      return Framed(name: "SSH packet", length: packet.byteCount)
    default: return nil
    }
  }

  /// Bytes behind the header of the NetBIOS session service (RFC 1002 §4.3.1; over port 445 MS-SMB2 §2.1).
  private static func netBIOSSessionLength(_ bytes: RawSpan) -> Int? {
    var reader = ByteReader(bytes)
    guard let word = try? reader.read(UInt32.self) else { return nil }
    let isSession = (0x81...0x85).contains(word >> 24)
    guard isSession || SMBMessage.begins(bytes) == true else { return nil }
    return Int(word & 0xff_ffff)
  }

  private static let textNames = ["http": "HTTP", "rtsp": "RTSP", "sip": "SIP"]

  /// A head and, where it tells of one, a body (RFC 9112 §6).
  private static func text(_ bytes: RawSpan, _ service: String) -> Framed? {
    guard let head = try? TextHead(parsing: bytes) else { return nil }
    let isResponse = head.startLine.split(separator: " ").first?.contains("/") == true
    let name = (textNames[service] ?? service) + (isResponse ? " response" : " request")
    let upgrade = head["upgrade"]?.lowercased()
    if isResponse, head.startLine.contains(" 101 ") {
      return Framed(
        name: name, length: head.byteCount, successor: upgrade == "h2c" ? "http2" : "websocket")
    }
    if head["transfer-encoding"]?.lowercased().contains("chunked") == true {
      return Framed(name: name, length: chunks(bytes, from: head.byteCount))
    }
    let upgrades = !isResponse && upgrade == "websocket"
    let length = head.byteCount + head.contentLength
    let isSealed = isLastOfHomeKitVerification(
      head, bytes.extracting(min(head.byteCount, bytes.byteCount)..<min(length, bytes.byteCount)))
    return Framed(
      name: name, length: length,
      successor: upgrades ? "websocket" : isSealed ? "hap" : nil)
  }

  /// Whether a message is either side's last of HomeKit's Pair Verify, behind which all is sealed.
  private static func isLastOfHomeKitVerification(_ head: TextHead, _ body: RawSpan) -> Bool {
    guard head["content-type"] == HomeKitPairing.mediaType else { return false }
    return head.startLine.hasPrefix("POST \(HomeKitPairing.verifyPath) ")
      ? HomeKitPairing.proves(by: body) : HomeKitPairing.isVerified(by: [UInt8](copying: body))
  }

  /// Where a body in chunks ends, as far as it is here (RFC 9112 §7.1).
  private static func chunks(_ bytes: RawSpan, from start: Int) -> Int {
    var place = start
    while let size = chunkSize(bytes, &place) {
      guard size > 0 else { return trailerEnd(bytes, from: place) }
      place += size + 2
      if place > bytes.byteCount { return place }
    }
    return max(place, bytes.byteCount)
  }

  /// Reads the line before a chunk.
  private static func chunkSize(_ bytes: RawSpan, _ place: inout Int) -> Int? {
    guard let line = TextLine(in: bytes, from: place) else { return nil }
    var reader = ByteReader(bytes)
    guard (try? reader.seek(to: place)) != nil,
      let text = try? reader.readBytes(line.end - place),
      let header = try? HTTPChunkHeader(parsing: text)
    else { return nil }
    place = line.next
    return header.size
  }

  /// Where the fields behind the last chunk end: at an empty line.
  private static func trailerEnd(_ bytes: RawSpan, from start: Int) -> Int {
    var place = start
    while let line = TextLine(in: bytes, from: place) {
      let isLast = line.end == place
      place = line.next
      if isLast { break }
    }
    return place
  }
}
