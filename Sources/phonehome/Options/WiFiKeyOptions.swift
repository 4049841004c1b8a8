import ArgumentParser
import Decryption
import Foundation

/// The keys of the user's own Wi-Fi. They are never shown.
struct WiFiKeyOptions: ParsableArguments {
  @Option(
    name: .customLong("wifi-key"),
    help: ArgumentHelp(
      "A key of your Wi-Fi, to open what was captured over the air: wpa-pwd:PASSPHRASE[:SSID], wpa-psk:HEX, msk:HEX, wep:HEX or tk:HEX; repeatable. Also in the household file (wifi-keys:) and in PHONEHOME_WIFI_KEYS, one a line.",
      valueName: "key"))
  var keys: [String] = []

  func validate() throws {
    _ = try parsed()
  }

  /// Those given here and in the environment.
  func parsed() throws -> [WiFiKey] {
    let environment = ProcessInfo.processInfo.environment["PHONEHOME_WIFI_KEYS"] ?? ""
    let lines = environment.split(whereSeparator: \.isNewline).map(String.init)
    do {
      return try (keys + lines).map { try WiFiKey($0) }
    } catch let error as WiFiKeyError {
      throw ValidationError(error.description)
    }
  }
}
