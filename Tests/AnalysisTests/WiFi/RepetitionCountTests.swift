import Analysis
import Captures
import Packets
import TestSupport
import Testing
import Traffic

/// What is sent again over the air counts once.
@Suite struct RepetitionCountTests {
  /// A datagram from a station to its cell, open; with the Retry bit or without.
  private func frame(isRetry: Bool, sequence: UInt8) -> [UInt8] {
    [UInt8](hex: isRetry ? "08092c00" : "08012c00")
      + [UInt8](hex: "0200000000cc 0200000000aa 0200000000bb") + [sequence << 4, 0]
      + [UInt8](hex: "aaaa030000000800")
      + [UInt8](hex: "4500001e 00010000 40110000 0a000001 0a000002 07d003e8 000a0000 6869")
  }

  private var pcap: [UInt8] {
    var pcap = PcapBytes(linkType: 105)
    let frames = [
      frame(isRetry: false, sequence: 1), frame(isRetry: true, sequence: 1),
      frame(isRetry: true, sequence: 1), frame(isRetry: true, sequence: 2),
    ]
    // Further apart than a mirror's copies.
    for (place, frame) in frames.enumerated() {
      pcap.addFrame(frame, fraction: UInt32(place) * 20_000)
    }
    return pcap.bytes
  }

  @Test func aRepetitionIsLeftOutOfCounts() throws {
    let (flows, report) = try HeardFrames.travel(pcap)
    let flow = try #require(flows.first)
    // The line of the connection counts every packet; the fourth was heard for the first time.
    #expect(flow.originator.packets == 4)
    #expect(flow.originator.repetitions == 2)
    #expect(flow.originator.copies == 0)
    let device = try #require(report.devices.first { $0.id == "02:00:00:00:00:aa" })
    #expect(device.sent.packets == 2)
    #expect(report.contacts.first?.sent.packets == 2)
    #expect(report.captures.first?.packets == 4)
    #expect(report.captures.first?.wiFi?.frames == 4)
    #expect(report.captures.first?.wiFi?.stations.first?.facts.sent.retries == 3)
  }

  /// A part of a capture knows what was sent just before it.
  @Test func aPartKnowsWhatCameBefore() throws {
    func part(_ frames: ClosedRange<Int>) throws -> Outcome {
      var options = Analysis.Options()
      options.frames = frames
      options.traffic.keepsHeads = true
      options.isWhole = false
      return Analysis(options).run([try CaptureReader(bytes: pcap, name: "air")])
    }
    for cut in 1...3 {
      var whole = try part(1...cut)
      whole.append(try part((cut + 1)...Int.max))
      let report = ReportBuilder(whole).report()
      #expect(
        report.devices.first { $0.id == "02:00:00:00:00:aa" }?.sent.packets == 2, "cut \(cut)")
    }
  }
}
