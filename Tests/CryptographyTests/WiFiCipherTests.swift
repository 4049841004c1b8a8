import Cryptography
import Packets
import TestSupport
import Testing

/// What Wi-Fi's encryption is made of, against published vectors.
@Suite struct WiFiCipherTests {
  /// RFC 3610 §8, packet vector 1.
  @Test func ccmOpensAsPublished() throws {
    let cipher = try #require(
      AuthenticatedCipher(
        .ccm, key: [UInt8](0xc0...0xcf), nonceLength: 13, tagLength: 8))
    let sealed = [UInt8](
      hex: "588c979a61c663d2f066d0c2c0f989806d5f6b61dac38417e8d12cfdf926e0")
    let nonce = [UInt8](hex: "00000003020100a0a1a2a3a4a5")
    #expect(
      cipher.open(sealed.rawSpan, nonce: nonce, header: [UInt8](0...7)) == [UInt8](0x08...0x1e))
    #expect(cipher.open(sealed.rawSpan, nonce: nonce, header: []) == nil)
    #expect(cipher.open(sealed.rawSpan, nonce: [], header: []) == nil)
    for index in sealed.indices {
      var changed = sealed
      changed[index] ^= 1
      #expect(cipher.open(changed.rawSpan, nonce: nonce, header: [UInt8](0...7)) == nil)
      let cut = Array(sealed[..<index])
      #expect(cipher.open(cut.rawSpan, nonce: nonce, header: [UInt8](0...7)) == nil)
    }
    // The same cipher opens the same again, after all that.
    #expect(cipher.open(sealed.rawSpan, nonce: nonce, header: [UInt8](0...7)) != nil)
  }

  /// Test case 16 of McGrew and Viega, The Galois/Counter Mode of Operation, appendix B.
  @Test func gcmWithALongKeyOpensAsPublished() throws {
    let cipher = try #require(
      AuthenticatedCipher(
        .gcm,
        key: [UInt8](hex: "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"),
        nonceLength: 12, tagLength: 16))
    let sealed = [UInt8](
      hex: """
        522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b10
        56828838c5f61e6393ba7a0abcc9f662 76fc6ece0f4e1768cddf8853bb2d551b
        """)
    let plain = [UInt8](
      hex: """
        d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e24
        49a6b525b16aedf5aa0de657ba637b39
        """)
    let header = [UInt8](hex: "feedfacedeadbeeffeedfacedeadbeefabaddad2")
    let nonce = [UInt8](hex: "cafebabefacedbaddecaf888")
    #expect(cipher.open(sealed.rawSpan, nonce: nonce, header: header) == plain)
    #expect(cipher.open(sealed.rawSpan, nonce: nonce, header: []) == nil)
  }

  @Test func keysOfOtherLengthsAreRefused() {
    #expect(AuthenticatedCipher(.ccm, key: [1], nonceLength: 13, tagLength: 8) == nil)
    #expect(
      AuthenticatedCipher(.ccm, key: [UInt8](0..<16), nonceLength: 1, tagLength: 8) == nil)
    #expect(AESKeyWrap.unwrap([UInt8](0..<24), key: [1]) == nil)
    #expect(AESKeyWrap.unwrap([], key: [UInt8](0..<16)) == nil)
    #expect(AESCMAC.digest(of: [], key: [1]) == nil)
    #expect(RC4(key: []) == nil)
  }

  /// RFC 3394 §4.1 and §4.6.
  @Test func keysAreUnwrappedAsPublished() {
    let short = [UInt8](hex: "1fa68b0a8112b447aef34bd8fb5a7b829d3e862371d2cfe5")
    #expect(
      AESKeyWrap.unwrap(short, key: [UInt8](0x00...0x0f))
        == [UInt8](hex: "00112233445566778899aabbccddeeff"))
    #expect(
      AESKeyWrap.unwrap(
        [UInt8](
          hex: """
            28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21
            """), key: [UInt8](0x00...0x1f))
        == [UInt8](hex: "00112233445566778899aabbccddeeff000102030405060708090a0b0c0d0e0f"))
    #expect(AESKeyWrap.unwrap(short, key: [UInt8](0x01...0x10)) == nil)
  }

  /// RFC 4493 §4.
  @Test(arguments: [
    ("", "bb1d6929e95937287fa37d129b756746"),
    ("6bc1bee22e409f96e93d7e117393172a", "070a16b46b4d4144f79bdd9dd04a287c"),
    (
      "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411",
      "dfa66747de9ae63030ca32611497c827"
    ),
  ])
  func cmacIsAsPublished(_ message: String, _ digest: String) {
    #expect(
      AESCMAC.digest(
        of: [UInt8](hex: message), key: [UInt8](hex: "2b7e151628aed2a6abf7158809cf4f3c"))
        == [UInt8](hex: digest))
  }

  /// RFC 6229 §2, the key of 40 bits.
  @Test func rc4IsAsPublished() throws {
    var cipher = try #require(RC4(key: [1, 2, 3, 4, 5]))
    var zeros = [UInt8](repeating: 0, count: 16)
    cipher.apply(to: &zeros)
    #expect(zeros == [UInt8](hex: "b2396305f03dc027ccc3524a0a1118a8"))
  }

  /// IEEE 802.11-2020 §J.4.2.
  @Test(arguments: [
    ("password", "IEEE", "f42c6fc52df0ebef9ebb4b90b38a5f902e83fe1b135a70e23aed762e9710a12e"),
    (
      "ThisIsAPassword", "ThisIsASSID",
      "0dc0d6eb90555ed6419756b9a15ec3e3209b63df707dd508d14581f8982721af"
    ),
  ])
  func passphrasesBecomeKeysAsPublished(_ passphrase: String, _ ssid: String, _ key: String) {
    #expect(
      PBKDF2.sha1(Array(passphrase.utf8), salt: Array(ssid.utf8), rounds: 4096, count: 32)
        == [UInt8](hex: key))
  }

  /// RFC 2202 and RFC 4231, their first cases.
  @Test(arguments: [
    (DigestAlgorithm.md5, 16, "9294727a3638bb1c13f48ef8158bfc9d"),
    (.sha1, 20, "b617318655057264e28bc0b6fb378c8ef146be00"),
    (
      .sha384, 20,
      "afd03944d84895626b0825f4ab46907f15f9dadbe4101ec682aa034c7cebc59cfaea9ea9076ede7f4af152e8b2fa9cb6"
    ),
    (
      .sha512, 20,
      """
      87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cdedaa833b7d6b8a702038b274eaea3f4e4be\
      9d914eeb61f1702e696c203a126854
      """
    ),
  ])
  func keyedDigestsAreAsPublished(
    _ algorithm: DigestAlgorithm, _ keyLength: Int, _ digest: String
  ) {
    #expect(
      HMAC.digest(
        of: Array("Hi There".utf8), key: [UInt8](repeating: 0x0b, count: keyLength), algorithm)
        == [UInt8](hex: digest))
  }
}
