/// One of the two a contact is between: the device it is told of, or whom that device talks to.
public enum Side: String, Hashable, Sendable {
  case device
  case destination
  case unknown

  public var other: Self {
    switch self {
    case .device: .destination
    case .destination: .device
    case .unknown: .unknown
    }
  }
}
