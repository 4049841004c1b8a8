import Foundation
import Packets
import TestSupport
import Testing

/// MQTT packets of real captures, as tshark reads them.
struct CorpusMQTTTests {
  private static let fields = [
    "tcp.payload", "mqtt.msgtype", "mqtt.topic", "mqtt.clientid", "mqtt.kalive", "mqtt.username",
    "mqtt.msgid",
  ]

  @Test(.enabled(if: Tshark.isThere, "\(Tshark.isMissing)"), arguments: Corpus.captures(in: "mqtt"))
  func packetsAreReadAsTsharkReadsThem(_ capture: URL) throws {
    var version = MQTTVersion.v311
    for row in try Tshark.values(of: Self.fields, in: capture, where: "mqtt") {
      let bytes = [UInt8](hex: row["tcp.payload"]?.joined() ?? "")
      // Packets that span segments are a session's business.
      guard let packets = Self.packets(bytes, &version) else { continue }
      var types: [String] = []
      var topics: [String] = []
      var clients: [String] = []
      var keepAlives: [String] = []
      var users: [String] = []
      for (header, packet) in packets {
        types.append("\(header.type.rawValue)")
        switch packet {
        case .connect(let connect):
          clients.append(connect.clientIdentifier)
          keepAlives.append("\(connect.keepAlive)")
          if let user = connect.userName { users.append(user) }
        case .publish(let publish): topics.append(publish.topic)
        case .subscribe(let subscribe): topics += subscribe.subscriptions.map(\.filter)
        default: break
        }
      }
      #expect(types == row["mqtt.msgtype"])
      #expect(topics == row["mqtt.topic"])
      #expect(clients.filter { !$0.isEmpty } == row["mqtt.clientid"])
      #expect(keepAlives == row["mqtt.kalive"])
      #expect(users == row["mqtt.username"])
    }
  }

  /// The packets of a segment; nil where it begins or ends within one.
  private static func packets(
    _ bytes: [UInt8], _ version: inout MQTTVersion
  ) -> [(MQTTFixedHeader, MQTTPacket)]? {
    var found: [(MQTTFixedHeader, MQTTPacket)] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let here = Array(rest)
      if let deduction = MQTTVersion.deduced(from: here.rawSpan), deduction.isProven {
        version = deduction.version
      }
      guard let header = try? MQTTFixedHeader(parsing: here.rawSpan),
        let packet = try? MQTTPacket(parsing: here.rawSpan, version)
      else { return nil }
      found.append((header, packet))
      rest = rest.dropFirst(header.packetLength)
    }
    return found.isEmpty ? nil : found
  }
}
