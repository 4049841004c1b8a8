import Cryptography
import Packets
import TestSupport
import Testing

@testable import Decryption

/// The examples of RFC 9001 appendix A and RFC 9369 appendix A.
@Suite struct QUICInitialKeysTests {
  static let destination = QUICConnectionID([UInt8](hex: "8394c8f03e515708"))

  static let payload = [UInt8](
    hex: """
      02000000000600405a020000560303eefce7f7b37ba1d1632e96677825ddf73988cfc79825df566dc5430b9a04
      5a1200130100002e00330024001d00209d3c940d89690b84d08a60993c144eca684d1081287c834d5311bcf32b
      b9da1a002b00020304
      """)

  static let version1 = [UInt8](
    hex: """
      cf000000010008f067a5502a4262b5004075c0d95a482cd0991cd25b0aac406a5816b6394100f37a1c69797554
      780bb38cc5a99f5ede4cf73c3ec2493a1839b3dbcba3f6ea46c5b7684df3548e7ddeb9c3bf9c73cc3f3bded74b
      562bfb19fb84022f8ef4cdd93795d77d06edbb7aaf2f58891850abbdca3d20398c276456cbc42158407dd074ee
      """)

  static let version2 = [UInt8](
    hex: """
      dc6b3343cf0008f067a5502a4262b5004075d92faaf16f05d8a4398c47089698baeea26b91eb761d9b89237bbf
      87263017915358230035f7fd3945d88965cf17f9af6e16886c61bfc703106fbaf3cb4cfa52382dd16a393e4275
      7507698075b2c984c707f0a0812d8cd5a6881eaf21ceda98f4bd23f6fe1a3e2c43edd9ce7ca84bed8521e2e140
      """)

  @Test func keysAreAsPublished() throws {
    let keys = try #require(QUICInitialKeys(destination: Self.destination, .version1))
    #expect(keys.client.packetKey == AES128(key: .init(hex: "1f369613dd76d5467730efcbe3b1a22d")))
    #expect(keys.client.initializationVector == [UInt8](hex: "fa044b2f42a3fd3b46fb255c"))
    #expect(keys.client.headerKey == AES128(key: .init(hex: "9f50449e04a0e810283a1e9933adedd2")))
    #expect(keys.server?.packetKey == AES128(key: .init(hex: "cf3a5331653c364c88f0f379b6067e37")))
    #expect(keys.server?.initializationVector == [UInt8](hex: "0ac1493ca1905853b0bba03e"))
    #expect(keys.server?.headerKey == AES128(key: .init(hex: "c206b8d9b9f0f37644430b490eeaa314")))
  }

  @Test func keysOfVersion2AreAsPublished() throws {
    let keys = try #require(QUICInitialKeys(destination: Self.destination, .version2))
    #expect(keys.client.packetKey == AES128(key: .init(hex: "8b1a0bc121284290a29e0971b5cd045d")))
    #expect(keys.client.initializationVector == [UInt8](hex: "91f73e2351d8fa91660e909f"))
    #expect(keys.client.headerKey == AES128(key: .init(hex: "45b95e15235d6f45a6b19cbcb0294ba9")))
    #expect(keys.server?.packetKey == AES128(key: .init(hex: "82db637861d55e1d011f19ea71d5d2a7")))
    #expect(keys.server?.initializationVector == [UInt8](hex: "dd13c276499c0249d3310652"))
    #expect(keys.server?.headerKey == AES128(key: .init(hex: "edf6d05c83121201b436e16877593c3a")))
  }

  @Test(arguments: [
    (version1, QUICProtection.version1), (version2, QUICProtection.version2),
  ])
  func aServersPacketIsOpened(bytes: [UInt8], protection: QUICProtection) throws {
    let packet = try QUICPacket(parsing: bytes.rawSpan)
    let version = try #require(packet.version)
    #expect(QUICProtection.candidates(for: version) == [protection])
    let keys = try #require(QUICInitialKeys(destination: Self.destination, protection))
    let offset = packet.packetNumberOffset
    let opened = keys.server?.open(bytes.rawSpan, packetNumberOffset: offset)
    #expect(opened?.packetNumber == 1)
    #expect(opened?.payload == Self.payload)
    #expect(keys.client.open(bytes.rawSpan, packetNumberOffset: offset) == nil)
  }

  @Test func aPacketThatWasChangedOrCutIsNotOpened() throws {
    let keys = try #require(QUICInitialKeys(destination: Self.destination, .version1))
    for index in Self.version1.indices {
      var bytes = Self.version1
      bytes[index] ^= 0x10
      #expect(keys.server?.open(bytes.rawSpan, packetNumberOffset: 18) == nil)
      let cut = Array(Self.version1[..<index])
      #expect(keys.server?.open(cut.rawSpan, packetNumberOffset: 18) == nil)
    }
    for offset in [-1, 0, 200, .max - 30] {
      #expect(keys.server?.open(Self.version1.rawSpan, packetNumberOffset: offset) == nil)
    }
  }

  @Test func everySaltIsTriedForAReservedVersion() {
    let reserved = QUICVersion(rawValue: 0x1a2a_3a4a)
    #expect(QUICProtection.candidates(for: reserved) == QUICProtection.all)
    #expect(QUICProtection.all.allSatisfy { $0.salt.count == 20 })
  }
}
