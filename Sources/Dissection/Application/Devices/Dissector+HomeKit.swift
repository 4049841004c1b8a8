import Packets

/// HomeKit over IP (HomeKit Accessory Protocol Specification, non-commercial version, release R2).
extension Dissector {
  /// A frame of a connection that is sealed since Pair Verify (§6.5.2).
  static func readHomeKit(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "HomeKit, encrypted"
    let frame = try HomeKitFrame(parsing: reader.restBytes.rawSpan)
    try reader.littleEndian("Length", UInt16.self)
    try reader.octets("Encrypted", frame.length)
    try reader.octets("Authentication tag", HomeKitFrame.tagLength)
    return .stream(readHomeKit)
  }

  /// What controller and accessory tell each other while they pair, over HTTP (§5.14, §14.1): of keys and proofs the lengths only.
  static func readHomeKitPairing(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "HomeKit pairing"
    while reader.remaining > 0 {
      let start = reader.offset
      let type: UInt8 = try reader.peek()
      let length = Int(try reader.peek(UInt8.self, at: 1))
      try reader.skip(2 + length)
      let value = reader.slice(start + 2..<reader.offset)
      let title = HomeKitPairing.Item(rawValue: type).name ?? "Item \(type)"
      switch HomeKitPairing.Item(rawValue: type) {
      case .method, .state, .error, .permissions, .retryDelay:
        let number = value.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        reader.note(
          title, "\(number)", meaning: homeKitMeaning(type, number), at: start..<reader.offset)
      case .identifier:
        reader.note(title, String(escaping: value), at: start..<reader.offset)
      default:
        reader.note(title, "\(length) bytes", at: start..<start + 2)
      }
    }
    return .data
  }

  private static func homeKitMeaning(_ type: UInt8, _ number: Int) -> String? {
    switch HomeKitPairing.Item(rawValue: type) {
    case .state: "M\(number)"
    case .retryDelay: "seconds"
    case .method: homeKitMethods[number]
    case .error: homeKitErrors[number]
    case .permissions: number & 1 != 0 ? "admin" : "user"
    default: nil
    }
  }

  /// §5.3
  private static let homeKitMethods = [
    0: "Pair Setup", 1: "Pair Setup with authentication", 2: "Pair Verify", 3: "Add Pairing",
    4: "Remove Pairing", 5: "List Pairings",
  ]

  /// §5.5
  private static let homeKitErrors = [
    1: "unknown", 2: "authentication failed", 3: "back off", 4: "no room for another pairing",
    5: "too many attempts", 6: "pairing unavailable", 7: "busy",
  ]
}
