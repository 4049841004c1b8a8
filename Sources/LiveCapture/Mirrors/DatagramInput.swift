import Captures
import Packets

/// A socket that a mirror sends datagrams to, each with one frame in it.
final class DatagramInput: LiveInput {
  /// Senders told apart; what further ones send is theirs together.
  private static let senderBound = 64
  /// What is taken in one turn at most, so that other inputs get theirs.
  private static let turn = (datagrams: 8192, bytes: 1 << 20)

  private let mirror: MirrorAddress
  private let senders: SenderList
  private let mirrorProtocol: MirrorProtocol
  private let socket: NetworkSocket
  /// Whether the system puts the IP header before what it hands over.
  private let hasIPHeader: Bool
  private var interfaces: [Origin: Int] = [:]
  private var refused = SenderCounts()
  private var unreadable = SenderCounts()
  private var orders: LastOrders?
  /// Whether something came after the capture was over.
  private var hasPassedEnd = false

  private struct Origin: Hashable {
    /// Nil for all senders beyond the bound.
    let sender: IPAddress?
    let linkType: LinkType
  }

  /// Opens the socket; nil for an address that no datagrams arrive at.
  init?(_ mirror: MirrorAddress, from senders: SenderList) throws(MirrorError) {
    self.mirror = mirror
    self.senders = senders
    do throws(NetworkSocket.Failure) {
      switch mirror.kind {
      case .datagrams(let kind, let address, let port):
        mirrorProtocol = kind
        hasIPHeader = false
        socket = try NetworkSocket.datagrams(at: address, port: port)
      case .gre(let address):
        mirrorProtocol = .gre
        hasIPHeader = address.isV4
        socket = try NetworkSocket.packets(ofProtocol: 47, at: address)
      case .listening, .dialling: return nil
      }
    } catch {
      throw MirrorError(mirror, error)
    }
  }

  var waits: [NetworkSocket.Wait] { [NetworkSocket.Wait(socket)] }

  /// Where the system doesn't tell when a datagram arrived, half a second is all there is.
  var isFinished: Bool {
    hasPassedEnd || !NetworkSocket.tellsArrival && orders?.isOver == true
  }

  func read(
    _ ready: [Bool], into batch: inout LiveBatch, _ description: inout CaptureDescription
  ) {
    guard ready.first == true, !isFinished else { return }
    batch.beginInput()
    let end = batch.bytes.count + Self.turn.bytes
    batch.bytes.reserveCapacity(end + NetworkSocket.longestDatagram)
    for _ in 0..<Self.turn.datagrams where batch.bytes.count < end && !batch.isFull {
      let start = batch.bytes.count
      guard let datagram = socket.receive(into: &batch.bytes) else { break }
      if NetworkSocket.tellsArrival, let orders, datagram.time > orders.time {
        hasPassedEnd = true
        batch.bytes.removeLast(datagram.count)
        break
      }
      guard senders.allows(datagram.sender, at: mirror) else {
        refused.count(datagram.sender)
        batch.bytes.removeLast(datagram.count)
        continue
      }
      take(datagram, at: start, into: &batch, &description)
    }
    tellLosses(&description)
  }

  private func take(
    _ datagram: NetworkSocket.Datagram, at start: Int, into batch: inout LiveBatch,
    _ description: inout CaptureDescription
  ) {
    var outside = 0
    if hasIPHeader, datagram.count > 0 { outside = Int(batch.bytes[start] & 15) * 4 }
    do throws(DecodeError) {
      var reader = ByteReader(batch.bytes.rawSpan.extracting(start..<batch.bytes.count))
      try reader.skip(outside)
      guard let frame = try mirrorProtocol.frame(in: reader.readRest()) else {
        batch.bytes.removeLast(datagram.count)
        return
      }
      let origin = self.origin(datagram.sender, frame.linkType)
      guard let interface = interface(for: origin, batch, &description) else { return }
      let offset = outside + frame.offset
      description.interfaces[interface].received =
        (description.interfaces[interface].received ?? 0) &+ 1
      batch.add(
        CaptureRecord(
          time: datagram.time, frame: 0, offset: start + offset,
          capturedLength: datagram.count - offset, originalLength: frame.originalLength,
          linkType: frame.linkType, interface: interface, fcsLength: 0, direction: .unknown))
    } catch {
      unreadable.count(datagram.sender)
      batch.bytes.removeLast(datagram.count)
    }
  }

  private func origin(_ sender: IPAddress, _ linkType: LinkType) -> Origin {
    let origin = Origin(sender: sender, linkType: linkType)
    if interfaces[origin] != nil || interfaces.count < Self.senderBound { return origin }
    return Origin(sender: nil, linkType: linkType)
  }

  /// The capture's interface that stands for a sender.
  private func interface(
    for origin: Origin, _ batch: borrowing LiveBatch, _ description: inout CaptureDescription
  ) -> Int? {
    if let known = interfaces[origin] { return known }
    let sender = origin.sender.map { "\($0)" } ?? "other senders"
    let interface = CaptureInterface(
      linkType: origin.linkType, timestampResolution: .nanoseconds,
      name: "\(mirror.scheme) from \(sender)", filter: batch.filterText(for: origin.linkType))
    let index = description.add(interface)
    interfaces[origin] = index
    return index
  }

  /// Losses are the socket's: they are told of the first sender's interface.
  private func tellLosses(_ description: inout CaptureDescription) {
    guard let dropped = socket.dropped, let first = interfaces.values.min() else { return }
    description.interfaces[first].droppedBySystem = dropped
  }

  func close(_ orders: LastOrders) { self.orders = orders }

  func finish(_ description: inout CaptureDescription) {
    tellLosses(&description)
    if let dropped = socket.dropped, dropped > 0 {
      description.add(
        note:
          "\(mirror.text): \(Self.datagrams(Int(clamping: dropped))) \(Self.were(Int(clamping: dropped))) lost, having come faster than they were read. A longer queue helps: 'sudo sysctl net.core.rmem_max=33554432'."
      )
    }
    let refusals = refused.sentences { count, sender in
      "\(mirror.text): \(Self.datagrams(count)) from \(sender) \(Self.were(count)) not heard, as '--allow' doesn't name that address."
    }
    let damages = unreadable.sentences { count, sender in
      "\(mirror.text): \(Self.datagrams(count)) from \(sender) \(Self.were(count)) left out: no \(mirror.protocolName), or damaged."
    }
    for note in refusals + damages { description.add(note: note) }
  }

  private static func datagrams(_ count: Int) -> String {
    count == 1 ? "1 datagram" : "\(count) datagrams"
  }

  private static func were(_ count: Int) -> String { count == 1 ? "was" : "were" }
}
