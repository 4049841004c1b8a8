import Packets

/// The options of a pcapng block that is being written (draft-ietf-opsawg-pcapng §3.5).
struct PcapngOptionList {
  private var bytes: [UInt8] = []

  /// All of them with opt_endofopt, or nothing when there are none.
  var finished: [UInt8] { bytes.isEmpty ? [] : bytes + [0, 0, 0, 0] }

  /// Adds a value, of which an option holds at most 65,535 bytes.
  mutating func add(_ code: UInt16, _ value: some Collection<UInt8>) {
    let value = value.prefix(Int(UInt16.max))
    bytes.append(littleEndian: code)
    bytes.append(littleEndian: UInt16(value.count))
    bytes += value
    bytes += repeatElement(0, count: -value.count & 3)
  }

  mutating func add(_ code: UInt16, _ text: String?) {
    if let text { add(code, text.utf8) }
  }

  mutating func add(_ code: UInt16, _ count: UInt64?) {
    guard let count else { return }
    var value: [UInt8] = []
    value.append(littleEndian: count)
    add(code, value)
  }

  /// Adds an address of an interface, if_IPv4addr or if_IPv6addr, as a host's own: with all bits of the netmask set.
  mutating func add(_ address: IPAddress) {
    var value: [UInt8] = []
    if address.isV4 {
      value.append(bigEndian: address.v4Value)
      value.append(bigEndian: UInt32.max)
      add(4, value)
    } else {
      value.append(bigEndian: address.high)
      value.append(bigEndian: address.low)
      add(5, value + [128])
    }
  }
}
