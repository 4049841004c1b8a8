import Captures
import Packets

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Packets as they come from one or several interfaces: one capture, with its interfaces numbered in the order given.
public final class InterfaceSource: CaptureSource {
  /// Bytes of a batch at most, but for its last packet.
  private static let batchLength = 1 << 20
  /// How long a wait for packets lasts before whoever reads may look at the clock, in milliseconds.
  private static let patience: CInt = 100

  public private(set) var description: CaptureDescription
  private let handles: [PcapHandle]
  private let packetLimit: Int
  private let shouldStop: @Sendable () -> Bool

  /// Opens the interfaces.
  ///
  /// - Parameter shouldStop: asked at least ten times a second; true ends the capture.
  public init(
    _ interfaces: [String], _ options: InterfaceOptions = InterfaceOptions(),
    shouldStop: @escaping @Sendable () -> Bool
  ) throws(InterfaceError) {
    var handles: [PcapHandle] = []
    for interface in interfaces { handles.append(try PcapHandle(interface, options)) }
    self.handles = handles
    packetLimit = options.packetLimit ?? .max
    self.shouldStop = shouldStop
    description = CaptureDescription(path: interfaces.joined(separator: ", "), format: .live)
    for handle in handles {
      _ = description.add(
        CaptureInterface(
          linkType: handle.linkType, snapLength: handle.snapLength,
          timestampResolution: .nanoseconds, name: handle.interface, filter: handle.filter))
    }
  }

  public func nextBatch() -> CaptureBatch? {
    guard description.packets < packetLimit, !shouldStop() else { return end() }
    var requests = handles.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
    _ = unsafe poll(&requests, nfds_t(requests.count), Self.patience)
    guard !shouldStop() else { return end() }
    return read()
  }

  private func read() -> CaptureBatch {
    var bytes: [UInt8] = []
    var records: [CaptureRecord] = []
    for (index, handle) in handles.enumerated() {
      let remaining = packetLimit - description.packets - records.count
      try? handle.read(into: &bytes, limit: Self.batchLength, count: remaining) {
        time, offset, capturedLength, originalLength in
        records.append(
          CaptureRecord(
            time: time, frame: 0, offset: offset, capturedLength: capturedLength,
            originalLength: originalLength, linkType: handle.linkType, interface: index,
            fcsLength: 0, direction: .unknown))
      }
    }
    if handles.count > 1 { records.sort { $0.time < $1.time } }
    var tally = PacketTally(description)
    for index in records.indices {
      records[index].frame = tally.count(
        time: records[index].time, originalLength: records[index].originalLength)
    }
    tally.store(in: &description)
    return CaptureBatch(bytes: bytes, records: records)
  }

  private func end() -> CaptureBatch? {
    for (index, handle) in handles.enumerated() {
      guard let counts = handle.counts else { continue }
      description.count(counts, of: index)
    }
    return nil
  }
}

extension CaptureDescription {
  fileprivate mutating func count(_ counts: InterfaceCounts, of interface: Int) {
    interfaces[interface].received = counts.received
    interfaces[interface].droppedBySystem = counts.droppedBySystem
    interfaces[interface].droppedByInterface = counts.droppedByInterface
  }
}
