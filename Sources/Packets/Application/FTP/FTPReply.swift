/// What an FTP server answers: three digits and a text (RFC 959 §4.2).
public struct FTPReply: Hashable, Sendable {
  /// 100 to 599.
  public let code: Int
  public let text: String
  /// Whether more lines of this answer follow.
  public let hasMore: Bool

  public init?(_ line: String) {
    let digits = line.utf8.prefix(3)
    guard digits.count == 3, digits.allSatisfy({ (0x30...0x39).contains($0) }),
      let code = Int(line.prefix(3)), (100...599).contains(code)
    else { return nil }
    let separator = line.utf8.dropFirst(3).first
    guard separator == nil || separator == 0x20 || separator == 0x2d else { return nil }
    self.code = code
    hasMore = separator == 0x2d
    text = String(line.dropFirst(4))
  }

  /// The port that the server waits at for a file: of 227 (RFC 959 §4.1.2) or 229 (RFC 2428 §3).
  public var dataPort: UInt16? {
    guard let start = text.firstIndex(of: "("), let end = text[start...].firstIndex(of: ")") else {
      return nil
    }
    let place = text[start..<end].dropFirst()
    return code == 229 ? place.extendedPort : place.hostPort
  }
}

/// What an FTP client asks: a verb and what goes with it (RFC 959 §4.1).
public struct FTPCommand: Hashable, Sendable {
  /// In capital letters.
  public let verb: String
  public let argument: String

  public init?(_ line: String) {
    let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard let verb = words.first?.uppercased(), Self.verbs.contains(verb) else { return nil }
    self.verb = verb
    argument = words.count > 1 ? String(words[1]) : ""
  }

  /// The port that the client waits at for a file: of PORT (RFC 959 §4.1.2) or EPRT (RFC 2428 §2).
  public var dataPort: UInt16? {
    switch verb {
    case "PORT": argument[...].hostPort
    case "EPRT": argument[...].extendedPort
    default: nil
    }
  }

  /// RFC 959, 2228, 2389, 2428, 3659.
  private static let verbs: Set<String> = [
    "USER", "PASS", "ACCT", "CWD", "CDUP", "SMNT", "QUIT", "REIN", "PORT", "PASV", "TYPE", "STRU",
    "MODE", "RETR", "STOR", "STOU", "APPE", "ALLO", "REST", "RNFR", "RNTO", "ABOR", "DELE", "RMD",
    "MKD", "PWD", "XPWD", "LIST", "NLST", "SITE", "SYST", "STAT", "HELP", "NOOP", "AUTH", "ADAT",
    "PBSZ", "PROT", "CCC", "FEAT", "OPTS", "EPRT", "EPSV", "MLST", "MLSD", "SIZE", "MDTM", "LANG",
    "HOST", "CLNT",
  ]
}

extension Substring {
  /// The port of `h1,h2,h3,h4,p1,p2`.
  fileprivate var hostPort: UInt16? {
    let numbers = split(separator: ",", omittingEmptySubsequences: false).map { UInt8($0) }
    guard numbers.count == 6, let high = numbers[4], let low = numbers[5] else { return nil }
    return UInt16(high) << 8 | UInt16(low)
  }

  /// The port of `|1|132.235.1.2|6275|`, whatever stands for the bar.
  fileprivate var extendedPort: UInt16? {
    guard let bar = first else { return nil }
    let parts = split(separator: bar, omittingEmptySubsequences: false)
    return parts.count == 5 ? UInt16(parts[3]) : nil
  }
}
