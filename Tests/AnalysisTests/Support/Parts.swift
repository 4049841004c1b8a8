import Analysis
import Captures

/// Captures analysed in parts.
enum Parts {
  /// Of some frames of a capture, to be merged with other parts of it.
  static func part(_ path: String, _ frames: ClosedRange<Int>) throws -> Outcome {
    var options = Analysis.Options()
    options.frames = frames
    options.traffic.keepsHeads = true
    options.isWhole = false
    return Analysis(options).run([try CaptureReader(path: path)])
  }

  /// The report of a capture that was cut behind a frame and put together again.
  static func report(_ path: String, cutAfter cut: Int) throws -> Report {
    var first = try part(path, 1...cut)
    first.append(try part(path, (cut + 1)...Int.max))
    return ReportBuilder(first).report()
  }
}
