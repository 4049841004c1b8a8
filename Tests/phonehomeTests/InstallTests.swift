import Foundation
import TestSupport
import Testing

/// What `make install` would do: asked with `make -n`, which does nothing.
@Suite(.enabled(if: Program.find("make") != nil, "there is no make here"))
struct InstallTests {
  private func lines(_ variables: String...) throws -> [String] {
    let result = try Program.run(
      try #require(Program.find("make")), ["-n", "install", "PREFIX=/nowhere"] + variables,
      in: Repository.root)
    #expect(result.status == 0, "\(result.errors)")
    return result.lines.map(String.init)
  }

  @Test func theProgramAndItsCompletionsAreInstalled() throws {
    let lines = try lines()
    #expect(lines.contains { $0.hasPrefix("install ") && $0.hasSuffix(" /nowhere/bin/phonehome") })
    for shell in ["bash", "zsh", "fish"] {
      #expect(lines.contains { $0.contains("--generate-completion-script \(shell) >/nowhere/") })
    }
    #expect(!lines.contains { $0.contains("cap_net") })
  }

  @Test func theRightsToCaptureAreGivenWhenAskedFor() throws {
    #expect(
      try lines("CAPABILITIES=1")
        .contains("setcap cap_net_raw,cap_net_admin=eip /nowhere/bin/phonehome"))
  }
}
