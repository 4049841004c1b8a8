import Foundation
import Testing

/// No secret passes into any output, unless it is asked for.
struct SecretOutputTests {
  static let commands = [
    ["report"], ["report", "--format", "json"], ["log"], ["log", "--format", "json"],
    ["log", "--format", "zeek"], ["devices"], ["devices", "--format", "json"], ["topics"],
    ["topics", "--format", "json"], ["report", "--device", "192.168.1.9"],
  ]

  @Test(arguments: commands)
  func secretsAreMasked(_ command: [String]) throws {
    let folder = try TemporaryFolder()
    let capture = try folder.write(SecretCapture().data, as: "secrets.pcap")
    let result = try Program.run(command + [capture.path])
    #expect(result.status == 0, "\(result.errors)")
    #expect(!result.output.isEmpty)
    let basic = Data("admin:hunter2-basic".utf8).base64EncodedString()
    for secret in SecretCapture.secrets + [basic] where result.output.contains(secret) {
      Issue.record("\(secret) in \(command.joined(separator: " "))")
    }
  }

  @Test func theyAreShownWhenAskedFor() throws {
    let folder = try TemporaryFolder()
    let capture = try folder.write(SecretCapture().data, as: "secrets.pcap")
    let log = try Program.run(["log", "--reveal", "--format", "zeek", capture.path]).output
    for secret in ["hunter2-mqtt", "hunter2-payload", "hunter2-topic", "hunter2-wifi", "473921"] {
      #expect(log.contains(secret), "\(secret)")
    }
    let topics = try Program.run(["topics", "--reveal", "--format", "json", capture.path]).output
    for secret in ["hunter2-payload", "hunter2-topic", "hunter2-object"] {
      #expect(topics.contains(secret), "\(secret)")
    }
  }
}
