import Foundation
import TestSupport
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

  private func show(_ name: String, _ frame: Int, _ keys: [String]) throws -> String {
    let result = try Program.run(
      ["show", Sample.path("wifi/\(name).pcap"), "--frame", "\(frame)"]
        + keys.flatMap { ["--wifi-key", $0] })
    #expect(result.status == 0)
    return result.output
  }

  /// A data frame of each cipher: the packet within, and the MIC or ICV behind it.
  @Test(arguments: [
    ("psk-ccmp", 10, "wpa-pwd:correct horse:home"), ("psk-tkip", 10, "wpa-pwd:correct horse:home"),
    ("psk-gcmp256", 10, "wpa-pwd:correct horse:home"), ("wep40", 6, "wep:0102030405"),
  ])
  func aProtectedFrameIsOpened(_ name: String, _ frame: Int, _ key: String) throws {
    let output = try show(name, frame, [key])
    for layer in ["802.11 encrypted body", "Logical Link Control", "802.11 integrity check"] {
      #expect(output.contains("\n\(layer)"), "\(layer)")
    }
    #expect(output.contains(", and was opened with "))
    #expect(!output.contains("\n  Encrypted"))
  }

  /// What comes from a pipe is kept meanwhile, to be read twice.
  @Test func aPipeGivesWhatTheFileGives() throws {
    let path = Sample.path("wifi/psk-ccmp.pcap")
    let arguments = [
      "--frame", "10", "--format", "json", "--wifi-key", "wpa-pwd:correct horse:home",
    ]
    let piped = try Program.run(
      ["show", "-"] + arguments, input: try Data(contentsOf: URL(filePath: path)))
    #expect(piped.status == 0, "\(piped.errors)")
    #expect(piped.output.contains("802.11 integrity check"))
    #expect(piped.output == (try Program.run(["show", path] + arguments).output))
  }

  @Test func aDirectoryHasNoFrame() throws {
    let result = try Program.run(["show", Repository.captures.path, "--frame", "1"])
    #expect(result.status == 1)
    #expect(result.words.contains("is a directory. Name the capture in it"))
  }

  /// What a network's managers say is opened too.
  @Test func aProtectedDeauthenticationIsOpened() throws {
    let output = try show("management", 10, ["wpa-pwd:correct horse:home"])
    #expect(output.contains("Reason code"))
  }

  @Test(arguments: [
    ("psk-ccmp", 10, [], "no key was given with --wifi-key."),
    (
      "never-joined", 6, ["wpa-pwd:correct horse:home"],
      "no message of a key handshake of its station was heard before it."
    ),
    ("psk-ccmp", 10, ["wpa-pwd:wrong horse:home"], "proves the keys given wrong."),
  ])
  func whyAFrameStaysClosedIsSaid(
    _ name: String, _ frame: Int, _ keys: [String], _ reason: String
  ) throws {
    let output = try show(name, frame, keys)
    #expect(output.contains("stays closed: "))
    #expect(output.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(reason))
    #expect(output.contains("\n  Encrypted"))
  }

  @Test func aFrameThatIsNotProtectedIsNoMatterOfKeys() throws {
    #expect(try !show("psk-ccmp", 6, []).contains("closed"))
  }

  @Test func aMissingCaptureIsNamed() throws {
    let result = try Program.run(["show", "/nowhere/missing.pcap", "--frame", "1"])
    #expect(result.status == 1)
    #expect(result.errors.contains("there is no such file"))
  }
}
