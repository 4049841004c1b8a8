import Packets
import TestSupport
import Testing

/// The examples of RFC 6455 §5.7.
struct WebSocketFrameHeaderTests {
  private func header(_ hex: String) throws -> WebSocketFrameHeader {
    let bytes = [UInt8](hex: hex)
    return try WebSocketFrameHeader(parsing: bytes.rawSpan)
  }

  @Test func aTextMessageInOneFrame() throws {
    let header = try header("8105 48656c6c6f")
    #expect(header.opcode == .text)
    #expect(header.isFinal)
    #expect(header.maskingKey == nil)
    #expect(header.payloadLength == 5)
    #expect(header.length == 2)
  }

  @Test func aMaskedOne() throws {
    let header = try header("8185 37fa213d 7f9f4d5158")
    #expect(header.maskingKey == 0x37fa_213d)
    #expect(header.length == 6)
  }

  @Test func fragmentsAndControlFrames() throws {
    #expect(try header("0103 48656c").isFinal == false)
    #expect(try header("8002 6c6f").opcode == .continuation)
    #expect(try header("8905 48656c6c6f").opcode == .ping)
    #expect(try header("8a85 37fa213d 7f9f4d5158").opcode == .pong)
  }

  @Test func longerPayloads() throws {
    #expect(try header("827e0100").payloadLength == 256)
    #expect(try header("827f0000000000010000").payloadLength == 65536)
    #expect(try header("827f0000000000010000").length == 10)
  }

  @Test(arguments: [
    "8300", "8b00", "9100", "0900", "897e0080", "c900", "827e0005", "827f0000000000000100",
    "827f8000000000000000",
  ])
  func whatTheStandardForbidsIsRefused(_ hex: String) {
    #expect(throws: DecodeError.self) { try header(hex) }
  }

  @Test func everyTruncationIsAnError() {
    let bytes = [UInt8](hex: "82ff000000000001000037fa213d")
    for count in bytes.indices {
      let part = Array(bytes.prefix(count))
      #expect(throws: DecodeError.self) { try WebSocketFrameHeader(parsing: part.rawSpan) }
    }
  }
}
