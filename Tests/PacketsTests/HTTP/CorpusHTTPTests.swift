import Packets
import TestSupport
import Testing

/// What tshark reads of HTTP and SSDP in real captures, these decoders read too.
@Suite(.enabled(if: Tshark.isThere, Comment(rawValue: Tshark.isMissing)), .serialized)
struct CorpusHTTPTests {
  private static let fields: [(field: String, name: HTTPField.Name)] = [
    ("http.host", .host), ("http.user_agent", .userAgent), ("http.referer", .referer),
    ("http.server", .server), ("http.content_type", .contentType),
    ("http.transfer_encoding", .transferEncoding), ("http.location", .location),
  ]

  /// tshark shows other bytes in a way of its own.
  private func isPlain(_ text: String) -> Bool {
    !text.isEmpty && text.unicodeScalars.allSatisfy { 0x20..<0x7f ~= $0.value && $0 != "\\" }
  }

  @Test(arguments: ["http", "iot-devices", "mixed"])
  func headsReadAlike(_ folder: String) throws {
    let names =
      ["frame.number", "tcp.payload", "http.request.method", "http.request.uri"]
      + ["http.response.code"] + Self.fields.map(\.field)
    var compared = 0
    for capture in Corpus.captures(in: folder) {
      for packet in try Tshark.values(of: names, in: capture, where: "http && tcp.payload") {
        guard let payload = packet["tcp.payload"]?.first else { continue }
        let bytes = [UInt8](hex: payload)
        // What came in several segments, or with another message, is left to the sessions' tests.
        guard let head = try? HTTPHead(parsing: bytes.rawSpan),
          (packet["http.request.method"]?.count ?? 0) + (packet["http.response.code"]?.count ?? 0)
            == 1
        else { continue }
        let place = "\(capture.lastPathComponent) frame \(packet["frame.number"]?.first ?? "")"
        compare(head, packet, place)
        compared += 1
      }
    }
    #expect(compared > 0)
    print("\(folder): \(compared) HTTP heads as tshark reads them")
  }

  private func compare(_ head: HTTPHead, _ packet: [String: [String]], _ place: String) {
    if let line = head.request {
      #expect(packet["http.request.method"] == [line.method], "method in \(place)")
      if isPlain(line.target) {
        #expect(packet["http.request.uri"]?.first == line.target, "target in \(place)")
      }
    }
    if let status = head.response {
      #expect(packet["http.response.code"] == ["\(status.code)"], "code in \(place)")
    }
    for (field, name) in Self.fields {
      guard let ours = head.fields[name], isPlain(ours) else { continue }
      #expect(packet[field]?.first == ours, "\(field) in \(place)")
    }
  }

  @Test func announcementsReadAlike() throws {
    let names = [
      "frame.number", "udp.payload", "http.request.method", "http.server", "http.location",
    ]
    var compared = 0
    for capture in Corpus.captures(in: "iot-devices") {
      for packet in try Tshark.values(of: names, in: capture, where: "ssdp && !icmp") {
        guard let payload = packet["udp.payload"]?.first else { continue }
        let bytes = [UInt8](hex: payload)
        let place = "\(capture.lastPathComponent) frame \(packet["frame.number"]?.first ?? "")"
        let message = try SSDPMessage(parsing: bytes.rawSpan)
        if message.kind != .response {
          #expect(packet["http.request.method"] == [message.kind.rawValue], "method in \(place)")
        }
        #expect(packet["http.server"]?.first == message.server, "server in \(place)")
        #expect(packet["http.location"]?.first == message.location, "location in \(place)")
        compared += 1
      }
    }
    #expect(compared > 0)
    print("iot-devices: \(compared) messages of SSDP as tshark reads them")
  }
}
