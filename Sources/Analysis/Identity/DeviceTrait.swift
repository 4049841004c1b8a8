import Traffic

/// One thing known of a device that rules may look at.
struct DeviceTrait: Sendable {
  /// What it is: a claim's subject by its raw value, or one of ``Aspect``.
  let aspect: String
  let value: String
  /// The value in lower case, as patterns want it; as long as the value.
  let bytes: [UInt8]
  /// Where among ``aspects`` its own is; nil for one that isn't listed.
  let aspectNumber: Int?
  /// Where the words of its value are; empty where words are not looked at.
  let words: [Range<Int>]
  /// Where it was seen; nil where no one frame says so.
  let evidence: Evidence?

  init(_ aspect: String, _ value: String, _ evidence: Evidence?) {
    self.aspect = aspect
    self.value = value
    var bytes = Array(value.utf8)
    for place in bytes.indices { bytes[place] = bytes[place].asciiLowercased }
    self.bytes = bytes
    aspectNumber = Self.aspectNumbers[aspect]
    let hasWords = aspectNumber.map { Self.aspects[$0].hasWords } ?? false
    words = hasWords ? Self.words(in: bytes) : []
    self.evidence = evidence
  }

  /// The wider aspects under which it is looked at as well.
  var widerAspects: [String] { aspectNumber.map { Self.aspects[$0].widerAspects } ?? [] }

  /// The earlier first, and what has no frame last.
  static func precedes(_ left: Self, _ right: Self) -> Bool {
    switch (left.evidence, right.evidence) {
    case (let first?, let second?) where first != second: first < second
    case (_?, nil): true
    case (nil, _?): false
    default: (left.aspect, left.value) < (right.aspect, right.value)
    }
  }
}

extension DeviceTrait {
  /// What rules may look at beside the claims' subjects.
  enum Aspect {
    /// The holder of its MAC prefix, by IEEE's registry.
    static let vendor = "vendor"
    /// A domain name it asked for: in DNS, TLS or HTTP.
    static let asks = "asks"
    /// A port at which it answered others: `tcp/554`.
    static let serves = "serves"
    /// A port outside the home at which it was answered: `udp/32100`.
    static let calls = "calls"
    /// What other rules concluded.
    static let maker = "maker"
    static let system = "os"

    /// Any name it has.
    static let name = "name"
    /// Any model that it states.
    static let model = "model"
    /// Any of these, and any other text in which devices describe themselves.
    static let text = "text"
    /// Any word of such a text or of a user agent: letters, digits, hyphens.
    static let word = "word"
    /// Any type of device or service that it announces over SSDP or UPnP.
    static let deviceType = "device-type"
  }

  private static func words(in bytes: [UInt8]) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start = 0
    for index in 0...bytes.count where !isOfWord(index, bytes) {
      if start < index, words.count < wordBound { words.append(start..<index) }
      start = index + 1
    }
    return words
  }

  /// The part of the value at these bytes.
  func text(at range: Range<Int>) -> String {
    String(decoding: Array(value.utf8)[range], as: UTF8.self)
  }

  /// Words of one text, at most.
  private static let wordBound = 24

  /// Whether a word has a byte here. A comma is of it between two digits: `AppleTV6,2`.
  private static func isOfWord(_ index: Int, _ bytes: [UInt8]) -> Bool {
    guard index < bytes.count else { return false }
    switch bytes[index] {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), 0x80...: return true
    case UInt8(ascii: ","):
      return index > 0 && index + 1 < bytes.count && bytes[index - 1].isDigit
        && bytes[index + 1].isDigit
    default: return bytes[index].isDigit
    }
  }

  private static let names: [DeviceClaim.Subject] = [
    .hostName, .fqdn, .dhcpv6FQDN, .mdnsHost, .mdnsInstance, .mdnsName, .llmnrName, .netbiosName,
    .upnpName, .snmpName, .wpsName, .esphomeName, .tasmotaName, .broadlinkName,
  ]
  private static let models: [DeviceClaim.Subject] = [
    .mdnsModel, .upnpModel, .upnpModelNumber, .tplinkModel, .tuyaProduct, .lifxProduct,
    .yeelightModel, .merossModel, .wpsModel, .wpsModelNumber, .wizModule, .goveeModel, .shellyModel,
    .tasmotaModel,
  ]
  private static let texts: [DeviceClaim.Subject] = [
    .vendorClass, .dhcpv6VendorClass, .mdnsMaker, .mdnsCategory, .ssdpServer, .upnpMaker,
    .httpServer, .certificateName, .wsdScope, .snmpDescription, .sipUserAgent, .rtspServer,
    .stunSoftware, .banner, .tplinkType, .wpsMaker,
  ]

  /// An aspect that is looked at, and how beside as what it is.
  struct KnownAspect: Sendable {
    let name: String
    var widerAspects: [String] = []
    var hasWords = false
  }

  /// All that devices claim, and what else is known of them.
  static let aspects: [KnownAspect] = {
    let others = [
      Aspect.vendor, Aspect.asks, Aspect.serves, Aspect.calls, Aspect.maker, Aspect.system,
      Aspect.name, Aspect.model, Aspect.text, Aspect.word, Aspect.deviceType,
    ]
    return DeviceClaim.Subject.allCases.map(aspect) + others.map { KnownAspect(name: $0) }
  }()

  private static let aspectNumbers = Dictionary(
    uniqueKeysWithValues: aspects.enumerated().map { ($1.name, $0) })

  private static func aspect(of subject: DeviceClaim.Subject) -> KnownAspect {
    var aspect = KnownAspect(name: subject.rawValue)
    if names.contains(subject) {
      aspect.widerAspects = [Aspect.name, Aspect.text]
    } else if models.contains(subject) {
      aspect.widerAspects = [Aspect.model, Aspect.text]
    } else if texts.contains(subject) {
      aspect.widerAspects = [Aspect.text]
    } else if [.ssdpType, .upnpType].contains(subject) {
      aspect.widerAspects = [Aspect.deviceType]
    }
    aspect.hasWords =
      aspect.widerAspects.contains(Aspect.text)
      || [.userAgent, .rtspUserAgent, .mqttClientID].contains(subject)
    return aspect
  }
}
