import Packets
import Traffic

/// Packets made by hand, turned into events by the shard that makes those of captures.
struct SampleTraffic {
  private var shard: Shard
  private var frame = 0
  private(set) var events: [TrafficEvent] = []
  var time = SampleReport.start

  init() {
    var options = Shard.Options()
    options.recordsEvents = true
    shard = Shard(options)
  }

  mutating func take(_ packet: DecodedPacket, _ payload: [UInt8] = []) {
    // Bytes of an array of bytes: nothing about them can be out of bounds or of a wrong type.
    unsafe shard.take(packet, payload: payload.span.bytes)
    events += shard.takeEvents()
  }

  @discardableResult
  mutating func finish() -> Summary {
    let summary = shard.finish()
    events += shard.takeEvents()
    return summary
  }

  /// A packet a millisecond after the one before.
  mutating func packet(
    _ kind: DecodedPacket.Kind, _ source: (String, UInt16), _ destination: (String, UInt16),
    payload: Int = 0
  ) -> DecodedPacket {
    frame += 1
    time += 1_000_000
    var packet = DecodedPacket()
    packet.time = time
    packet.frame = frame
    packet.fingerprint = UInt32(frame)
    packet.kind = kind
    packet.source = SampleReport.address(source.0)
    packet.destination = SampleReport.address(destination.0)
    packet.sourcePort = source.1
    packet.destinationPort = destination.1
    packet.sourceMAC = SampleReport.light
    packet.destinationMAC = SampleReport.router
    if source.0 != "192.168.1.9" {
      swap(&packet.sourceMAC, &packet.destinationMAC)
    }
    packet.payloadLength = UInt32(payload)
    packet.ipLength = UInt32(payload + 40)
    packet.wireLength = UInt32(payload + 54)
    packet.protocolNumber =
      switch kind {
      case .tcp: 6
      case .udp: 17
      case .icmp: 1
      case .icmpv6: 58
      default: 99
      }
    return packet
  }

  mutating func tcp(
    _ source: (String, UInt16), _ destination: (String, UInt16), _ flags: TCPFlags,
    sequence: UInt32, acknowledgment: UInt32 = 0, payload: Int = 0
  ) {
    var packet = packet(.tcp, source, destination, payload: payload)
    packet.tcpFlags = flags
    packet.sequence = sequence
    packet.acknowledgment = acknowledgment
    packet.window = 1000
    take(packet)
  }

  /// A piece of a TCP stream.
  mutating func segment(
    _ source: (String, UInt16), _ destination: (String, UInt16), sequence: UInt32,
    _ payload: [UInt8]
  ) {
    var packet = packet(.tcp, source, destination, payload: payload.count)
    packet.tcpFlags = [.ack, .psh]
    packet.sequence = sequence
    packet.window = 1000
    take(packet, payload)
  }

  /// The router refuses a datagram of a client's: the beginning of it, quoted (RFC 792).
  mutating func refuse(_ client: (String, UInt16), _ server: (String, UInt16), code: UInt8) {
    func bytes(_ address: String) -> [UInt8] {
      let value = SampleReport.address(address).v4Value
      return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
    let ports = [client.1 >> 8, client.1 & 255, server.1 >> 8, server.1 & 255].map { UInt8($0) }
    let quoted = [0x45, 0, 0, 76, 0, 1, 0, 0, 64, 17, 0, 0] + bytes(client.0) + bytes(server.0)
    let message = [3, code, 0, 0, 0, 0, 0, 0] + quoted + ports + [0, 56, 0, 0]
    take(
      packet(.icmp, ("192.168.1.1", 3), (client.0, UInt16(code)), payload: message.count), message)
  }

  /// - Parameter toAll: whether its frame is a broadcast.
  mutating func udp(
    _ source: (String, UInt16), _ destination: (String, UInt16), _ payload: [UInt8],
    toAll: Bool = false
  ) {
    var packet = packet(.udp, source, destination, payload: payload.count)
    if toAll { packet.destinationMAC = .broadcast }
    take(packet, payload)
  }

  mutating func arp(_ bytes: [UInt8]) {
    frame += 1
    time += 1_000_000
    var packet = DecodedPacket()
    packet.time = time
    packet.frame = frame
    packet.kind = .arp
    packet.sourceMAC = SampleReport.light
    packet.destinationMAC = .broadcast
    packet.wireLength = 42
    take(packet, bytes)
  }

  // MARK: Conversations

  static let device = ("192.168.1.9", UInt16(40000))
  static let server = ("18.196.4.20", UInt16(1883))

  /// A whole connection: handshake, ten bytes there, twenty back, both close.
  mutating func connection() {
    let (device, server) = (Self.device, Self.server)
    tcp(device, server, .syn, sequence: 100)
    tcp(server, device, [.syn, .ack], sequence: 500, acknowledgment: 101)
    tcp(device, server, .ack, sequence: 101, acknowledgment: 501)
    tcp(device, server, [.ack, .psh], sequence: 101, acknowledgment: 501, payload: 10)
    tcp(server, device, [.ack, .psh], sequence: 501, acknowledgment: 111, payload: 20)
    tcp(device, server, [.ack, .fin], sequence: 111, acknowledgment: 521)
    tcp(server, device, [.ack, .fin], sequence: 521, acknowledgment: 112)
    tcp(device, server, .ack, sequence: 112, acknowledgment: 522)
  }

  /// A question for mqtt.LightCo.example, and its answer.
  ///
  /// - Parameter alias: what the name is an alias of (CNAME).
  mutating func lookup(answered: Bool = true, aliasOf alias: String? = nil) {
    let resolver = ("192.168.1.1", UInt16(53))
    let asker = ("192.168.1.9", UInt16(5000))
    let name: [UInt8] = Array("\u{4}mqtt\u{7}LightCo\u{7}example\u{0}".utf8)
    udp(asker, resolver, [0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0] + name + [0, 1, 0, 1])
    guard answered else { return }
    let address: [UInt8] = [0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 18, 196, 4, 20]
    var answers: [UInt8] = [0xc0, 12] + address
    if let alias {
      var labels: [UInt8] = []
      for label in alias.split(separator: ".") {
        labels.append(UInt8(label.utf8.count))
        labels += Array(label.utf8)
      }
      labels.append(0)
      let cname: [UInt8] = [0xc0, 12, 0, 5, 0, 1, 0, 0, 0, 60, 0, UInt8(labels.count)]
      answers = cname + labels + labels + address
    }
    let count: UInt8 = alias == nil ? 1 : 2
    let head: [UInt8] = [0x12, 0x34, 0x81, 0x80, 0, 1, 0, count, 0, 0, 0, 0]
    udp(resolver, asker, head + name + [0, 1, 0, 1] + answers)
  }

  /// A DHCP request and its acknowledgment of 192.168.1.9 for an hour.
  ///
  /// - Parameter resolver: whom to ask for names, byte by byte; nil where the server names nobody.
  mutating func lease(hostName: String, resolver: [UInt8]? = nil) {
    let mac: [UInt8] = [0x24, 0x0a, 0xc4, 0, 0, 9]
    func message(_ operation: UInt8, _ yours: [UInt8], _ options: [UInt8]) -> [UInt8] {
      [operation, 1, 6, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0] + yours
        + [UInt8](repeating: 0, count: 8) + mac + [UInt8](repeating: 0, count: 202)
        + [0x63, 0x82, 0x53, 0x63] + options + [255]
    }
    let name = Array(hostName.utf8)
    udp(
      ("0.0.0.0", 68), ("255.255.255.255", 67),
      message(
        1, [0, 0, 0, 0], [53, 1, 3, 50, 4, 192, 168, 1, 9, 12, UInt8(name.count)] + name))
    udp(
      ("192.168.1.1", 67), ("192.168.1.9", 68),
      message(
        2, [192, 168, 1, 9],
        [53, 1, 5, 54, 4, 192, 168, 1, 1, 51, 4, 0, 0, 14, 16]
          + (resolver.map { [6, 4] + $0 } ?? [])))
  }

  /// The light tells all that it is at 192.168.1.9.
  mutating func announcement() {
    arp([
      0, 1, 8, 0, 6, 4, 0, 1, 0x24, 0x0a, 0xc4, 0, 0, 9, 192, 168, 1, 9, 0, 0, 0, 0, 0, 0, 192,
      168, 1, 9,
    ])
  }
}
