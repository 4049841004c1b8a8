import Foundation
import Packets
import TestSupport
import Testing

/// What tshark reads of TP-Link, CoAP, STUN and TFTP in real captures, these decoders read too.
@Suite(.enabled(if: Tshark.isThere, Comment(rawValue: Tshark.isMissing)), .serialized)
struct CorpusLocalMessageTests {
  /// Compares every message that tshark finds; how many those are.
  private func compare(
    _ folder: String, _ filter: String, payload: String, _ fields: [String],
    _ read: ([UInt8]) throws -> [String?]
  ) throws -> Int {
    var count = 0
    for capture in Corpus.captures(in: folder) {
      let packets = try Tshark.values(
        of: ["frame.number", payload] + fields, in: capture,
        where: "\(filter) && !icmp && !_ws.malformed")
      for packet in packets {
        guard let digits = packet[payload]?.first, packet[payload]?.count == 1 else { continue }
        let ours = try read([UInt8](hex: digits))
        let place = "\(capture.lastPathComponent) frame \(packet["frame.number"]?.first ?? "")"
        for (field, value) in zip(fields, ours) {
          #expect(packet[field]?.first == value, "\(field) in \(place)")
        }
        count += 1
      }
    }
    return count
  }

  @Test func tplink() throws {
    let count = try compare(
      "tplink", "tplink-smarthome && udp", payload: "udp.payload", ["tplink_smarthome.msg"]
    ) { [try TPLinkMessage($0).text] }
    #expect(count > 0)
  }

  @Test func coap() throws {
    let count = try compare(
      "mqtt", "coap", payload: "udp.payload",
      ["coap.code", "coap.mid", "coap.opt.uri_path", "coap.payload_length"]
    ) { bytes in
      let message = try CoAPMessage(bytes)
      return [
        "\(message.code.rawValue)", "\(message.messageID)", message.uriPath.first,
        message.payloadLength > 0 ? "\(message.payloadLength)" : nil,
      ]
    }
    #expect(count > 0)
  }

  @Test func tftp() throws {
    let count = try compare(
      "iot-devices", "tftp", payload: "udp.payload",
      ["tftp.opcode", "tftp.source_file", "tftp.type", "tftp.option.name", "tftp.option.value"]
    ) { bytes in
      guard case .readRequest(let request) = try TFTPMessage(parsing: bytes.rawSpan) else {
        Issue.record("no read request")
        return []
      }
      let option = request.options.first
      return ["1", request.fileName, request.mode.rawValue, option?.name, option?.value]
    }
    #expect(count > 0)
  }

  @Test(arguments: [("mixed", "udp.payload"), ("iot-devices", "tcp.payload")])
  func stun(_ folder: String, _ payload: String) throws {
    let transport = payload.prefix(3)
    let count = try compare(
      folder, "stun.type && \(transport)", payload: payload,
      ["stun.type.method", "stun.att.error", "stun.att.software"]
    ) { bytes in
      let message = try STUNMessage(bytes)
      return [
        "0x" + String(repeating: "0", count: message.method < 16 ? 3 : 2)
          + String(message.method, radix: 16),
        message.errorCode.map { "\($0 % 100)" }, message.software,
      ]
    }
    #expect(count > 0)
  }
}
