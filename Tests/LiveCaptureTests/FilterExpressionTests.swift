import Captures
import Foundation
import LiveCapture
import Packets
import TestSupport
import Testing

/// What a recording lets through, by libpcap's own judgement: of real frames, and of the same with a VLAN tag.
@Suite struct FilterExpressionTests {
  /// Frames of the repository's own homes, and of the corpus where it is there.
  private static let frames: [[UInt8]] = {
    let files = [
      Repository.captures.appending(path: "home.pcap").path,
      Repository.captures.appending(path: "home/seed-1/inside.pcapng.gz").path,
      Corpus.path(of: "dns-mdns-ssdp/zeek_mdns.pcap"),
      Corpus.path(of: "dhcp/arkime_wireshark-dhcpv6.pcap"),
    ]
    return files.flatMap(read)
  }()

  private static func read(_ path: String) -> [[UInt8]] {
    guard let reader = try? CaptureReader(path: path) else { return [] }
    var frames: [[UInt8]] = []
    while let batch = reader.nextBatch(), frames.count < 4000 {
      for record in batch.records where record.linkType == .ethernet {
        frames.append(Array(batch.bytes[record.offset..<record.offset + record.capturedLength]))
      }
    }
    return frames
  }

  /// The frame as a mirror port gives it that tags what it mirrors.
  private static func tagged(_ frame: [UInt8], _ type: UInt16 = 0x8100) -> [UInt8] {
    frame.prefix(12) + [UInt8(type >> 8), UInt8(type & 0xff), 0, 7] + frame.dropFirst(12)
  }

  private static func passes(_ frame: [UInt8], _ filter: CaptureFilter) -> Bool {
    filter.matches(frame.rawSpan, wireLength: frame.count, linkType: .ethernet)
  }

  private static func expression(
    _ networks: [String] = [], _ hardware: [String] = [], own: String? = nil,
    broadcasts: Bool = false
  ) -> FilterExpression {
    var expression = FilterExpression()
    expression.networks = networks.compactMap { IPPrefix($0) }
    expression.hardware = hardware.compactMap { MACAddress($0) }
    expression.own = own
    expression.keepsBroadcasts = broadcasts
    return expression
  }

  /// Expressions, each with what it means for a frame without a tag, as one would write it for tcpdump.
  private static let examples: [(FilterExpression, String)] = [
    (expression(), "not ether multicast"),
    (expression(["192.168.0.0/16"]), "not ether multicast and net 192.168.0.0/16"),
    (
      expression(["192.168.1.0/24", "fe80::/10"], broadcasts: true),
      "net 192.168.1.0/24 or ip6 net fe80::/10"
    ),
    (
      expression(["192.168.1.1/32"], ["02:00:00:00:00:09"], broadcasts: true),
      "host 192.168.1.1 or ether host 02:00:00:00:00:09"
    ),
    (
      expression(own: "udp port 53 or tcp", broadcasts: true), "udp port 53 or tcp"
    ),
    (
      expression(["10.0.0.0/8"], own: "udp or tcp"),
      "not ether multicast and net 10.0.0.0/8 and (udp or tcp)"
    ),
    (expression(own: "not tcp"), "not ether multicast and not tcp"),
    (expression(own: "tcp || arp"), "not ether multicast and (tcp or arp)"),
  ]

  @Test func realFramesPassAsTheyWouldTcpdump() throws {
    #expect(Self.frames.count > 500)
    for (expression, meaning) in Self.examples {
      let text = try #require(expression.text(for: .ethernet))
      let (filter, plain) = (try CaptureFilter(text), try CaptureFilter(meaning))
      for frame in Self.frames {
        let expected = Self.passes(frame, plain)
        #expect(Self.passes(frame, filter) == expected, "\(text)")
      }
    }
  }

  @Test(arguments: [0x8100, 0x88a8, 0x9100] as [UInt16])
  func framesWithAVLANTagPassAsTheyWouldWithout(_ type: UInt16) throws {
    for (expression, meaning) in Self.examples {
      let text = try #require(expression.text(for: .ethernet))
      let (filter, plain) = (try CaptureFilter(text), try CaptureFilter(meaning))
      for frame in Self.frames where frame.count >= 14 && frame[12] >= 0x06 {
        let expected = Self.passes(frame, plain)
        #expect(Self.passes(Self.tagged(frame, type), filter) == expected, "\(text)")
      }
    }
  }

  @Test func aFilterWithAnOrDoesNotLetThroughWhatIsNotAskedFor() throws {
    let text = try #require(
      Self.expression(["100.99.98.0/24"], own: "udp or tcp or arp").text(for: .ethernet))
    let filter = try CaptureFilter(text)
    #expect(Self.frames.allSatisfy { !Self.passes($0, filter) })
  }

  @Test func aFilterThatNamesVLANsIsTakenAtItsWord() throws {
    let text = try #require(
      Self.expression(own: "vlan 7 and udp", broadcasts: true).text(for: .ethernet))
    let (filter, plain) = (try CaptureFilter(text), try CaptureFilter("udp"))
    for frame in Self.frames {
      #expect(!Self.passes(frame, filter))
      #expect(Self.passes(Self.tagged(frame), filter) == Self.passes(frame, plain))
    }
  }

  @Test func aFilterWithoutVLANsKeepsTheNetworksWhereTheyAre() throws {
    for own in ["not vlan", "udp and not vlan", "!vlan"] {
      let expression = Self.expression(["192.168.0.0/16"], own: own, broadcasts: true)
      #expect(!expression.isAmbiguous)
      let filter = try CaptureFilter(try #require(expression.text(for: .ethernet)))
      let plain = try CaptureFilter(
        "net 192.168.0.0/16" + (own.hasPrefix("udp") ? " and udp" : ""))
      #expect(Self.frames.contains { Self.passes($0, plain) })
      for frame in Self.frames {
        #expect(Self.passes(frame, filter) == Self.passes(frame, plain))
        #expect(!Self.passes(Self.tagged(frame), filter))
      }
    }
  }

  @Test func aFilterThatMayMeanBothIsToldWhereNetworksAreAskedFor() {
    for own in ["not vlan 7", "vlan 7 or udp", "not (vlan and udp)", "udp || mpls"] {
      #expect(Self.expression(["10.0.0.0/8"], own: own).isAmbiguous)
      #expect(!Self.expression(own: own).isAmbiguous)
    }
    for own in ["vlan 7 and udp", "udp or tcp", "vlan and ether[0] != 1"] {
      #expect(!Self.expression(["10.0.0.0/8"], own: own).isAmbiguous)
    }
  }

  @Test func everythingPassesWhereNothingIsAsked() {
    #expect(Self.expression(broadcasts: true).text(for: .ethernet) == nil)
  }

  @Test(arguments: [LinkType.linuxSLL, .linuxSLL2, .raw, .ieee80211Radiotap, .ieee80211])
  func itCompilesForOtherLinks(_ linkType: LinkType) throws {
    var expression = Self.expression(["192.168.1.0/24"], ["02:00:00:00:00:09"], own: "udp or tcp")
    for _ in 0..<2 {
      let text = try #require(expression.text(for: linkType))
      #expect(throws: Never.self) { try CaptureFilter(text, for: linkType) }
      expression.networks = []
    }
  }
}
