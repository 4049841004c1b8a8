import Cryptography
import Packets
import TestSupport
import Testing

@Suite struct AES128Tests {
  /// FIPS 197 §C.1.
  @Test func blocksAreEncryptedAndDecryptedAsPublished() throws {
    let cipher = try #require(AES128(key: [UInt8](hex: "000102030405060708090a0b0c0d0e0f")))
    #expect(
      cipher.encrypt(block: [UInt8](hex: "00112233445566778899aabbccddeeff"))
        == [UInt8](hex: "69c4e0d86a7b0430d8cdb78070b4c55a"))
    #expect(cipher.encrypt(block: [1]) == nil)
    let block = [UInt8](hex: "69c4e0d86a7b0430d8cdb78070b4c55a")
    let plain = [UInt8](hex: "00112233445566778899aabbccddeeff")
    #expect(cipher.decrypt(blocks: block + block) == plain + plain)
    #expect(cipher.decrypt(blocks: []) == [])
    #expect(cipher.decrypt(blocks: [1]) == nil)
    #expect(AES128(key: [1]) == nil)
  }

  /// Test case 4 of McGrew and Viega, The Galois/Counter Mode of Operation, appendix B.
  struct Sealed {
    let cipher = AES128(key: [UInt8](hex: "feffe9928665731c6d6a8f9467308308"))!
    let nonce = [UInt8](hex: "cafebabefacedbaddecaf888")
    let header = [UInt8](hex: "feedfacedeadbeeffeedfacedeadbeefabaddad2")
    let bytes = [UInt8](
      hex: """
        42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e21d514b25466931c7d8f6a5a
        ac84aa051ba30b396a0aac973d58e091 5bc94fbc3221a5db94fae95ae7121a47
        """)
    let text = [UInt8](
      hex: """
        d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e24
        49a6b525b16aedf5aa0de657ba637b39
        """)

    func opened(_ bytes: [UInt8], nonce: [UInt8], header: [UInt8]) -> [UInt8]? {
      cipher.open(bytes.rawSpan, nonce: nonce, header: header)
    }
  }

  @Test func whatIsSealedIsOpenedAsPublished() {
    let sealed = Sealed()
    #expect(
      sealed.opened(sealed.bytes, nonce: sealed.nonce, header: sealed.header) == sealed.text)
  }

  @Test func whatWasChangedIsNotOpened() {
    let sealed = Sealed()
    for index in sealed.bytes.indices {
      var bytes = sealed.bytes
      bytes[index] ^= 1
      #expect(sealed.opened(bytes, nonce: sealed.nonce, header: sealed.header) == nil)
      let cut = Array(sealed.bytes[..<index])
      #expect(sealed.opened(cut, nonce: sealed.nonce, header: sealed.header) == nil)
    }
    #expect(sealed.opened(sealed.bytes, nonce: sealed.nonce, header: []) == nil)
    #expect(sealed.opened(sealed.bytes, nonce: [], header: sealed.header) == nil)
  }
}
