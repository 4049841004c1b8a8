import Packets

/// Secrets that are handed over as parameters: members of JSON, parameters of a query (`id=3&token=9f86…`) or a form, of
/// credentials (`Type="SSO", SSOToken="9f86…"`), or of a command in a query (`cmnd=Password1%20wlan`, as Tasmota has them).
enum SecretParameters {
  /// The graver is the greater. The raw value is how facts call it: `http-password`.
  enum Kind: String, Comparable {
    /// Anything else that opens a door for whoever shows it.
    case token
    /// Somebody's password: to be known by its name, however short it is.
    case password

    static func < (left: Self, right: Self) -> Bool { left == .token && right == .password }
  }

  /// Shorter values of what is called a token are flags, counters and page numbers: a judgement; tokens of 64 bits are as long
  /// in hexadecimal.
  private static let tokenLeast = 16

  /// The gravest secret in a text; nil where there is none.
  static func gravest(in text: String) -> Kind? {
    let bytes = Array(text.utf8)
    let mentionsPassword = mentionPassword(bytes)
    var found: Kind?
    var start = 0
    while start < bytes.count {
      var sign: Int?
      var end = start
      while end < bytes.count, !isSeparator(bytes[end]) {
        if sign == nil, bytes[end] == UInt8(ascii: "=") { sign = end }
        end += 1
      }
      if mentionsPassword {
        let isCommand = sign.map { bytes[start..<$0].elementsEqual("cmnd".utf8) } ?? (start > 0)
        if setsPassword(bytes[(sign.map { $0 + 1 } ?? start)..<end], isCommand: isCommand) {
          return .password
        }
      }
      if let sign {
        let value = bytes[(sign + 1)..<end].drop { $0 == UInt8(ascii: "\"") }
        switch kind(of: bytes[start..<sign], value) {
        case .password: return .password
        case .token: found = .token
        case nil: break
        }
      }
      start = end + 1
    }
    return found
  }

  /// Whether a password can be among the parameters that content holds: what names none need not be read.
  static func mentionPassword(_ content: [UInt8]) -> Bool { isPasswordsName(content[...]) }

  /// The gravest secret among the members of JSON; nil where there is none.
  static func gravest(in json: JSONValue) -> Kind? {
    let members = json.members.compactMap { member in
      member.value.string.map { kind(of: Array(member.name.utf8)[...], Array($0.utf8)[...]) }
        ?? gravest(in: member.value)
    }
    return (json.elements.compactMap(gravest) + members).max()
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "&") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ",")
      || byte == UInt8(ascii: " ")
  }

  private static func kind(of name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) -> Kind? {
    let isPassword = isPasswordsName(name)
    guard isPassword ? isChosen(value) : value.count >= tokenLeast,
      case .secret = SecretName.kind(of: member(of: name))
    else { return nil }
    return isPassword ? .password : .token
  }

  /// What a name in brackets is within a form: `password` of `user[password]`, as it is or escaped (RFC 3986 §2.1).
  private static func member(of name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    // Nearly all end otherwise.
    guard let last = name.last, last == UInt8(ascii: "]") || last | 0x20 == UInt8(ascii: "d") else {
      return name
    }
    for (opening, closing) in [("[", "]"), ("%5B", "%5D"), ("%5b", "%5d")]
    where name.suffix(closing.utf8.count).elementsEqual(closing.utf8) {
      let inner = name.dropLast(closing.utf8.count)
      return inner.lastIndex(of: opening.utf8.last ?? 0).map { inner[($0 + 1)...] } ?? name
    }
    return name
  }

  /// Whether somebody may have chosen this for a password: it is neither a switch (`remember_pass=1`) nor what pages show in
  /// a password's place (`password=******`).
  private static func isChosen(_ value: ArraySlice<UInt8>) -> Bool {
    !value.allSatisfy { $0 == UInt8(ascii: "*") } && !switches.contains(Array(value))
  }

  private static let switches: Set<[UInt8]> = Set(
    ["0", "1", "true", "false", "on", "off", "yes", "no", "null"].map { Array($0.utf8) })

  /// Whether a text in a query sets a password to something: a name of one, and behind a space (`%20`, `+`) what it is to be.
  ///
  /// - Parameter isCommand: whether a command begins there, as one does behind a `;` (`%3B`) and behind Backlog. Elsewhere a name
  ///   must look like a setting's: people search for passwords, too.
  private static func setsPassword(_ text: ArraySlice<UInt8>, isCommand: Bool) -> Bool {
    var isCommand = isCommand
    var isNamed = false
    var start = text.startIndex
    while start < text.endIndex {
      var end = start
      var space = 0
      var isEnd = false
      while end < text.endIndex {
        isEnd = CommandText.isSemicolon(at: end, in: text)
        space = isEnd ? 3 : CommandText.space(at: end, in: text) ?? 0
        if space > 0 { break }
        end += 1
      }
      let word = text[start..<end]
      if isNamed, !word.isEmpty { return true }
      isNamed = false
      if !isEnd, end < text.endIndex, isPasswordsName(word),
        case .secret = SecretName.kind(of: word)
      {
        isNamed = isCommand || SecretName.isSetting(word)
      }
      if isEnd {
        isCommand = true
      } else if !word.isEmpty {
        isCommand = SecretName.beginsCommands(word)
      }
      start = end + max(1, space)
    }
    return false
  }

  /// Whether a name has `pas`, `pwd` or `psk` in it, in whatever case.
  private static func isPasswordsName(_ name: ArraySlice<UInt8>) -> Bool {
    let bytes = name.span
    var place = 0
    while place < bytes.count - 2 {
      // Few bytes of a name are one that they begin with.
      if bytes[place] | 0x20 == UInt8(ascii: "p") {
        switch (bytes[place + 1] | 0x20, bytes[place + 2] | 0x20) {
        case (UInt8(ascii: "a"), UInt8(ascii: "s")), (UInt8(ascii: "w"), UInt8(ascii: "d")),
          (UInt8(ascii: "s"), UInt8(ascii: "k")):
          return true
        default: break
        }
      }
      place += 1
    }
    return false
  }
}
