/// Options of the command line without which another command would tell of something else: other names, another stretch of
/// time. Each with its value, as a shell takes it; of secrets a placeholder.
public struct CarriedOptions: Sendable {
  /// Of all commands that read whole captures.
  public var reading: [String]
  /// Of all that show frames, too.
  public var showing: [String]
  /// Of those that tell of marks.
  public var marking: [String]
  /// Of those that tell of destinations.
  public var destinations: [String]

  public init(
    reading: [String] = [], showing: [String] = [], marking: [String] = [],
    destinations: [String] = []
  ) {
    self.reading = reading
    self.showing = showing
    self.marking = marking
    self.destinations = destinations
  }

  /// Those that a command takes.
  func options(of command: String) -> [String] {
    switch command {
    case "report", "explain": destinations + marking + reading + showing
    case "log": marking + reading + showing
    case "show": showing
    default: reading + showing
    }
  }
}

extension String {
  /// An option with this as its value, as one or two words of a shell's command line.
  public func argument(of option: String) -> String {
    hasPrefix("-") ? "\(option)=\(argument)" : "\(option) \(argument)"
  }
}
