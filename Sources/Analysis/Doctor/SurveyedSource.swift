import Captures

/// A source whose frames are surveyed as they pass.
public final class SurveyedSource: CaptureSource {
  private let source: any CaptureSource
  private let capture: Int
  public private(set) var survey = FrameSurvey()

  /// - Parameter capture: its index among those analysed together.
  public init(_ source: any CaptureSource, capture: Int) {
    self.source = source
    self.capture = capture
  }

  public var description: CaptureDescription { source.description }

  public func nextBatch() -> CaptureBatch? {
    let batch = source.nextBatch()
    if let batch { survey.add(batch, of: capture) }
    return batch
  }
}
