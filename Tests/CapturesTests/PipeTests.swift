import Captures
import Foundation
import Testing

/// Pipes are opened by their descriptor's path, which Linux and macOS both have.
@Suite struct PipeTests {
  private func path(_ pipe: Pipe) -> String {
    "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"
  }

  @Test(arguments: ["pcap", "gzip", "zstd"])
  func packetsAreDeliveredAsTheyArrive(_ form: String) throws {
    let pack: ([UInt8]) -> [UInt8] =
      switch form {
      case "gzip": PackedBytes.gzip
      case "zstd": PackedBytes.zstd
      default: { $0 }
      }
    func record(_ seconds: UInt32) -> [UInt8] {
      var built = CaptureBytes()
      built.addRecord(seconds: seconds, [UInt8(seconds)])
      return built.bytes
    }
    let pipe = Pipe()
    let writer = pipe.fileHandleForWriting
    try writer.write(contentsOf: Data(pack(CaptureBytes.pcap().bytes)))
    let reader = try CaptureReader(path: path(pipe))
    for seconds in 1...3 as ClosedRange<UInt32> {
      try writer.write(contentsOf: Data(pack(record(seconds))))
      #expect(reader.nextBatch()?.records.map(\.frame) == [Int(seconds)])
    }
    try writer.close()
    #expect(reader.nextBatch() == nil)
    #expect(reader.description.isComplete)
    #expect(reader.description.packets == 3)
  }

  @Test func pieceAfterPieceMakesTheWholeCapture() throws {
    var built = CaptureBytes.pcapng()
    built.addInterface()
    for ticks in 1...200 as ClosedRange<UInt64> {
      built.addPacket(ticks: ticks, [UInt8](repeating: 3, count: Int(ticks) * 7))
    }
    let bytes = built.bytes
    let pipe = Pipe()
    let writer = Thread {
      for start in stride(from: 0, to: bytes.count, by: 777) {
        let piece = Data(bytes[start..<min(start + 777, bytes.count)])
        try? pipe.fileHandleForWriting.write(contentsOf: piece)
      }
      try? pipe.fileHandleForWriting.close()
    }
    writer.start()
    let capture = ReadCapture(try CaptureReader(path: path(pipe)))
    #expect(capture.packets == (try ReadCapture(bytes)).packets)
    #expect(capture.description.isComplete)
  }
}
