import Packets

/// Where a mirror's copies come from or arrive, as a user writes it: `tzsp://192.168.1.5:37008`.
public struct MirrorAddress: Hashable, Sendable {
  /// How the copies travel.
  public enum Kind: Hashable, Sendable {
    /// Datagrams of UDP that arrive at this address.
    case datagrams(MirrorProtocol, IPAddress, port: UInt16)
    /// Packets of IP protocol 47 that arrive at this address.
    case gre(IPAddress)
    /// A capture as a stream over TCP, which whoever connects to this address sends.
    case listening(IPAddress, port: UInt16)
    /// A capture as a stream over TCP, fetched from there: a name or an address.
    case dialling(String, port: UInt16)
  }

  public let kind: Kind
  /// As it was given.
  public let text: String

  /// Reads `tzsp://[ADDRESS][:PORT]`, `vxlan://[ADDRESS][:PORT]`, `erspan://[ADDRESS]`, `pcap-tcp://HOST[:PORT]` or
  /// `pcap-tcp://[ADDRESS][:PORT]?listen`. Without an address it is this machine's own, 127.0.0.1.
  ///
  /// - Throws: one sentence with the right form, when it makes no sense.
  public init(_ text: String) throws(MirrorAddressError) {
    self.text = text
    guard let separator = text.firstRange(of: "://"),
      let scheme = Scheme(rawValue: text[..<separator.lowerBound].lowercased())
    else { throw MirrorAddressError(text: text, form: Scheme.forms) }
    var rest = text[separator.upperBound...]
    let listens = rest.hasSuffix("?listen")
    if listens { rest = rest.dropLast("?listen".count) }
    if rest.hasSuffix("/") { rest = rest.dropLast() }
    guard !listens || scheme == .pcapTCP, let place = Place(rest),
      let kind = scheme.kind(place, listens: listens)
    else { throw MirrorAddressError(text: text, form: scheme.form) }
    self.kind = kind
  }

  /// Whether only this machine can reach it; nil for what is dialled.
  public var isLoopback: Bool? {
    switch kind {
    case .datagrams(_, let address, _), .gre(let address), .listening(let address, _):
      address.isLoopback
    case .dialling: nil
    }
  }

  /// What it begins with.
  var scheme: String {
    switch kind {
    case .datagrams(.tzsp, _, _): "tzsp"
    case .datagrams(.vxlan, _, _): "vxlan"
    case .datagrams(.gre, _, _), .gre: "erspan"
    case .listening, .dialling: "pcap-tcp"
    }
  }

  /// Whether hearing it needs the right to raw sockets.
  var isRaw: Bool {
    if case .gre = kind { true } else { false }
  }

  /// What comes that way.
  var protocolName: String {
    switch kind {
    case .datagrams(.tzsp, _, _): "TZSP"
    case .datagrams(.vxlan, _, _): "VXLAN"
    case .datagrams(.gre, _, _), .gre: "ERSPAN or GRE"
    case .listening, .dialling: "pcap"
    }
  }
}

/// Why an address makes no sense.
public struct MirrorAddressError: Error, Hashable, CustomStringConvertible {
  let text: String
  let form: String

  public var description: String { "Nothing can be heard at '\(text)'. Write \(form)." }
}

/// A host and a port as a URL has them; IPv6 addresses stand in brackets.
private struct Place {
  var host: Substring?
  var port: UInt16?

  init?(_ text: Substring) {
    var rest = text
    if rest.hasPrefix("[") {
      guard let end = rest.firstIndex(of: "]") else { return nil }
      host = rest[rest.index(after: rest.startIndex)..<end]
      guard let host, IPAddress(String(host))?.isV6 == true else { return nil }
      rest = rest[rest.index(after: end)...]
    } else {
      let end = rest.firstIndex(of: ":") ?? rest.endIndex
      if end > rest.startIndex { host = rest[..<end] }
      rest = rest[end...]
    }
    guard !rest.isEmpty else { return }
    guard rest.hasPrefix(":"), rest.dropFirst().allSatisfy({ ("0"..."9").contains($0) }),
      let port = UInt16(rest.dropFirst()), port > 0
    else { return nil }
    self.port = port
  }

  /// 127.0.0.1 when none is given.
  var address: IPAddress? {
    guard let host else { return IPAddress(v4: 0x7f00_0001) }
    return IPAddress(String(host))
  }
}

private enum Scheme: String {
  case tzsp
  case vxlan
  case erspan
  case pcapTCP = "pcap-tcp"

  static let forms =
    "tzsp://ADDRESS:37008, vxlan://ADDRESS:4789, erspan://ADDRESS or pcap-tcp://HOST:PORT; ADDRESS is this machine's own"

  var form: String {
    switch self {
    case .tzsp:
      "tzsp://ADDRESS:37008, with an address of this machine; without one it is 127.0.0.1"
    case .vxlan:
      "vxlan://ADDRESS:4789, with an address of this machine; without one it is 127.0.0.1"
    case .erspan:
      "erspan://ADDRESS, with an address of this machine and no port: ERSPAN has none"
    case .pcapTCP:
      "pcap-tcp://HOST:PORT to fetch a capture, or pcap-tcp://ADDRESS:PORT?listen to be sent one"
    }
  }

  /// Nil when the place is none for this.
  func kind(_ place: Place, listens: Bool) -> MirrorAddress.Kind? {
    switch self {
    case .tzsp: place.address.map { .datagrams(.tzsp, $0, port: place.port ?? 37008) }
    case .vxlan: place.address.map { .datagrams(.vxlan, $0, port: place.port ?? 4789) }
    case .erspan: place.port == nil ? place.address.map { .gre($0) } : nil
    // The port that other programs serve captures at: PolarProxy, NetworkMiner and Arkime.
    case .pcapTCP where listens:
      place.address.map { .listening($0, port: place.port ?? 57012) }
    case .pcapTCP: place.host.map { .dialling(String($0), port: place.port ?? 57012) }
    }
  }
}
