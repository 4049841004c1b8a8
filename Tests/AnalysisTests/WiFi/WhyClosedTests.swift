import Packets
import Testing

@testable import Analysis
@testable import Traffic

/// Why frames stay closed, word for word.
@Suite struct WhyClosedTests {
  private let frame = Evidence(capture: 0, frame: 1)

  private func station(
    _ closed: [WiFiProtection.Outcome: Int] = [:], opened: Int = 0,
    messages: Set<WiFiHandshakeStep.Message> = [], proofs: Set<WiFiHandshakeStep.Proof> = []
  ) -> WiFiStation {
    var station = WiFiStation()
    for (outcome, count) in closed {
      for _ in 0..<count { station.seal.note(WiFiProtection(outcome), frame) }
    }
    for _ in 0..<opened { station.seal.note(WiFiProtection(.opened(.pairwise)), frame) }
    station.messages = messages
    station.proofs = proofs
    return station
  }

  private var attic: WiFiNetwork {
    var network = WiFiNetwork()
    network.names = [SSID(bytes: Array("Attic".utf8)): Evidence(capture: 0, frame: 1)]
    network.rsnKeyManagement = [AKMSuite(rawValue: 0x000f_ac02)]
    return network
  }

  @Test func whatIsOpenNeedsNoReason() {
    #expect(WhyClosed(station(opened: 3), in: attic) == nil)
  }

  @Test func aWrongPassphraseIsProved() throws {
    let why = try #require(
      WhyClosed(
        station(
          [.noKey(.wrongKey): 5, .noKey(.noHandshake): 9], messages: [.first, .second],
          proofs: [.wrongKey]), in: attic))
    #expect(why.kind == .wrongKey)
    #expect(
      why.text
        == "The passphrase given is wrong: no key made of it gives the MIC that the key handshake bears."
    )
    #expect(
      why.advice
        == "Check it letter by letter, capitals too; the access point shows it in its settings, often on its label."
    )
    // Proved even where no frame waits to be opened.
    #expect(WhyClosed(station(proofs: [.wrongKey]), in: attic)?.kind == .wrongKey)
    #expect(WhyClosed(station(proofs: [.wrongKey, .rightKey]), in: attic) == nil)
  }

  @Test func aMissingHandshakeSaysHowToGetOne() throws {
    let why = try #require(WhyClosed(station([.noKey(.noHandshake): 9]), in: attic))
    #expect(why.kind == .noHandshake)
    #expect(
      why.text
        == "No message of its key handshake is in the capture: without it a passphrase opens nothing."
    )
    #expect(
      why.advice
        == "Make the device reconnect while you capture: switch it off and on, or its Wi-Fi.")
  }

  @Test func framesBeforeTheHandshakeStayClosed() throws {
    let why = try #require(
      WhyClosed(
        station([.noKey(.noHandshake): 2], opened: 9, proofs: [.rightKey]), in: attic))
    #expect(why.text == "2 frames came before its key handshake: no key is known for them.")
    let one = try #require(WhyClosed(station([.noKey(.noHandshake): 1], opened: 9), in: attic))
    #expect(one.text == "1 frame came before its key handshake: no key is known for it.")
  }

  @Test func theMissingHalfOfAHandshakeIsNamed() throws {
    let ours = try #require(
      WhyClosed(
        station([.noKey(.handshakeIncomplete): 9], messages: [.first, .third]), in: attic))
    #expect(ours.kind == .handshakeIncomplete)
    #expect(
      ours.text
        == "Of the key handshake only messages 1 and 3 were heard: message 2, which the station sends, is missing, and "
        + "its half of what the key is made of with it.")
    #expect(
      ours.advice == "Move the capturing adapter closer, and make the device reconnect.")
    let theirs = try #require(
      WhyClosed(
        station([.noKey(.handshakeIncomplete): 9], messages: [.second]), in: attic))
    #expect(
      theirs.text
        == "Of the key handshake only message 2 was heard: messages 1 and 3, which the access point sends, are missing, "
        + "and its half of what the key is made of with them.")
  }

  @Test(arguments: [
    (UInt32(0x000f_ac08), "SAE"), (0x000f_ac12, "OWE"), (0x000f_ac02, "SAE, OWE or 802.1X"),
  ])
  func aMasterKeyIsNeededWhereNoPassphraseLeads(_ suite: UInt32, _ name: String) throws {
    var network = attic
    network.rsnKeyManagement = [AKMSuite(rawValue: suite)]
    let why = try #require(WhyClosed(station([.noKey(.masterKeyNeeded): 9]), in: network))
    #expect(
      why.text
        == "Its keys are agreed upon by \(name): the passphrase doesn't lead to them, only the pairwise master key (PMK) does."
    )
    #expect(
      why.advice
        == "Give the PMK with --wifi-key wpa-psk:HEX, or let the access point offer WPA2 while you capture."
    )
  }

  @Test func whereThereIsALoginThereIsNoPassphrase() throws {
    let words =
      "Its keys are agreed upon by 802.1X: no passphrase leads to them, only the pairwise master key (PMK) does."
    let advice =
      "Give the PMK with --wifi-key wpa-psk:HEX: it comes of the MSK, which the station and the authentication server hold."
    var offered = WiFiNetwork()
    offered.rsnKeyManagement = [AKMSuite(rawValue: 0x000f_ac05)]
    let messages: Set<WiFiHandshakeStep.Message> = [.first, .second]
    let told = try #require(
      WhyClosed(station([.noKey(.noKeyGiven): 9], messages: messages), in: offered))
    #expect(told.kind == .noKey)
    #expect(told.text == "No key was given. " + words)
    #expect(told.advice == advice)
    // Of a network that told nothing, the login itself.
    var heard = station([.noKey(.noKeyGiven): 9])
    heard.authenticatesByEAP = true
    let why = try #require(WhyClosed(heard, in: nil))
    #expect(
      why.text == "No key was given. " + words
        + " Nor is a key handshake of it in the capture, without which a key opens nothing.")
    #expect(
      why.advice == advice
        + " Also, make the device reconnect while you capture: switch it off and on.")
    heard = station([.noKey(.networkNameUnknown): 9], messages: messages)
    heard.authenticatesByEAP = true
    #expect(WhyClosed(heard, in: nil)?.kind == .masterKeyNeeded)
    #expect(WhyClosed(heard, in: nil)?.advice == advice)
  }

  @Test func withoutAKeyItIsAskedFor() throws {
    let heard = try #require(
      WhyClosed(
        station([.noKey(.noKeyGiven): 9], messages: [.first, .second, .third]), in: attic))
    #expect(heard.text == "No key was given.")
    #expect(heard.advice == "Give it with --wifi-key wpa-pwd:PASSPHRASE:Attic.")
    let unheard = try #require(WhyClosed(station([.noKey(.noKeyGiven): 9]), in: attic))
    #expect(
      unheard.text
        == "No key was given. Nor is a key handshake of it in the capture, without which a passphrase opens nothing."
    )
    #expect(
      unheard.advice
        == "Give it with --wifi-key wpa-pwd:PASSPHRASE:Attic, and make the device reconnect while you capture: switch it "
        + "off and on.")
    var wep = WiFiNetwork()
    wep.isWEP = true
    let old = try #require(WhyClosed(station([.noKey(.noKeyGiven): 9]), in: wep))
    #expect(old.text == "No key was given.")
    #expect(old.advice == "Give it with --wifi-key wep:HEX.")
  }

  /// WEP has no handshake: nothing comes of a device that reconnects.
  @Test func aKeyOfWEPIsAskedForOrDoubted() {
    var wep = WiFiNetwork()
    wep.isWEP = true
    let other = WhyClosed(station([.noKey(.noKeyForNetwork): 4]), in: wep)
    #expect(other?.advice == "Give this network's with --wifi-key wep:HEX.")
    let wrong = WhyClosed(station([.integrityFailed: 4]), in: wep)
    #expect(
      wrong?.text
        == "4 frames open with none of the WEP keys given: they were sealed with another, or damaged on their way."
    )
    #expect(
      wrong?.advice == "Check the key digit by digit; the access point shows it in its settings.")
    let another = WhyClosed(station([.integrityFailed: 1], opened: 9), in: wep)
    #expect(
      another?.text
        == "1 frame opens with none of the WEP keys given: it was sealed with another, or damaged on its way."
    )
    #expect(
      another?.advice
        == "Give all of the network's keys, up to four, each with --wifi-key wep:HEX.")
    #expect(
      WhyClosed(station([.integrityFailed: 1], opened: 1), in: attic)?.text
        == "1 frame opens with none of the keys known: a change of keys was not heard, or it was damaged on its way."
    )
  }

  @Test func theOtherReasons() {
    let expected: [(WiFiProtection.Outcome, WhyClosed.Kind, String)] = [
      (
        .noKey(.networkNameUnknown), .networkNameUnknown,
        "A passphrase was given, but no frame told the network's name, which its keys are made of too."
      ),
      (.noKey(.noKeyForNetwork), .noKeyForNetwork, "The keys given are other networks'."),
      (
        .noKey(.groupKeyMissing), .groupKeyMissing,
        "The message that hands out the key of the group was not heard, or could not be opened."
      ),
      (
        .integrityFailed, .framesLost,
        "4 frames open with none of the keys known: a change of keys was not heard, or they were damaged on their way."
      ),
      (
        .truncated, .framesCut,
        "Their ends were not captured, so that nothing can be proved of them."
      ),
      (.malformed, .malformed, "They are too short for what a protected frame holds."),
    ]
    for (outcome, kind, text) in expected {
      let why = WhyClosed(station([outcome: 4], opened: 1), in: attic)
      #expect(why?.kind == kind)
      #expect(why?.text == text)
    }
  }

  @Test func theReasonForMostFramesIsTold() {
    let why = WhyClosed(
      station([.integrityFailed: 1, .noKey(.noHandshake): 5], opened: 9), in: attic)
    #expect(why?.kind == .noHandshake)
    let even = WhyClosed(
      station([.integrityFailed: 5, .noKey(.noHandshake): 5], opened: 9), in: attic)
    #expect(even?.kind == .noHandshake)
  }

  @Test func ofTheGroupOnlyTheHandoutIsMissing() {
    var network = attic
    for _ in 0..<3 { network.groupSeal.note(WiFiProtection(.noKey(.noHandshake)), frame) }
    #expect(WhyClosed(groupOf: network, stations: [])?.kind == .groupKeyMissing)
    network.groupSeal.note(WiFiProtection(.opened(.group), isReplayed: true), frame)
    #expect(network.groupSeal.replayed == 1)
    #expect(
      WhyClosed(groupOf: network, stations: [])?.text
        == "They came before the message that hands out the key of the group, or under a later key whose "
        + "message was not heard.")
    #expect(WhyClosed(groupOf: attic, stations: []) == nil)
    network = attic
    network.groupSeal.note(WiFiProtection(.noKey(.noKeyGiven)), frame)
    #expect(WhyClosed(groupOf: network, stations: [])?.kind == .noKey)
    #expect(
      WhyClosed(groupOf: network, stations: [])?.text
        == "No key was given. Nor is a key handshake of any station in the capture, without which a passphrase opens "
        + "nothing.")
    // The group's key comes with any station's handshake.
    let members = [station(), station(messages: [.first]), station(messages: [.first, .second])]
    let why = WhyClosed(groupOf: network, stations: members)
    #expect(why?.text == "No key was given.")
    #expect(why?.advice == "Give it with --wifi-key wpa-pwd:PASSPHRASE:Attic.")
  }
}
