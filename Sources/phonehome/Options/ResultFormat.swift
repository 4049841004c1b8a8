import ArgumentParser

/// How a command writes its result.
enum ResultFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}
