/// Comments that a capture brings, on their way into its recording.
struct RecordedRemarks {
  /// Comments on one packet at most, so that its block stays short; further ones stand by themselves.
  private static let bound = 16

  private var count = 0
  private(set) var onPackets: [Int: [String]] = [:]
  private(set) var others: [CaptureComment] = []

  /// Takes those that have come since the last time.
  mutating func take(from description: CaptureDescription) {
    onPackets = [:]
    others = []
    for comment in description.comments.dropFirst(count) {
      // What says of another recording that it may be deleted must not say so of this one.
      if comment.text == RecordingOptions.ringComment { continue }
      if let frame = comment.frame, onPackets[frame, default: []].count < Self.bound {
        onPackets[frame, default: []].append(comment.text)
      } else {
        others.append(comment)
      }
    }
    count = description.comments.count
  }
}
