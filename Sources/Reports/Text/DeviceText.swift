import Analysis
import Packets
import Traffic

/// One device in full: who it is, and every contact of it, with how it is known who began.
public struct DeviceText: Sendable {
  /// Frames that are told to prove a sentence.
  private static let frameBound = 4

  private let report: Report
  private let device: DeviceReport
  private let options: TextOptions

  /// - Parameter device: one of the report's.
  public init(_ report: Report, _ device: DeviceReport, _ options: TextOptions) {
    self.report = report
    self.device = device
    self.options = options
  }

  /// The lines, each with its newline.
  public var text: String {
    var page = Page(options)
    page.addOrigin(of: report)
    page.blank()
    page.addIdentity(of: device, in: report)
    page.addFindings(of: report, about: [device.id], bound: .max)
    let block = ContactBlock(includingOthers: device, in: report)
    guard !block.isEmpty else { return page.text }
    page.heading("WHO TALKS TO WHOM")
    for line in block.lines() { add(line, to: &page) }
    for tried in block.tried { add(tried, to: &page) }
    if let quiet = block.quietLine { page.say(quiet, indent: 2, hanging: 4) }
    page.addMarks(of: report, about: [device.id])
    page.addSources(of: report)
    page.addTopics(of: device, in: report)
    page.blank()
    page.addNext([["log"]], of: report)
    return page.text
  }

  private func add(_ tried: TriedPorts, to page: inout Page) {
    let contacts = tried.contacts
    page.say(tried.title, indent: 2, hanging: 4, .bold)
    page.say("tcp \(tried.ports)", indent: 4, hanging: 6)
    let evidence = contacts.compactMap(\.evidence.first).sorted().prefix(Self.frameBound)
    let frames = report.frames(evidence)
    let first = contacts.map(\.first).min() ?? 0
    let last = contacts.map(\.last).max() ?? 0
    page.say("\(span(first, last))\(frames.isEmpty ? "" : "   " + frames)", indent: 4)
  }

  private func add(_ line: ContactLine, to page: inout Page) {
    let contact = line.contact
    let known = [line.peerAddress, line.place].filter { !$0.isEmpty }.joined(separator: ", ")
    let address = known.isEmpty ? "" : " (\(known))"
    page.say(
      "\(line.verb) \(line.peers)\(address)   \(line.service)   \(line.frequency(.full))",
      indent: 2,
      hanging: 4, .bold)
    let (sent, received) =
      line.isOwn ? (contact.sent, contact.received) : (contact.received, contact.sent)
    var facts = [
      "sent \(Quantity.count(sent.packets, "packet")), \(Quantity.bytes(sent.bytes))",
      "received \(Quantity.count(received.packets, "packet")), \(Quantity.bytes(received.bytes))",
      span(contact.first, contact.last),
    ]
    if contact.retransmissions > 0 {
      facts.append(Quantity.count(contact.retransmissions, "repetition"))
    }
    let missed = contact.missedSent + contact.missedReceived
    if missed > 0 { facts.append("\(Quantity.bytes(missed)) acknowledged but never captured") }
    if contact.passedOver > 0 { facts.append("\(Quantity.bytes(contact.passedOver)) passed over") }
    page.say(WordWrap.facts(facts), indent: 4)
    for sentence in line.words.sentences {
      let frames = report.frames(sentence.evidence.prefix(Self.frameBound))
      page.say(sentence.text + (frames.isEmpty ? "" : "   " + frames), indent: 4, hanging: 6)
    }
    if line.otherNames.count > 1 {
      page.say("called also \(line.otherNames.listed(atMost: .max))", indent: 4, hanging: 6)
    }
    if line.isOwn, contact.destination.device == nil {
      for sentence in contact.destination.provenance {
        page.say(sentence, indent: 4, hanging: 6)
      }
    }
    let proof = line.proof(detailed: true, severalCaptures: report.captures.count > 1)
    if !proof.isEmpty { page.say(proof, indent: 4, .faint) }
  }

  private func span(_ first: Int64, _ last: Int64) -> String {
    let time = options.time
    let start = "\(time.date(first)) \(time.clock(first))"
    guard time.clock(last) != time.clock(first) || last - first >= 1_000_000_000 else {
      return start
    }
    let end =
      time.date(first) == time.date(last)
      ? time.clock(last) : "\(time.date(last)) \(time.clock(last))"
    return "\(start)–\(end)"
  }
}
