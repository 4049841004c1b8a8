import Behaviour
import Traffic

/// Whether captures were made at a good place, and in a good way: one verdict, and what it rests on.
public struct Examination: Sendable {
  public enum Verdict: String, Sendable {
    /// Every check is well, or can't be told.
    case good
    /// It can be used, but something is missing or wrong in it.
    case nearly
    /// What one captures for is not in it.
    case notYet = "not-yet"
  }

  /// One question about the placement.
  public struct Check: Sendable {
    public enum State: String, Sendable {
      case ok
      case warning
      case bad
      /// The captures don't tell.
      case unknown
    }

    /// Kebab-case; docs/output.md lists them.
    public var kind: String
    public var state: State
    /// What was found, with its numbers.
    public var text: String
    /// What to change.
    public var advice: String?
    public var evidence: [Evidence]
    /// What is wrong, in a few words for the verdict; nil where nothing is.
    public var complaint: String?
  }

  public let verdict: Verdict
  /// In the order in which one would look for the fault.
  public let checks: [Check]

  public init(_ report: Report, _ survey: FrameSurvey) {
    let patient = Patient(report: report, survey: survey)
    checks =
      patient.packets.isEmpty
      ? [patient.emptiness]
      : [
        patient.traffic, patient.others, patient.place, patient.directions, patient.copies,
        patient.losses, patient.cuts, patient.joinedFrames, patient.vlans, patient.checksums,
        patient.clock,
      ] + patient.overTheAir
    if checks.contains(where: { $0.state == .bad }) {
      verdict = .notYet
    } else {
      verdict = checks.contains { $0.state == .warning } ? .nearly : .good
    }
  }

  /// The verdict in one sentence.
  public var text: String {
    let worst = verdict == .notYet ? Check.State.bad : .warning
    let complaints = checks.filter { $0.state == worst }.compactMap(\.complaint)
    switch verdict {
    case .good:
      return "Good: what others in the home say is in it, both directions, and nothing is off."
    case .nearly: return "Nearly: " + complaints.joined(separator: "; ") + "."
    case .notYet: return "Not yet: " + complaints.joined(separator: "; ") + "."
    }
  }
}
