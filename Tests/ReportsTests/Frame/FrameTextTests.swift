import TestSupport
import Testing

@testable import Reports

/// One frame in words, and as JSON.
struct FrameTextTests {
  private static var publish: SampleCapture {
    var capture = SampleCapture()
    capture.addSegment([], to: 1883)
    capture.addSegment(
      [UInt8](mqtt: 0x10, "00044d51545404c2003c0004706c75670001750003707764"), to: 1883)
    return capture
  }

  @Test func aFrameReadsAsThis() throws {
    let frame = try #require(try Self.publish.frame(2))
    let text = FrameText(frame, FrameBelonging(), TextOptions()).text
    #expect(text == Self.golden)
  }

  private static let golden = """
    Frame 2   2026-03-01 12:00:01.000000 · 80 bytes · ETHERNET

    Ethernet   bytes 0–13
      Destination  02:00:00:00:00:01        02 00 00 00 00 …
      Source       02:00:00:00:00:20        02 00 00 00 00 …
      EtherType    0x0800             IPv4  08 00

    Internet Protocol, version 4   bytes 14–33
      Version                  4                                             45
      Header length            20 bytes                                      45
      Differentiated services  0x00                                          00
      Total length             66                                            00 42
      Identification           0x1234                                        12 34
      Flags                    0x02          don't fragment                  40
      Fragment offset          0                                             40 00
      Time to live             64            63 more routers may pass it on  40
      Protocol                 6             TCP                             06
      Header checksum          0x0000                                        00 00
      Source                   192.168.1.20                                  c0 a8 01 14
      Destination              192.168.1.1                                   c0 a8 01 01

    Transmission Control Protocol   bytes 34–53
      Source port            4000               0f a0
      Destination port       1883               07 5b
      Sequence number        1001               00 00 03 e9
      Acknowledgment number  200                00 00 00 c8
      Data offset            20 bytes           50
      Flags                  0x18      PSH ACK  18
      Window                 8192               20 00
      Checksum               0x0000             00 00
      Urgent pointer         0                  00 00

    MQTT, CONNECT   bytes 54–79
      Packet type               1     CONNECT                           10
      Flags                     0x00                                    10
      Remaining length          24                                      18
      Protocol name length      4                                       00 04
      Protocol name             MQTT                                    4d 51 54 54
      Protocol level            4     MQTT 3.1.1                        04
      Connect flags             0xc2  clean start, user name, password  c2
      Keep alive                60    seconds                           00 3c
      Client identifier length  4                                       00 04
      Client identifier         plug                                    70 6c 75 67
      User name length          1                                       00 01
      User name                 u                                       75
      Password length           3                                       00 03
      Password                  ••••

    """

  @Test func jsonHasEveryFieldAndItsPlace() throws {
    let frame = try #require(try Self.publish.frame(2))
    let text = FrameJSON(frame).text.filter { $0 != " " && $0 != "\n" }
    #expect(
      text.contains(#""name":"Keepalive","value":"60","meaning":"seconds","offset":64,"length":2"#))
    #expect(text.contains(#""name":"Password","value":"••••""#))
    #expect(!text.contains("pwd"))
    #expect(FrameJSON(frame, secrets: .revealed).text.contains("pwd"))
  }

  @Test func bytesThatNothingIsKnownOfAreShown() throws {
    var capture = SampleCapture()
    capture.add([UInt8](hex: "020000000001 020000000020 88b5 68656c6c6f00ff"))
    let frame = try #require(try capture.frame(1))
    #expect(
      FrameText(frame, FrameBelonging(), TextOptions()).text.contains("000e  68 65 6c 6c 6f 00 ff"))
    #expect(FrameJSON(frame).text.contains("68656c6c6f00ff"))
  }

  @Test func aSecretAmongUnknownBytesIsMasked() throws {
    var capture = SampleCapture()
    capture.add(
      [UInt8](hex: "020000000001 020000000020 88b5") + Array("ssid=x&password=hunter22".utf8))
    let frame = try #require(try capture.frame(1))
    let text = FrameText(frame, FrameBelonging(), TextOptions()).text
    #expect(text.contains("password=••••"))
    #expect(!text.contains("68 75 6e 74"))
    #expect(!FrameJSON(frame).text.contains("68756e74"))
  }
}
