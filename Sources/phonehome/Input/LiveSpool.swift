import Captures
import Packets

/// A live capture that is kept in a file, because it will be read more than once.
enum LiveSpool {
  /// Writes down what `source` gives, until it ends.
  static func write(_ source: any CaptureSource, to path: String) throws {
    let output = try CaptureOutput(path: path)
    var writer = try PcapngWriter(to: output, application: "phonehome \(PhoneHome.version)")
    var described = 0
    while let batch = source.nextBatch() {
      while described < source.description.interfaces.count {
        _ = try writer.addInterface(source.description.interfaces[described])
        described += 1
      }
      let buffer = batch.bytes
      let bytes = buffer.span.bytes
      for record in batch.records {
        let end = record.offset + record.capturedLength
        try writer.write(
          bytes.extracting(record.offset..<end), time: record.time,
          originalLength: record.originalLength, interface: record.interface,
          direction: record.direction)
      }
    }
    for (index, interface) in source.description.interfaces.enumerated() where index < described {
      try writer.writeStatistics(of: index, interface, time: source.description.end ?? 0)
    }
    try output.flush()
  }
}
