import Analysis
import Packets
import Traffic

/// A contact as one of its two devices sees it.
struct ContactLine {
  let contact: ContactReport
  /// Whether it is told of the device the report files it under, rather than of the other end.
  let isOwn: Bool
  /// What the other end is called, and its address where that says more.
  let peer: String
  let peerAddress: String
  /// What else the device called it.
  let otherNames: [String]
  /// Who runs it, and where; empty where that is unknown.
  let place: String
  /// Whether packets before those that are told of were left out.
  private let beginsLate: Bool

  init(_ contact: ContactReport, of device: DeviceReport, in report: Report) {
    self.contact = contact
    beginsLate = report.beginsLate
    isOwn = contact.device == device.id
    let peerID = isOwn ? contact.destination.device : contact.device
    let peerDevice = peerID.flatMap(report.device)
    let address =
      isOwn ? contact.destination.addresses.first?.description : peerDevice?.mainAddress
    let name = peerDevice?.label ?? (isOwn ? contact.destination.name : contact.device)
    peer = (name ?? address ?? "somebody").inert
    otherNames = isOwn ? contact.otherNames.map(\.inert) : []
    place = isOwn ? contact.destination.placeWords : ""
    let more = isOwn ? contact.destination.addresses.count - 1 : 0
    peerAddress =
      name == nil || name == address ? "" : (address ?? "") + (more > 0 ? " +\(more)" : "")
  }

  /// All that the other end is called: `example.com and example.net`.
  var peers: String { ([peer] + otherNames).listed(atMost: 2) }

  var verb: String {
    switch contact.isBegun(byOwn: isOwn) {
    case let isBegun? where contact.isAnswerAlone: isBegun ? "answered by" : "answers"
    case let isBegun? where contact.isCall: isBegun ? "calls" : "called by"
    case let isBegun?: isBegun != contact.isSaidByOther ? "sends to" : "hears from"
    case nil: "talks with"
    }
  }

  var service: String {
    guard let port = contact.port else { return (contact.service ?? contact.transport).inert }
    return "\((contact.service ?? contact.transport).inert) \(port)"
  }

  /// How it goes on: `stays connected, ping every 60 s`, `every 17 min`, `12 connections`.
  func frequency(_ brevity: BehaviourWords.Brevity) -> String { words.short(brevity) }

  /// How it behaves, told of the device this line is about.
  var words: BehaviourWords {
    isOwn
      ? BehaviourWords(contact, device: "it", destination: peer, beginsLate: beginsLate)
      : BehaviourWords(contact, device: peer, destination: "it", beginsLate: beginsLate)
  }

  /// Bytes both ways, this device's own first.
  var sizes: String {
    let (sent, received) =
      isOwn ? (contact.sent, contact.received) : (contact.received, contact.sent)
    return "\(Quantity.bytes(sent.bytes)) / \(Quantity.bytes(received.bytes))"
  }

  /// The first frame, and from what it was concluded who began, where that was not seen.
  func proof(detailed: Bool, severalCaptures: Bool) -> String {
    let frames = contact.evidence.prefix(detailed ? EvidenceList.bound : 1)
      .map { $0.words(severalCaptures: severalCaptures) }.joined(separator: " ")
    let basis = detailed ? contact.basis.conclusion(beginsLate) : contact.basis.shortConclusion
    guard !contact.basis.isObserved, !contact.beginsNothing, let basis else { return frames }
    return frames.isEmpty ? basis : frames + (detailed ? ", " : " ") + basis
  }

  func cells(_ brevity: BehaviourWords.Brevity, severalCaptures: Bool) -> [String] {
    [
      verb, peers, peerAddress, place.isEmpty ? "" : "(\(place))", service,
      frequency(brevity), words.readingWord, sizes,
      proof(detailed: false, severalCaptures: severalCaptures),
    ]
  }
}

extension ContactReport {
  /// Whether one of its devices began: the one it is filed under (its own), or the other; nil when unknown.
  fileprivate func isBegun(byOwn isOwn: Bool) -> Bool? {
    switch initiator {
    case .device: isOwn
    case .destination: !isOwn
    case .unknown: nil
    }
  }

  /// Whether more is known than who sent the first packet seen: a datagram announces nothing, and who sent it
  /// need not have called; and what is left of a connection calls nobody.
  fileprivate var isCall: Bool { transport == "tcp" ? wasTried : basis != .firstPacket }

  /// Whether whoever sent the first packet mostly hears: at most a tenth of the packets are its own (a judgement). So a hole is
  /// opened in a router for what is to come.
  fileprivate var isSaidByOther: Bool {
    ofBeginner.packets * 10 <= ofOther.packets
  }

  /// Whether of datagrams nothing but answers is among it: the question went to all, as DHCP's does, or was not captured.
  fileprivate var isAnswerAlone: Bool {
    transport == "udp" && initiator != .unknown && ofBeginner.packets == 0 && ofOther.packets > 0
  }

  /// What whoever began said, and what the other did.
  private var ofBeginner: Tally { initiator == .device ? sent : received }
  private var ofOther: Tally { initiator == .device ? received : sent }

  /// Whether it is no more than ICMP errors, which nobody begins.
  fileprivate var beginsNothing: Bool { transport.hasPrefix("icmp") && basis == .none }

  /// What catches the eye comes first: calls from outside, then silence and refusals; the network's own talk
  /// (ICMP) comes last.
  func rank(isOwn: Bool, in report: Report) -> Int {
    if isBegun(byOwn: isOwn) == false, isCall, !destination.isLocal { return 0 }
    if answered == 0, refused > 0 || behaviour.pattern == .unanswered { return 1 }
    return transport.hasPrefix("icmp") ? 3 : 2
  }
}

extension Columns {
  /// Lines of contacts in as many words as leave room for all that must be told.
  static func contacts(
    _ lines: [ContactLine], severalCaptures: Bool, indent: Int, width: Int
  ) -> Columns {
    var columns = contacts([], indent: indent, width: width)
    for brevity in BehaviourWords.Brevity.allCases {
      columns = contacts(
        lines.map { $0.cells(brevity, severalCaptures: severalCaptures) }, indent: indent,
        width: width)
      if columns.isShown(serviceColumn) { return columns }
    }
    return columns
  }

  /// The last that is left out.
  private static let serviceColumn = 4

  private static func contacts(_ rows: [[String]], indent: Int, width: Int) -> Columns {
    Columns(
      [
        Column(),
        Column(minimum: 20),
        Column(sacrifice: 1),
        Column(minimum: 12, sacrifice: 3),
        Column(minimum: 14, sacrifice: 4, keepsLastWord: true),
        Column(sacrifice: 6),
        Column(sacrifice: 5),
        Column(heading: "sent/received", side: .right, sacrifice: 2),
        Column(heading: "proof", emphasis: .faint),
      ], rows: rows, indent: indent, width: width)
  }
}
