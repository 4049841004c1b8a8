import Packets

/// What a record says, in a few words.
extension DNSRecord {
  /// As Zeek writes it in `answers`: an address, a name, or the length and text of strings. What Zeek only
  /// numbers has its type and what was decoded of it.
  var zeekText: String {
    switch data {
    case .address(let address): address.description
    case .name(let name): name.unicodeText
    case .mailExchange(_, let name): name.unicodeText
    case .startOfAuthority(let start): start.primary.unicodeText
    case .service(let service): service.target.unicodeText
    case .text(let strings):
      strings.map { "\(type) \($0.count) \(String(escaping: $0))" }.joined(separator: " ")
    case .hostInformation(let cpu, let system):
      "\(type) \(String(escaping: cpu)) \(String(escaping: system))"
    case .namingAuthorityPointer(let pointer): "\(type) \(pointer.replacement.unicodeText)"
    case .certificationAuthority(_, let tag, let value):
      "\(type) \(String(escaping: tag)) \(String(escaping: value))"
    case .serviceBinding(let binding): "\(type) \(binding.words)"
    case .edns: type.description
    case .opaque(let bytes): "\(type) \(bytes.count) bytes"
    }
  }
}

extension DNSServiceBinding {
  /// Priority, target and parameters, much as RFC 9460 §2.1 writes them.
  fileprivate var words: String {
    var words = ["\(priority)", target.unicodeText]
    if !alpn.isEmpty {
      words.append("alpn=" + alpn.map { String(escaping: $0) }.joined(separator: ","))
    }
    if let port { words.append("port=\(port)") }
    if !ipv4Hints.isEmpty {
      words.append("ipv4hint=" + ipv4Hints.map(\.description).joined(separator: ","))
    }
    if offersECH { words.append("ech") }
    if !ipv6Hints.isEmpty {
      words.append("ipv6hint=" + ipv6Hints.map(\.description).joined(separator: ","))
    }
    return words.joined(separator: " ")
  }
}
