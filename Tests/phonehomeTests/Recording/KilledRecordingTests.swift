import Foundation
import Testing

/// What is left of a recording that was killed: `make kills` does this 50 times.
@Suite(.enabled(if: Wire.isPossible, Wire.reason))
struct KilledRecordingTests {
  @Test func aKilledRecordingLosesNoMoreThanASecond() throws {
    let folder = try TemporaryFolder()
    let result = try Program.run(
      try #require(Program.find("unshare")),
      ["-n", Wire.tools.appending(path: "kills").path, Program.url.path, "6", folder.url.path])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.output.contains("6 kills"))
  }
}
