import Packets

/// RTSP over TCP (RFC 2326, RFC 7826), with the media that is interleaved in it (§10.12) passed over.
public struct RTSPSession: StreamSession {
  public let service = "rtsp"
  private var hasToldOfMedia = false

  public init() {}

  public static func recognises(_ bytes: RawSpan, at place: StreamPlace) -> Recognition {
    Recognition(TextMessage.begins(bytes, as: .rtsp))
  }

  public mutating func take(
    _ bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) -> StreamProgress {
    if bytes.begins(with: "$") { return takeMedia(bytes, from: sender, &notes) }
    do throws(DecodeError) {
      let message = try TextMessage(parsing: bytes, as: .rtsp)
      notes.note(message, from: sender, service)
      return StreamProgress(consumed: message.head.byteCount, skipped: message.head.contentLength)
    } catch {
      return .failed(error, at: bytes, bound: TextHead.lengthBound)
    }
  }

  /// `$`, a channel, a length, and that many bytes.
  private mutating func takeMedia(
    _ bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) -> StreamProgress {
    var reader = ByteReader(bytes)
    guard (try? reader.skip(2)) != nil, let length = try? reader.read(UInt16.self) else {
      return .needs(4)
    }
    if !hasToldOfMedia {
      hasToldOfMedia = true
      notes.say("streams media over its RTSP connection", by: sender, over: service)
    }
    return StreamProgress(consumed: 4, skipped: Int(length))
  }

  public func resumes(with bytes: RawSpan, at place: StreamPlace) -> Bool {
    if Self.recognises(bytes, at: place) == .certain { return true }
    var reader = ByteReader(bytes)
    guard let start = try? reader.read(UInt32.self) else { return false }
    return start >> 24 == 0x24 && start >> 16 & 0xff < 16
  }
}

extension SessionNotes {
  fileprivate mutating func note(
    _ message: TextMessage, from sender: Sender, _ service: String
  ) {
    let head = message.head
    switch message.start {
    case .request(let method, let uri):
      claim(.rtspUserAgent, head["user-agent"] ?? "", of: sender)
      if let authorization = head["authorization"] {
        let scheme = authorization.prefix { $0 != " " }.lowercased()
        if scheme == "basic" { fact(.credentials, "rtsp-basic") }
        if let name = authorization.parameter("username") { fact(.userName, name) }
      }
      say("RTSP \(method) \(uri.withoutUserInformation)", by: sender, over: service)
    case .response(let code, let reason):
      claim(.rtspServer, head["server"] ?? "", of: sender)
      for port in head["transport"].map(RTSPTransport.clientPorts) ?? [] {
        expect(ExpectedFlow(requestedBy: client.address, port: port, for: "rtp"))
      }
      say(
        "answers RTSP \(code) \(reason)"
          + (head["server"].map { " (server \($0))" } ?? ""), by: sender, over: service)
    }
  }
}

extension String {
  /// The value of `name="…"` in a field like Authorization.
  func parameter(_ name: String) -> String? {
    for part in split(separator: ",") {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, pair[0].lowercased().hasSuffix(name) else { continue }
      let value = pair[1].filter { $0 != "\"" }
      return value.isEmpty ? nil : value
    }
    return nil
  }
}
