import Captures
import Foundation
import Testing

@Suite struct CaptureErrorTests {
  private func error(_ bytes: [UInt8]) -> CaptureError.Reason? {
    do throws(CaptureError) {
      _ = try CaptureReader(bytes: bytes, name: "x")
      return nil
    } catch {
      return error.reason
    }
  }

  private func error(path: String) -> CaptureError? {
    do throws(CaptureError) {
      _ = try CaptureReader(path: path)
      return nil
    } catch {
      return error
    }
  }

  @Test func whatIsNoCaptureIsRefused() {
    #expect(error([]) == .empty)
    #expect(error([0xd4]) == .notACapture)
    #expect(error(Array("# Title\n".utf8)) == .notACapture)
    #expect(
      error(Array("BZh91AY&SY".utf8)) == .otherFormat(name: "bzip2", command: "bzip2 -d FILE"))
    #expect(error(PackedBytes.gzip(Array("# Title\n".utf8))) == .notACapture)
    #expect(error(Array(CaptureBytes.pcap().bytes.dropLast())) == .headerCutShort)
    #expect(error(Array(CaptureBytes.pcapng().bytes.prefix(11))) == .headerCutShort)
    #expect(error([0x1f, 0x8b, 8, 0]) == .damaged("The gzip data ends too early"))
  }

  @Test func unknownVersionsAreRefused() {
    let pcap = CaptureBytes.pcap(version: (2, 5)).bytes
    #expect(error(pcap) == .unknownVersion(format: "pcap", version: "2.5"))
    var pcapng = CaptureBytes()
    pcapng.addSection(version: (0, 1))
    #expect(error(pcapng.bytes) == .unknownVersion(format: "pcapng", version: "0.1"))
  }

  @Test func whatCannotBeOpenedSaysWhy() throws {
    #expect(error(path: "/nonexistent/x.pcap")?.reason == .missing)
    let directory = NSTemporaryDirectory()
    #expect(error(path: directory)?.reason == .directory)
  }

  @Test func messagesSayWhatToDo() {
    #expect(
      CaptureError(.missing, path: "x").description
        == "Can't read 'x': there is no such file. Check the path.")
    #expect(
      CaptureError(.notACapture, path: "-").description
        == "There is no pcap or pcapng capture in standard input. Save one with 'tcpdump -w FILE' or Wireshark."
    )
  }
}
