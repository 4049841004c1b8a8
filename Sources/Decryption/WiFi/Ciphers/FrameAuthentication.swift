import Packets

/// What CCMP and GCMP authenticate of a frame's header, and the nonce they begin with (IEEE 802.11-2020 §12.5.3.3,
/// §12.5.5.3).
struct FrameAuthentication {
  /// Kept from frame to frame, so that nothing is allocated for each.
  private(set) var header: [UInt8] = []
  private(set) var nonce: [UInt8] = []

  /// - Parameter keepsAggregateBit: whether both stations protect the sign of an aggregate (SPP A-MSDU).
  mutating func setHeader(_ frame: IEEE80211Header, keepsAggregateBit: Bool) {
    header.removeAll(keepingCapacity: true)
    // Without Retry, Power Management and More Data, which change on the way.
    var control = frame.frameControl & ~0x3800 | 0x4000
    if frame.type == .data { control &= ~0x0070 }
    if frame.isQoS { control &= ~0x8000 }
    header.append(UInt8(control & 255))
    header.append(UInt8(control >> 8))
    append(frame.receiver)
    append(frame.transmitter)
    append(frame.address3)
    header.append(frame.fragmentNumber)
    header.append(0)
    if frame.type == .data, frame.toDS, frame.fromDS { append(frame.address4) }
    if frame.isQoS {
      let aggregate: UInt8 = keepsAggregateBit && frame.hasAggregate ? 0x80 : 0
      header.append(frame.trafficIdentifier | aggregate)
      header.append(0)
    }
  }

  /// - Parameter hasFlags: whether the nonce begins with a byte of flags, CCMP's.
  mutating func setNonce(_ frame: IEEE80211Header, number: UInt64, hasFlags: Bool) {
    nonce.removeAll(keepingCapacity: true)
    if hasFlags { nonce.append(frame.trafficIdentifier | (frame.type == .management ? 0x10 : 0)) }
    for shift in stride(from: UInt64(40), through: 0, by: -8) {
      nonce.append(UInt8(truncatingIfNeeded: frame.transmitter.rawValue >> shift))
    }
    for shift in stride(from: UInt64(40), through: 0, by: -8) {
      nonce.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  private mutating func append(_ address: MACAddress) {
    for shift in stride(from: UInt64(40), through: 0, by: -8) {
      header.append(UInt8(truncatingIfNeeded: address.rawValue >> shift))
    }
  }
}
