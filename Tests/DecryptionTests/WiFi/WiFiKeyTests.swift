import Decryption
import Testing

@Suite struct WiFiKeyTests {
  @Test func everyFormIsRead() throws {
    #expect(try WiFiKey("wpa-pwd:passphrase") == .passphrase(Array("passphrase".utf8), ssid: nil))
    #expect(
      try WiFiKey("wpa-pwd:pass%3aphrase:My Home: upstairs")
        == .passphrase(Array("pass:phrase".utf8), ssid: Array("My Home: upstairs".utf8)))
    #expect(
      try WiFiKey("wpa-psk:" + String(repeating: "Ab", count: 32))
        == .masterKey([UInt8](repeating: 0xab, count: 32)))
    #expect(try WiFiKey("wep:12:34:56:78:90") == .wep([0x12, 0x34, 0x56, 0x78, 0x90]))
    #expect(
      try WiFiKey("tk:" + String(repeating: "01", count: 16))
        == .temporal([UInt8](repeating: 1, count: 16)))
    #expect(
      try WiFiKey("msk:" + String(repeating: "01", count: 64))
        == .sessionKey([UInt8](repeating: 1, count: 64)))
  }

  @Test(arguments: [
    ("secret phrase", WiFiKeyError.noKind), ("wpa:secret phrase", .unknownKind),
    ("wpa-pwd:secret", .passphraseLength), ("wpa-pwd:secret phrase:", .networkNameLength),
    ("wpa-pwd:secret%phrase", .badEscape), ("wpa-pwd:secret phrase%4", .badEscape),
    ("wep:secret", .notHexadecimal(kind: "wep")), ("wep:1234", .digitCount(kind: "wep", given: 4)),
    ("wpa-psk:abc", .digitCount(kind: "wpa-psk", given: 3)),
    ("tk:ab", .digitCount(kind: "tk", given: 2)), ("msk:", .digitCount(kind: "msk", given: 0)),
    ("", .noKind), (":", .unknownKind),
  ])
  func whatIsNoKeyIsToldWithoutIt(_ text: String, _ error: WiFiKeyError) {
    #expect(throws: error) { try WiFiKey(text) }
    #expect(!error.description.contains("secret"))
    #expect(error.description.hasSuffix("."))
  }

  @Test func aKeyDoesNotTellItself() throws {
    let key = try WiFiKey("wpa-pwd:secret phrase:home")
    var dumped = ""
    dump(key, to: &dumped)
    for text in ["\(key)", String(reflecting: key), "\([key])", dumped] {
      #expect(!text.contains("115"), "the first letter's code")
      #expect(!text.contains("secret"))
    }
  }
}
