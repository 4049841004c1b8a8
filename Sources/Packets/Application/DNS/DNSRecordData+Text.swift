extension DNSRecordData: CustomStringConvertible {
  /// The data in presentation form, as zone files and `dig` have it; opaque data as RFC 3597 §5 has it.
  public var description: String {
    switch self {
    case .address(let address): "\(address)"
    case .name(let name): name.text
    case .mailExchange(let preference, let name): "\(preference) \(name)"
    case .startOfAuthority(let soa):
      "\(soa.primary) \(soa.mailbox) \(soa.serial) \(soa.refresh) \(soa.retry) \(soa.expire) "
        + "\(soa.minimum)"
    case .service(let service):
      "\(service.priority) \(service.weight) \(service.port) \(service.target)"
    case .text(let strings): strings.map(quoted).joined(separator: " ")
    case .hostInformation(let cpu, let operatingSystem):
      "\(quoted(cpu)) \(quoted(operatingSystem))"
    case .namingAuthorityPointer(let pointer):
      "\(pointer.order) \(pointer.preference) \(quoted(pointer.flags)) \(quoted(pointer.services)) "
        + "\(quoted(pointer.regularExpression)) \(pointer.replacement)"
    case .certificationAuthority(let flags, let tag, let value):
      "\(flags) \(String(escaping: tag)) \(quoted(value))"
    case .serviceBinding(let binding): "\(binding)"
    case .edns(let edns):
      "udp=\(edns.udpPayloadSize) version=\(edns.version)" + (edns.wantsDNSSEC ? " do" : "")
    case .opaque(let bytes): "\\# \(bytes.count) \(hexadecimal(bytes))"
    }
  }
}

extension DNSServiceBinding: CustomStringConvertible {
  /// Priority, target and parameters in presentation form (RFC 9460 §2.1); `ech` without its value.
  public var description: String {
    var parts = ["\(priority)", target.text]
    if !alpn.isEmpty {
      parts.append("alpn=" + alpn.map { String(escaping: $0) }.joined(separator: ","))
    }
    if lacksDefaultALPN { parts.append("no-default-alpn") }
    if let port { parts.append("port=\(port)") }
    if !ipv4Hints.isEmpty {
      parts.append("ipv4hint=" + ipv4Hints.map(\.description).joined(separator: ","))
    }
    if offersECH { parts.append("ech") }
    if !ipv6Hints.isEmpty {
      parts.append("ipv6hint=" + ipv6Hints.map(\.description).joined(separator: ","))
    }
    return parts.joined(separator: " ")
  }
}

private func quoted(_ bytes: [UInt8]) -> String {
  "\"\(String(escaping: bytes))\""
}

private func hexadecimal(_ bytes: [UInt8]) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(
    decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
