import Decryption
import Foundation
import Packets
import TestSupport
import Testing

/// A capture of `Tests/Captures/wifi`, its key, and how many of its sealed frames open with it.
struct SyntheticNetwork: CustomTestStringConvertible {
  let name: String
  let key: String
  /// Protected frames.
  let sealed: Int
  let open: Int
  let ciphers: Set<WiFiCipher>

  init(
    _ name: String, _ key: String = passphrase, sealed: Int = 7, open: Int? = nil,
    ciphers: Set<WiFiCipher> = [.ccmp128]
  ) {
    self.name = name
    self.key = key
    self.sealed = sealed
    self.open = open ?? sealed
    self.ciphers = open == 0 ? [] : ciphers
  }

  var testDescription: String { name }

  func frames(_ keys: [WiFiKey]? = nil) throws -> [WiFiFrame] {
    try WiFiCorpus.frames(of: Self.path(of: name), try keys ?? [WiFiKey(key)])
  }

  static func path(of name: String) -> String {
    Repository.captures.appending(path: "wifi/\(name).pcap").path
  }

  private static let passphrase = "wpa-pwd:correct horse:home"
  private static let master32 =
    "wpa-psk:fc613b4dfd6736a7bd268c8a0e74ed0d1c04a959f59dd74ef2874983fd443fc9"
  private static let master48 =
    "wpa-psk:233a0c3b653358b1b07cf093e7b2e36a54bf4c66d5736db17ed145b18520c910"
    + "8bbd9ed53bc74de041e15f1476013b10"
  private static let master64 =
    "wpa-psk:353ba90f8c0b3e0f355a3d6c960b7caed5f2c1412992277c0669a04a62e7dfd3"
    + "5fba9f4631a7dc6d00fb44d93d305cc0b749c7501d9ce86f26148d05101b8324"

  private static let session =
    "msk:353ba90f8c0b3e0f355a3d6c960b7caed5f2c1412992277c0669a04a62e7dfd3"
    + "5fba9f4631a7dc6d00fb44d93d305cc0b749c7501d9ce86f26148d05101b8324"

  static let all: [SyntheticNetwork] = [
    Self("psk-ccmp"),
    Self("psk-percent", "wpa-pwd:a%3ab%25cdefgh:ho%3ame"),
    Self("wpa-tkip", sealed: 9, ciphers: [.tkip]),
    Self("wpa-ccmp-tkip", sealed: 9, ciphers: [.ccmp128, .tkip]),
    Self("psk-tkip", ciphers: [.tkip]),
    Self("psk-ccmp-tkip", ciphers: [.ccmp128, .tkip]),
    Self("psk-ccmp256", ciphers: [.ccmp256]),
    Self("psk-gcmp", ciphers: [.gcmp128]),
    Self("psk-gcmp256", ciphers: [.gcmp256]),
    Self("psk-sha256"),
    Self("psk-sha384", ciphers: [.gcmp256]),
    Self("eap", master32),
    Self("eap-sha256", master32),
    Self("sae", master32),
    Self("sae-extended", master48, ciphers: [.gcmp256]),
    Self("sae-extended-short", master32),
    Self("owe", master32),
    Self("owe384", master48),
    Self("owe521", master64),
    Self("suite-b", master32, ciphers: [.gcmp128]),
    Self("suite-b192", master48, ciphers: [.gcmp256]),
    Self("ft-psk"),
    Self("ft-eap", master32),
    Self("ft-eap384", master48, ciphers: [.gcmp256]),
    Self("ft-sae", master32),
    Self("eap-msk", session),
    Self("ft-eap-msk", session),
    Self("long", sealed: 1),
    Self("ft-roaming", sealed: 14),
    Self("ft-eap-roaming", master32, sealed: 14),
    Self("rekeyed", sealed: 18),
    Self("extended-key-id", sealed: 25),
    Self("only-1-and-3", open: 0),
    Self("without-1"),
    Self("without-3-and-4", open: 6),
    Self("never-joined", open: 0),
    Self("late-beacon", "wpa-pwd:correct horse", sealed: 14, open: 7),
    Self("pieces", sealed: 8),
    Self("pieces-tkip", ciphers: [.tkip]),
    Self("wep40", "wep:0102030405", sealed: 5, ciphers: [.wep]),
    Self("wep104", "wep:01:02:03:04:05:06:07:08:09:0a:0b:0c:0d", sealed: 5, ciphers: [.wep]),
    Self("temporal-ccmp", "tk:" + String(repeating: "54", count: 16), open: 6),
    Self("temporal-tkip", "tk:" + String(repeating: "54", count: 32), open: 6, ciphers: [.tkip]),
    Self(
      "temporal-gcmp256", "tk:" + String(repeating: "54", count: 32), open: 6, ciphers: [.gcmp256]),
    Self("management", sealed: 8),
    Self("tdls", sealed: 12),
    Self("four-addresses", sealed: 1),
  ]
}
