import Analysis
import Packets
import Traffic

/// What a newcomer asks about one device, answered in sentences.
public struct Explanation: Sendable {
  public let device: DeviceReport
  /// In the order of ``Question``; what the capture can't tell is among them and says why.
  public let answers: [Answer]
  /// Terms that the answers use, in the order of the glossary.
  public let glossary: [Term]
  /// The contact that matters most; nil where the device has none.
  public let chief: Dealing?

  /// - Parameters:
  ///   - device: one of the report's.
  ///   - time: the reader's clock.
  public init(_ report: Report, _ device: DeviceReport, _ time: LocalTime) {
    let subject = Subject(device, in: report, time)
    self.device = device
    answers = Question.allCases.map { $0.answer(subject) }
    glossary = Term.used(in: answers.flatMap { $0.sentences.map(\.text) })
    // A router's or a silent device's housekeeping makes no picture.
    chief = subject.chief.flatMap { $0.isHousekeeping && !$0.isOutside ? nil : $0 }
  }

  /// Every frame that a sentence rests on, and that sentence.
  public var citations: [(evidence: Evidence, reason: String)] {
    answers.flatMap { answer in
      answer.sentences.flatMap { sentence in
        sentence.evidence.map { ($0, "\(answer.question.title) \(sentence.text)") }
      }
    }
  }
}

/// One question and what the capture answers to it.
public struct Answer: Sendable {
  /// A sentence, and the frames that show it.
  public struct Sentence: Sendable {
    public var text: String
    public var evidence: [Evidence]

    /// - Parameter evidence: in the order in which the text names what it proves: the first few are kept.
    init(_ text: String, _ evidence: [Evidence] = []) {
      self.text = text
      self.evidence = evidence.cited
    }
  }

  public let question: Question
  public let sentences: [Sentence]
  /// False where the capture can't tell: the sentence says why.
  public let isKnown: Bool

  init(_ question: Question, _ sentences: [Sentence]) {
    self.question = question
    self.sentences = sentences
    isKnown = true
  }

  init(_ question: Question, unknown reason: String) {
    self.question = question
    sentences = [Sentence(reason)]
    isKnown = false
  }
}
