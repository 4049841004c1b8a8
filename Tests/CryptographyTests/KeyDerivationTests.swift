import Cryptography
import TestSupport
import Testing

@Suite struct KeyDerivationTests {
  /// RFC 4231 §4.2 and §4.7.
  @Test func hmacIsAsPublished() {
    #expect(
      HMAC.sha256(of: Array("Hi There".utf8), key: [UInt8](repeating: 0x0b, count: 20))
        == [UInt8](hex: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"))
    #expect(
      HMAC.sha256(
        of: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
        key: [UInt8](repeating: 0xaa, count: 131))
        == [UInt8](hex: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"))
  }

  /// RFC 5869 §A.1.
  @Test func extractionIsAsPublished() {
    #expect(
      HKDF.extract(
        salt: [UInt8](hex: "000102030405060708090a0b0c"),
        from: [UInt8](repeating: 0x0b, count: 22))
        == [UInt8](hex: "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5"))
  }

  /// RFC 9001 §A.1.
  @Test func expansionWithALabelIsAsPublished() {
    let secret = [UInt8](hex: "7db5df06e7a69e432496adedb00851923595221596ae2ae9fb8115c1e9ed0a44")
    #expect(
      HKDF.expandLabel("client in", count: 32, of: secret)
        == [UInt8](hex: "c00cf151ca5be075ed0ebfb5c80323c42d6b7db67881289af4008f1f6c357aea"))
  }

  @Test func expansionKeepsItsBounds() {
    #expect(HKDF.expandLabel("a", count: 8160, of: [1])?.count == 8160)
    #expect(HKDF.expandLabel("a", count: 8161, of: [1]) == nil)
    #expect(HKDF.expandLabel(String(repeating: "a", count: 250), count: 1, of: [1]) == nil)
  }
}
