import Analysis
import Packets
import Traffic

/// The DNS questions that led to a contact, and their answers. Bounded.
struct NameSteps {
  /// Different questions that are told.
  private static let bound = 3

  private let name: String?
  private let peerAddresses: Set<IPAddress>
  private(set) var steps: [DiagramStep] = []
  /// Who was asked.
  private(set) var resolver: FlowReference?

  /// Whether answers were not captured.
  private let hidesAnswers: Bool

  init(of dealing: Dealing, hidesAnswers: Bool = false) {
    self.hidesAnswers = hidesAnswers
    name = dealing.isOutside ? dealing.contact.destination.name?.lowercased() : nil
    peerAddresses = Set(dealing.peerAddresses)
  }

  /// - Parameter packets: those among which the answer was.
  mutating func take(_ transaction: DNSTransaction, among packets: [WatchedPacket]) {
    guard !transaction.flow.responder.isMulticast, let question = transaction.question else {
      return
    }
    let asked = question.name.lowercased.unicodeText
    let addresses = transaction.answers.compactMap { record -> IPAddress? in
      guard case .address(let address) = record.data else { return nil }
      return address
    }
    guard asked == name || addresses.contains(where: peerAddresses.contains) else {
      return
    }
    resolver = resolver ?? transaction.flow
    if transaction.query != nil {
      add(
        DiagramStep(
          transaction.time, transaction.evidence, fromDevice: true, "DNS \(asked)",
          meaning: transaction.response == nil && !hidesAnswers
            ? "no answer" : question.type == .aaaa ? "which IPv6 address?" : "which address?",
          key: "\(asked) \(question.type)"))
    }
    guard let response = transaction.response else { return }
    let answered = transaction.time + (transaction.roundTrip ?? 0)
    let first = addresses.first?.description
    let more = addresses.count - 1
    let words =
      first.map { $0 + (more > 0 ? " and \(Quantity.count(more)) more" : "") }
      ?? (response.responseCode == .noError ? "no such address" : "\(response.responseCode)")
    let wait = transaction.roundTrip.map { "after \(Quantity.duration($0))" } ?? ""
    var step = DiagramStep(
      answered, transaction.evidence, fromDevice: false, words, meaning: wait,
      key: "answer \(asked) \(question.type)")
    if transaction.query != nil {
      let answer = packets.first { watched in
        watched.packet.time == answered && watched.packet.source == transaction.flow.responder
      }
      step.evidence = [answer?.evidence].compactMap(\.self)
    }
    add(step)
  }

  private mutating func add(_ step: DiagramStep) {
    var step = step
    step.peer = .resolver
    if let place = steps.firstIndex(where: { $0.key == step.key }) {
      steps[place].add(step)
    } else if steps.count < Self.bound * 2 {
      steps.append(step)
    }
  }
}
