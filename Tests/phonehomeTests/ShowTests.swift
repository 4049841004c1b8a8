import Foundation
import Testing

/// `phonehome show`.
@Suite struct ShowTests {
  @Test func aFrameInWords() throws {
    let result = try Program.run(["show", Sample.path(), "--frame", "1", "--timezone", "UTC"])
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("Frame 1   "))
    #expect(result.output.contains("\nEthernet   bytes 0–13\n"))
  }

  @Test func aFrameAsJSON() throws {
    let result = try Program.run(["show", Sample.path(), "--frame", "1", "--format", "json"])
    #expect(result.status == 0)
    let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    let frame = try #require(json as? [String: Any])
    #expect(frame["frame"] as? Int == 1)
    let layers = try #require(frame["layers"] as? [[String: Any]])
    let ends = layers.compactMap { layer in
      (layer["offset"] as? Int).flatMap { offset in (layer["length"] as? Int).map { offset + $0 } }
    }
    #expect(ends.last == frame["captured"] as? Int)
  }

  @Test func aFrameBeyondTheEndSaysWhereThatIs() throws {
    let result = try Program.run(["show", Sample.path(), "--frame", "99999999"])
    #expect(result.status == 1)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("has no frame 99999999: its last is "))
    #expect(result.errors.split(separator: "\n").count == 1)
  }

  @Test(arguments: ["0", "-1", "x"])
  func whatIsNoFrameNumberIsWrongUsage(_ number: String) throws {
    #expect(try Program.run(["show", Sample.path(), "--frame=\(number)"]).status == 64)
  }

  @Test func aMissingCaptureIsNamed() throws {
    let result = try Program.run(["show", "/nowhere/missing.pcap", "--frame", "1"])
    #expect(result.status == 1)
    #expect(result.errors.contains("there is no such file"))
  }
}
