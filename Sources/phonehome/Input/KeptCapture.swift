import Captures

/// A live capture that was kept in a file, as it was: with what the sources of its packets said of them.
final class KeptCapture: CaptureSource {
  let description: CaptureDescription
  private let reader: CaptureReader

  init(_ description: CaptureDescription, path: String) throws {
    self.description = description
    reader = try CaptureReader(path: path, name: description.path)
  }

  func nextBatch() -> CaptureBatch? { reader.nextBatch() }
}
