import Testing

@testable import Destinations

/// Own, support, third or unknown, after Ren et al. 2019.
struct PartyTests {
  private func party(_ name: String, _ makers: [String]) -> DestinationParty? {
    Operators.known.rule(forName: name)?.party(
      toDeviceOf: makers.map { DeviceMaker($0, evidence: "its MAC") })?.party
  }

  @Test(arguments: [
    ("devs.tplinkcloud.com", "TP-Link"), ("nat.xbcs.net", "Belkin"),
    ("bridge.meethue.com", "Signify (Philips Hue)"), ("home.nest.com", "Google"),
    ("api.ring.com", "Amazon"), ("x.us-east-1.amazonaws.com", "Amazon"),
    ("io.mi.com", "Beijing Xiaomi"), ("ntp1.dlink.com", "D-Link"),
    ("app.homematic.com", "eQ-3"),
  ])
  func aHousesOwnServicesAreItsOwn(_ name: String, _ maker: String) {
    #expect(party(name, [maker]) == .own)
  }

  @Test(arguments: [
    "x.us-east-1.amazonaws.com", "d1.cloudfront.net", "pool.ntp.org", "dns.google",
    "mtalk.google.com",
  ])
  func whatIsRentedSupports(_ name: String) {
    #expect(party(name, ["TP-Link"]) == .support)
    #expect(party(name, []) == .support)
  }

  @Test(arguments: ["api.mixpanel.com", "www.netflix.com", "ad.doubleclick.net", "a1.tuyaeu.com"])
  func othersAreThird(_ name: String) {
    #expect(party(name, ["Samsung"]) == .third)
  }

  @Test func anotherMakersPlatformMayBeTheOwnOfAnUnknownOne() {
    #expect(party("a1.tuyaeu.com", []) == nil)
  }

  @Test func wordsAreComparedWhole() {
    let nestle = DeviceMaker("Nestle", evidence: "its MAC")
    #expect(!nestle.isOf(DeviceMaker.words("Nest")))
    #expect(DeviceMaker("TP-LINK TECHNOLOGIES", evidence: "").isOf(DeviceMaker.words("TP-Link")))
    #expect(!DeviceMaker("LG", evidence: "").isOf(DeviceMaker.words("LG Ads")))
    #expect(!DeviceMaker("", evidence: "").isOf(DeviceMaker.words("LG")))
  }

  @Test func aDomainMayBearTheMakersName() {
    let foscam = DeviceMaker("Shenzhen Foscam", evidence: "its MAC")
    #expect(!foscam.isNamed(in: "shenzhen.example"))
    #expect(DeviceMaker("Edimax", evidence: "").isNamed(in: "my-edimax.example"))
    #expect(!DeviceMaker("LG", evidence: "").isNamed(in: "lgexample.com"))
  }

  @Test func theBasisNamesBothSides() {
    let rule = Operators.known.rule(forName: "api.ring.com")
    let judgement = rule?.party(toDeviceOf: [DeviceMaker("Amazon", evidence: "its MAC")])
    #expect(
      judgement?.basis
        == "ring.com belongs to Ring, of the house of Amazon; its MAC says Amazon")
  }

  @Test func aModulesMakerIsNotTheDevices() {
    #expect(ComponentMakers.contains("Espressif"))
    #expect(ComponentMakers.contains("Hon Hai (Foxconn)"))
    #expect(!ComponentMakers.contains("TP-Link"))
  }

  /// Nobody whose brand is known is taken for a maker of components.
  @Test func noBrandIsAComponentMaker() {
    let vendors = ["D-Link", "Samsung", "LIFX", "Edimax", "Belkin", "iRobot", "Sonos", "Apple"]
    for vendor in vendors { #expect(!ComponentMakers.contains(vendor)) }
  }
}
