import Packets

extension TLSVersion {
  /// As people write it: `TLS 1.3`; nil for one that nobody has defined.
  public var words: String? {
    switch self {
    case .ssl2: "SSL 2.0"
    case .ssl3: "SSL 3.0"
    case .tls10: "TLS 1.0"
    case .tls11: "TLS 1.1"
    case .tls12: "TLS 1.2"
    case .tls13: "TLS 1.3"
    case .dtls10: "DTLS 1.0"
    case .dtls12: "DTLS 1.2"
    case .dtls13: "DTLS 1.3"
    case _ where isDraft: "a draft of TLS 1.3"
    default: nil
    }
  }
}
