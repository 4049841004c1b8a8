import Packets
import TestSupport
import Testing

@testable import Traffic

struct SMBSessionTests {
  private func content(_ messages: [(Sender, [UInt8])]) -> Set<String> {
    let dialogue = Dialogue(SMBSamples.greeting + messages, serverPort: 445)
    dialogue.expectSegmentationDoesNotMatter()
    let notes = dialogue.notes()
    #expect(notes.service == "smb" && notes.gapBytes == 0)
    return Set(notes.facts.filter { $0.subject == .content }.map(\.value))
  }

  @Test func whoOpensWhichFileIsTold() {
    let dialogue = SMBSamples.dialogue
    dialogue.expectSegmentationDoesNotMatter()
    let notes = dialogue.notes()
    #expect(notes.facts.contains(FlowFact(.userName, "anna")))
    let words = notes.records.joined(separator: "\n")
    for told in [
      "agrees on SMB 3.1.1", "asks to log in as anna (SMB)", "enters \\\\\\\\nas\\\\photos (SMB)",
      "opens summer.jpg (SMB)",
    ] { #expect(words.contains(told), "\(told) in \(words)") }
    #expect(!words.contains("SMB 1\""))
  }

  @Test func theGreetingTellsNothingOfWhatFollows() {
    #expect(content([]).isEmpty)
    #expect(content([(.client, SMBSamples.sealed), (.server, SMBSamples.sealed)]) == ["encrypted"])
    #expect(content([(.client, SMBSamples.entering(#"\\nas\a"#))]) == ["cleartext"])
    // A share that alone is sealed (MS-SMB2 §2.2.10) is entered in the clear.
    #expect(
      content([(.client, SMBSamples.entering(#"\\nas\a"#)), (.client, SMBSamples.sealed)])
        == ["cleartext", "encrypted"])
  }

  @Test func theOldDialectIsTold() {
    let talk = Dialogue(
      [
        (.client, SMBSamples.smb1(0x72)), (.server, SMBSamples.smb1(0x72, isResponse: true)),
        (.client, SMBSamples.smb1(0x73)), (.server, SMBSamples.smb1(0x73, isResponse: true)),
        (.server, SMBSamples.smb1(0x75, isResponse: true)),
      ], serverPort: 139)
    talk.expectSegmentationDoesNotMatter()
    let notes = talk.notes()
    #expect(notes.service == "smb")
    #expect(notes.records.count { $0.contains("speaks SMB 1") } == 1)
  }

  @Test func nobodyIsNoName() {
    let dialogue = Dialogue([(.client, SMBSamples.login(""))], serverPort: 445)
    #expect(!dialogue.notes().facts.contains { $0.subject == .userName })
  }

  /// Places and lengths that lie outside their message are nobody's.
  @Test func whatLiesOutsideIsNotRead() {
    var message = SMBSamples.entering(#"\\nas\a"#)
    message[4 + 64 + 4] = 0xff
    let notes = Dialogue([(.client, message)], serverPort: 445).notes()
    #expect(notes.service == "smb")
    #expect(!notes.records.contains { $0.contains("enters") })
    SMBSamples.dialogue.expectNothingTraps()
  }
}
