extension ByteReader {
  mutating func readIPv4() throws(DecodeError) -> IPAddress {
    IPAddress(v4: try read())
  }

  mutating func readIPv6() throws(DecodeError) -> IPAddress {
    IPAddress(high: try read(), low: try read())
  }

  mutating func readMACAddress() throws(DecodeError) -> MACAddress {
    let high: UInt16 = try read()
    let low: UInt32 = try read()
    return MACAddress(rawValue: UInt64(high) << 32 | UInt64(low))
  }
}
