import Foundation
import Testing

/// `explain`, as people run it, on the sample capture.
struct ExplainTests {
  private static let camera = "acmecam-31"

  private func explanation(_ arguments: [String], input: Data? = nil) throws -> [String: Any] {
    let result = try Program.run(["explain", "--format", "json"] + arguments, input: input)
    #expect(result.status == 0, "\(result.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    let all = object?["explanations"] as? [[String: Any]]
    return try #require(all?.first)
  }

  private func steps(_ explanation: [String: Any]) throws -> [[String: Any]] {
    let conversation = explanation["conversation"] as? [String: Any]
    return try #require(conversation?["steps"] as? [[String: Any]])
  }

  @Test func withoutADeviceThoseThereAreAreNamed() throws {
    let result = try Program.run(["explain", Sample.path()])
    #expect(result.status == 64)
    for name in ["acmecam-31", "plugco-socket", "tvmaker-65in"] {
      #expect(result.errors.contains("phonehome explain --device \(name) "))
    }
    #expect(!result.errors.contains("Usage:"))
    // Nothing stands behind a command that a shell would take for a part of it.
    let lines = result.errors.split(separator: "\n").filter { $0.contains("explain --device") }
    #expect(lines.allSatisfy { $0.hasSuffix(" \(Sample.path())") }, "\(lines)")
  }

  @Test func aDeviceOrContactThatIsNotThereIsToldOf() throws {
    let device = try Program.run(["explain", "--device", "fridge", Sample.path()])
    #expect(device.status == 1)
    #expect(device.errors.contains("No device is called 'fridge'"))
    let contact = try Program.run(
      ["explain", "--device", Self.camera, "--contact", "nobody", Sample.path()])
    #expect(contact.status == 1)
    #expect(contact.errors.contains("no contact called 'nobody'"))
  }

  @Test func aPipeIsExplainedAsTheFileIs() throws {
    let arguments = ["--device", Self.camera]
    let file = try explanation(arguments + [Sample.path()])
    let pipe = try explanation(arguments + ["-"], input: try Sample.data())
    #expect(NSDictionary(dictionary: file) == NSDictionary(dictionary: pipe))
  }

  @Test func theContactToDrawCanBeChosen() throws {
    let arguments = ["--device", Self.camera, Sample.path(), "--contact"]
    for contact in ["mqtt.acmecam.example", "MQTT.acmecam.example:1883"] {
      let drawn = try steps(try explanation(arguments + [contact])).compactMap {
        $0["what"] as? String
      }
      #expect(drawn.contains("MQTT CONNECT"))
      #expect(drawn.contains("SYN-ACK"))
    }
  }

  /// Every step's time and sender are what tshark says of its frame.
  @Test(.enabled(if: Program.find("tshark") != nil))
  func stepsAreWhereTheyAreSaidToBe() throws {
    let tshark = try #require(Program.find("tshark"))
    let told = try Program.run(
      tshark,
      [
        "-r", Sample.path(), "-T", "fields", "-e", "frame.time_epoch", "-e", "ip.src", "-e",
        "ipv6.src",
      ])
    let frames = told.output.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    for device in ["acmecam-31", "plugco-socket", "tvmaker-65in"] {
      let report = try Program.report(["--device", device, Sample.path()])
      let addresses = (report["devices"] as? [[String: Any]])?.first?["addresses"] as? [String]
      let steps = try steps(try explanation(["--device", device, Sample.path()]))
      #expect(steps.count > 4)
      for step in steps {
        let evidence = try #require((step["evidence"] as? [[String: Any]])?.first)
        let frame = frames[try #require(evidence["frame"] as? Int) - 1]
        let time = try #require(step["time"] as? Double)
        #expect(abs(time - (Double(frame[0]) ?? 0)) < 0.000_01)
        let isOwn = addresses?.contains { $0 == frame[1] || $0 == frame[2] } ?? false
        #expect((step["sender"] as? String == "device") == isOwn, "\(step)")
      }
    }
  }

  @Test func fromOutsideOneDeviceStandsForAll() throws {
    let result = try Program.run(["explain", Sample.path("home-wan.pcap")])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.words.contains("it stands for your whole home"))
  }
}
