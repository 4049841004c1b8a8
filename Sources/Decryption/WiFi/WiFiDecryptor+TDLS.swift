import Cryptography
import Packets

/// Two stations that speak past their access point (TDLS): they agree on a key through it, without its help
/// (IEEE 802.11-2020 §12.7.8).
extension WiFiDecryptor {
  /// - Parameter payload: what follows EtherType 0x890d.
  func learn(tunnelled payload: RawSpan) {
    var reader = ByteReader(payload)
    guard let start = try? reader.read(UInt16.self), start == 0x020c,  // TDLS; its action frames.
      let action = try? reader.read(UInt8.self), action == 1 || action == 2
    else { return }
    // Setup response: Status, Dialog Token, Capability. Setup confirm: Status, Dialog Token.
    guard (try? reader.skip(action == 1 ? 5 : 3)) != nil else { return }
    let elements = WiFiElements(reader.readRest())
    guard let link = elements[WiFiElements.linkIdentifier], link.count == 18,
      let suites = elements[WiFiElements.rsn], let security = SecuritySelection(suites, .rsn),
      let cipher = security.pairwiseCipher,
      let value = elements[WiFiElements.fastTransition], let element = TransitionElement(value),
      let timeout = elements[WiFiElements.timeoutInterval]
    else { return }
    guard let key = TunnelledKey(link: link, element, temporalLength: cipher.keyLength) else {
      return
    }
    let message =
      Array(link[6...]) + [action + 1] + Self.element(WiFiElements.linkIdentifier, link)
      + Self.element(WiFiElements.rsn, suites)
      + Self.element(WiFiElements.timeoutInterval, timeout)
      + Self.element(WiFiElements.fastTransition, element.authenticated)
    guard AESCMAC.digest(of: message, key: key.confirmation) == element.mic,
      let frameKey = FrameKey(cipher, key.temporal, .pairwise)
    else { return }
    association(MACAddress(link[6..<12]), MACAddress(link[12..<18])).install(
      WiFiAssociation.Session(
        transient: PairwiseTransientKey(key), frameKey: frameKey, groupCipher: nil))
  }

  private static func element(_ number: UInt8, _ value: [UInt8]) -> [UInt8] {
    [number, UInt8(clamping: value.count)] + value
  }
}

/// The keys of two stations that speak past their access point (TPK; IEEE 802.11-2020 §12.7.8.2).
struct TunnelledKey: Hashable {
  let confirmation: [UInt8]
  let temporal: [UInt8]

  /// - Parameter link: the access point's address, the initiator's, the responder's.
  init?(link: [UInt8], _ element: TransitionElement, temporalLength: Int) {
    let nonces = [element.supplicantNonce, element.authenticatorNonce].sorted {
      $0.lexicographicallyPrecedes($1)
    }
    let stations = [Array(link[6..<12]), Array(link[12..<18])].sorted {
      $0.lexicographicallyPrecedes($1)
    }
    guard let input = DigestAlgorithm.sha256.digest(of: nonces[0] + nonces[1]),
      let bytes = WiFiKeyDerivation.derive(
        .sha256, key: input, label: "TDLS PMK",
        context: stations[0] + stations[1] + Array(link[..<6]), count: 16 + temporalLength)
    else { return nil }
    confirmation = Array(bytes[..<16])
    temporal = Array(bytes[16...])
  }
}

extension PairwiseTransientKey {
  /// A key of TDLS, which wraps nothing.
  init(_ key: TunnelledKey) {
    confirmation = key.confirmation
    encryption = []
    temporal = key.temporal
    micAlgorithm = .cmac
  }
}

extension MACAddress {
  /// Of the bytes as they are sent.
  init(_ bytes: ArraySlice<UInt8>) {
    self.init(rawValue: bytes.reduce(0) { $0 << 8 | UInt64($1) })
  }
}
