import Packets

/// Reads a capture whose bytes are handed in as they come, over a network for example: pcap or pcapng, not compressed.
///
/// Never waits. Damage is not an error: what was good is delivered, and `description` says what was lost.
public final class CaptureStream {
  /// What is known of the capture so far.
  public private(set) var description: CaptureDescription
  private let arrived = ArrivedBytes()
  private var input: CaptureInput
  private var index: (any RecordIndex)?
  private var needed = PcapHeader.length
  private var isFinished = false

  /// Bytes that have come and wait for the rest of their packet or block.
  public var waiting: Int { arrived.count + max(0, input.bytes.count - input.position) }

  /// A capture that is known as `name`.
  public init(name: String) {
    input = CaptureInput(source: arrived)
    description = CaptureDescription(path: name, format: .live)
  }

  /// Takes the next bytes, and gives the packets that are whole now.
  ///
  /// - Throws: when it is no capture.
  public func take(_ bytes: [UInt8]) throws(CaptureError) -> [CaptureBatch] {
    arrived.add(bytes)
    return try read()
  }

  /// Gives what is left, once nothing more will come.
  ///
  /// - Throws: when it was no capture.
  public func finish() throws(CaptureError) -> [CaptureBatch] {
    arrived.isComplete = true
    return try read()
  }

  private func read() throws(CaptureError) -> [CaptureBatch] {
    var batches: [CaptureBatch] = []
    while !isFinished, hasEnough {
      input.refill(atLeast: needed)
      guard index != nil else {
        try open()
        continue
      }
      var records: [CaptureRecord] = []
      switch index?.index(&input, into: &records, &description) {
      case .needs(let count): needed = count
      case .finished, nil: isFinished = true
      }
      if !records.isEmpty { batches.append(CaptureBatch(input.buffer, PooledArray(records))) }
    }
    return batches
  }

  /// Whether what is needed next can be had without waiting.
  private var hasEnough: Bool {
    arrived.isComplete || input.bytes.count - input.position + arrived.count >= needed
  }

  private func open() throws(CaptureError) {
    let name = description.path
    (description, index) = try CaptureSignature.open(&input, path: name, nil)
    needed = 0
  }
}

/// Bytes that have come and wait to be read.
private final class ArrivedBytes: ByteSource {
  private var bytes: [UInt8] = []
  private var position = 0
  /// Whether no more will come.
  var isComplete = false

  var neverWaits: Bool { false }
  var count: Int { bytes.count - position }

  func add(_ more: [UInt8]) {
    if position == bytes.count {
      bytes = more
    } else {
      bytes.removeSubrange(..<position)
      bytes += more
    }
    position = 0
  }

  func read(into output: inout OutputSpan<UInt8>) -> ReadResult {
    let taken = min(output.freeCapacity, count)
    guard taken > 0 else { return .end }
    for byte in bytes[position..<position + taken] { output.append(byte) }
    position += taken
    return .some
  }
}
