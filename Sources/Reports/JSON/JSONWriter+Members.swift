/// Members with their keys; without a value, nothing is written.
extension JSONWriter {
  public mutating func member(_ name: String, _ text: String?) {
    guard let text else { return }
    key(name)
    value(text)
  }

  public mutating func member(_ name: String, _ number: (some BinaryInteger)?) {
    guard let number else { return }
    key(name)
    value(number)
  }

  public mutating func member(_ name: String, _ truth: Bool?) {
    guard let truth else { return }
    key(name)
    value(truth)
  }

  public mutating func member(_ name: String, _ number: Double?) {
    guard let number else { return }
    key(name)
    value(number)
  }

  /// A time or a duration in nanoseconds, as seconds.
  public mutating func member(_ name: String, secondsOf nanoseconds: Int64?) {
    guard let nanoseconds else { return }
    key(name)
    seconds(nanoseconds)
  }

  public mutating func object(_ name: String, _ body: (inout JSONWriter) -> Void) {
    key(name)
    object(body)
  }

  public mutating func array(_ name: String, _ body: (inout JSONWriter) -> Void) {
    key(name)
    array(body)
  }

  public mutating func member(_ name: String, strings: some Sequence<String>) {
    key(name)
    array { writer in
      for text in strings { writer.value(text) }
    }
  }
}
