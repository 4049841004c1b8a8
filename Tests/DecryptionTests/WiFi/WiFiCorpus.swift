import Captures
import Decryption
import Foundation
import Packets
import TestSupport
import Testing

/// The Wi-Fi captures of the shared corpus, with their keys and what tshark says of them.
struct WiFiCorpus {
  struct Entry: CustomTestStringConvertible {
    let path: String
    let keys: [WiFiKey]

    var testDescription: String { path }

    /// Protected frames that tshark opens with the same keys.
    func tsharkDecrypted() throws -> Int {
      let wiFi = try Corpus.truth(of: path)["wifi"] as? [String: Any]
      return ["decrypted_pairwise", "decrypted_group"].reduce(0) {
        $0 + (wiFi?[$1] as? Int ?? 0)
      }
    }

    func frames(_ keys: [WiFiKey]? = nil) throws -> [WiFiFrame] {
      try WiFiCorpus.frames(of: Corpus.path(of: path), keys ?? self.keys)
    }
  }

  /// Those with a key.
  static let entries: [Entry] = {
    Corpus.entries.compactMap { entry in
      guard let key = entry.key, key.contains("=") else { return nil }
      let keys = key.components(separatedBy: " ; ").compactMap { text -> WiFiKey? in
        guard let place = text.firstIndex(of: "=") else { return nil }
        return try? WiFiKey(text[..<place] + ":" + text[text.index(after: place)...])
      }
      return Entry(path: entry.path, keys: keys)
    }
  }()

  /// The frames of a capture as they lie in it.
  static func bytes(of path: String) throws -> [[UInt8]] {
    let reader = try CaptureReader(path: path)
    var frames: [[UInt8]] = []
    while let batch = reader.nextBatch() {
      for record in batch.records {
        frames.append(Array(batch.bytes[record.offset..<record.offset + record.capturedLength]))
      }
    }
    return frames
  }

  /// All 802.11 frames of a capture, opened as far as the keys go.
  static func frames(of path: String, _ keys: [WiFiKey]) throws -> [WiFiFrame] {
    let reader = try CaptureReader(path: path)
    var decoder = PacketDecoder()
    decoder.opener = WiFiDecryptor(keys)
    var frames: [WiFiFrame] = []
    while let batch = reader.nextBatch() {
      let bytes = batch.bytes
      for record in batch.records {
        var decoded = DecodedPackets()
        let end = record.offset + record.capturedLength
        decoder.decode(
          bytes.rawSpan.extracting(record.offset..<end),
          FrameHeader(
            time: record.time, number: record.frame, capture: 0, linkType: record.linkType,
            wireLength: record.originalLength, offset: record.offset,
            fcsLength: Int(record.fcsLength)), into: &decoded)
        frames += decoded.wiFiFrames
      }
    }
    return frames
  }
}
