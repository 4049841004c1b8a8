/// What an 802.11 station was handed to send, or handed on (an MSDU): an LLC header and a packet, in the clear.
public struct WiFiMSDU: Sendable {
  /// The frame that carried it, or the last of its fragments.
  public let frame: WiFiFrame
  public let source: MACAddress
  public let destination: MACAddress
  public let payload: DecodedPacket.Payload
  /// Bytes that the capture doesn't hold.
  public let missing: Int

  init(_ frame: WiFiFrame, _ reader: borrowing ByteReader, _ layer: Layer) {
    self.frame = frame
    source = layer.headers.sourceMAC
    destination = layer.headers.destinationMAC
    payload = DecodedPacket.Payload(
      buffer: layer.buffer, offset: UInt32(clamping: layer.origin + reader.offset),
      count: UInt32(clamping: reader.remaining))
    missing = max(layer.wireEnd - reader.end, 0)
  }

  /// The station that sent it, or that it was sent to, as its access point knows it.
  public var station: MACAddress {
    let header = frame.header
    return header.fromDS && !header.toDS ? header.receiver : header.transmitter
  }

  /// The same as an Ethernet frame (IEEE 802.1H): its EtherType instead of a SNAP header, its length before any other.
  ///
  /// - Parameter bytes: what ``payload`` points to.
  public func ethernetFrame(_ bytes: RawSpan) -> [UInt8] {
    var reader = ByteReader(bytes)
    let first = (try? reader.read(UInt32.self)) ?? 0
    let second = (try? reader.read(UInt32.self)) ?? 0
    let start = MACAddress(rawValue: UInt64(first) << 16 | UInt64(second >> 16))
    // Some access points put a whole Ethernet frame there, some two bytes of zero before the header.
    if first >> 16 != 0xaaaa, start == destination { return [UInt8](copying: bytes) }
    let addresses = destination.octets + source.octets
    switch (first, second >> 16) {
    case (0xaaaa_0300, 0x0000), (0xaaaa_0300, 0x00f8):
      return addresses + [UInt8](copying: bytes.extracting(droppingFirst: 6))
    case (0x0000_aaaa, 0x0300):
      return addresses + [UInt8](copying: bytes.extracting(droppingFirst: 8))
    default:
      let length = UInt16(clamping: bytes.byteCount + missing)
      return addresses + [UInt8(length >> 8), UInt8(length & 255)] + [UInt8](copying: bytes)
    }
  }
}

extension MACAddress {
  /// The six bytes as they are sent.
  public var octets: [UInt8] {
    (0..<6).map { UInt8(truncatingIfNeeded: rawValue >> UInt64(40 - $0 * 8)) }
  }
}
