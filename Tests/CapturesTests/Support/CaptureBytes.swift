/// Builds captures byte by byte, as their specifications draw them.
struct CaptureBytes {
  enum Order: CaseIterable {
    case little
    case big
  }

  let order: Order
  private(set) var bytes: [UInt8] = []

  init(_ order: Order = .little) { self.order = order }

  mutating func add<Integer: FixedWidthInteger>(_ value: Integer) {
    let ordered = order == .big ? value.bigEndian : value.littleEndian
    for index in 0..<Integer.bitWidth / 8 {
      bytes.append(UInt8(truncatingIfNeeded: ordered >> (index * 8)))
    }
  }

  mutating func add(_ raw: [UInt8]) { bytes += raw }

  /// A piece in the same byte order.
  func piece(_ build: (inout CaptureBytes) -> Void) -> [UInt8] {
    var piece = CaptureBytes(order)
    build(&piece)
    return piece.bytes
  }
}

// pcap (draft-ietf-opsawg-pcap)
extension CaptureBytes {
  static func pcap(
    _ order: Order = .little, magic: UInt32 = 0xa1b2_c3d4, version: (UInt16, UInt16) = (2, 4),
    snapLength: UInt32 = 65535, network: UInt32 = 1
  ) -> CaptureBytes {
    var bytes = CaptureBytes(order)
    bytes.add(magic)
    bytes.add(version.0)
    bytes.add(version.1)
    bytes.add(0 as UInt64)
    bytes.add(snapLength)
    bytes.add(network)
    return bytes
  }

  mutating func addRecord(
    seconds: UInt32, fraction: UInt32 = 0, _ data: [UInt8], captured: UInt32? = nil,
    original: UInt32? = nil, extra: [UInt8] = []
  ) {
    add(seconds)
    add(fraction)
    add(captured ?? UInt32(data.count))
    add(original ?? UInt32(data.count))
    add(extra)
    add(data)
  }
}

// pcapng (draft-ietf-opsawg-pcapng)
extension CaptureBytes {
  mutating func addBlock(_ type: UInt32, _ body: [UInt8]) {
    let padded = body + [UInt8](repeating: 0, count: -body.count & 3)
    add(type)
    add(UInt32(padded.count + 12))
    add(padded)
    add(UInt32(padded.count + 12))
  }

  func option(_ code: UInt16, _ value: [UInt8]) -> [UInt8] {
    piece {
      $0.add(code)
      $0.add(UInt16(value.count))
      $0.add(value + [UInt8](repeating: 0, count: -value.count & 3))
    }
  }

  func option(_ code: UInt16, _ text: String) -> [UInt8] { option(code, Array(text.utf8)) }

  static func pcapng(_ order: Order = .little, options: [UInt8] = []) -> CaptureBytes {
    var bytes = CaptureBytes(order)
    bytes.addSection(options: options)
    return bytes
  }

  mutating func addSection(version: (UInt16, UInt16) = (1, 0), options: [UInt8] = []) {
    addBlock(
      0x0a0d_0d0a,
      piece {
        $0.add(0x1a2b_3c4d as UInt32)
        $0.add(version.0)
        $0.add(version.1)
        $0.add(-1 as Int64)
        $0.add(options)
      })
  }

  mutating func addInterface(linkType: UInt16 = 1, snapLength: UInt32 = 0, options: [UInt8] = []) {
    addBlock(
      1,
      piece {
        $0.add(linkType)
        $0.add(0 as UInt16)
        $0.add(snapLength)
        $0.add(options)
      })
  }

  /// An Enhanced Packet Block.
  mutating func addPacket(
    ticks: UInt64, _ data: [UInt8], interface: UInt32 = 0, captured: UInt32? = nil,
    original: UInt32? = nil, options: [UInt8] = []
  ) {
    addBlock(
      6,
      piece {
        $0.add(interface)
        $0.add(UInt32(ticks >> 32))
        $0.add(UInt32(truncatingIfNeeded: ticks))
        $0.add(captured ?? UInt32(data.count))
        $0.add(original ?? UInt32(data.count))
        $0.add(data + [UInt8](repeating: 0, count: -data.count & 3))
        $0.add(options)
      })
  }
}
