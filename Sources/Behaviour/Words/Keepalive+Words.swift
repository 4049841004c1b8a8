import Traffic

extension Keepalive {
  /// What it is and how often it comes: `a TCP probe every 45 s`, `a ping every 60 s`, `a small sealed message every
  /// 52 ± 3 s`; `a ping, 3 times` where it keeps no period.
  public var words: String {
    if let period { return "a \(kind.words) \(period.words)" }
    return "a \(kind.words), \(Quantity.times(count))"
  }

  /// ` None came in the last 56 min captured.`, where they stopped; else empty.
  public var silenceWords: String {
    silence.map { " None came in the last \(Quantity.duration($0)) captured." } ?? ""
  }

  /// The same for a narrow column: `ping every 60 s`.
  public var shortWords: String {
    let period = period.map { " " + $0.words }
    return kind.shortWords + (period ?? "")
  }
}

extension Beat.Kind {
  /// What a reader may call it: `TCP probe`, `ping`, `small sealed message`.
  public var words: String {
    switch self {
    case .tcp: "TCP probe"
    case .mqtt, .webSocket, .http2: "ping"
    case .tlsRecord, .quic: "small sealed message"
    case .udp: "small message"
    }
  }

  /// One word, or two.
  fileprivate var shortWords: String {
    switch self {
    case .tcp: "probe"
    case .mqtt, .webSocket, .http2: "ping"
    case .tlsRecord, .quic, .udp: "beat"
    }
  }
}
