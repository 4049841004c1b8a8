/// A packet of the Address Resolution Protocol (RFC 826).
///
///     |         Hardware type         |         Protocol type         |
///     |   HW length   |  Proto length |           Operation           |
///     |  Sender hardware address, sender protocol address,            |
///     |  target hardware address, target protocol address             |
public struct ARPPacket: Hashable, Sendable {
  /// What an ARP packet does (IANA ARP Operation Codes registry).
  public struct Operation: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    public static var request: Self { .init(rawValue: 1) }
    public static var reply: Self { .init(rawValue: 2) }
    /// RARP (RFC 903).
    public static var reverseRequest: Self { .init(rawValue: 3) }
    public static var reverseReply: Self { .init(rawValue: 4) }
  }

  /// The kind of link (IANA ARP hardware types): 1 Ethernet, 6 IEEE 802.
  public let hardwareType: UInt16
  /// The EtherType of the protocol whose addresses are asked for: 0x0800 IPv4.
  public let protocolType: UInt16
  /// Bytes of a hardware address.
  public let hardwareLength: UInt8
  /// Bytes of a protocol address.
  public let protocolLength: UInt8
  public let operation: Operation
  /// Nil unless hardware addresses have 6 bytes.
  public let senderMAC: MACAddress?
  /// Nil unless the protocol is IPv4 with 4 bytes.
  public let senderIP: IPAddress?
  /// Nil unless hardware addresses have 6 bytes.
  public let targetMAC: MACAddress?
  /// Nil unless the protocol is IPv4 with 4 bytes.
  public let targetIP: IPAddress?

  /// Reads the body of a frame of EtherType 0x0806 or 0x8035; padding may follow.
  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    hardwareType = try reader.read()
    protocolType = try reader.read()
    hardwareLength = try reader.read()
    protocolLength = try reader.read()
    operation = Operation(rawValue: try reader.read())
    let isIPv4 = protocolType == 0x0800 && protocolLength == 4
    senderMAC = try reader.readMAC(length: hardwareLength)
    senderIP = try reader.readIPv4(if: isIPv4, length: protocolLength)
    targetMAC = try reader.readMAC(length: hardwareLength)
    targetIP = try reader.readIPv4(if: isIPv4, length: protocolLength)
  }

  /// Whether the sender asks if its own address-to-be is taken (RFC 5227 §1.1).
  public var isProbe: Bool { operation == .request && senderIP?.isUnspecified == true }

  /// Whether the sender tells all what its own address is (gratuitous ARP, RFC 5227 §1.1).
  public var isAnnouncement: Bool {
    (operation == .request || operation == .reply) && senderIP != nil && senderIP == targetIP
      && !isProbe
  }
}

extension ByteReader {
  fileprivate mutating func readMAC(length: UInt8) throws(DecodeError) -> MACAddress? {
    guard length == 6 else {
      try skip(Int(length))
      return nil
    }
    return try readMACAddress()
  }

  fileprivate mutating func readIPv4(if isIPv4: Bool, length: UInt8) throws(DecodeError)
    -> IPAddress?
  {
    guard isIPv4 else {
      try skip(Int(length))
      return nil
    }
    return try readIPv4()
  }
}
