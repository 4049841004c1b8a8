/// A cipher suite (IANA TLS Cipher Suites registry).
public struct TLSCipherSuite: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  private static let names: [UInt16: String] = {
    var names: [UInt16: String] = [:]
    for line in TLSCipherSuiteTable.lines.split(separator: "\n") {
      guard let number = UInt16(line.prefix(4), radix: 16) else { continue }
      names[number] = "TLS_" + line.dropFirst(4)
    }
    return names
  }()
}

extension TLSCipherSuite: CustomStringConvertible {
  /// The suite's name in the registry, which Zeek prints too, else `unknown-` and the number.
  public var description: String { Self.names[rawValue] ?? "unknown-\(rawValue)" }
}
