import Analysis
import Behaviour
import Traffic

/// How a contact behaves, in words: a few for a column, or whole sentences with what proves them.
public struct BehaviourWords: Sendable {
  /// A sentence, and the frames that prove it beside those of the contact.
  public struct Sentence: Hashable, Sendable {
    public var text: String
    public var evidence: [Evidence] = []
  }

  private let contact: ContactReport
  private let device: String
  private let destination: String
  private let beginsLate: Bool
  private var behaviour: ContactBehaviour { contact.behaviour }

  /// - Parameters:
  ///   - device: what to call the device that the report files the contact under; `it` for the one that is told of.
  ///   - destination: the same of the other.
  ///   - beginsLate: whether packets before those that are told of were left out.
  public init(
    _ contact: ContactReport, device: String, destination: String, beginsLate: Bool = false
  ) {
    self.beginsLate = beginsLate
    self.contact = contact
    self.device = device
    self.destination = destination
  }

  // MARK: A few words

  /// How few the words for a column are.
  public enum Brevity: CaseIterable, Sendable {
    /// `stays connected, ping every 60 s`
    case full
    /// `stays, ping every 60 s`
    case brief
    /// `ping every 60 s`
    case terse

    fileprivate var staying: String {
      switch self {
      case .full: "stays connected, "
      case .brief: "stays, "
      case .terse: ""
      }
    }
  }

  /// `stays connected, ping every 60 s`, `every 17 min`, `38 × no answer, every 5 min`, `12 connections`.
  ///
  /// - Parameter brevity: how much is spared that can be spared.
  public func short(_ brevity: Brevity = .full) -> String {
    if contact.answered == 0, contact.refused > 0 || behaviour.pattern == .unanswered {
      return silence(brevity)
    }
    switch behaviour.pattern {
    case .persistent:
      let beat = behaviour.keepalives.first { $0.period != nil }
      guard let beat else { return ContactPattern.persistent.words }
      return brevity.staying + beat.shortWords
    case .polling:
      return behaviour.period?.words ?? ContactPattern.polling.words
    case .occasional, .oneShot, .unanswered, nil:
      return counts
    }
  }

  private func silence(_ brevity: Brevity) -> String {
    let isTCP = contact.transport == "tcp"
    let tries = isTCP ? contact.flows : contact.sent.packets + contact.received.packets
    var attempts = behaviour.attempts ?? Attempts(count: tries, packets: tries)
    if contact.refused > 0, attempts.refusal == nil { attempts.refusal = .reset }
    if brevity != .full { attempts.period = nil }
    return attempts.words
  }

  /// Connections of TCP, packets of whatever has none.
  private var counts: String {
    guard contact.transport == "tcp", contact.wasTried else {
      return Quantity.count(contact.sent.packets + contact.received.packets, "packet")
    }
    if contact.answered > 0, contact.unanswered > 0, contact.initiator != .unknown {
      let tried = contact.answered + contact.unanswered
      return "\(Quantity.count(contact.answered))/\(Quantity.count(tried)) answered"
    }
    return Quantity.count(contact.flows, "connection")
  }

  // MARK: Sentences

  /// All that is known of how it goes on.
  public var sentences: [Sentence] {
    [standing, rhythm, silence, failure].compactMap { $0 } + keepalives
      + [reading].compactMap { $0 }
  }

  /// How long its connections stood, and who ended them.
  public var standing: Sentence? {
    let standing = behaviour.standing
    guard contact.transport == "tcp", contact.answered > 0, standing.seconds > 0,
      standing.starts + standing.openBefore > 0
    else { return nil }
    let length = Quantity.duration(standing.seconds)
    var text =
      standing.share > 0.6
      ? "A connection stood for \(Self.share(standing.share)) of the time (\(length))"
      : "Connections stood for \(length) in all"
    var parts: [String] = []
    if standing.openBefore > 0 {
      let capture = Report.wholeOrPart(beginsLate)
      parts.append("\(Quantity.count(standing.openBefore)) stood before \(capture) began")
    }
    if standing.starts > 0 {
      let capture = parts.isEmpty ? "the capture" : "it"
      parts.append("\(Quantity.count(standing.starts)) began during \(capture)")
    }
    if standing.openAfter > 0 {
      parts.append("\(Quantity.count(standing.openAfter)) stood at its end")
    }
    text += ": " + parts.joined(separator: ", ") + "."
    let ends = [(standing.closedByDevice, device), (standing.closedByDestination, destination)]
      .filter { $0.0 > 0 }
      .map { "\($0.1) closed \(Quantity.count($0.0))" }
    if !ends.isEmpty { text += " " + ends.joined(separator: " and ").atSentenceStart + "." }
    return Sentence(text: text)
  }

  /// How often it begins anew.
  public var rhythm: Sentence? {
    guard contact.answered > 0, let period = behaviour.period else { return nil }
    let what = contact.transport == "tcp" ? "A new connection" : "A new question"
    return Sentence(
      text: "\(what) \(period.words), \(Quantity.times(period.count))\(Self.missed(period)).")
  }

  /// That nobody answers, and how it goes on trying.
  public var silence: Sentence? {
    guard let attempts = behaviour.attempts else { return nil }
    let outcome =
      switch attempts.refusal {
      case nil: attempts.isAnswerHidden ? "none led to a connection" : "none was answered"
      case .reset: "refused (RST), never answered"
      case .icmp(let name) where attempts.isPartlyRefused:
        "none was answered, \(Quantity.count(attempts.refusedPackets)) turned away (ICMP \(name.inert))"
      case .icmp(let name): "turned away (ICMP \(name.inert)), never answered"
      }
    var text =
      "\(Quantity.count(attempts.count, "attempt")), \(Quantity.count(attempts.packets, "packet")): \(outcome)"
    if let back = attempts.repetitionWords { text += "; sent again after \(back)" }
    if let period = attempts.period {
      text += "; tried again \(period.words)\(Self.missed(period))"
    }
    return Sentence(text: text + ".")
  }

  /// That it is answered, and nothing comes of it.
  public var failure: Sentence? {
    guard let failure = contact.alwaysTurnedAway else { return nil }
    return Sentence(text: failure.sentence, evidence: [failure.evidence])
  }

  /// What keeps it open, and who sends that.
  public var keepalives: [Sentence] {
    behaviour.keepalives.map { keepalive in
      let sender = keepalive.sender == .destination ? destination : device
      let subject = keepalive.sender == .unknown ? "one of the two" : sender
      guard let period = keepalive.period else {
        return Sentence(
          text: "\(subject.atSentenceStart) sends \(keepalive.words).",
          evidence: keepalive.evidence)
      }
      let size = keepalive.size > 0 ? " of \(Quantity.bytes(keepalive.size))" : ""
      return Sentence(
        text: "\(subject.atSentenceStart) sends a \(keepalive.kind.words)\(size) \(period.words), "
          + "\(Quantity.times(keepalive.count))\(Self.missed(period)).\(keepalive.silenceWords)",
        evidence: keepalive.evidence)
    }
  }

  /// Whether what they say can be read, in a word for a column: `readable`, `sealed`; empty where it is unknown.
  var readingWord: String { contact.isSealOffered ? "" : contact.encryption.verdict.word }

  /// Whether what they say can be read.
  public var reading: Sentence? {
    guard !contact.isSealOffered else { return nil }
    let encryption = contact.encryption
    let evidence = [encryption.evidence].compactMap { $0 }
    let others = encryption.otherVersions
    let version = encryption.version.map {
      $0 + (others.isEmpty ? "" : ", of some connections \(others.listed())")
    }
    let means = [version, encryption.cipher].compactMap { $0?.inert }
    let basis =
      encryption.basis == "payload" ? "by the look of its bytes" : means.joined(separator: ", ")
    let how = basis.isEmpty ? "" : " (\(basis))"
    switch encryption.verdict {
    case .cleartext: return Sentence(text: "Readable on its way\(how).", evidence: evidence)
    case .encrypted: return Sentence(text: "Sealed on its way\(how).", evidence: evidence)
    case .mixed: return Sentence(text: "Partly readable on its way\(how).", evidence: evidence)
    case .unknown: return nil
    }
  }

  /// `96 %`
  static func share(_ share: Double) -> String {
    "\(Int((min(max(share, 0), 1) * 100).rounded())) %"
  }

  private static func missed(_ period: Period) -> String {
    period.missed > 0 ? ", \(Quantity.count(period.missed)) missed" : ""
  }
}

extension ContactReport {
  /// Whether it would have been sealed, had anybody answered, or the handshake come to its end: nothing was said.
  var isSealOffered: Bool {
    guard encryption.verdict == .encrypted else { return false }
    if answered == 0 { return true }
    guard case .tls = alwaysTurnedAway?.reason else { return false }
    return !tells(of: .applicationData)
  }
}

extension Encryption.Verdict {
  /// One word for a column: `readable`, `sealed`; empty where it is unknown.
  public var word: String {
    switch self {
    case .cleartext: "readable"
    case .encrypted: "sealed"
    case .mixed: "partly"
    case .unknown: ""
    }
  }
}

extension Quantity {
  /// A length of time in seconds.
  static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds > 0, seconds < 9e9 else { return "0 s" }
    return duration(Int64(seconds * 1e9))
  }
}
