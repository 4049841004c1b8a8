import TestSupport
import Testing

@testable import Packets

@Suite struct QUICPacketTests {
  /// The headers of RFC 9001 §A.2 and RFC 9369 §A.2, with a payload of zeros.
  static let initial =
    [UInt8](hex: "c000000001088394c8f03e5157080000449e7b9aec34")
    + [UInt8](repeating: 0, count: 1178)
  static let initial2 =
    [UInt8](hex: "d76b3343cf088394c8f03e5157080000449ea0c95e82")
    + [UInt8](repeating: 0, count: 1178)
  /// RFC 9001 §A.4 and RFC 9369 §A.4.
  static let retry = [UInt8](
    hex: "ff000000010008f067a5502a4262b5746f6b656e04a265ba2eff4d829058fb3f0f2496ba")
  static let retry2 = [UInt8](
    hex: "cf6b3343cf0008f067a5502a4262b5746f6b656ec8646ce8bfe33952d955543665dcc7b6")
  static let negotiation = [UInt8](
    hex: "80 00000000 0104 02abcd 00000001 6b3343cf 1a2a3a4a")

  @Test(arguments: [(initial, QUICVersion.version1), (initial2, QUICVersion.version2)])
  func anInitialTellsItsConnectionIDs(bytes: [UInt8], version: QUICVersion) throws {
    let packet = try QUICPacket(parsing: bytes.rawSpan)
    #expect(packet.kind == .initial(token: []))
    #expect(packet.version == version)
    #expect(packet.destination.description == "8394c8f03e515708")
    #expect(packet.source.isEmpty)
    #expect(packet.packetNumberOffset == 18)
    #expect(packet.count == 1200)
  }

  @Test(arguments: [(retry, "04a265ba"), (retry2, "c8646ce8")])
  func aRetryHasATokenAndATag(bytes: [UInt8], tag: String) throws {
    let packet = try QUICPacket(parsing: bytes.rawSpan)
    guard case .retry(let token, let integrityTag) = packet.kind else {
      Issue.record("no Retry")
      return
    }
    #expect(token == Array("token".utf8))
    #expect(integrityTag.prefix(4).elementsEqual([UInt8](hex: tag)))
    #expect(packet.source.description == "f067a5502a4262b5")
  }

  @Test func aServerTellsWhichVersionsItKnows() throws {
    let packet = try QUICPacket(parsing: Self.negotiation.rawSpan)
    #expect(
      packet.kind
        == .versionNegotiation([.version1, .version2, QUICVersion(rawValue: 0x1a2a_3a4a)]))
    #expect(packet.destination.description == "04")
    #expect(packet.source.description == "abcd")
  }

  @Test func aShortHeaderTellsNothing() throws {
    let bytes = [UInt8](hex: "4cfe4189655e5cd55c41f69080575d7999c25a5bfb")
    let packet = try QUICPacket(parsing: bytes.rawSpan)
    #expect(packet.kind == .oneRTT)
    #expect(packet.version == nil)
    #expect(packet.count == bytes.count)
  }

  @Test func packetsFollowEachOtherInADatagram() throws {
    let handshake = [UInt8](hex: "e0 00000001 00 00 03 aabbcc")
    let packet = try QUICPacket(parsing: (handshake + handshake).rawSpan)
    #expect(packet.kind == .handshake)
    #expect(packet.count == handshake.count)
    let zeroRTT = try QUICPacket(parsing: [UInt8](hex: "d0 00000001 00 00 01 aa").rawSpan)
    #expect(zeroRTT.kind == .zeroRTT)
  }

  @Test func everyTruncationIsAnError() {
    for bytes in [Self.initial, Self.initial2, Array(Self.retry.prefix(30))] {
      for count in bytes.indices {
        #expect(throws: DecodeError.self) {
          try QUICPacket(parsing: Array(bytes.prefix(count)).rawSpan)
        }
      }
    }
    for count in Self.negotiation.indices where count < 14 || (count - 10) % 4 != 0 {
      #expect(throws: DecodeError.self) {
        try QUICPacket(parsing: Array(Self.negotiation.prefix(count)).rawSpan)
      }
    }
  }

  @Test func aConnectionIDHasAtMost20Bytes() {
    #expect(throws: DecodeError.self) {
      try QUICPacket(
        parsing: ([UInt8](hex: "c0 00000001 15") + [UInt8](repeating: 0, count: 60)).rawSpan)
    }
  }

  @Test func lengthsThatPromiseTooMuchAreErrors() {
    for length in ["ffffffffffffffff", "7fff", "bfffffff"] {
      #expect(throws: DecodeError.self) {
        try QUICPacket(parsing: [UInt8](hex: "e0 00000001 00 00 \(length) 00").rawSpan)
      }
    }
  }

  /// RFC 9000 §A.1.
  @Test(
    arguments: [
      ("c2197c5eff14e88c", 151_288_809_941_952_652), ("9d7f3e7d", 494_878_333), ("7bbd", 15_293),
      ("25", 37), ("4025", 37),
    ] as [(String, UInt64)])
  func integersAreOfVariableLength(digits: String, value: UInt64) throws {
    let bytes = [UInt8](hex: digits)
    var reader = ByteReader(bytes.rawSpan)
    #expect(try reader.readVariableLengthInteger() == value)
    #expect(reader.remaining == 0)
  }

  @Test func itIsRecognisedByItsVersion() {
    for bytes in [Self.initial, Self.initial2, Self.negotiation, Self.retry] {
      #expect(QUICPacket.isPlausible(bytes.rawSpan) == true)
    }
    // Of a reserved version the length must fit as well.
    var reserved = Self.initial
    reserved.replaceSubrange(1..<5, with: [0x0a, 0x1a, 0x2a, 0x3a])
    #expect(QUICPacket.isPlausible(reserved.rawSpan) == true)
    #expect(QUICPacket.isPlausible(Array(reserved.dropLast()).rawSpan) == false)
  }

  @Test(arguments: [
    // STUN, DNS, RTP, DTLS, WireGuard, NTP, and a server that knows no known version.
    "000100002112a442000102030405060708090a0b",
    "a1b281800001000100000000076578616d706c6503636f6d0000010001",
    "80000001000000a0deadbeef00112233", "16fefd0000000000000000002f010000", "01000000",
    "e300020000000000", "80 00000000 00 00 ffff0001", "",
  ])
  func otherProtocolsAreNot(digits: String) {
    #expect(QUICPacket.isPlausible([UInt8](hex: digits).rawSpan) == false)
  }

  @Test func versionsHaveZeeksNames() {
    let names: [(UInt32, String)] = [
      (1, "1"), (0x6b33_43cf, "quicv2"), (0xff00_001d, "draft-29"), (0x5130_3436, "Q046"),
      (0xface_b002, "mvfst-faceb002"), (0x0a1a_2a3a, "unknown-a1a2a3a"),
    ]
    for (number, name) in names {
      #expect(QUICVersion(rawValue: number).description == name)
    }
  }

  @Test func corruptedPacketsNeverTrap() {
    var random = SplitMix64(seed: 9000)
    let samples = [Array(Self.initial.prefix(60)), Self.retry, Self.negotiation]
    for round in 0..<10_000 {
      let bytes = random.corrupt(samples[round % samples.count])
      _ = try? QUICPacket(parsing: bytes.rawSpan)
      _ = QUICPacket.isPlausible(bytes.rawSpan)
    }
  }
}
