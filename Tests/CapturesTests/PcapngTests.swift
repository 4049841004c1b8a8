import Captures
import Packets
import Testing

@Suite struct PcapngTests {
  @Test(arguments: CaptureBytes.Order.allCases)
  func enhancedPacketsAreReadInBothByteOrders(_ order: CaptureBytes.Order) throws {
    var built = CaptureBytes.pcapng(order)
    built.addInterface(snapLength: 128)
    built.addPacket(ticks: 1_700_000_000_250_000, [1, 2, 3], original: 1500)
    let capture = try ReadCapture(built)
    #expect(
      capture.packets == [
        .init(
          frame: 1, time: 1_700_000_000_250_000_000, bytes: [1, 2, 3], originalLength: 1500,
          linkType: 1, interface: 0)
      ])
    #expect(capture.description.format == .pcapng)
    #expect(capture.description.isComplete)
    #expect(capture.description.interfaces.map(\.snapLength) == [128])
  }

  @Test(
    arguments: [
      (0, 1_700_000_000, 1_700_000_000_000_000_000),
      (3, 1_700_000_000_123, 1_700_000_000_123_000_000),
      (9, 1_700_000_000_123_456_789, 1_700_000_000_123_456_789),
      (12, 1_700_000_000_123_456, 1_700_000_000_123),
      (0x80, 1_700_000_000, 1_700_000_000_000_000_000),
      (0x80 | 10, 1_700_000_000 << 10 | 512, 1_700_000_000_500_000_000),
      (0xff, UInt64.max, 0),
      (0x7f, UInt64.max, 0),
      (0, UInt64.max, 1 << 62 - 1),
    ] as [(UInt8, UInt64, Int64)])
  func timesHaveTheResolutionOfTheirInterface(
    _ resolution: UInt8, _ ticks: UInt64, _ nanoseconds: Int64
  ) throws {
    var built = CaptureBytes.pcapng()
    built.addInterface(options: built.option(9, [resolution]))
    built.addPacket(ticks: ticks, [1])
    #expect(try ReadCapture(built).packets.map(\.time) == [nanoseconds])
  }

  @Test(arguments: [3600, -3600, Int64.max, Int64.min])
  func timeOffsetIsAddedAndNeverOverflows(_ seconds: Int64) throws {
    var built = CaptureBytes.pcapng()
    let offset = built.piece { $0.add(seconds) }
    built.addInterface(options: built.option(14, offset))
    built.addPacket(ticks: 1_700_000_000_000_000, [1])
    let expected: Int64 =
      switch seconds {
      // Between any two times the nanoseconds fit in 64 bits.
      case .max: 1 << 62 - 1
      case .min: -(1 << 62 - 1)
      default: (1_700_000_000 + seconds) * 1_000_000_000
      }
    #expect(try ReadCapture(built).packets.map(\.time) == [expected])
  }

  @Test(arguments: CaptureBytes.Order.allCases)
  func anInterfaceIsDescribedByItsOptions(_ order: CaptureBytes.Order) throws {
    var built = CaptureBytes.pcapng(order, options: CaptureBytes(order).option(4, "recorder 1"))
    var options = built.option(2, "eth0") + built.option(3, "the mirror port")
    options += built.option(4, [192, 0, 2, 1, 255, 255, 255, 0])
    options += built.option(6, [2, 0, 0, 0, 0, 9]) + built.option(11, [0] + "not port 22".utf8)
    options += built.option(12, "Linux") + built.option(13, [4]) + built.option(0, [])
    built.addInterface(options: options)
    built.addPacket(ticks: 1, [1])
    let statistics = built.piece {
      $0.add(0 as UInt32)
      $0.add(0 as UInt64)
      $0.add($0.option(4, $0.piece { $0.add(100 as UInt64) }))
      $0.add($0.option(5, $0.piece { $0.add(7 as UInt64) }))
      $0.add($0.option(7, $0.piece { $0.add(9 as UInt64) }))
    }
    built.addBlock(5, statistics)
    let capture = try ReadCapture(built)
    let interface = try #require(capture.description.interfaces.first)
    #expect(interface.name == "eth0")
    #expect(interface.description == "the mirror port")
    #expect(interface.addresses == [IPAddress("192.0.2.1")])
    #expect(interface.macAddress == MACAddress("02:00:00:00:00:09"))
    #expect(interface.filter == "not port 22")
    #expect(interface.operatingSystem == "Linux")
    #expect(interface.received == 100)
    #expect(interface.droppedByInterface == 7)
    #expect(interface.droppedBySystem == 9)
    #expect(capture.records.map(\.fcsLength) == [4])
    #expect(capture.description.application == "recorder 1")
    #expect(capture.description.isComplete)
  }

  @Test(arguments: CaptureBytes.Order.allCases)
  func optionsOfAPacketTellDirectionLossesAndComments(_ order: CaptureBytes.Order) throws {
    var built = CaptureBytes.pcapng(order)
    built.addInterface()
    let flags = built.piece { $0.add(UInt32(0b10 | 4 << 5)) }
    let drops = built.piece { $0.add(3 as UInt64) }
    let options =
      built.option(1, "first") + built.option(2, flags) + built.option(1, "second")
      + built.option(4, drops)
    built.addPacket(ticks: 5, [1], options: options)
    let capture = try ReadCapture(built)
    #expect(capture.records.map(\.direction) == [.outbound])
    #expect(capture.records.map(\.fcsLength) == [4])
    #expect(
      capture.description.comments == [
        CaptureComment(frame: 1, time: 5000, text: "first"),
        CaptureComment(frame: 1, time: 5000, text: "second"),
      ])
    #expect(capture.description.interfaces.map(\.droppedBetweenPackets) == [3])
  }

  @Test func simplePacketsTakeInterfaceZeroAndTheTimeBeforeThem() throws {
    var built = CaptureBytes.pcapng()
    built.addInterface(snapLength: 3)
    built.addPacket(ticks: 5, [1])
    let body = built.piece {
      $0.add(1500 as UInt32)
      $0.add([1, 2, 3] as [UInt8])
    }
    built.addBlock(3, body)
    let capture = try ReadCapture(built)
    #expect(
      capture.packets.last
        == .init(
          frame: 2, time: 5000, bytes: [1, 2, 3], originalLength: 1500, linkType: 1, interface: 0))
    #expect(capture.description.end == 5000)
    #expect(capture.description.isComplete)
  }

  @Test func theObsoletePacketBlockIsRead() throws {
    var built = CaptureBytes.pcapng()
    built.addInterface()
    built.addInterface(linkType: 101)
    let body = built.piece {
      $0.add(1 as UInt16)
      $0.add(2 as UInt16)
      $0.add(0 as UInt32)
      $0.add(77 as UInt32)
      $0.add(2 as UInt32)
      $0.add(60 as UInt32)
      $0.add([8, 9, 0, 0] as [UInt8])
    }
    built.addBlock(2, body)
    let capture = try ReadCapture(built)
    #expect(
      capture.packets == [
        .init(
          frame: 1, time: 77000, bytes: [8, 9], originalLength: 60, linkType: 101, interface: 1)
      ])
    #expect(capture.description.interfaces.map(\.droppedBetweenPackets) == [0, 2])
  }

  @Test func sectionsCountTheirInterfacesAnewAndMayChangeTheByteOrder() throws {
    var first = CaptureBytes.pcapng(.little)
    first.addInterface(linkType: 1)
    first.addPacket(ticks: 1, [1])
    var second = CaptureBytes.pcapng(.big)
    second.addInterface(linkType: 127)
    second.addInterface(linkType: 113)
    second.addPacket(ticks: 2, [2], interface: 1)
    second.addPacket(ticks: 3, [3], interface: 0)
    let capture = try ReadCapture(first.bytes + second.bytes)
    #expect(capture.packets.map(\.linkType) == [1, 113, 127])
    #expect(capture.packets.map(\.interface) == [0, 2, 1])
    #expect(capture.packets.map(\.frame) == [1, 2, 3])
    #expect(capture.description.interfaces.map(\.linkType.rawValue) == [1, 127, 113])
  }

  @Test func otherBlocksAreNoFrames() throws {
    var built = CaptureBytes.pcapng()
    built.addInterface()
    built.addBlock(0xbad, [1, 2, 3, 4, 5, 6, 7, 8])
    built.addBlock(0x4000_0bad, [1, 2, 3, 4])
    built.addBlock(9, Array("__REALTIME_TIMESTAMP=1".utf8))
    built.addBlock(10, [0x4b, 0x53, 0x4c, 0x54, 0, 0, 0, 0])
    built.addBlock(0x1234_5678, [UInt8](repeating: 7, count: 3 << 20))
    built.addPacket(ticks: 1, [1])
    let capture = try ReadCapture(built)
    #expect(capture.packets.map(\.frame) == [1])
    #expect(capture.description.hasSecrets)
    #expect(capture.description.isComplete)
  }

  @Test(arguments: CaptureBytes.Order.allCases)
  func namesOfHostsAreRead(_ order: CaptureBytes.Order) throws {
    var built = CaptureBytes.pcapng(order)
    let body = built.piece {
      $0.add($0.option(1, [192, 0, 2, 7] + "lamp.home\0lamp\0".utf8))
      $0.add(
        $0.option(2, [0x20, 1, 0xd, 0xb8] + [UInt8](repeating: 0, count: 11) + [1] + "six\0".utf8))
      $0.add($0.option(0, []))
    }
    built.addBlock(4, body)
    let capture = try ReadCapture(built)
    #expect(capture.description.hosts.map(\.name) == ["lamp.home", "lamp", "six"])
    #expect(
      capture.description.hosts.map(\.address)
        == ["192.0.2.7", "192.0.2.7", "2001:db8::1"].map { IPAddress($0) })
  }

  @Test func aBlockLengthThatForgetsItsPaddingIsForgiven() throws {
    var built = CaptureBytes.pcapng()
    built.addInterface()
    let body = built.piece {
      $0.add(0 as UInt32)
      $0.add(0 as UInt64)
      $0.add(1 as UInt32)
      $0.add(1 as UInt32)
      $0.add([9, 0, 0, 0] as [UInt8])
    }
    built.add(6 as UInt32)
    built.add(33 as UInt32)
    built.add(body)
    built.add(33 as UInt32)
    built.addPacket(ticks: 1, [1])
    let capture = try ReadCapture(built)
    #expect(capture.packets.map(\.bytes) == [[9], [1]])
    #expect(capture.description.isComplete)
  }
}
