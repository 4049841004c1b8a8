/// A message of the NetBIOS name service (RFC 1002 §4.2): DNS's form with other names, flags and data.
///
///                            1 1 1 1 1 1 1 1 1 1 2 2 2 2 2 2 2 2 2 2 3 3
///        0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///       |         NAME_TRN_ID           | OPCODE  |   NM_FLAGS  | RCODE |
///       |          QDCOUNT              |           ANCOUNT             |
///       |          NSCOUNT              |           ARCOUNT             |
///
/// Everything its counts promise must be whole.
public struct NetBIOSNameMessage: Hashable, Sendable {
  /// What is done with a name (RFC 1002 §4.2.1.1).
  public struct Operation: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static var query: Self { .init(rawValue: 0) }
    public static var registration: Self { .init(rawValue: 5) }
    public static var release: Self { .init(rawValue: 6) }
    public static var waiting: Self { .init(rawValue: 7) }
    public static var refresh: Self { .init(rawValue: 8) }
    /// A refresh by implementations that count from the RFC's other table.
    public static var otherRefresh: Self { .init(rawValue: 9) }
    /// Registration by a host with several addresses (Microsoft's, [MS-NBTE] §2.2.2).
    public static var multihomedRegistration: Self { .init(rawValue: 15) }

    /// Whether the sender says that the name is its own.
    public var claimsName: Bool {
      [.registration, .refresh, .otherRefresh, .multihomedRegistration].contains(self)
    }
  }

  /// What is asked, or said, of a name (RFC 1002 §4.2.1.2).
  public enum RecordType {
    /// NB: who has the name.
    public static let name: UInt16 = 0x20
    /// NBSTAT: which names a node has.
    public static let status: UInt16 = 0x21
  }

  /// What is asked of which name.
  public struct Question: Hashable, Sendable {
    public let name: NetBIOSName
    public let type: UInt16
  }

  /// An address of a name (NB record).
  public struct Holder: Hashable, Sendable {
    public let name: NetBIOSName
    /// Whether many may have the name.
    public let isGroup: Bool
    public let address: IPAddress
  }

  /// One of a node's names (NBSTAT record).
  public struct NodeName: Hashable, Sendable {
    public let name: NetBIOSName
    public let isGroup: Bool
  }

  public let transactionID: UInt16
  public let isResponse: Bool
  public let operation: Operation
  /// 0 is success.
  public let resultCode: UInt8
  public let question: Question?
  public let holders: [Holder]
  /// The names of the node that answers.
  public let nodeNames: [NodeName]
  /// The MAC of the node that answers (UNIT_ID); nil where it doesn't tell.
  public let nodeMAC: MACAddress?

  /// Most records and addresses read of one message; a judgement.
  private static let bound = 64

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    transactionID = try reader.read()
    let flags: UInt16 = try reader.read()
    isResponse = flags & 0x8000 != 0
    operation = Operation(rawValue: UInt8(flags >> 11 & 15))
    resultCode = UInt8(flags & 15)
    let questionCount: UInt16 = try reader.read()
    guard questionCount <= 1 else {
      throw DecodeError(.invalid(field: "QDCOUNT", value: UInt64(questionCount)), at: 4)
    }
    var recordCount = 0
    for _ in 0..<3 { recordCount += Int(try reader.read(UInt16.self)) }
    guard recordCount <= Self.bound else {
      throw DecodeError(.limit(field: "records", bound: Self.bound), at: 6)
    }
    if questionCount > 0 {
      let name = try reader.readNetBIOSName()
      question = Question(name: name, type: try reader.read())
      try reader.skip(2)  // QUESTION_CLASS.
    } else {
      question = nil
    }
    var records = Records()
    for _ in 0..<recordCount { try records.read(from: &reader) }
    holders = records.holders
    nodeNames = records.nodeNames
    nodeMAC = records.nodeMAC
  }

  /// What the records say, gathered.
  private struct Records {
    var holders: [Holder] = []
    var nodeNames: [NodeName] = []
    var nodeMAC: MACAddress?

    mutating func read(from reader: inout ByteReader) throws(DecodeError) {
      let name = try reader.readNetBIOSName()
      let type: UInt16 = try reader.read()
      try reader.skip(6)  // RR_CLASS, TTL.
      let length: UInt16 = try reader.read()
      var data = ByteReader(try reader.readBytes(Int(length)))
      switch type {
      case RecordType.name:
        while data.remaining >= 6, holders.count < NetBIOSNameMessage.bound {
          let flags: UInt16 = try data.read()
          let address = try data.readIPv4()
          holders.append(Holder(name: name, isGroup: flags & 0x8000 != 0, address: address))
        }
      case RecordType.status:
        let count: UInt8 = try data.read()
        for _ in 0..<min(Int(count), NetBIOSNameMessage.bound) {
          let name = NetBIOSName(Array(copying: try data.readBytes(NetBIOSName.length)))
          let flags: UInt16 = try data.read()
          nodeNames.append(NodeName(name: name, isGroup: flags & 0x8000 != 0))
        }
        let mac = try? data.readMACAddress()
        nodeMAC = mac.flatMap { $0.isNone ? nil : $0 }
      default: break
      }
    }
  }
}

extension ByteReader {
  /// Reads an encoded name (RFC 1002 §4.1), which may be a pointer to an earlier one.
  mutating func readNetBIOSName() throws(DecodeError) -> NetBIOSName {
    let start = offset
    guard let name = NetBIOSName(try readDNSName()) else {
      throw DecodeError(.invalid(field: "NAME", value: UInt64(remaining)), at: start)
    }
    return name
  }
}
