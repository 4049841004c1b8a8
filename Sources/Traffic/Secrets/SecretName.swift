/// Which names stand for secrets, in JSON, forms, headers and settings.
public enum SecretName {
  public enum Kind: Sendable {
    case secret
    /// What is a secret where its value is long: else `sig` is the strength of a signal, and `sign` plus or minus.
    case signature
    /// Of a header whose value is a secret up to the end of its line.
    case header
    /// One number that tells where the home is, with another.
    case coordinate
    /// Something that is a place where it holds two numbers.
    case place
  }

  /// Names longer than this are not looked at; a judgement.
  private static let bound = 48

  /// Words that a secret's name ends with.
  private static let words = [
    "password", "passwd", "passphrase", "passcode", "pass", "pwd", "pw", "psk", "token", "secret",
    "auth", "apikey", "credential", "jwt", "bearer", "otp", "pincode",
    "community", "sso", "sessionid", "jsessionid",
  ]

  private static let signatures = ["sig", "sign", "signature"]

  /// Ends of names that are written together, `wifipassword`, `accesstoken`, each with its last letter: most differ in that.
  private static let endings = [
    "password", "passwd", "passphrase", "pwd", "psk", "token", "secret", "apikey", "wifipass",
    "wlanpass", "wepkey", "presharedkey",
    "localkey", "privatekey", "sharedkey", "accesskey", "secretkey", "sessionkey", "wpakey",
    "wifikey", "networkkey", "devicekey", "clientkey",
  ].map { (last: $0.utf8.last, text: $0) }

  /// Words before `key` that make it a secret; a key alone is one too, a public one is not.
  private static let keyKinds: Set<String> = [
    "api", "access", "private", "secret", "shared", "wifi", "wlan", "wpa", "wep", "network",
    "local", "session", "auth", "aes", "encryption", "device", "master", "security", "user",
    "app", "client", "account", "admin", "link",
  ]

  private static let headers = ["authorization", "cookie"]
  private static let coordinates = [
    "latitude", "longitude", "lat", "lon", "lng", "long",
  ]
  private static let places = [
    "location", "position", "gps", "geo", "coords", "coordinate", "latlng", "latlon", "geolocation",
  ]

  /// What the last word of a name stands for.
  private static let kinds: [String: Kind] = {
    let all: [(words: [String], kind: Kind)] = [
      (words, .secret), (signatures, .signature), (headers, .header), (coordinates, .coordinate),
      (places, .place),
    ]
    return all.reduce(into: [:]) { kinds, group in
      for word in group.words { kinds[word] = group.kind }
    }
  }()

  /// What a name stands for; nil for nothing that is kept.
  public static func kind(of name: some Collection<UInt8>) -> Kind? {
    guard name.count <= bound else { return nil }
    let (before, last) = lastWords(of: name)
    guard let last else { return nil }
    // In some, an `i` says that the number is whole: `latitude_i`.
    if last == "i", let before { return kinds[before] == .coordinate ? .coordinate : nil }
    let isPlural = last.utf8.last == UInt8(ascii: "s") && last.count > 3
    let singular = isPlural ? String(last.dropLast()) : last
    let kind = kinds[last]
    let kindOfSingular = isPlural ? kinds[singular] : kind
    if kindOfSingular == .signature || singular.hasSuffix("signature") { return .signature }
    if kind == .secret || kindOfSingular == .secret { return .secret }
    if singular == "key" {
      return before.map { keyKinds.contains($0) } ?? true ? .secret : nil
    }
    if kind == .header || kind == .coordinate { return kind }
    if kind == .place || kindOfSingular == .place { return .place }
    let letter = singular.utf8.last
    for ending in endings where ending.last == letter && singular.hasSuffix(ending.text) {
      return .secret
    }
    let isJoined = singular.hasSuffix("latitude") || singular.hasSuffix("longitude")
    return isJoined ? .coordinate : nil
  }

  /// Whether a name is a setting's, and no word of a sentence: with a digit at its end, a capital after a small letter, or an
  /// underscore: `Password1`, `MqttPassword`, `wifi_password`.
  public static func isSetting(_ name: some Collection<UInt8>) -> Bool {
    var isAfterSmall = false
    var isAfterDigit = false
    for byte in name {
      let isCapital = byte.asciiLowercased != byte
      if byte == UInt8(ascii: "_") || isCapital && isAfterSmall { return true }
      isAfterSmall = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      isAfterDigit = byte.isDigit
    }
    return isAfterDigit
  }

  /// Whether a word begins a list of commands (Tasmota's Backlog): a setting's name follows it.
  public static func beginsCommands(_ word: some Collection<UInt8>) -> Bool {
    word.prefix(7).map(\.asciiLowercased) == Array("backlog".utf8)
      && word.dropFirst(7).allSatisfy(\.isDigit)
  }

  /// Whether a value can be a signature: no shorter than 12 bytes in hexadecimal or 18 in Base64; a judgement.
  public static func isSignature(_ value: some Collection<UInt8>) -> Bool {
    value.count >= 24
  }

  /// Whether a value can be that of coordinates: numbers, with commas, signs and brackets.
  public static func isPlace(_ value: some Collection<UInt8>) -> Bool {
    value.contains(where: \.isDigit)
      && value.allSatisfy { "0123456789.,+-e[] \t\r\n".utf8.contains($0) }
  }

  /// The last two words of a name, in lower case: at underscores, hyphens, and capitals after small letters. Digits at the end
  /// of the name don't count.
  private static func lastWords(
    of name: some Collection<UInt8>
  ) -> (before: String?, last: String?) {
    var letters: [UInt8] = []
    letters.reserveCapacity(name.count)
    var before = 0..<0
    var last = 0..<0
    // Where the word began that is being read.
    var start = 0
    func endWord() {
      if start < letters.count { (before, last) = (last, start..<letters.count) }
      start = letters.count
    }
    var isAfterSmall = false
    for byte in name {
      let small = byte.asciiLowercased
      let isCapital = small != byte
      let isBorder = byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      if isBorder || isCapital && isAfterSmall { endWord() }
      isAfterSmall = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      if !isBorder { letters.append(small) }
    }
    while letters.count > start, letters[letters.count - 1].isDigit { letters.removeLast() }
    endWord()
    func text(_ word: Range<Int>) -> String? {
      word.isEmpty ? nil : String(decoding: letters[word], as: UTF8.self)
    }
    return (text(before), text(last))
  }
}
