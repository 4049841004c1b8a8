/// A message of DHCP (RFC 2131 §2) or of its ancestor BOOTP (RFC 951).
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |     op (1)    |   htype (1)   |   hlen (1)    |   hops (1)    |
///     |                            xid (4)                            |
///     |           secs (2)            |           flags (2)           |
///     |                          ciaddr  (4)                          |
///     |                          yiaddr  (4)                          |
///     |                          siaddr  (4)                          |
///     |                          giaddr  (4)                          |
///     |                          chaddr  (16)                         |
///     |                          sname   (64)                         |
///     |                          file    (128)                        |
///     |                          options (variable)                   |
///
/// All up to chaddr must be whole. The rest may be cut: what stands before the cut is kept, and
/// ``malformed`` says where it is.
public struct DHCPMessage: Hashable, Sendable {
  /// Who sends (op).
  public enum Operation: UInt8, Sendable {
    case request = 1
    case reply
  }

  public let operation: Operation
  /// The kind of link (IANA ARP hardware types): 1 is Ethernet.
  public let hardwareType: UInt8
  /// Relays passed.
  public let hops: UInt8
  /// What holds the messages of one transaction together (xid).
  public let transactionID: UInt32
  /// Seconds since the client began (secs).
  public let elapsedSeconds: UInt16
  public let flags: UInt16
  /// The client's address, when it already has one in use (ciaddr).
  public let clientAddress: IPAddress
  /// The address the server gives (yiaddr).
  public let yourAddress: IPAddress
  /// The server to boot from (siaddr).
  public let nextServerAddress: IPAddress
  /// The relay the client's message came through (giaddr).
  public let relayAddress: IPAddress
  /// The client's link-layer address, as many of chaddr's bytes as hlen says: 0...16.
  public let clientHardwareAddress: [UInt8]
  /// The server's name (sname), unless the field holds options.
  public let serverName: [UInt8]
  /// What to boot (file), unless the field holds options.
  public let bootFile: [UInt8]
  /// The options in the order of their first appearance. Several of one code are one, their data joined
  /// (RFC 3396 §7).
  public let options: [DHCPOption]
  /// Whether the options begin with the magic cookie (RFC 2131 §3); BOOTP has none, and no options here.
  public let hasMagicCookie: Bool
  /// Why names or options are missing, if any are.
  public let malformed: DecodeError?

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let op: UInt8 = try reader.read()
    guard let operation = Operation(rawValue: op) else {
      throw DecodeError(.invalid(field: "op", value: UInt64(op)), at: 0)
    }
    self.operation = operation
    hardwareType = try reader.read()
    let hardwareLength: UInt8 = try reader.read()
    hops = try reader.read()
    transactionID = try reader.read()
    elapsedSeconds = try reader.read()
    flags = try reader.read()
    clientAddress = try reader.readIPv4()
    yourAddress = try reader.readIPv4()
    nextServerAddress = try reader.readIPv4()
    relayAddress = try reader.readIPv4()
    let chaddr = try reader.readBytes(16)
    clientHardwareAddress = Array(copying: chaddr.extracting(first: Int(hardwareLength)))
    let sname = try reader.readBytes(min(64, reader.remaining))
    let file = try reader.readBytes(min(128, reader.remaining))
    let cookie: UInt32? = reader.remaining >= 4 ? try reader.read() : nil
    hasMagicCookie = cookie == 0x6382_5363

    var options = DHCPOptionReader()
    if file.byteCount < 128 {
      options.malformed = DecodeError(
        .truncated(needed: 236, available: bytes.byteCount), at: bytes.byteCount)
    }
    if hasMagicCookie { options.read(reader.readRest(), at: 240) }
    let overload = options.overload
    // RFC 2131 §4.1: the file field's options come before the sname field's.
    if overload & 1 != 0 { options.read(file, at: 108) }
    if overload & 2 != 0 { options.read(sname, at: 44) }
    bootFile = overload & 1 != 0 ? [] : Array(copying: file).upToNUL
    serverName = overload & 2 != 0 ? [] : Array(copying: sname).upToNUL
    self.options = options.options
    malformed = options.malformed
  }

  /// Whether the client can't take unicast answers yet (the B flag, RFC 2131 §4.1).
  public var wantsBroadcast: Bool { flags & 0x8000 != 0 }

  /// The client's MAC address, if its link has such: Ethernet and IEEE 802, or any with 6 bytes.
  public var clientMAC: MACAddress? {
    guard clientHardwareAddress.count == 6 else { return nil }
    return MACAddress(
      rawValue: clientHardwareAddress.reduce(0) { $0 << 8 | UInt64($1) })
  }
}
