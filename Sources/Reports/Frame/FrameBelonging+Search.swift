import Analysis
import Captures
import Dissection
import Packets
import Traffic

extension FrameBelonging {
  /// Frames after one in which the ends of its messages are looked for.
  private static let horizon = 4096
  /// Longest message that is put together, in bytes.
  private static let assemblyBound = 1 << 16

  /// Looks through the capture for what belongs to a frame.
  ///
  /// - Parameters:
  ///   - options: how the capture is read, keys for Wi-Fi for one.
  ///   - open: opens the capture from its beginning; it is read more than once.
  public init(
    of frame: CapturedFrame, _ secrets: Secrets, _ options: Analysis.Options = Analysis.Options(),
    open: () throws -> any CaptureSource
  ) throws {
    self.init()
    let number = frame.record.frame
    let last = number + Self.horizon
    let keys = options.wiFiKeys
    let body = try ProtectedWiFiBody.find(frame, keys: keys, open: open)
    piece.openedBody = body?.plain
    said = body.map { [$0.protection.sentence] } ?? []
    let own = FlowSegment.collect(in: try open(), through: number, wiFiKeys: keys) {
      $0.frame == number
    }
    let segment =
      own.last { $0.packet.kind == .tcp } ?? own.last { $0.packet.isFlowPacket } ?? own.last
    guard let segment else { return }
    let packet = segment.packet
    var log = FrameMessages(
      of: number...last,
      in: FrameMessages.FlowEnds(
        addresses: [packet.source, packet.destination],
        ports: [packet.sourcePort, packet.destinationPort]),
      secrets)
    var options = options
    options.frames = 1...last
    _ = Analysis(options).run([try open()]) { log.take($0) }
    piece.service = FrameStream.service(of: log.services)
    switch packet.kind {
    case .tcp where !segment.payload.isEmpty:
      let segments = FlowSegment.collect(in: try open(), through: last, wiFiKeys: keys) {
        $0.kind == .tcp && $0.source == packet.source && $0.destination == packet.destination
          && $0.sourcePort == packet.sourcePort && $0.destinationPort == packet.destinationPort
      }
      if let stream = FrameStream(segments, around: number) {
        find(
          in: stream, [packet.sourcePort, packet.destinationPort], number,
          FieldWords(secrets: secrets, time: .utc))
      }
    case .udp where piece.service == "quic":
      let earlier = FlowSegment.collect(in: try open(), through: number, wiFiKeys: keys) {
        $0.kind == .udp
          && [$0.sourcePort, $0.destinationPort].sorted()
            == [packet.sourcePort, packet.destinationPort].sorted()
          && Set([$0.source, $0.destination]) == [packet.source, packet.destination]
      }
      piece.initialDestinations = Self.initialDestinations(earlier)
    case _ where packet.kind == .fragment || packet.flags.contains(.reassembled):
      let fragments = FlowSegment.collect(in: try open(), through: last, wiFiKeys: keys) {
        $0.source == packet.source && $0.destination == packet.destination
          && $0.protocolNumber == packet.protocolNumber
          && ($0.kind == .fragment || $0.flags.contains(.reassembled))
      }
      find(in: fragments.map(\.packet), around: number)
    default: break
    }
    said += log.said(in: Set(messages.filter(\.isWhole).map(\.lastFrame) + [number]))
  }

  /// Connection IDs that keys of Initial packets may come of, at most.
  private static let destinationBound = 8

  /// Where the Initial packets of a flow were sent to, each once.
  private static func initialDestinations(_ segments: [FlowSegment]) -> [[UInt8]] {
    var destinations: [[UInt8]] = []
    for segment in segments where destinations.count < destinationBound {
      guard let packet = try? QUICPacket(parsing: segment.payload.rawSpan), packet.isInitial,
        !destinations.contains(packet.destination.bytes)
      else { continue }
      destinations.append(packet.destination.bytes)
    }
    return destinations
  }

  /// Finds the messages of a stream that the frame has pieces of.
  private mutating func find(
    in stream: FrameStream, _ ports: [UInt16], _ number: Int, _ words: FieldWords
  ) {
    let all = StreamMessages(
      stream.bytes, service: piece.service, ports: ports, isStart: stream.isStart)
    let own = stream.own
    func place(before offset: Int) -> StreamPiece {
      var place = StreamPiece()
      place.headerTable = all.headerTable(before: offset, in: stream.bytes)
      return place
    }
    for message in all.messages where message.range.overlaps(own) {
      let end = min(message.range.upperBound, stream.bytes.count)
      if message.isOutermost, message.range.lowerBound <= own.lowerBound {
        piece.service = message.service
        if message.range.lowerBound < own.lowerBound {
          piece.continued = min(message.range.upperBound, own.upperBound) - own.lowerBound
          piece.continuedName = message.name
        }
      }
      guard let first = stream.frame(at: message.range.lowerBound),
        let last = stream.frame(at: end - 1), first != last || end < message.range.upperBound
      else { continue }
      let found = Message(
        name: message.name, firstFrame: first, lastFrame: last, length: message.range.count,
        isWhole: end == message.range.upperBound)
      messages.append(found)
      guard message.isOutermost else { continue }
      let bytes = stream.bytes[message.range.lowerBound..<end].prefix(Self.assemblyBound)
      let dissection = Dissection(
        ofMessage: Array(bytes), service: message.service,
        in: place(before: message.range.lowerBound))
      if message.range.contains(own.lowerBound) {
        piece.continuesSecret = words.isMasked(dissection)
      }
      if found.isWhole, last == number, message.range.count <= Self.assemblyBound {
        assemblies.append(Assembly(message: found, dissection: dissection))
      }
    }
    piece.headerTable =
      place(before: own.lowerBound + piece.continued).headerTable
  }

  /// Finds the other pieces of an IP datagram.
  private mutating func find(in fragments: [DecodedPacket], around number: Int) {
    var pieces: [DecodedPacket] = []
    for packet in fragments {
      if packet.kind == .fragment {
        // Another datagram's: between the same two many may be under way.
        if let known = pieces.first, known.fingerprint != packet.fingerprint {
          if pieces.contains(where: { $0.frame == number }) { continue }
          pieces = []
        }
        pieces.append(packet)
        continue
      }
      if packet.frame == number || pieces.contains(where: { $0.frame == number }) {
        messages = [
          Message(
            name: "IP datagram", firstFrame: pieces.first?.frame ?? number,
            lastFrame: packet.frame, length: Int(packet.ipLength), isWhole: true)
        ]
        return
      }
      pieces = []
    }
    guard pieces.contains(where: { $0.frame == number }), let first = pieces.first,
      let last = pieces.last
    else { return }
    messages = [
      Message(
        name: "IP datagram", firstFrame: first.frame, lastFrame: last.frame, length: nil,
        isWhole: false)
    ]
  }
}
