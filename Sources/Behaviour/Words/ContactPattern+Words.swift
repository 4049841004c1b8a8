extension ContactPattern {
  /// `stays connected`, `regularly`, `now and then`, `once`, `no answer`.
  public var words: String {
    switch self {
    case .persistent: "stays connected"
    case .polling: "regularly"
    case .occasional: "now and then"
    case .oneShot: "once"
    case .unanswered: "no answer"
    }
  }
}
