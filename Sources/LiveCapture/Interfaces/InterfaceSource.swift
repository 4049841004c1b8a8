import Captures
import Packets

/// Packets as they come from one or several interfaces: one capture, with its interfaces numbered in the order given.
public final class InterfaceSource: CaptureSource {
  /// Bytes of a batch at most, but for its last packet; of each interface.
  private static let batchLength = 1 << 20
  /// How long a wait for packets lasts before whoever reads may look at the clock, in milliseconds.
  private static let patience: CInt = 100

  public private(set) var description: CaptureDescription
  private var interfaces: [CapturedInterface]
  private var order: ArrivalOrder
  private let packetLimit: Int
  private let shouldStop: @Sendable () -> Bool
  /// When the capture was to end, in nanoseconds since 1970: what came until then is read still.
  private var endTime: Int64?

  /// Opens the interfaces.
  ///
  /// - Parameters:
  ///   - tell: called with a sentence when an interface goes and comes.
  ///   - shouldStop: asked at least ten times a second; true ends the capture.
  public init(
    _ interfaces: [String], _ options: InterfaceOptions = InterfaceOptions(),
    tell: @escaping (String) -> Void = { _ in }, shouldStop: @escaping @Sendable () -> Bool
  ) throws(InterfaceError) {
    var description = CaptureDescription(
      path: interfaces.joined(separator: ", "), format: .live)
    var opened: [CapturedInterface] = []
    for interface in interfaces {
      opened.append(try CapturedInterface(interface, options, &description, tell: tell))
    }
    self.interfaces = opened
    self.description = description
    self.shouldStop = shouldStop
    order = ArrivalOrder(interfaces: interfaces.count)
    packetLimit = options.packetLimit ?? .max
  }

  public func nextBatch() -> CaptureBatch? {
    guard !interfaces.isEmpty else { return nil }
    guard description.packets < packetLimit else { return end() }
    if endTime == nil {
      let waits = interfaces.map { NetworkSocket.Wait(descriptor: $0.descriptor) }
      _ = NetworkSocket.wait(for: waits, milliseconds: order.isHolding ? 10 : Self.patience)
      if shouldStop() { prepareToEnd() }
    }
    var bytes: [UInt8] = []
    var records: [CaptureRecord] = []
    for interface in interfaces {
      let limit = bytes.count + Self.batchLength
      interface.read(into: &bytes, &records, limit: limit, &description)
    }
    if endTime == nil, interfaces.allSatisfy(\.hasEnded) { endTime = .max }
    if let endTime {
      records.removeAll { $0.time > endTime }
      if records.isEmpty, !order.isHolding { return end() }
    }
    let (batch, ready) = order.take(
      bytes, records, until: endTime != nil ? .max : WallClock.now())
    return number(ready.prefix(packetLimit - description.packets), in: batch)
  }

  /// Waits until what came before this moment can be read.
  private func prepareToEnd() {
    endTime = WallClock.now()
    _ = NetworkSocket.wait(for: [], milliseconds: 2 * PcapHandle.latency)
  }

  private func number(_ records: ArraySlice<CaptureRecord>, in bytes: [UInt8]) -> CaptureBatch {
    var records = Array(records)
    var tally = PacketTally(description)
    for index in records.indices {
      records[index].frame = tally.count(
        time: records[index].time, originalLength: records[index].originalLength)
    }
    tally.store(in: &description)
    return CaptureBatch(bytes: bytes, records: records)
  }

  private func end() -> CaptureBatch? {
    for interface in interfaces where !interface.hasEnded { interface.finish(&description) }
    interfaces = []
    return nil
  }
}
