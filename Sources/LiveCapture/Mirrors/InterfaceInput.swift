import Captures

/// An interface, beside mirrors.
final class InterfaceInput: LiveInput {
  /// Bytes taken in one turn at most, so that other inputs get theirs.
  private static let turn = 1 << 20

  private let interface: CapturedInterface
  private var orders: LastOrders?
  /// Whether something came after the capture was over.
  private var hasPassedEnd = false

  init(
    _ name: String, _ options: InterfaceOptions, _ description: inout CaptureDescription,
    tell: @escaping (String) -> Void
  ) throws(InterfaceError) {
    interface = try CapturedInterface(name, options, &description, tell: tell)
  }

  var waits: [NetworkSocket.Wait] { [NetworkSocket.Wait(descriptor: interface.descriptor)] }
  var isFinished: Bool { interface.hasEnded || hasPassedEnd }

  /// Looks whether it is ready or not: an interface that went away is noticed no other way.
  func read(
    _ ready: [Bool], into batch: inout LiveBatch, _ description: inout CaptureDescription
  ) {
    guard !hasPassedEnd else { return }
    batch.beginInput()
    var records: [CaptureRecord] = []
    let limit = batch.bytes.count + Self.turn
    interface.read(into: &batch.bytes, &records, limit: limit, &description)
    for record in records {
      if let orders, record.time > orders.time { hasPassedEnd = true } else { batch.add(record) }
    }
  }

  func close(_ orders: LastOrders) { self.orders = orders }

  func finish(_ description: inout CaptureDescription) {
    if !interface.hasEnded { interface.finish(&description) }
  }
}
