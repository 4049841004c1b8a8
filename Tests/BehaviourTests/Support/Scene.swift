import Behaviour
import Packets
import Traffic

/// A home's traffic made by hand, as some place in it sees it.
struct Scene {
  struct Station {
    let mac: MACAddress
    let address: IPAddress

    init(_ number: Int, _ address: String) {
      mac = MACAddress(rawValue: 0x0200_0000_1000 + UInt64(number))
      self.address = IPAddress(address)!
    }

    init(_ mac: MACAddress, _ address: String) {
      self.mac = mac
      self.address = IPAddress(address)!
    }
  }

  static let router = Station(0, "192.168.1.1")
  static let laptop = Station(1, "192.168.1.5")
  static let light = Station(2, "192.168.1.9")
  static let plug = Station(3, "192.168.1.10")
  static let robot = Station(4, "192.168.1.11")
  /// A host elsewhere, behind the router.
  static func host(_ number: Int, behind router: Station = router) -> Station {
    Station(router.mac, "198.51.100.\(number)")
  }

  enum Sides { case both, client, server }

  private var packets: [DecodedPacket] = []
  private var lastPort: UInt16 = 50_000
  var capture = VantageGround.Capture(packets: 0)
  var frames = FrameTotals()
  var isFiltered = false
  /// The packet that begins a second capture, days later.
  var cut: Int?
  /// Whether nobody captured between the two.
  var pauses = true
  /// Tunnels that all of it was found inside.
  var depth: UInt8 = 0

  /// A datagram and as many answers, so many times.
  mutating func talk(
    _ client: Station, _ server: Station, times: Int = 1, port: UInt16 = 9999,
    answered: Bool = true,
    flags: DecodedPacket.Flags = [], timeToLive: UInt8 = 64
  ) {
    lastPort += 1
    for _ in 0..<times {
      var packet = packet(client, server, .udp, (lastPort, port))
      packet.flags = flags
      packet.timeToLive = timeToLive
      packets.append(packet)
      if answered { packets.append(self.packet(server, client, .udp, (port, lastPort))) }
    }
  }

  /// What a station says to all.
  mutating func broadcast(_ station: Station, times: Int = 1) {
    let all = Station(MACAddress.broadcast, "255.255.255.255")
    talk(station, all, times: times, port: 56_700, answered: false)
  }

  /// A TCP connection that carries so many segments of 100 bytes each way, all acknowledged.
  ///
  /// - Parameter lost: which of the client's segments are not captured.
  mutating func connect(
    _ client: Station, _ server: Station, segments: Int = 2, captured: Sides = .both,
    lost: Set<Int> = []
  ) {
    lastPort += 1
    let ports = (lastPort, UInt16(8883))
    var exchange: [(fromClient: Bool, DecodedPacket)] = []
    func add(_ fromClient: Bool, _ flags: TCPFlags, _ own: Int, _ other: Int, _ length: Int = 0) {
      var packet =
        fromClient
        ? self.packet(client, server, .tcp, ports)
        : self.packet(server, client, .tcp, (ports.1, ports.0))
      packet.tcpFlags = flags
      packet.sequence = UInt32((fromClient ? 1000 : 9000) + own)
      packet.acknowledgment =
        flags.contains(.ack) ? UInt32((fromClient ? 9000 : 1000) + other) : 0
      packet.payloadLength = UInt32(length)
      packet.window = 1000
      exchange.append((fromClient, packet))
    }
    add(true, .syn, 0, 0)
    add(false, [.syn, .ack], 0, 1)
    add(true, .ack, 1, 1)
    for index in 0..<segments {
      let done = 1 + index * 100
      if !lost.contains(index) { add(true, [.psh, .ack], done, done, 100) }
      add(false, [.psh, .ack], done, done + 100, 100)
      add(true, .ack, done + 100, done + 100)
    }
    for (fromClient, packet) in exchange
    where captured == .both || fromClient == (captured == .client) {
      packets.append(packet)
    }
  }

  private func packet(
    _ source: Station, _ destination: Station, _ kind: DecodedPacket.Kind,
    _ ports: (UInt16, UInt16)
  ) -> DecodedPacket {
    var packet = DecodedPacket()
    packet.kind = kind
    packet.protocolNumber = kind == .tcp ? 6 : 17
    packet.source = source.address
    packet.destination = destination.address
    packet.sourceMAC = source.mac
    packet.destinationMAC = destination.mac
    packet.sourcePort = ports.0
    packet.destinationPort = ports.1
    packet.timeToLive = 64
    packet.payloadLength = kind == .tcp ? 0 : 20
    packet.wireLength = 100
    packet.ipLength = 86
    return packet
  }

  /// What is judged of it.
  func vantage() -> Vantage {
    var shard = Shard(Shard.Options())
    let nothing: [UInt8] = []
    for (index, packet) in packets.enumerated() {
      var packet = packet
      packet.frame = index + 1
      packet.time = 1_700_000_000_000_000_000 + Int64(index) * 10_000_000
      packet.fingerprint = UInt32(index)
      if let cut, index >= cut {
        packet.capture = 1
        packet.frame -= cut
        packet.time += 200_000_000_000_000
        if index == cut, pauses { shard.pause() }
      }
      packet.depth = depth
      shard.take(packet, payload: nothing.rawSpan)
    }
    var summary = shard.finish()
    summary.close()
    summary.take([0: frames])
    let household = HouseholdInference(summary).household()
    var capture = capture
    capture.packets = packets.count
    let names = [
      Self.laptop: "laptop", Self.light: "light", Self.plug: "plug", Self.robot: "robot",
    ]
    return Vantage(
      judging: VantageGround(
        summary, household, captures: cut == nil ? [capture] : [capture, capture],
        labels: household.devices.map { device in
          names.first { $0.key.mac == device.mac }?.value ?? device.id
        }, isFiltered: isFiltered))
  }
}

extension Scene.Station: Hashable {}

extension Vantage {
  /// The kinds of its statements, warnings marked.
  var kinds: [String] { statements.map { $0.kind + ($0.severity == .warning ? "!" : "") } }

  func statement(_ kind: String) -> Statement? { statements.first { $0.kind == kind } }
}
