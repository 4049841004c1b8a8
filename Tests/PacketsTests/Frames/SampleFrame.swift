import Packets
import Testing

/// A frame made by hand, and what its innermost packet is.
struct SampleFrame: Sendable, CustomTestStringConvertible {
  let name: String
  let linkType: LinkType
  let bytes: [UInt8]
  /// Last byte of the innermost packet's link addresses, which begin with 02:00:00:00:00; nil where it has none.
  var from: UInt8?
  var to: UInt8?
  var vlan: UInt16 = 0
  var depth: UInt8 = 0
  var isV6 = false

  var testDescription: String { name }

  init(
    _ name: String, _ linkType: LinkType, _ bytes: [UInt8], from: UInt8? = nil, to: UInt8? = nil,
    vlan: UInt16 = 0, depth: UInt8 = 0, isV6: Bool = false
  ) {
    self.name = name
    self.linkType = linkType
    self.bytes = bytes
    self.from = from
    self.to = to
    self.vlan = vlan
    self.depth = depth
    self.isV6 = isV6
  }

  static func address(_ last: UInt8?) -> MACAddress {
    last.map { MACAddress(rawValue: 0x0200_0000_0000 | UInt64($0)) } ?? .none
  }

  static let all = links + radios + tunnels
}
