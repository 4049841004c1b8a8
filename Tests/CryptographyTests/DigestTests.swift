import Cryptography
import Testing

@Suite struct DigestTests {
  private func hex(_ bytes: [UInt8]?) -> String? {
    bytes?.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// RFC 1321 §A.5, FIPS 180-4 examples.
  @Test func digestsEqualThePublishedVectors() {
    let abc = Array("abc".utf8)
    #expect(hex(DigestAlgorithm.md5.digest(of: abc)) == "900150983cd24fb0d6963f7d28e17f72")
    #expect(hex(DigestAlgorithm.md5.digest(of: [])) == "d41d8cd98f00b204e9800998ecf8427e")
    #expect(
      hex(DigestAlgorithm.sha1.digest(of: abc)) == "a9993e364706816aba3e25717850c26c9cd0d89d")
    #expect(
      hex(DigestAlgorithm.sha256.digest(of: abc))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  /// RFC 4648 §10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func base64EqualsThePublishedVectors(_ text: String, _ encoded: String) {
    #expect(Base64.encode(Array(text.utf8)) == encoded)
  }

  @Test func base64UsesTheWholeAlphabet() {
    #expect(Base64.encode([0x00, 0x10, 0x83, 0xfb, 0xff, 0xbf]) == "ABCD+/+/")
  }
}
