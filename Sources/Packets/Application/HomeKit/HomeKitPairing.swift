/// How a HomeKit controller and an accessory make sure of each other, over HTTP, before the connection goes on sealed (HomeKit
/// Accessory Protocol Specification, non-commercial version, release R2, §5.7, §6.5.2).
public enum HomeKitPairing {
  public static let mediaType = "application/pairing+tlv8"
  public static let verifyPath = "/pair-verify"

  /// What an item of TLV8 holds (§5.14, §14.1).
  public struct Item: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let method = Self(rawValue: 0)
    public static let identifier = Self(rawValue: 1)
    /// How far the pairing got: 1 is M1.
    public static let state = Self(rawValue: 6)
    public static let error = Self(rawValue: 7)
    public static let retryDelay = Self(rawValue: 8)
    public static let permissions = Self(rawValue: 11)

    public var name: String? { Self.names[rawValue] }

    private static let names: [UInt8: String] = [
      0: "Method", 1: "Identifier", 2: "Salt", 3: "Public key", 4: "Proof", 5: "Encrypted data",
      6: "State", 7: "Error", 8: "Retry delay", 9: "Certificate", 10: "Signature",
      11: "Permissions", 12: "Fragment data", 13: "Fragment last", 19: "Flags", 255: "Separator",
    ]
  }

  private static let thirdOfVerify: UInt8 = 3
  private static let lastOfVerify: UInt8 = 4

  /// Whether an accessory's answer is the last of Pair Verify, M4: it holds its state, and neither an error nor, as M4 of Pair Setup
  /// does, anything else.
  public static func isVerified(by content: [UInt8]) -> Bool {
    content == [Item.state.rawValue, 1, lastOfVerify]
  }

  /// Whether content is a controller's last of Pair Verify, M3: it holds that state.
  public static func proves(by content: RawSpan) -> Bool {
    var reader = ByteReader(content)
    while let type = try? reader.read(UInt8.self), let length = try? reader.read(UInt8.self),
      let value = try? reader.readBytes(Int(length))
    {
      var first = ByteReader(value)
      if type == Item.state.rawValue { return (try? first.read(UInt8.self)) == thirdOfVerify }
    }
    return false
  }
}

extension HTTPHead {
  /// Whether it asks for Pair Verify, or goes on with it.
  public var asksForHomeKitVerification: Bool {
    request.map { $0.method == "POST" && $0.target == HomeKitPairing.verifyPath } ?? false
  }
}
