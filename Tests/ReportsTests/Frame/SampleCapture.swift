import Analysis
import Captures
import TestSupport

@testable import Reports

/// A pcap of Ethernet frames of our own making, one a second from 2026-03-01 12:00:00 UTC on.
struct SampleCapture {
  private var bytes = [UInt8](hex: "d4c3b2a1 0200 0400 00000000 00000000 00000400 01000000")
  private var count: UInt32 = 0
  private var sequence: UInt32 = 1000

  mutating func add(_ frame: [UInt8]) {
    let length = Self.little(UInt32(frame.count))
    bytes += Self.little(1_772_366_400 + count) + [0, 0, 0, 0] + length + length + frame
    count += 1
  }

  /// A segment from 192.168.1.20:4000 to a server; a SYN where it opens the connection, or carries nothing.
  mutating func addSegment(_ payload: [UInt8], to port: UInt16, opens: Bool = false) {
    let isSYN = opens || payload.isEmpty
    let flags: UInt8 = isSYN ? 0x02 : 0x18
    let header =
      Self.big(4000) + Self.big(port) + Self.big(UInt16(sequence >> 16))
      + Self.big(UInt16(sequence & 0xffff)) + [0, 0, 0, 200, 0x50, flags]
      + [UInt8](hex: "2000 0000 0000")
    sequence += UInt32(payload.count) + (isSYN ? 1 : 0)
    addIPv4(6, header + payload)
  }

  mutating func addIPv4(_ number: UInt8, _ content: [UInt8], fragment: UInt16 = 0x4000) {
    add(
      [UInt8](hex: "020000000001 020000000020 0800 4500") + Self.big(UInt16(content.count + 20))
        + [0x12, 0x34] + Self.big(fragment) + [0x40, number, 0, 0]
        + [UInt8](hex: "c0a80114 c0a80101") + content)
  }

  func reader() throws -> CaptureReader { try CaptureReader(bytes: bytes, name: "sample.pcap") }

  func frame(_ number: Int) throws -> CapturedFrame? {
    CapturedFrame.find(number, in: try reader())
  }

  /// What the frames around one say of it.
  func belonging(_ frame: CapturedFrame) throws -> FrameBelonging {
    try FrameBelonging(of: frame, .masked) { try reader() }
  }

  static func big(_ value: UInt16) -> [UInt8] { [UInt8(value >> 8), UInt8(value & 0xff)] }
  static func little(_ value: UInt32) -> [UInt8] {
    [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
