import Analysis
import TestSupport
import Testing

@testable import Reports

/// The messages that frames carry pieces of.
struct FrameBelongingTests {
  private static let request = Array(
    "POST /set HTTP/1.1\r\nHost: plug.example\r\nContent-Length: 23\r\n\r\n{\"password\":\"hunter22\"}"
      .utf8)

  private static var split: SampleCapture {
    var capture = SampleCapture()
    capture.addSegment([], to: 80)
    capture.addSegment(Array(request.prefix(30)), to: 80)
    capture.addSegment(Array(request[30..<70]), to: 80)
    capture.addSegment(Array(request[70...]), to: 80)
    return capture
  }

  @Test(arguments: 2...4)
  func everyPieceNamesItsMessage(_ number: Int) throws {
    let frame = try #require(try Self.split.frame(number))
    let belonging = try Self.split.belonging(frame)
    let message = try #require(belonging.messages.first)
    #expect(belonging.messages.count == 1)
    #expect(message.name == "HTTP request")
    #expect(message.firstFrame == 2 && message.lastFrame == 4)
    #expect(message.length == Self.request.count)
    #expect(message.isWhole)
    #expect(belonging.piece.continued == [0, 40, Self.request.count - 70][number - 2])
  }

  /// A SYN may carry the beginning of a message (RFC 7413).
  @Test func aPieceInTheSYNBelongsToItsMessage() throws {
    var capture = SampleCapture()
    capture.addSegment(Array(Self.request.prefix(30)), to: 80, opens: true)
    capture.addSegment(Array(Self.request[30...]), to: 80)
    let frame = try #require(try capture.frame(2))
    let message = try #require(try capture.belonging(frame).messages.first)
    #expect(message.firstFrame == 1 && message.lastFrame == 2)
    #expect(message.length == Self.request.count)
    #expect(message.isWhole)
  }

  @Test func theFrameThatEndsAMessageShowsItWhole() throws {
    let frame = try #require(try Self.split.frame(4))
    let belonging = try Self.split.belonging(frame)
    let fields = try #require(belonging.assemblies.first).dissection.layers.flatMap(\.fields)
    #expect(fields.first { $0.name == "Host" }?.value == "plug.example")
    let text = FrameText(frame, belonging, TextOptions()).text
    #expect(text.contains("HTTP request, put together from frames 2 to 4"))
    #expect(text.contains("••••"))
    #expect(!text.contains("hunter22"))
    var options = TextOptions()
    options.secrets = .revealed
    #expect(FrameText(frame, belonging, options).text.contains("hunter22"))
  }

  @Test func aMessageWithoutItsEndSaysSo() throws {
    var capture = SampleCapture()
    capture.addSegment([], to: 80)
    capture.addSegment(Array(Self.request.prefix(70)), to: 80)
    let frame = try #require(try capture.frame(2))
    let message = try #require(try capture.belonging(frame).messages.first)
    #expect(!message.isWhole)
    #expect(message.sentence.hasSuffix("its end wasn't captured"))
  }

  @Test func aMessageInOneFrameIsNotTold() throws {
    var capture = SampleCapture()
    capture.addSegment([], to: 80)
    capture.addSegment(Self.request, to: 80)
    let frame = try #require(try capture.frame(2))
    #expect(try capture.belonging(frame).messages.isEmpty)
  }

  @Test(arguments: 1...2)
  func fragmentsBelongToTheirDatagram(_ number: Int) throws {
    var capture = SampleCapture()
    let datagram = [UInt8](hex: "0fa0 0fa1 0018 0000") + [UInt8](repeating: 1, count: 16)
    capture.addIPv4(17, Array(datagram.prefix(16)), fragment: 0x2000)
    capture.addIPv4(17, Array(datagram[16...]), fragment: 0x0002)
    let frame = try #require(try capture.frame(number))
    let message = try #require(try capture.belonging(frame).messages.first)
    #expect(message.name == "IP datagram")
    #expect(message.firstFrame == 1 && message.lastFrame == 2)
  }

  /// The first two requests of RFC 7541's appendix C.3, the second in two frames: it names fields that the first added.
  @Test func headerFieldsOfHTTP2AreReadWithWhatEarlierFramesAdded() throws {
    var capture = SampleCapture()
    capture.addSegment([], to: 8080)
    capture.addSegment(
      Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)
        + [UInt8](hex: "000014 01 05 00000001 828684410f7777772e6578616d706c652e636f6d"), to: 8080)
    capture.addSegment([UInt8](hex: "000004 01 05 00000003 828684be"), to: 8080)
    capture.addSegment([UInt8](hex: "00000e 01 05 00000005 8286"), to: 8080)
    capture.addSegment([UInt8](hex: "84be58086e6f2d6361636865"), to: 8080)
    let frame = try #require(try capture.frame(3))
    let text = FrameText(frame, try capture.belonging(frame), TextOptions()).text
    #expect(text.contains("www.example.com"))
    let last = try #require(try capture.frame(5))
    let assembly = try #require(try capture.belonging(last).assemblies.first)
    let fields = assembly.dissection.layers.flatMap(\.fields)
    #expect(fields.first { $0.name == ":authority" }?.value == "www.example.com")
    #expect(fields.first { $0.name == "cache-control" }?.value == "no-cache")
  }
}
