import Packets

/// What is known of one access point's network: its names, suites, and the keys for frames to everybody.
final class WiFiNetwork {
  /// Most names of one address: a network has one, and may be renamed.
  static let nameBound = 4
  /// Most stations that wait for its name.
  static let waitingBound = 64
  /// Most keys kept: two of each of four numbers.
  static let keyBound = 8

  /// The newest first.
  private(set) var names: [[UInt8]] = []
  /// What its beacons say.
  var security: SecuritySelection?
  var mobilityDomain: [UInt8]?
  /// The newest first.
  private(set) var groupKeys: [FrameKey] = []
  /// A station's handshake proved a key that was given.
  var isProven = false
  /// The name that goes with that key.
  var provenName: [UInt8]?
  /// Stations whose handshakes wait for its name.
  private(set) var waiting: [MACAddress] = []

  func wait(_ station: MACAddress) {
    guard waiting.count < Self.waitingBound, !waiting.contains(station) else { return }
    waiting.append(station)
  }

  /// Whether this name is new.
  func learn(name: [UInt8]) -> Bool {
    guard (1...32).contains(name.count), name.contains(where: { $0 != 0 }), !names.contains(name)
    else { return false }
    names.insert(name, at: 0)
    if names.count > Self.nameBound, let oldest = names.lastIndex(where: { $0 != provenName }) {
      names.remove(at: oldest)
    }
    return true
  }

  /// - Parameter cipher: nil where nothing told it: it is then what the key's length suggests.
  func learn(groupKey bytes: [UInt8], _ cipher: WiFiCipher?) {
    let ciphers: [WiFiCipher] =
      if let cipher, cipher == .wep || cipher.keyLength == bytes.count {
        [cipher]
      } else {
        WiFiCipher.allCases.filter { $0.keyLength == bytes.count }
      }
    for cipher in ciphers {
      if groupKeys.contains(where: { $0.bytes == bytes && $0.cipher == cipher }) { continue }
      guard let key = FrameKey(cipher, bytes, .group) else { continue }
      groupKeys.insert(key, at: 0)
      if groupKeys.count > Self.keyBound { groupKeys.removeLast() }
    }
  }
}
