import Packets

/// Packets in words: a line each.
public struct PacketText: Sendable {
  private let time: LocalTime
  private let severalCaptures: Bool
  private var date = ""

  /// - Parameters:
  ///   - severalCaptures: whether frame numbers must say whose they are.
  public init(_ time: LocalTime, severalCaptures: Bool = false) {
    self.time = time
    self.severalCaptures = severalCaptures
  }

  /// The lines that a packet makes, without newlines: itself, after the date where that changes.
  public mutating func lines(_ packet: DecodedPacket) -> [String] {
    var lines: [String] = []
    let today = time.date(packet.time)
    if today != date {
      date = today
      lines.append(today)
    }
    let frame = (severalCaptures ? "\(packet.capture + 1):" : "") + "#\(packet.frame)"
    // What a tunnel carries stands under it, further in.
    let depth = String(repeating: "  ", count: Int(packet.depth))
    lines.append(
      "\(time.clock(packet.time, .milliseconds))  \(frame.padded(to: 7))  "
        + "\(depth)\(Self.ends(of: packet))  \(Self.words(packet).joined(separator: "  "))")
    return lines
  }

  private static func ends(of packet: DecodedPacket) -> String {
    switch packet.kind {
    case .tcp, .udp:
      endPoint(packet.source.description, packet.sourcePort) + " > "
        + endPoint(packet.destination.description, packet.destinationPort)
    case .arp, .other: "\(packet.sourceMAC) > \(packet.destinationMAC)"
    default: "\(packet.source) > \(packet.destination)"
    }
  }

  private static func words(_ packet: DecodedPacket) -> [String] {
    var words = [protocolWords(packet)]
    if packet.kind == .tcp { words.append(packet.tcpFlags.description) }
    switch packet.kind {
    case .arp, .other, .fragment: words.append("\(packet.wireLength) bytes")
    default: words.append("\(packet.payloadLength) bytes")
    }
    if packet.vlan != 0 { words.append("VLAN \(packet.vlan)") }
    words += flagWords(packet.flags)
    return words.filter { !$0.isEmpty }
  }

  private static func protocolWords(_ packet: DecodedPacket) -> String {
    switch packet.kind {
    case .icmp, .icmpv6:
      "\(IPProtocolName.of(packet.kind, number: packet.protocolNumber)) type \(packet.sourcePort)"
    case .fragment:
      "fragment of \(IPProtocolName.of(.otherIP, number: packet.protocolNumber))"
    case .arp: "ARP"
    case .other: "no IP"
    default: IPProtocolName.of(packet.kind, number: packet.protocolNumber)
    }
  }

  private static func flagWords(_ flags: DecodedPacket.Flags) -> [String] {
    var words: [String] = []
    if flags.contains(.carrier) { words.append("carries:") }
    if flags.contains(.reassembled) { words.append("reassembled") }
    if flags.contains(.cut) { words.append("cut by the snap length") }
    if flags.contains(.malformed) { words.append("contradicts itself") }
    if flags.contains(.retry) { words.append("Wi-Fi retry") }
    return words
  }
}
