import Packets
import TestSupport
import Testing

@testable import Traffic

/// ESPHome's native API, as aioesphomeapi speaks it with a device.
struct ESPHomeSessionTests {
  /// Hello and a password (as older devices want one); then a switch is told to go on.
  static let clear = Dialogue(
    [
      (
        .client,
        [UInt8](hex: "0013010a0d61696f657370686f6d6561706910011813")
          + [UInt8](hex: "0006030a0473336372")
      ),
      (
        .server,
        [UInt8](
          hex: "002a020801100a1a1b6b69746368656e2028657370686f6d652076323032352e322e302922076b6974"
            + "6368656e") + [UInt8](hex: "000004")
      ),
      (.client, [UInt8](hex: "000009")),
      (
        .server,
        [UInt8](
          hex: "00590a12076b69746368656e1a1132343a30413a43343a31323a33343a33332208323032352e322e30"
            + "32086573703332646576420961636d652e706c75674a03312e3062094573707265737369666a0c4b69"
            + "746368656e20506c7567")
      ),
      (.client, [UInt8](hex: "0007210dd20400001001")),
      (.server, [UInt8](hex: "00071a0dd20400001001")),
      (.client, [UInt8](hex: "000007")), (.server, [UInt8](hex: "000008")),
    ], serverPort: 6053)

  /// The device's name in the clear, then nothing but Noise.
  private static let sealed = Dialogue(
    [
      (
        .client,
        [UInt8](hex: "010000010031" + "00" + String(repeating: "95e54da58707b90c", count: 6))
      ),
      (
        .server,
        [UInt8](hex: "01001c016b69746368656e320032343a30613a63343a31323a33343a333400")
          + [UInt8](hex: "01003100" + String(repeating: "b8a9e82f0c777e12", count: 6))
      ),
      (.client, [UInt8](hex: "0100144a819b87a19ef9389467490e921d6de0b608233f")),
      (.server, [UInt8](hex: "0100140181fef95861080548d74f3316f4c674129afabd")),
    ], serverPort: 6053)

  private func words(_ notes: Dialogue.Notes) -> [String] {
    notes.records.compactMap {
      $0.split(separator: "words: \"").last.map { String($0.dropLast(2)) }
    }
  }

  @Test func whatADeviceIsToldInTheClearIsRead() {
    let notes = Self.clear.notes()
    #expect(notes.service == "esphome")
    #expect(
      words(notes) == [
        "says hello as aioesphomeapi (ESPHome)", "gives its password (ESPHome)",
        "answers: it is kitchen, kitchen (esphome v2025.2.0) (ESPHome)",
        "says: it is Kitchen Plug, esp32dev (ESPHome 2025.2.0)",
        "tells a switch to switch on (ESPHome)",
      ])
    #expect(notes.facts.contains(FlowFact(.credentials, "esphome-password")))
    #expect(notes.facts.contains(FlowFact(.content, "cleartext")))
    #expect(notes.claims.map(\.value) == ["Kitchen Plug"])
    #expect(!notes.records.joined().contains("s3cr"))
    Self.clear.expectSegmentationDoesNotMatter()
  }

  /// Empty fields are left out (proto3); software before 2021 told its name in `server_info` alone.
  @Test func whatIsLeftOutIsNotQuoted() {
    let old = Array("lamp (esphome v1.14.3)".utf8)
    let hello = [0, UInt8(old.count + 6), 2, 8, 1, 16, 3, 0x1a, UInt8(old.count)] + old
    let notes = Dialogue(
      [(.client, [0, 0, 1]), (.server, hello + [0, 0, 10])], serverPort: 6053
    ).notes()
    #expect(
      words(notes) == [
        "says hello (ESPHome)", "answers: it is lamp (esphome v1.14.3) (ESPHome)",
        "says (ESPHome)",
      ])
  }

  @Test func whatIsSealedIsSaidToBe() {
    let notes = Self.sealed.notes()
    #expect(notes.service == "esphome")
    #expect(words(notes) == ["speaks sealed (ESPHome, Noise)"])
    #expect(notes.claims.map(\.value) == ["kitchen2"])
    #expect(Set(notes.facts.filter { $0.subject == .content }) == [FlowFact(.content, "encrypted")])
    Self.sealed.expectSegmentationDoesNotMatter()
  }

  @Test func aWrongKeyIsRefused() {
    var dialogue = Self.sealed
    dialogue.turns = Array(dialogue.turns.prefix(2))
    dialogue.turns[1].bytes =
      [UInt8](hex: "01001c016b69746368656e320032343a30613a63343a31323a33343a333400")
      + [0x01, 0x00, 0x16, 0x01] + Array("Handshake MAC failure".utf8)
    #expect(words(dialogue.notes()).last == "refuses: Handshake MAC failure (ESPHome)")
  }

  /// Elsewhere only a client's hello is believed, and bytes that begin alike are not.
  @Test func onAnotherPortOnlyAHelloIsBelieved() {
    var dialogue = Self.clear
    dialogue.serverPort = 6060
    #expect(dialogue.notes().service == "esphome")
    dialogue = Self.sealed
    dialogue.serverPort = 6060
    #expect(dialogue.notes().service == nil)
  }

  @Test func nothingTraps() {
    Self.clear.expectNothingTraps(rounds: 3000)
    Self.sealed.expectNothingTraps(rounds: 3000)
  }
}
