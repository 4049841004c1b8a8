import Packets
import Traffic

/// What a destination is called in what was said to it, or by it.
extension FlowFacts {
  /// Every name that the client called the server by.
  var hostNames: Set<String> {
    let names =
      values(of: .serverName).map(\.fact.value.hostName)
      + values(of: .httpHost).map(\.fact.value.withoutPort.hostName)
    return Set(names.compactMap { $0 })
  }

  /// The name a client asked for, else the host it named, else the subject of the server's certificate; in lower case.
  var destinationName: (name: String, source: String)? {
    guard !isEmpty else { return nil }
    if let name = mostFrequent(.serverName)?.fact.value.hostName { return (name, "sni") }
    if let name = mostFrequent(.httpHost)?.fact.value.withoutPort.hostName {
      return (name, "http-host")
    }
    if let name = mostFrequent(.certificateSubject)?.fact.value.commonName?.hostName {
      return (name, "certificate")
    }
    return nil
  }
}

extension String {
  /// The text as a host's full name; nil for an address and for what is no such name.
  fileprivate var hostName: String? {
    var name = lowercased()
    if name.hasSuffix(".") { name.removeLast() }
    let isName =
      name.utf8.contains(UInt8(ascii: "."))
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
          UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "*"):
          true
        default: false
        }
      }
    // The address of a host ends in a digit; few names do.
    let isAddress = name.utf8.last?.isDigit == true && IPAddress(name) != nil
    return isName && !isAddress ? name : nil
  }

  /// `host` of `host:8080`.
  fileprivate var withoutPort: String {
    guard let colon = lastIndex(of: ":"), !hasSuffix("]") else { return self }
    return String(self[..<colon])
  }

  /// The CN of a distinguished name (RFC 4514).
  fileprivate var commonName: String? {
    for part in split(separator: ",") {
      let part = part.drop { $0 == " " }
      if part.lowercased().hasPrefix("cn=") { return String(part.dropFirst(3)) }
    }
    return nil
  }
}
