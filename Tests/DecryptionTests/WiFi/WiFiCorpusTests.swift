import Decryption
import Packets
import TestSupport
import Testing

@Suite(.enabled(if: Corpus.isThere, Comment(rawValue: Corpus.isMissing)))
struct WiFiCorpusTests {
  /// Every frame that counts as opened has a MIC or ICV that verified.
  @Test(arguments: WiFiCorpus.entries)
  func asManyFramesAreOpenedAsByTshark(_ entry: WiFiCorpus.Entry) throws {
    let frames = try entry.frames()
    let opened = frames.count { $0.protection?.isOpened == true }
    #expect(opened >= (try entry.tsharkDecrypted()))
    #expect(opened <= frames.count { $0.header.isProtected })
  }
}
