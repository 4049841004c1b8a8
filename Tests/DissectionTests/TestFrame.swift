import Packets
import TestSupport

@testable import Dissection

/// Ethernet frames of our own making around a payload, from 192.168.1.20 to 192.168.1.1.
enum TestFrame {
  static func udp(_ payload: [UInt8], from source: UInt16, to destination: UInt16) -> [UInt8] {
    ethernet(
      ipv4(17, big(source) + big(destination) + big(UInt16(payload.count + 8)) + [0, 0] + payload))
  }

  static func tcp(_ payload: [UInt8], from source: UInt16, to destination: UInt16) -> [UInt8] {
    let header = [UInt8](hex: "00000064 000000c8 5018 2000 0000 0000")
    return ethernet(ipv4(6, big(source) + big(destination) + header + payload))
  }

  static func ethernet(_ content: [UInt8], type: UInt16 = 0x0800) -> [UInt8] {
    [UInt8](hex: "020000000001 020000000020") + big(type) + content
  }

  static func ipv4(_ number: UInt8, _ content: [UInt8]) -> [UInt8] {
    [0x45, 0] + big(UInt16(content.count + 20)) + [UInt8](hex: "1234 4000 40") + [number]
      + [UInt8](hex: "0000 c0a80114 c0a80101") + content
  }

  static func big(_ value: UInt16) -> [UInt8] { [UInt8(value >> 8), UInt8(value & 0xff)] }
}

extension Dissection {
  init(ethernet bytes: [UInt8]) { self.init(of: bytes, linkType: .ethernet) }

  /// The value of the first field of a name in the last layer whose name begins so.
  func value(_ field: String, in layer: String) -> String? {
    layers.last { $0.name.hasPrefix(layer) }?.fields.first { $0.name == field }?.value
  }

  /// Whether the layers lie one behind the other and leave nothing out, and fields lie in their layers.
  var isTiled: Bool {
    var place = 0
    for layer in layers where !layer.range.isEmpty {
      guard layer.range.lowerBound == place else { return false }
      place = layer.range.upperBound
      for field in layer.fields
      where field.range.lowerBound < layer.range.lowerBound
        || field.range.upperBound > layer.range.upperBound
      {
        return false
      }
    }
    return place == bytes.count
  }
}
