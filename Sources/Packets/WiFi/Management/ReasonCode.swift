/// Why a station ends an association (IEEE 802.11-2020, table 9-49).
public struct ReasonCode: RawRepresentable, Hashable, Comparable, Sendable {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// In plain words; `reason 71` for what the table doesn't have.
  public var words: String {
    switch rawValue {
    case 1: "no reason given"
    case 2: "its authentication is no longer valid"
    case 3: "the sender is leaving"
    case 4: "it was silent for too long"
    case 5: "the access point has too many stations"
    case 6: "it sent what only an authenticated station may"
    case 7: "it sent what only an associated station may"
    case 8: "the sender is leaving for another network"
    case 9: "it asked to associate before it was authenticated"
    case 12: "it should move to another access point"
    case 13: "invalid element"
    case 14: "a message's MIC was wrong"
    case 15: "the 4-way handshake took too long: as a wrong password does"
    case 16: "the group key handshake took too long"
    case 17: "the handshake told of another network than the beacons"
    case 18: "the group cipher is not supported"
    case 19: "the pairwise cipher is not supported"
    case 20: "the key management is not supported"
    case 23: "802.1X authentication failed"
    case 24: "the cipher is forbidden here"
    case 34: "too many frames went unacknowledged"
    case 39: "a request timed out"
    case 45: "its peer doesn't support the cipher"
    default: "reason \(rawValue)"
    }
  }
}

/// How a request ended (IEEE 802.11-2020, table 9-50): 0 for success.
public struct StatusCode: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// SAE's first answer may come under 126 or 127, which say how a password is hashed.
  public var isSuccess: Bool { rawValue == 0 || rawValue == 126 || rawValue == 127 }

  /// In plain words; `status 112` for what the table doesn't have.
  public var words: String {
    switch rawValue {
    case 0: "success"
    case 1: "refused, no reason given"
    case 10: "refused: it asks for abilities the network lacks"
    case 11: "refused: it was not associated before"
    case 12: "refused by the network's own rules"
    case 13: "refused: this way of authenticating is not supported"
    case 14: "refused: a message came out of turn"
    case 15: "refused: the answer to the challenge was wrong"
    case 16: "refused: it took too long"
    case 17: "refused: the access point has too many stations"
    case 18: "refused: it lacks a rate the network needs"
    case 30: "told to try again later"
    case 31: "refused: management frames must be protected"
    case 37: "refused"
    case 43: "refused: the pairwise cipher is not valid"
    case 45: "refused: the key management is not valid"
    case 53: "refused: the key it remembers is unknown here"
    case 76: "asked for a token against floods"
    case 77: "refused: this group of SAE is not supported"
    default: "refused, status \(rawValue)"
    }
  }
}
