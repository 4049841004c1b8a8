import Packets

/// The information elements of a frame or of key data (IEEE 802.11-2020 §9.4.2): number, length and value.
struct WiFiElements: Hashable {
  struct Element: Hashable {
    let number: UInt8
    let value: [UInt8]
  }

  static let ssid: UInt8 = 0
  static let rsn: UInt8 = 48
  static let mobilityDomain: UInt8 = 54
  static let fastTransition: UInt8 = 55
  static let timeoutInterval: UInt8 = 56
  static let linkIdentifier: UInt8 = 101
  static let vendor: UInt8 = 221

  let all: [Element]

  /// As many as there are whole; a frame has room for some hundred.
  init(_ bytes: RawSpan) {
    var reader = ByteReader(bytes)
    var elements: [Element] = []
    while let number = try? reader.read(UInt8.self), let length = try? reader.read(UInt8.self),
      let value = try? reader.readBytes(Int(length)), elements.count < 256
    {
      elements.append(Element(number: number, value: [UInt8](copying: value)))
    }
    all = elements
  }

  /// The value of the first with this number.
  subscript(number: UInt8) -> [UInt8]? { all.first { $0.number == number }?.value }

  /// What follows the organisation and type of the first that has both: in frames WPA's own element, in key data a key
  /// (KDE; IEEE 802.11-2020 §12.7.2).
  func vendor(_ organisation: UInt32, type: UInt8) -> [UInt8]? {
    vendors(organisation, type: type).first
  }

  func vendors(_ organisation: UInt32, type: UInt8) -> [[UInt8]] {
    let start = [
      UInt8(organisation >> 16 & 255), UInt8(organisation >> 8 & 255), UInt8(organisation & 255),
      type,
    ]
    return all.compactMap {
      $0.number == Self.vendor && $0.value.starts(with: start) ? Array($0.value.dropFirst(4)) : nil
    }
  }

  /// The choice of suites that a station sends, in RSN's element or in WPA's.
  var security: SecuritySelection? {
    if let value = self[Self.rsn] { return SecuritySelection(value, .rsn) }
    return vendor(0x00_50f2, type: 1).flatMap { SecuritySelection($0, .wpa) }
  }
}
