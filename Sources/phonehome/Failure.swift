/// What ends the program with status 1: one sentence, what went wrong and what to do.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
