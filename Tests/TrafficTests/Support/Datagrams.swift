import Packets

@testable import Traffic

/// UDP datagrams between stations of a home, and what a shard makes of them.
struct Datagrams {
  /// One end: a station by its number, with its address and port.
  struct End {
    var station: Int
    var address: String
    var port: UInt16
  }

  private var shard: Shard
  private(set) var events: [TrafficEvent] = []
  private var frame = 0
  private var time = Exchange.start

  init(wantsLog: Bool = true) {
    var options = Shard.Options()
    options.recordsEvents = wantsLog
    shard = Shard(options)
  }

  /// A datagram, `milliseconds` after the one before.
  mutating func send(
    _ payload: [UInt8], from source: End, to destination: End, after milliseconds: Int64 = 10
  ) {
    frame += 1
    time += milliseconds * 1_000_000
    var packet = DecodedPacket()
    packet.kind = .udp
    packet.protocolNumber = 17
    packet.time = time
    packet.frame = frame
    packet.fingerprint = UInt32(frame)
    packet.source = IPAddress(source.address) ?? .unspecified
    packet.destination = IPAddress(destination.address) ?? .unspecified
    packet.sourcePort = source.port
    packet.destinationPort = destination.port
    packet.sourceMAC = Home.station(source.station)
    packet.destinationMAC =
      packet.destination.isMulticast
      ? MACAddress(rawValue: 0x0100_5e00_00fb) : Home.station(destination.station)
    packet.payloadLength = UInt32(payload.count)
    packet.wireLength = packet.payloadLength + 42
    shard.take(packet, payload: payload.rawSpan)
    events += shard.takeEvents()
  }

  /// What was claimed of stations: `1 mdns-host lamp`, in order.
  mutating func claims() -> [String] {
    finish().claims.devices.keys.sorted().map { claim in
      "\(claim.mac.rawValue - Home.station(0).rawValue) \(claim.subject.rawValue) \(claim.value)"
    }
  }

  /// The addresses that were claimed: `1 2001:db8::9`, in order.
  mutating func addresses() -> [String] {
    finish().claims.addresses.keys.sorted().map {
      "\($0.mac.rawValue - Home.station(0).rawValue) \($0.address)"
    }
  }

  mutating func finish() -> Summary {
    let summary = shard.finish()
    events += shard.takeEvents()
    return summary
  }

  /// The records of sessions that the log was told.
  var records: [SessionRecord] {
    events.compactMap { event in
      if case .session(let record, _) = event.kind { record } else { nil }
    }
  }

  /// The DNS transactions that the log was told.
  var transactions: [DNSTransaction] {
    events.compactMap { event in
      if case .dns(let transaction) = event.kind { transaction } else { nil }
    }
  }
}
