import Analysis
import Captures
import Foundation
import Packets
import TestSupport
import Testing
import Traffic

/// The values of conn.log that Zeek's own tests expect of captures in the corpus (zeek/zeek, testing/btest/Baseline).
///
/// Where ours differ, docs/decisions/0005-zeeks-words-our-facts.md says why.
@Suite(
  .enabled(
    if: Corpus.isThere, "the corpus is not beside the project: Zeek's baselines are not compared")
)
struct ZeekBaselineTests {
  /// One line of Zeek's conn.log; nil stands for what Zeek leaves out, or what we tell differently.
  struct Line: Sendable {
    let ends: String
    let bytes: [Int]?
    let state: ConnectionState
    let history: String?
    let packets: [Int]

    init(
      _ ends: String, _ bytes: [Int]?, _ state: ConnectionState, _ history: String?,
      _ packets: [Int]
    ) {
      self.ends = ends
      self.bytes = bytes
      self.state = state
      self.history = history
      self.packets = packets
    }
  }

  private static let tcp: [(String, [Line])] = [
    (
      "tcp/zeek_missing-syn.pcap",
      [Line("141.42.64.125:56730 125.190.109.199:80", [98, 9417], .sf, "^hADdFaf", [11, 10])]
    ),
    (
      "tcp/zeek_syn-then-rst.pcap",
      [Line("1.1.1.1:13131 1.1.1.2:31313", [0, 0], .rstos0, "SR", [2, 0])]
    ),
    (
      // Zeek: ShADdtaTTtFf. It counts keep-alive probes as retransmissions and so reaches the tenth sooner.
      "tunnels-mirrors/zeek_pppoe-over-qinq.pcap",
      [Line("1.1.1.1:20394 2.2.2.2:443", [11352, 4984], .sf, nil, [44, 42])]
    ),
  ]

  private static let otherTransports: [(String, [Line])] = [
    (
      "formats/zeek_radiotap.pcap",
      [
        Line("172.17.156.76:61738 208.67.220.220:53", [35, 128], .sf, "Dd", [1, 1]),
        Line("fe80::a667:6ff:fef7:ec54:5353 ff02::fb:5353", nil, .s0, "D", [1, 0]),
      ]
    ),
    (
      "tunnels-mirrors/zeek_pppoe.pcap",
      [
        // Zeek takes the server's answers, which fit no question of the same tuple, for the beginning.
        Line("fe80::ce05:eff:fe88:0:546 fe80::c801:eff:fe88:8:547", [0, 192], .shr, "^d", [0, 2]),
        Line("fe80::ce05:eff:fe88:0:546 ff02::1:2:547", [114, 0], .s0, "D", [2, 0]),
        Line("fe80::c801:eff:fe88:8:136 ff02::1:135", nil, .oth, "", [1, 0]),
        Line("fe80::c801:eff:fe88:8:143 ff02::16:0", [160, 0], .oth, "", [8, 0]),
        Line("fc00:0:2:100::1:1:128 fc00::1:129", [260, 260], .oth, "", [5, 5]),
        Line("fe80::c801:eff:fe88:8:134 fe80::ce05:eff:fe88:0:133", nil, .oth, "", [1, 0]),
        Line("fe80::ce05:eff:fe88:0:133 ff02::2:134", nil, .oth, "", [1, 0]),
      ]
    ),
  ]

  /// Only the clients' side was captured. Zeek ends a connection that nobody answered after five
  /// seconds and begins another for the rest (S0, then SH); here both are one, and its counts their sum.
  private static let halfDuplex: [(String, [Line])] = [
    (
      "tcp/zeek_ssh.client-side-half-duplex.pcap",
      [
        ("192.168.1.79:51880 131.159.21.1:22", 2493 + 176, 19 + 6),
        ("192.168.2.1:57189 192.168.2.158:22", 4453 + 800, 21 + 17),
        ("192.168.2.1:57191 192.168.2.158:22", 576, 23),
        ("192.168.2.1:56594 192.168.2.158:22", 428 + 52, 13 + 4),
        ("192.168.2.1:56821 192.168.2.158:22", 820, 26),
        ("192.168.2.1:56837 192.168.2.158:22", 692, 25),
        ("192.168.2.1:56845 192.168.2.158:22", 660, 26),
        ("192.168.2.1:56875 192.168.2.158:22", 484 + 104, 12 + 7),
        ("192.168.2.1:56878 192.168.2.158:22", 684, 25),
        ("192.168.2.1:56940 192.168.2.158:22", 500, 14),
        ("192.168.2.1:57831 192.168.2.158:22", 576, 23),
        ("192.168.2.1:59246 192.168.2.158:22", 3049, 32),
        ("192.168.1.32:41164 128.2.10.238:22", 5335 + 752, 20 + 12),
        ("192.168.1.32:33910 128.2.13.133:22", 6471, 33),
        ("192.168.1.32:41268 128.2.10.238:22", 5613, 24),
        ("192.168.1.31:52294 192.168.1.32:22", 3729, 36),
        ("192.168.1.31:51489 192.168.1.32:22", 4029, 42),
        ("192.168.1.32:58641 131.103.20.168:22", 2885, 16),
        ("192.168.1.32:58646 131.103.20.168:22", 4477, 179),
        ("192.168.1.32:58649 131.103.20.168:22", 4477, 183),
      ].map { Line($0.0, [$0.1, 0], .sh, "SADF", [$0.2, 0]) }
    )
  ]

  @Test(arguments: tcp + otherTransports + halfDuplex)
  func connectionsAreTheOnesThatZeekLogs(_ baseline: (capture: String, lines: [Line])) throws {
    let reader = try CaptureReader(path: Corpus.path(of: baseline.capture))
    var flows: [String: Flow] = [:]
    _ = Analysis(Analysis.Options()).run([reader]) { events in
      for case .left(let flow) in events.map(\.kind) { flows[Self.ends(of: flow)] = flow }
    }
    #expect(flows.count == baseline.lines.count)
    for line in baseline.lines {
      let flow = try #require(flows[line.ends], "\(line.ends) among \(flows.keys.sorted())")
      let isLow = flow.originatorIsLow
      #expect(flow.connectionState == line.state, "\(line.ends)")
      #expect([flow.originator.packets, flow.responder.packets] == line.packets, "\(line.ends)")
      #expect(flow.missedBytes == 0, "\(line.ends)")
      if let history = line.history { #expect(flow.historyText == history, "\(line.ends)") }
      if let bytes = line.bytes {
        #expect(
          [flow.streamBytes(low: isLow), flow.streamBytes(low: !isLow)] == bytes, "\(line.ends)")
      }
    }
  }

  private static func ends(of flow: Flow) -> String {
    "\(flow.originatorAddress):\(flow.originatorPort) \(flow.responderAddress):\(flow.responderPort)"
  }
}
