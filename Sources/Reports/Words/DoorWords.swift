import Analysis
import Behaviour

extension Door {
  /// `port 9999 (TP-Link): 3 times from the home, once from outside`
  var words: String {
    let callers = [(fromHome, "the home"), (fromOutside, "outside")].filter { $0.0 > 0 }
    return place + ": "
      + callers.map { count, whence in
        // Of datagrams it is not known how many calls they are.
        transport == "tcp" ? "\(Quantity.times(count)) from \(whence)" : "from \(whence)"
      }.joined(separator: ", ")
  }

  /// `port 9999 (TP-Link)`
  var place: String {
    let kind = transport == "tcp" ? "port" : "\(transport.uppercased()) port"
    return "\(kind) \(port)" + (service.map { " (\(ServiceWords.name(of: $0).inert))" } ?? "")
  }
}

extension DeviceReport {
  /// How others can have it do something: `from the home directly, and from outside over a connection it keeps open`;
  /// nil where neither was seen.
  public var controlWords: String? {
    guard !controlPaths.isEmpty else { return nil }
    return controlPaths.map(\.words).joined(separator: ", and ")
  }
}

extension ControlPath {
  fileprivate var words: String {
    switch self {
    case .home: "from the home directly"
    case .cloud: "from outside over a connection that it keeps open itself"
    case .internet: "from the internet directly"
    }
  }
}
