import Packets

/// A Name Resolution Block: the names that the recorder knew of addresses (draft-ietf-opsawg-pcapng §4.5).
struct PcapngNameResolution {
  private(set) var hosts: [CaptureHost] = []

  init(parsing body: RawSpan, _ byteOrder: ByteOrder) throws(DecodeError) {
    var reader = ByteReader(body)
    while reader.remaining >= 4 {
      let type: UInt16 = try reader.read(in: byteOrder)
      let length: UInt16 = try reader.read(in: byteOrder)
      guard type != 0 else { break }
      var record = ByteReader(try reader.readBytes(Int(length)))
      try reader.skip(min(-Int(length) & 3, reader.remaining))
      switch type {
      case 1: addNames(of: IPAddress(v4: try record.read()), record.readRest())
      case 2:
        let address = IPAddress(high: try record.read(), low: try record.read())
        addNames(of: address, record.readRest())
      default: break  // EUI-48 and EUI-64.
      }
    }
  }

  /// Names follow one another, each ended by a NUL.
  private mutating func addNames(of address: IPAddress, _ names: RawSpan) {
    for name in [UInt8](copying: names).split(separator: 0) {
      hosts.append(CaptureHost(address: address, name: String(decoding: name, as: UTF8.self)))
    }
  }
}
