import Captures
import Packets

/// Packets that mirrors send over the network, and those of interfaces beside them: one capture, in which each sender
/// is an interface.
public final class MirrorSource: CaptureSource {
  /// How long a wait for packets lasts before whoever reads may look at the clock, in milliseconds.
  private static let patience: CInt = 100

  public private(set) var description: CaptureDescription
  private var selection: LiveBatch.Selection
  private let packetLimit: Int
  private var inputs: [any LiveInput] = []
  private let shouldStop: @Sendable () -> Bool
  /// Whether the capture is over, and only what came before is read.
  private var isClosing = false

  /// Opens everything; what is dialled has answered then.
  ///
  /// - Parameters:
  ///   - senders: whose copies are heard.
  ///   - shouldStop: asked at least ten times a second; true ends the capture.
  /// - Throws: a ``MirrorError``, an ``InterfaceError`` or a ``CaptureFilterError``.
  public init(
    _ mirrors: [MirrorAddress], from senders: SenderList,
    _ options: MirrorOptions = MirrorOptions(),
    shouldStop: @escaping @Sendable () -> Bool
  ) throws {
    self.shouldStop = shouldStop
    packetLimit = options.packetLimit ?? .max
    selection = LiveBatch.Selection(
      filter: try CaptureFilter(options.filter), snapLength: options.snapLength ?? .max)
    let names = options.interfaces + mirrors.map(\.text)
    description = CaptureDescription(path: names.joined(separator: ", "), format: .live)
    for name in options.interfaces {
      inputs.append(
        try InterfaceInput(name, options.interfaceOptions, &description, tell: options.tell))
    }
    let count = ConnectionCount()
    for mirror in mirrors {
      let input: (any LiveInput)? =
        switch mirror.kind {
        case .datagrams, .gre: try DatagramInput(mirror, from: senders)
        case .listening: try StreamListener(mirror, from: senders, counting: count)
        case .dialling:
          try StreamDialler(
            mirror, counting: count, reconnects: options.reconnects, tell: options.tell,
            shouldStop: shouldStop)
        }
      if let input { inputs.append(input) }
    }
  }

  public func nextBatch() -> CaptureBatch? {
    guard description.packets < packetLimit, !inputs.allSatisfy(\.isFinished) else { return end() }
    if !isClosing, shouldStop() { close() }
    let waits = inputs.map { $0.isFinished ? [] : $0.waits }
    let ready = NetworkSocket.wait(
      for: waits.flatMap(\.self),
      milliseconds: isClosing ? 2 * PcapHandle.latency : Self.patience)
    if isClosing, !ready.contains(true) { return end() }
    selection.limit = packetLimit - description.packets
    var batch = LiveBatch(selection)
    var next = 0
    for (input, waits) in zip(inputs, waits) {
      input.read(Array(ready[next..<next + waits.count]), into: &batch, &description)
      next += waits.count
    }
    return batch.finish(&description)
  }

  private func close() {
    isClosing = true
    let orders = LastOrders()
    for input in inputs { input.close(orders) }
  }

  private func end() -> CaptureBatch? {
    for input in inputs { input.finish(&description) }
    inputs = []
    return nil
  }
}

/// How mirrors are heard.
public struct MirrorOptions {
  /// Interfaces to capture on as well.
  public var interfaces: [String] = []
  public var interfaceOptions = InterfaceOptions()
  /// The filter in tcpdump's language (pcap-filter(7)) for packets of a link type that mirrors copied; nil to keep all.
  public var filter: (LinkType) -> String? = { _ in nil }
  /// Most bytes kept of a packet; nil for all.
  public var snapLength: Int?
  /// After how many packets the capture ends; nil for no limit.
  public var packetLimit: Int?
  /// Whether what was dialled is dialled again when it has ended, every 5 seconds.
  public var reconnects = false
  /// Called with a sentence when a connection or an interface goes and comes.
  public var tell: (String) -> Void = { _ in }

  public init() {}
}
