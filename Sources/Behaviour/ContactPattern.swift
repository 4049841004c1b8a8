/// How a contact goes on over a capture.
public enum ContactPattern: String, Hashable, Sendable {
  /// Its connections stand for more than 60 % of the capture.
  case persistent
  /// At least five starts at a period.
  case polling
  /// None of the others.
  case occasional
  /// One start.
  case oneShot = "one-shot"
  /// Never once answered; a refusal is no answer.
  case unanswered
}
