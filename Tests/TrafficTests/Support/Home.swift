import Packets

@testable import Traffic

/// A home's traffic made by hand, and the household inferred from it.
struct Home {
  static let router = MACAddress(rawValue: 0x0200_0000_0001)

  static func station(_ number: Int) -> MACAddress {
    MACAddress(rawValue: 0x0200_0000_1000 + UInt64(number))
  }

  private var frames: [(packet: DecodedPacket, payload: [UInt8])] = []

  /// UDP from one station to another, and the answer.
  mutating func talk(
    _ mac: MACAddress, _ address: String, _ otherMAC: MACAddress, _ other: String,
    port: UInt16 = Exchange.Ends().serverPort, answered: Bool = true, timeToLive: UInt8 = 64
  ) {
    var ends = Exchange.Ends()
    ends.client = IPAddress(address)!
    ends.server = IPAddress(other)!
    ends.clientMAC = mac
    ends.serverMAC = otherMAC
    ends.clientPort = 50_000 + UInt16(frames.count)
    ends.serverPort = port
    add(ends, fromClient: true, timeToLive: timeToLive)
    let isGroup = ends.server.isMulticast || ends.serverMAC.isGroup
    if answered, !isGroup { add(ends, fromClient: false) }
  }

  private mutating func add(
    _ ends: Exchange.Ends, fromClient: Bool, payload: [UInt8] = [], timeToLive: UInt8 = 64
  ) {
    var packet = DecodedPacket.udp(
      ends, fromClient: fromClient, at: Double(frames.count), frame: frames.count + 1,
      length: UInt32(max(payload.count, 1)))
    packet.timeToLive = timeToLive
    frames.append((packet, payload))
  }

  /// An ARP packet in which a station names its address (RFC 826).
  mutating func claim(_ mac: MACAddress, _ address: String) {
    var packet = DecodedPacket()
    packet.kind = .arp
    packet.time = Exchange.start + Int64(frames.count) * 1_000_000_000
    packet.frame = frames.count + 1
    packet.sourceMAC = mac
    packet.destinationMAC = .broadcast
    packet.wireLength = 42
    let sender = IPAddress(address)!.v4Value
    let payload =
      [0, 1, 8, 0, 6, 4, 0, 1] + Self.bytes(mac.rawValue, 6) + Self.bytes(UInt64(sender), 4)
      + Self.bytes(0, 6) + Self.bytes(UInt64(sender), 4)
    frames.append((packet, payload))
  }

  /// The router's acknowledgment of a lease of 192.168.1.`host`; gives that address.
  mutating func lease(_ mac: MACAddress, _ host: UInt32) -> String {
    var ends = Exchange.Ends()
    ends.client = IPAddress("192.168.1.1")!
    ends.server = IPAddress("255.255.255.255")!
    ends.clientMAC = Self.router
    ends.serverMAC = .broadcast
    ends.clientPort = 67
    ends.serverPort = 68
    let acknowledgment = DHCPBytes.Fields(
      isReply: true, type: 5, mac: mac, yourAddress: 0xc0a8_0100 + host, mask: 0xffff_ff00,
      router: 0xc0a8_0101, resolver: 0xc0a8_0101)
    add(ends, fromClient: true, payload: DHCPBytes.message(acknowledgment))
    return "192.168.1.\(host)"
  }

  /// A router advertisement (RFC 4861 §4.2) of an on-link prefix of 64 bits.
  mutating func advertise(_ mac: MACAddress, from address: String, prefix: String) {
    var packet = DecodedPacket()
    packet.kind = .icmpv6
    packet.protocolNumber = 58
    packet.time = Exchange.start + Int64(frames.count) * 1_000_000_000
    packet.frame = frames.count + 1
    packet.source = IPAddress(address)!
    packet.destination = IPAddress("ff02::1")!
    packet.sourceMAC = mac
    packet.destinationMAC = MACAddress(rawValue: 0x3333_0000_0001)
    packet.sourcePort = 134
    packet.destinationPort = 133
    packet.timeToLive = 255
    packet.wireLength = 118
    let network = IPPrefix(prefix)!.address
    let payload: [UInt8] =
      [134, 0, 0, 0, 64, 0, 0x07, 0x08] + Self.bytes(0, 8) + [1, 1] + Self.bytes(mac.rawValue, 6)
      + [3, 4, 64, 0xc0] + Self.bytes(86_400, 4) + Self.bytes(86_400, 4) + Self.bytes(0, 4)
      + Self.bytes(network.high, 8) + Self.bytes(network.low, 8)
    packet.payloadLength = UInt32(payload.count)
    frames.append((packet, payload))
  }

  private static func bytes(_ value: UInt64, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt64((count - 1 - $0) * 8)) }
  }

  /// The household that is inferred from it all.
  func household(_ notes: HouseholdNotes = HouseholdNotes()) -> Household {
    var shard = Shard(Shard.Options())
    for (packet, payload) in frames { shard.take(packet, payload: payload.rawSpan) }
    var summary = shard.finish()
    summary.close()
    return HouseholdInference(summary, notes).household()
  }

  /// The addresses that a device is found to have, in order.
  func addresses(of mac: MACAddress) -> [String] {
    household().devices.first { $0.mac == mac }?.addresses.map(\.description) ?? []
  }
}
