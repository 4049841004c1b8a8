import Packets
import Testing

@testable import Traffic

/// A conversation made by hand: packets between a client in the home and a server elsewhere.
///
/// Written as lines of `SIDE FLAGS SEQUENCE ACKNOWLEDGMENT LENGTH`, the last two optional. The side is `C` or `S`; flags are
/// letters of `SAFRPU`, or `-`; then may follow `w0` (zero window), `=` (identical to the packet before)
/// and `+N` (N milliseconds after the packet before; 10 when not said).
struct Exchange {
  struct Ends {
    var client = IPAddress("192.168.1.10")!
    var server = IPAddress("198.51.100.7")!
    var clientPort: UInt16 = 50_000
    var serverPort: UInt16 = 41_000
    var clientMAC = MACAddress(rawValue: 0x0200_0000_0010)
    var serverMAC = MACAddress(rawValue: 0x0200_0000_0001)

    /// The same with a server that sorts before the client.
    static var downward: Ends {
      var ends = Ends()
      ends.server = IPAddress("8.8.4.4")!
      return ends
    }
  }

  static let start: Int64 = 1_700_000_000_000_000_000

  private(set) var packets: [DecodedPacket] = []
  let ends: Ends

  init(_ script: String, ends: Ends = Ends()) {
    self.ends = ends
    var time = Self.start
    for line in script.split(whereSeparator: { $0 == "\n" || $0 == ";" }) {
      let words = line.split(separator: " ").map(String.init)
      guard words.count >= 2 else { continue }
      let step = words.first { $0.hasPrefix("+") }.flatMap { Int64($0.dropFirst()) } ?? 10
      if !packets.isEmpty { time += step * 1_000_000 }
      packets.append(packet(words, at: time))
    }
  }

  private func packet(_ words: [String], at time: Int64) -> DecodedPacket {
    let numbers = words.dropFirst(2).filter { !$0.hasPrefix("+") }.compactMap { UInt32($0) }
    var packet = DecodedPacket.between(ends, fromClient: words[0] == "C")
    packet.kind = .tcp
    packet.protocolNumber = 6
    packet.time = time
    packet.frame = packets.count + 1
    packet.tcpFlags = Self.flags(words[1])
    packet.sequence = numbers.first ?? 0
    packet.acknowledgment = numbers.dropFirst().first ?? 0
    packet.payloadLength = numbers.dropFirst(2).first ?? 0
    packet.ipLength = packet.payloadLength + 40
    packet.wireLength = packet.payloadLength + 54
    packet.window = words.contains("w0") ? 0 : 1000
    packet.fingerprint = UInt32(packet.frame)
    if words.contains("="), let before = packets.last { packet.fingerprint = before.fingerprint }
    return packet
  }

  private static func flags(_ letters: String) -> TCPFlags {
    letters.reduce(into: []) { flags, letter in
      switch letter {
      case "S": flags.insert(.syn)
      case "A": flags.insert(.ack)
      case "F": flags.insert(.fin)
      case "R": flags.insert(.rst)
      case "P": flags.insert(.psh)
      case "U": flags.insert(.urg)
      default: break
      }
    }
  }

  /// The flows that a shard makes of it, in the order they end.
  func flows() -> [Flow] { packets.flows() }
}

extension DecodedPacket {
  /// A packet without transport between two ends.
  static func between(_ ends: Exchange.Ends, fromClient: Bool) -> DecodedPacket {
    var packet = DecodedPacket()
    packet.source = fromClient ? ends.client : ends.server
    packet.destination = fromClient ? ends.server : ends.client
    packet.sourcePort = fromClient ? ends.clientPort : ends.serverPort
    packet.destinationPort = fromClient ? ends.serverPort : ends.clientPort
    packet.sourceMAC = fromClient ? ends.clientMAC : ends.serverMAC
    packet.destinationMAC = fromClient ? ends.serverMAC : ends.clientMAC
    packet.timeToLive = 64
    return packet
  }

  /// A TCP segment between two ends, as many milliseconds after the start as its frame's number.
  static func tcp(
    _ ends: Exchange.Ends, fromClient: Bool, frame: Int, _ flags: TCPFlags, sequence: UInt32,
    acknowledgment: UInt32, length: Int
  ) -> DecodedPacket {
    var packet = between(ends, fromClient: fromClient)
    packet.kind = .tcp
    packet.protocolNumber = 6
    packet.time = Exchange.start + Int64(frame) * 1_000_000
    packet.frame = frame
    packet.fingerprint = UInt32(frame)
    packet.tcpFlags = flags
    packet.sequence = sequence
    packet.acknowledgment = acknowledgment
    packet.window = 1000
    packet.payloadLength = UInt32(length)
    packet.ipLength = UInt32(length) + 40
    packet.wireLength = UInt32(length) + 54
    return packet
  }

  /// A UDP packet between two ends.
  static func udp(
    _ ends: Exchange.Ends, fromClient: Bool = true, at seconds: Double, frame: Int,
    length: UInt32 = 20
  ) -> DecodedPacket {
    var packet = between(ends, fromClient: fromClient)
    packet.kind = .udp
    packet.protocolNumber = 17
    packet.time = Exchange.start + Int64(seconds * 1e9)
    packet.frame = frame
    packet.payloadLength = length
    packet.ipLength = length + 28
    packet.wireLength = length + 42
    packet.fingerprint = UInt32(truncatingIfNeeded: frame)
    return packet
  }
}

extension [DecodedPacket] {
  /// The flows that a shard makes of these packets, in the order they end.
  func flows() -> [Flow] {
    var options = Shard.Options()
    options.recordsEvents = true
    var shard = Shard(options)
    let nothing: [UInt8] = []
    for packet in self { shard.take(packet, payload: nothing.rawSpan) }
    _ = shard.finish()
    return shard.takeEvents().compactMap { event in
      if case .left(let flow) = event.kind { flow } else { nil }
    }
  }

  /// What a shard has to say of these packets, every flow folded.
  func summary() -> Summary {
    var shard = Shard(Shard.Options())
    let nothing: [UInt8] = []
    for packet in self { shard.take(packet, payload: nothing.rawSpan) }
    var summary = shard.finish()
    summary.close()
    return summary
  }
}
