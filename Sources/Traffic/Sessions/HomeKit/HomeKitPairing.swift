import Packets

/// How a HomeKit controller and an accessory make sure of each other, over HTTP, before the connection goes on sealed (HomeKit
/// Accessory Protocol Specification, non-commercial version, release R2, §5.7, §6.5.2).
enum HomeKitPairing {
  static let mediaType = "application/pairing+tlv8"
  static let verifyPath = "/pair-verify"

  /// Items of TLV8 (§14.1, §5.14).
  private static let state: UInt8 = 6
  private static let lastOfVerify: UInt8 = 4

  /// Whether an accessory's answer is the last of Pair Verify, M4: it holds its state, and neither an error nor, as M4 of Pair Setup
  /// does, anything else.
  static func isVerified(by content: [UInt8]) -> Bool {
    content == [state, 1, lastOfVerify]
  }
}

extension HTTPHead {
  /// Whether it asks for Pair Verify, or goes on with it.
  var asksForHomeKitVerification: Bool {
    request.map { $0.method == "POST" && $0.target == HomeKitPairing.verifyPath } ?? false
  }
}
