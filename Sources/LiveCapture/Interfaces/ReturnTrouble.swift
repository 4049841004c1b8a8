/// Why an interface that is back can't be captured on.
struct ReturnTrouble {
  /// One sentence, or two.
  let text: String
  /// Whether that stays so; else it may be possible in a moment.
  let isFinal: Bool

  /// Nil when the interface only went again.
  init?(_ interface: String, _ error: InterfaceError) {
    switch error.reason {
    case .missing, .down:
      return nil
    case .forbidden:
      text =
        "The interface '\(interface)' is back, but can't be opened again: the rights for that were given up. To keep them, begin with '--user root'."
      isFinal = true
    case .noMonitorMode, .badFilter:
      text = "The interface '\(interface)' is back, but another than it was. \(error)"
      isFinal = true
    case .stopped, .other:
      text = "The interface '\(interface)' is back, but can't be opened yet. \(error)"
      isFinal = false
    }
  }
}
