import Packets

/// The element of fast BSS transition (FTE; IEEE 802.11-2020 §9.4.2.47), which TDLS has borrowed.
///
///     | MIC Control (2) | MIC (16 or 24) | ANonce (32) | SNonce (32) | Subelements |
struct TransitionElement: Hashable {
  /// A group key that is handed out with it, wrapped.
  struct WrappedKey: Hashable {
    let wrapped: [UInt8]
    /// Bytes of the key itself.
    let length: Int
  }

  let mic: [UInt8]
  let authenticatorNonce: [UInt8]
  let supplicantNonce: [UInt8]
  let firstHolder: [UInt8]?
  let secondHolder: [UInt8]?
  let groupKeys: [WrappedKey]
  /// The whole element without its number and length, with zeros in place of the MIC.
  let authenticated: [UInt8]

  init?(_ value: [UInt8], micLength: Int = 16) {
    var reader = ByteReader(value.rawSpan)
    guard (try? reader.skip(2)) != nil, let mic = try? reader.readBytes(micLength),
      let authenticatorNonce = try? reader.readBytes(32),
      let supplicantNonce = try? reader.readBytes(32)
    else { return nil }
    self.mic = [UInt8](copying: mic)
    self.authenticatorNonce = [UInt8](copying: authenticatorNonce)
    self.supplicantNonce = [UInt8](copying: supplicantNonce)
    let parts = WiFiElements(reader.readRest())
    secondHolder = parts[1]
    firstHolder = parts[3]
    groupKeys = parts.all.compactMap { part in
      // Key Info (2), Key Length (1), RSC (8), Wrapped Key.
      guard part.number == 2, part.value.count > 11 else { return nil }
      return WrappedKey(wrapped: Array(part.value[11...]), length: Int(part.value[2]))
    }
    var authenticated = value
    for index in 2..<(2 + micLength) { authenticated[index] = 0 }
    self.authenticated = authenticated
  }
}
