import Packets
import TestSupport
import Testing

@testable import Traffic

struct TFTPSessionTests {
  private static let read = Array("\0\u{1}update.sh\0octet\0".utf8)
  private static let write = Array("\0\u{2}backup.cfg\0NETASCII\0blksize\01428\0".utf8)
  private static let refusal = Array("\0\u{5}\0\u{1}File not found\0".utf8)

  private func notes(_ turns: [(Sender, [UInt8])], port: UInt16 = 69) -> DatagramTalk.Notes {
    DatagramTalk(turns, serverPort: port).notes()
  }

  @Test(arguments: [69, 6969] as [UInt16])
  func filesAreAskedForAndSent(_ port: UInt16) {
    let notes = notes([(.client, Self.read), (.client, Self.write)], port: port)
    #expect(notes.service == "tftp")
    #expect(notes.facts.map(\.subject) == [.fileName])
    #expect(notes.facts.map(\.value) == ["update.sh"])
    #expect(
      notes.words() == [
        "asks for the file update.sh (TFTP, octet)",
        "sends the file backup.cfg (TFTP, netascii)",
      ])
    #expect(notes.claims.isEmpty)
  }

  @Test func theServerMayRefuse() {
    #expect(
      notes([(.client, Self.read), (.server, Self.refusal)]).words().last
        == "says no: File not found (TFTP)")
    let silent: [UInt8] = [0, 5, 0, 2, 0]
    #expect(
      notes([(.client, Self.read), (.server, silent)]).words().last
        == "says no: Access violation (TFTP)")
    let long = [0, 5, 0, 0] + [UInt8](repeating: 0x61, count: 1000) + [0]
    #expect(
      notes([(.client, Self.read), (.server, long)]).words().last?.count
        == "says no:  (TFTP)".count + 200)
  }

  @Test func whatItSaysIsHarmless() {
    let hostile = Array("\0\u{5}\0\0\u{1b}[2J\nfine\0".utf8)
    #expect(
      notes([(.client, Self.read), (.server, hostile)]).words().last
        == #"says no: \\x1b[2J\\x0afine (TFTP)"#, "a description doubles each backslash")
  }

  /// The server's answers come from another port: nothing in them is certain.
  @Test(arguments: [Sender.client, .server])
  func whatIsNoRequestIsNotRecognised(_ sender: Sender) {
    let others: [[UInt8]] = [[0, 3, 0, 1, 0x68, 0x69], [0, 4, 0, 1], Self.refusal]
    for bytes in others + [Array("\0\u{6}tsize\00\0".utf8)] {
      #expect(notes([(sender, bytes), (sender, bytes)]).service == nil)
    }
  }

  @Test func onlyTheClientAsks() {
    #expect(notes([(.server, Self.read)]).service == nil)
  }

  @Test func nothingTraps() {
    DatagramTalk(
      [(.client, Self.read), (.client, Self.write), (.server, Self.refusal)], serverPort: 69
    ).expectNothingTraps()
  }
}
