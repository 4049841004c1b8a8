import Foundation
import TestSupport
import Testing

@Suite struct DecryptTests {
  private let capture = Repository.captures.appending(path: "wifi/psk-ccmp.pcap").path
  private let key = "wpa-pwd:correct horse:home"

  /// What the program says of the capture's frames, decrypted with whatever the arguments give.
  private func opened(_ arguments: [String]) throws -> String {
    let folder = try TemporaryFolder()
    let output = folder.url.appending(path: "out.pcapng").path
    let result = try Program.run(["decrypt", capture, "-o", output] + arguments)
    #expect(result.status == 0, "\(result.errors)")
    return result.words
  }

  @Test func whatWasHeardIsWrittenAsOnACable() throws {
    let folder = try TemporaryFolder()
    let output = folder.url.appending(path: "out.pcapng").path
    let result = try Program.run(["decrypt", "--wifi-key", key, capture, "-o", output])
    #expect(result.words == "11 packets written; every protected frame was opened.")
    let rows = try Program.log("conn", [output])
    #expect(rows.count == 2)
    #expect(
      Set(rows.compactMap { $0["id.orig_h"] as? String }) == ["10.0.0.10", "10.0.0.1"])
    let show = try Program.run(["show", "--frame", "5", output])
    #expect(show.status == 0)
    #expect(!show.words.contains("802.11"))
  }

  @Test func thePassphraseOpensTheReportToo() throws {
    let closed = try #require(try wiFi([]))
    #expect(closed["protected"] as? Int == 7)
    #expect(closed["decrypted"] as? Int == 0)
    let open = try #require(try wiFi(["--wifi-key", key]))
    #expect(open["decrypted"] as? Int == 7)
  }

  private func wiFi(_ arguments: [String]) throws -> [String: Any]? {
    let captures = try Program.report([capture] + arguments)["captures"] as? [[String: Any]]
    return captures?.first?["wifi"] as? [String: Any]
  }

  /// Frames that are not asked for hold the handshake of those that are.
  @Test func theHandshakeMayComeBeforeTheTimeAskedAbout() throws {
    let all = try Program.log("conn", ["--wifi-key", key, capture])
    let times = all.compactMap { $0["ts"] as? Double }.sorted()
    let from = try #require(times.first)
    let late = try Program.log("conn", ["--wifi-key", key, "--from", "\(from)", capture])
    #expect(late.count == all.count)
  }

  @Test func theHouseholdFileMayHoldTheKey() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Data("wifi-keys: [\(key)]\n".utf8), as: "home.yaml")
    #expect(try opened(["--household", file.path]).contains("every protected frame was opened"))
    let bad = try folder.write(Data("wifi-keys:\n  - wpa-pwd:hush\n".utf8), as: "bad.yaml")
    let result = try Program.run(["report", "--household", bad.path, capture])
    #expect(result.status == 0)
    #expect(
      result.words.contains(
        "line 2: 'wifi-keys': The passphrase of a Wi-Fi key has 8 to 63 characters"))
    #expect(!result.words.contains("hush"))
  }

  @Test func theEnvironmentMayHoldTheKey() throws {
    let folder = try TemporaryFolder()
    let output = folder.url.appending(path: "out.pcapng").path
    let result = try Program.run(
      URL(filePath: "/usr/bin/env"),
      ["PHONEHOME_WIFI_KEYS=wep:0102030405\n\(key)", Program.url.path, "decrypt", capture]
        + ["-o", output])
    #expect(result.words == "11 packets written; every protected frame was opened.")
  }

  @Test(arguments: ["wpa-pwd:hush", "hush", "wep:hush", "wpa-psk:hush", "wpa-pwd:hush%"])
  func aBadKeyIsOneSentenceWithoutIt(_ key: String) throws {
    let result = try Program.run(["report", "--wifi-key", key, capture])
    #expect(result.status == 64)
    #expect(result.words.contains("Wi-Fi key"))
    #expect(!result.words.contains("hush"))
  }

  @Test func aKeyIsNeverShown() throws {
    for arguments in [
      ["report"], ["report", "--format", "json"], ["log"], ["log", "--format", "json"],
      ["log", "--format", "zeek"], ["devices"],
    ] {
      let result = try Program.run(arguments + ["--wifi-key", key, capture])
      #expect(!result.words.contains("correct"))
    }
  }

  @Test func whatCannotBeWrittenIsSaidClearly() throws {
    let folder = try TemporaryFolder()
    let output = folder.url.appending(path: "out.pcapng").path
    let wired = try Program.run(["decrypt", Sample.path(), "-o", output])
    #expect(wired.status == 1)
    #expect(
      wired.words.contains(
        "Nothing was captured over the air here, so there is nothing to decrypt.")
    )
    #expect(!FileManager.default.fileExists(atPath: output))
    let same = try Program.run(["decrypt", capture, "-o", capture])
    #expect(same.status == 1)
    #expect(same.words.contains("Give another name to write to."))
    let none = Repository.captures.appending(path: "wifi/never-joined.pcap").path
    let closed = try Program.run(["decrypt", none, "-o", output])
    #expect(closed.status == 1)
    #expect(
      closed.words.contains(
        "Nothing to write; 7 of 7 protected frames stayed closed: 'phonehome report' says why."))
  }
}
