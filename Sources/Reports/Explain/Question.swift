/// What people ask about a device, in the order they ask it.
public enum Question: String, Sendable, CaseIterable {
  case connection
  case initiative
  case persistence
  case commands
  case control
  case secrecy
  case audience
  case openness
  case cost
  case idleness
  case advice

  /// In a newcomer's words.
  public var title: String {
    switch self {
    case .connection: "How is it connected?"
    case .initiative: "Who calls whom?"
    case .persistence: "Does it stay or ask?"
    case .commands: "How do commands come?"
    case .control: "Home, cloud or both?"
    case .secrecy: "What can be read?"
    case .audience: "Who else hears it?"
    case .openness: "Can others get in?"
    case .cost: "What does it cost?"
    case .idleness: "Does it keep still?"
    case .advice: "What should I do?"
    }
  }

  func answer(_ subject: Subject) -> Answer {
    switch self {
    case .connection: subject.connection()
    case .initiative: subject.initiative()
    case .persistence: subject.persistence()
    case .commands: subject.commands()
    case .control: subject.control()
    case .secrecy: subject.secrecy()
    case .audience: subject.audience()
    case .openness: subject.openness()
    case .cost: subject.cost()
    case .idleness: subject.idleness()
    case .advice: subject.advice()
    }
  }
}
