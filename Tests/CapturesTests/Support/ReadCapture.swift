import Captures

/// A capture read to its end: its packets with their bytes, and what was found of it.
struct ReadCapture {
  struct Packet: Equatable {
    let frame: Int
    let time: Int64
    let bytes: [UInt8]
    let originalLength: Int
    let linkType: UInt16
    let interface: Int
  }

  private(set) var packets: [Packet] = []
  private(set) var records: [CaptureRecord] = []
  let description: CaptureDescription

  init(_ reader: CaptureReader) {
    while let batch = reader.nextBatch() {
      records += batch.records
      packets += batch.records.map { Packet($0, in: batch) }
    }
    description = reader.description
  }

  init(_ bytes: [UInt8]) throws { self.init(try CaptureReader(bytes: bytes, name: "bytes")) }

  init(_ built: CaptureBytes) throws { try self.init(built.bytes) }

  var problemKinds: [String] { description.problems.map(\.kind.rawValue) }
}

extension ReadCapture.Packet {
  init(_ record: CaptureRecord, in batch: CaptureBatch) {
    frame = record.frame
    time = record.time
    bytes = Array(batch.bytes[record.offset..<record.offset + record.capturedLength])
    originalLength = record.originalLength
    linkType = record.linkType.rawValue
    interface = record.interface
  }
}
