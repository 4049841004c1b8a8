import TestSupport
import Testing

@testable import Packets

@Suite struct HTTP2FrameTests {
  @Test func aHeaderTellsWhatFollows() throws {
    let header = try HTTP2FrameHeader(parsing: [UInt8](hex: "000401 01 05 80000003").rawSpan)
    #expect(header.length == 1025)
    #expect(header.type == .headers)
    #expect(header.endsStream && header.endsHeaders && !header.isPadded)
    #expect(header.streamID == 3)
    #expect(header.isPlausible)
  }

  @Test func whatRFC9113ForbidsIsNotPlausible() throws {
    let forbidden = [
      "000000 00 00 00000000", "000004 02 00 00000001", "000005 04 00 00000000",
      "000006 04 01 00000000", "000007 06 00 00000000", "000005 08 00 00000000",
      "000000 47 00 00000000",
    ]
    for digits in forbidden {
      let header = try HTTP2FrameHeader(parsing: [UInt8](hex: digits).rawSpan)
      #expect(!header.isPlausible, "\(digits)")
    }
  }

  @Test func paddingAndPriorityAreTakenOff() throws {
    let header = try HTTP2FrameHeader(parsing: [UInt8](hex: "00000a 01 2c 00000001").rawSpan)
    let block = try HTTP2FieldBlock(
      parsing: [UInt8](hex: "02 0000000010 8286 0000").rawSpan, of: header)
    #expect(block.fragment == [0x82, 0x86])
    #expect(throws: DecodeError.self) {
      try HTTP2FieldBlock(parsing: [UInt8](hex: "03 0000000010 8286").rawSpan, of: header)
    }
  }

  @Test func aPromiseNamesItsStream() throws {
    let header = try HTTP2FrameHeader(parsing: [UInt8](hex: "000005 05 04 00000001").rawSpan)
    let block = try HTTP2FieldBlock(parsing: [UInt8](hex: "00000002 82").rawSpan, of: header)
    #expect(block.promisedStreamID == 2)
    #expect(block.fragment == [0x82])
  }

  @Test func everyTruncationIsAnErrorAndCorruptionNeverTraps() throws {
    let bytes = [UInt8](hex: "00000a 01 2c 00000001")
    for count in bytes.indices {
      let cut = Array(bytes.prefix(count))
      #expect(throws: DecodeError.self) { try HTTP2FrameHeader(parsing: cut.rawSpan) }
    }
    let header = try HTTP2FrameHeader(parsing: bytes.rawSpan)
    let content = [UInt8](hex: "02 0000000010 8286 0000")
    for count in 0..<8 {
      let cut = Array(content.prefix(count))
      #expect(throws: DecodeError.self) { try HTTP2FieldBlock(parsing: cut.rawSpan, of: header) }
    }
    var random = SplitMix64(seed: 9113)
    for _ in 0..<10_000 {
      let corrupted = random.corrupt(bytes)
      guard let header = try? HTTP2FrameHeader(parsing: corrupted.rawSpan) else { continue }
      _ = try? HTTP2FieldBlock(parsing: random.corrupt(content).rawSpan, of: header)
    }
  }

  @Test func theFirstHeaderFieldsAreTheStartLine() throws {
    var decoder = HPACKDecoder()
    let fields = try decoder.decode(
      [UInt8](hex: "828684410f7777772e6578616d706c652e636f6d").rawSpan)
    let head = try #require(HTTPHead(http2: fields))
    #expect(head.request?.method == "GET")
    #expect(head.request?.target == "/")
    #expect(head.request?.version == "2")
    #expect(head.fields[.host] == "www.example.com")
    let status = HPACKField(name: Array(":status".utf8), value: Array("204".utf8))
    #expect(HTTPHead(http2: [status])?.response?.code == 204)
    #expect(HTTPHead(http2: []) == nil)
  }

  @Test func thePrefaceIsTheClientsOwn() {
    #expect(HTTP2Preface.begins(Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8).rawSpan) == true)
    #expect(HTTP2Preface.begins(Array("PRI".utf8).rawSpan) == true)
    #expect(HTTP2Preface.begins(Array("PRO * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8).rawSpan) == false)
  }
}
