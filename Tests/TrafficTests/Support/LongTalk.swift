import Packets

@testable import Traffic

/// A TCP connection over minutes and hours, made by hand: what either side sends when, and what is captured of it.
struct LongTalk {
  private var next: [Sender: UInt32] = [.client: 1_001, .server: 4_294_967_200]
  private let ends: Exchange.Ends
  private let captured: Set<Sender>
  private(set) var frames: [(packet: DecodedPacket, payload: [UInt8])] = []
  /// How long what is sent takes to be acknowledged, in seconds.
  private static let roundTrip = 0.02

  /// - Parameter begins: whether its beginning is captured.
  init(
    capturing captured: Set<Sender> = [.client, .server], begins: Bool = true,
    port: UInt16 = 41_000, ends: Exchange.Ends = Exchange.Ends()
  ) {
    var ends = ends
    ends.serverPort = port
    self.ends = ends
    self.captured = captured
    guard begins else { return }
    send(.client, .syn, at: 0, offset: -1)
    send(.server, [.syn, .ack], at: Self.roundTrip, offset: -1)
    send(.client, .ack, at: Self.roundTrip)
  }

  /// Sends payload, which the other side acknowledges.
  ///
  /// - Parameter isLost: not in the capture, though it arrives.
  mutating func say(
    _ bytes: [UInt8], by sender: Sender, at seconds: Double, isLost: Bool = false,
    isAcknowledged: Bool = true
  ) {
    if !isLost { send(sender, [.psh, .ack], at: seconds, payload: bytes) }
    next[sender, default: 0] &+= UInt32(bytes.count)
    if isAcknowledged { send(Self.other(sender), .ack, at: seconds + Self.roundTrip) }
  }

  /// Sends a keepalive probe, which the other side answers (RFC 9293 §3.8.4).
  ///
  /// - Parameter window: what the other side says it has room for.
  mutating func probe(
    by sender: Sender, at seconds: Double, carrying garbage: [UInt8] = [], window: UInt16 = 1000
  ) {
    send(sender, .ack, at: seconds, offset: -1, payload: garbage)
    send(Self.other(sender), .ack, at: seconds + Self.roundTrip, window: window)
  }

  /// Acknowledges once more what was acknowledged already.
  mutating func acknowledge(by sender: Sender, at seconds: Double) {
    send(sender, .ack, at: seconds)
  }

  private mutating func send(
    _ sender: Sender, _ flags: TCPFlags, at seconds: Double, offset: Int32 = 0,
    payload: [UInt8] = [], window: UInt16 = 1000
  ) {
    guard captured.contains(sender) else { return }
    var packet = DecodedPacket.between(ends, fromClient: sender == .client)
    packet.kind = .tcp
    packet.protocolNumber = 6
    packet.time = Exchange.start + Int64(seconds * 1e9)
    packet.frame = frames.count + 1
    packet.tcpFlags = flags
    packet.sequence = (next[sender] ?? 0) &+ UInt32(bitPattern: offset)
    packet.acknowledgment = flags.contains(.ack) ? next[Self.other(sender)] ?? 0 : 0
    packet.payloadLength = UInt32(payload.count)
    packet.ipLength = packet.payloadLength + 40
    packet.wireLength = packet.payloadLength + 54
    packet.window = window
    packet.fingerprint = UInt32(packet.frame)
    frames.append((packet, payload))
  }

  private static func other(_ sender: Sender) -> Sender { sender == .client ? .server : .client }

  /// What is known of the contact, of all of it or of its parts put together.
  func rhythm(cutAfter cut: Int? = nil) -> ContactRhythm {
    var summary = Self.summary(frames[..<(cut ?? frames.count)], isLater: false)
    if let cut { summary.append(Self.summary(frames[cut...], isLater: true)) }
    summary.close()
    return summary.contacts.values.first?.rhythm.rhythm ?? ContactRhythm()
  }

  /// Its beats, in words: `tcp client 4 every 60.0`, of those that vary in size `tls-record client 30 bytes 4 …`.
  func beats(cutAfter cut: Int? = nil) -> [String] { rhythm(cutAfter: cut).beats.map(\.words) }

  private static func summary(
    _ frames: ArraySlice<(packet: DecodedPacket, payload: [UInt8])>, isLater: Bool
  ) -> Summary {
    var options = Shard.Options()
    options.keepsHeads = isLater
    var shard = Shard(options)
    for (packet, payload) in frames { shard.take(packet, payload: payload.rawSpan) }
    return shard.finish()
  }
}

extension BeatTotals {
  /// Of whom it is, how large, how often, and the mean of what is between, in tenths of seconds.
  var words: String {
    let sum = apart.classes.reduce(0) { $0 + $1.sum }
    let mean = apart.count == 0 ? "" : " every \((sum / Double(apart.count) * 10).rounded() / 10)"
    let size = key.size == 0 ? "" : " \(key.size) bytes"
    return "\(key.kind.name) \(key.isFromClient ? "client" : "server")\(size) \(count)\(mean)"
  }
}
