import Packets

/// The suites that a station and its access point use, of those that the element of either lists (RSNE; IEEE 802.11-2020
/// §9.4.2.24): the first of each kind.
struct SecuritySelection: Hashable {
  enum Generation: Hashable {
    case wpa
    case rsn
  }

  let generation: Generation
  let groupCipher: WiFiCipher?
  let pairwiseCipher: WiFiCipher?
  let keyManagement: WiFiKeyManagement?

  /// - Parameter value: the element after its number and length, WPA's also after its organisation and type.
  init?(_ value: [UInt8], _ generation: Generation) {
    var reader = ByteReader(value.rawSpan)
    guard (try? reader.skip(2)) != nil, let group = try? reader.read(UInt32.self) else {
      return nil
    }
    self.generation = generation
    let groupCipher = WiFiCipher(suite: group)
    let pairwise = Self.first(of: &reader)
    self.groupCipher = groupCipher
    // 0 stands for the group's.
    pairwiseCipher = pairwise.map { $0 & 255 == 0 ? groupCipher : WiFiCipher(suite: $0) } ?? nil
    keyManagement = Self.first(of: &reader).map {
      WiFiKeyManagement(rawValue: UInt8($0 & 255))
    }
  }

  /// The first suite of a list, whose count is before it.
  private static func first(of reader: inout ByteReader) -> UInt32? {
    guard let count = try? reader.readLittleEndian(UInt16.self), count > 0,
      let first = try? reader.read(UInt32.self),
      (try? reader.skip((Int(count) - 1) * 4)) != nil
    else { return nil }
    return first
  }
}

extension WiFiCipher {
  /// The cipher of a suite's number, whichever organisation's; nil for others.
  fileprivate init?(suite: UInt32) {
    switch suite & 255 {
    case 1, 5: self = .wep
    case 2: self = .tkip
    case 4: self = .ccmp128
    case 8: self = .gcmp128
    case 9: self = .gcmp256
    case 10: self = .ccmp256
    default: return nil
    }
  }

  /// Bytes of the temporal key.
  var keyLength: Int {
    switch self {
    case .wep: 13
    case .ccmp128, .gcmp128: 16
    case .tkip, .ccmp256, .gcmp256: 32
    }
  }
}
