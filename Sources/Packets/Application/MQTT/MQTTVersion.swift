/// A version of MQTT by its Protocol Level (MQTT 3.1.1 §3.1.2.2, MQTT 5 §3.1.2.2).
public struct MQTTVersion: RawRepresentable, Hashable, Comparable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static var v31: Self { .init(rawValue: 3) }
  public static var v311: Self { .init(rawValue: 4) }
  public static var v5: Self { .init(rawValue: 5) }

  /// Whether packets have properties and reason codes.
  public var hasProperties: Bool { rawValue >= 5 }

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension MQTTVersion: CustomStringConvertible {
  /// As Zeek writes it: `3.1`, `3.1.1`, `5.0`.
  public var description: String {
    switch self {
    case .v31: "3.1"
    case .v311: "3.1.1"
    case .v5: "5.0"
    default: "\(rawValue)"
    }
  }
}

/// How surely a message is delivered (MQTT 5 §4.3).
public enum MQTTQualityOfService: UInt8, Hashable, Comparable, Sendable {
  case atMostOnce = 0
  case atLeastOnce = 1
  case exactlyOnce = 2

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
