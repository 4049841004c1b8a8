import Packets

/// The Community ID of a flow, version 1 (github.com/corelight/community-id-spec): the same text in every
/// program that sees the flow, so that their logs can be joined.
public enum CommunityID {
  /// The ID of a flow between two addresses, the same in both directions: `1:` and the Base 64 of a SHA-1.
  ///
  /// - Parameters:
  ///   - protocolNumber: the IP protocol (IANA Assigned Internet Protocol Numbers).
  ///   - sourcePort: for ICMP and ICMPv6 the type; not looked at for protocols without ports.
  ///   - destinationPort: for ICMP and ICMPv6 the code.
  ///   - seed: sets apart the IDs of different sites; 0 unless agreed otherwise.
  /// - Returns: empty, as the specification allows, only where libcrypto refuses SHA-1.
  public static func v1(
    protocolNumber: UInt8, source: IPAddress, destination: IPAddress, sourcePort: UInt16,
    destinationPort: UInt16, seed: UInt16 = 0
  ) -> String {
    var first = (address: source, port: sourcePort)
    var second = (address: destination, port: destinationPort)
    var isOneWay = false
    switch protocolNumber {
    case 1, 58:
      let counterparts = protocolNumber == 1 ? icmpCounterparts : icmpv6Counterparts
      if let counterpart = counterparts[sourcePort] {
        second.port = counterpart
      } else {
        isOneWay = true
      }
    case 6, 17, 132: break
    default: (first.port, second.port) = (0, 0)
    }
    if !isOneWay, (second.address, second.port) < (first.address, first.port) {
      swap(&first, &second)
    }

    var input: [UInt8] = []
    input.reserveCapacity(40)
    input.append(bigEndian: seed)
    // One address of each family never meets in a packet; were it so, both are written in full.
    let isV4 = source.isV4 && destination.isV4
    input.append(first.address, short: isV4)
    input.append(second.address, short: isV4)
    input.append(protocolNumber)
    input.append(0)
    if [1, 6, 17, 58, 132].contains(protocolNumber) {
      input.append(bigEndian: first.port)
      input.append(bigEndian: second.port)
    }
    guard let digest = DigestAlgorithm.sha1.digest(of: input) else { return "" }
    return "1:" + Base64.encode(digest)
  }

  /// The type that answers each two-way ICMP type, and is answered by it.
  private static let icmpCounterparts: [UInt16: UInt16] = [
    0: 8, 8: 0,  // Echo.
    9: 10, 10: 9,  // Router advertisement and solicitation.
    13: 14, 14: 13,  // Timestamp.
    15: 16, 16: 15,  // Information.
    17: 18, 18: 17,  // Address mask.
  ]

  /// The same for ICMPv6.
  private static let icmpv6Counterparts: [UInt16: UInt16] = [
    128: 129, 129: 128,  // Echo.
    130: 131, 131: 130,  // Multicast listener query and report.
    133: 134, 134: 133,  // Router solicitation and advertisement.
    135: 136, 136: 135,  // Neighbour solicitation and advertisement.
    139: 140, 140: 139,  // Node information.
    144: 145, 145: 144,  // Home agent discovery.
  ]
}

extension Array where Element == UInt8 {
  fileprivate mutating func append(bigEndian value: some FixedWidthInteger) {
    for shift in stride(from: value.bitWidth - 8, through: 0, by: -8) {
      append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }

  /// In `short` form, the four bytes of an IPv4 address.
  fileprivate mutating func append(_ address: IPAddress, short: Bool) {
    if short {
      append(bigEndian: address.v4Value)
    } else {
      append(bigEndian: address.high)
      append(bigEndian: address.low)
    }
  }
}
