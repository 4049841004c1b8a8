import Foundation
import TestSupport
import Testing

/// What the log tells of real captures, as tshark reads the same frames.
@Suite(
  .enabled(
    if: Corpus.isThere,
    "the corpus is not beside the project: the log of real captures is not read"))
struct LogCorpusTests {
  @Test(arguments: [
    (
      "formats/wireshark_many_interfaces-1.pcapng",
      "192.168.1.139 receives from 173.194.204.189:443 (quic) #13"
    ),
    (
      "tls-quic/joy_tls10.pcap",
      "192.168.56.101 speaks TLS 1.0 with 192.168.56.102; "
        + "the server's certificate is signed by itself #9"
    ),
    (
      "malformed/ndpi_malformed_dns.pcap",
      "127.0.0.1 asks 127.0.0.1 for www.xt.com (A) → an answer that can't be read #2"
    ),
    (
      "ntp/ndpi_NTPv2.pcap",
      "208.104.95.10 tells whom it talked to, 5 addresses (NTP monitor list, request 42, "
        + "which reflection attacks abuse) #1"
    ),
    (
      "ntp/zeek_NTP_sync.pcap",
      "192.168.50.50 gets the time from us.pool.ntp.org (stratum 3): its clock is 1.1 s fast #18"
    ),
    (
      "dhcp/arkime_wireshark-dhcpv6.pcap",
      "fe80::a00:27ff:fefe:8f95 gives back 2001:0:0:fe00::/64 #11"
    ),
    (
      "dhcp/arkime_wireshark-dhcpv6.pcap",
      "fe80::a00:27ff:fed4:10bb tells fe80::a00:27ff:fefe:8f95 over DHCPv6: success #12"
    ),
    (
      "tplink/ndpi_tplink_shp.pcap",
      "192.168.242.41 asks everybody for their system information #1"
    ),
  ])
  func aLineReads(_ capture: String, _ line: String) throws {
    let lines = try log(capture)
    #expect(lines.contains(line), "\(lines.prefix(20))")
  }

  /// Whose every packet is a first fragment, cut without the capture's saying so.
  @Test func cutFragmentsDoNotContradictThemselves() throws {
    #expect(try !log("malformed/ndpi_badpackets.pcap").contains { $0.contains("contradict") })
  }

  /// Each line without its time, its columns apart by one blank.
  private func log(_ capture: String) throws -> [String] {
    try Program.run(["log", Corpus.path(of: capture)]).lines.map { line in
      line.split(separator: " ").dropFirst().joined(separator: " ")
    }
  }
}
