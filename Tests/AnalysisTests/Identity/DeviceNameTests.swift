import Packets
import Testing

@testable import Analysis
@testable import Traffic

/// Which of its names a device is shown under.
@Suite struct DeviceNameTests {
  private func names(_ claims: (DeviceClaim.Subject, String)...) -> [String] {
    let party = Party(mac: MACAddress(rawValue: 1), address: .unspecified)
    return DeviceName.names(
      in: claims.enumerated().map { number, claim in
        (
          DeviceClaim(party: party, subject: claim.0, value: claim.1),
          Evidence(capture: 0, frame: number + 1)
        )
      }
    ).map(\.name)
  }

  @Test func whatItTellsTheRouterComesFirst() {
    #expect(
      names((.upnpName, "Hall"), (.mdnsHost, "hue"), (.hostName, "Philips-hue"))
        == ["Philips-hue", "hue", "Hall"])
  }

  @Test func aNameThatSaysNothingComesLast() {
    #expect(
      names((.hostName, "ESP_06D902"), (.tplinkAlias, "Coffee machine"))
        == ["Coffee machine", "ESP_06D902"])
  }

  @Test func ofOneKindTheEarliestComesFirst() {
    #expect(names((.hostName, "first"), (.hostName, "a later one")).first == "first")
  }

  @Test func ofADomainNameTheFirstLabelIsTaken() {
    #expect(names((.fqdn, "laptop.home.arpa")) == ["laptop"])
  }

  @Test(arguments: [
    "localhost", "ESP_1A2B3C", "android-1c1335ec95a27318", "unknown", "00:11:22:33:44:55",
    "0011223344AA", "2f0c1a5e-9b1d-4c3f-8a77-0123456789ab", "192.168.1.7",
  ])
  func saysNothing(_ name: String) {
    #expect(DeviceName.saysNothing(name))
  }

  @Test(arguments: ["Philips-hue", "HS110(EU)", "cafe", "kitchen", "esprit", "deadbeef.cam"])
  func saysSomething(_ name: String) {
    #expect(!DeviceName.saysNothing(name))
  }
}
