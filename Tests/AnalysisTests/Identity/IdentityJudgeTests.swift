import Testing
import Traffic

@testable import Analysis

/// What is concluded from a device's traits.
@Suite struct IdentityJudgeTests {
  private func judge(_ traits: (String, String)...) -> Identity {
    IdentityJudge.judge(
      traits.enumerated().map { number, trait in
        DeviceTrait(trait.0, trait.1, Evidence(capture: 0, frame: number + 1))
      })
  }

  @Test func aModelNumberTellsAll() {
    let plug = judge(("vendor", "TP-Link"), ("host-name", "HS110(EU)"))
    #expect(plug.type?.value == "plug")
    #expect(plug.type?.source == "host-name")
    #expect(plug.type?.evidence == Evidence(capture: 0, frame: 2))
    #expect(plug.maker?.value == "TP-Link")
    #expect(plug.model?.value == "HS110")
  }

  @Test func aModelIsWithoutTheMAC() {
    #expect(judge(("mdns-host", "DCS-935L-B0C554255B0E")).model?.value == "DCS-935L")
    #expect(judge(("mdns-model", "AppleTV6,2")).model?.value == "AppleTV6,2")
  }

  @Test func makersOfModulesAreNotTheMaker() {
    #expect(judge(("vendor", "Espressif")).maker == nil)
    #expect(
      judge(("vendor", "Espressif"), ("upnp-maker", "Belkin International Inc.")).maker?.value
        == "Belkin")
    #expect(judge(("vendor", "Some Widgets Co., Ltd.")).maker?.value == "Some Widgets")
  }

  @Test func whatADeviceSaysOfItselfBeatsItsAdapter() {
    #expect(judge(("vendor", "Huawei"), ("upnp-maker", "Acme")).maker?.value == "Acme")
  }

  @Test func twoKindsThatComeNearAreNeither() {
    #expect(judge(("ssdp-type", "urn:schemas-upnp-org:device:MediaRenderer:1")).type == nil)
    #expect(judge(("mdns-service", "_raop._tcp"), ("mdns-service", "_googlecast._tcp")).type == nil)
  }

  @Test func cloudsOfManyMakersTellNoMaker() {
    let one = judge(("asks", "devs.tplinkcloud.com"))
    #expect(one.maker?.value == "TP-Link")
    #expect(one.type == nil)
    let many = judge(
      ("asks", "devs.tplinkcloud.com"), ("asks", "ws.meethue.com"), ("asks", "api.ring.com"))
    #expect(many.maker == nil)
  }

  @Test func aPhoneIsNotWhatItsAppsAskFor() {
    let phone = judge(
      ("user-agent", "Dalvik/2.1.0 (Linux; U; Android 9; SM-G960F)"),
      ("asks", "devs.tplinkcloud.com"), ("asks", "bridge.meethue.com"))
    #expect(phone.type?.value == "phone")
    #expect(phone.maker?.value == "Samsung")
    #expect(phone.model?.value == "SM-G960F")
    let hidden = judge(
      ("parameter-request-list", "1,3,6,15,26,28,51,58,59,43"),
      ("host-name", "android-1c1335ec95a27318"),
      ("asks", "devs.tplinkcloud.com"))
    #expect(hidden.type?.value == "phone")
    #expect(hidden.maker == nil)
  }

  @Test(arguments: [
    ("1,3,6,15,31,33,43,44,46,47,119,121,249,252", "Windows"),
    ("1,121,3,6,15,119,252,95,44,46", "macOS"), ("1,121,3,6,15,119,252", "iOS"),
    ("1,33,3,6,15,26,28,51,58,59", "Android"), ("1,3,6,12,15,28,42", "Linux (BusyBox)"),
    ("1,3,28,6,15,44,46,47,31,33,121,43", "lwIP (ESP8266)"),
  ])
  func knowsSystemsByWhatTheyAskADHCPServerFor(_ list: String, _ system: String) {
    let identity = judge(("parameter-request-list", list))
    #expect(identity.system?.value == system)
    #expect(identity.system?.source == "parameter-request-list")
  }

  @Test(arguments: [
    ("host-name", "BRW0080927AFBCE", "printer"), ("mdns-service", "_hue._tcp", "hub"),
    ("upnp-type", "urn:Belkin:device:insight:1", "plug"), ("serves", "tcp/9100", "printer"),
    ("wsd-type", "dn:NetworkVideoTransmitter", "camera"), ("mdns-category", "outlet", "plug"),
    ("host-name", "rockrobo-vacuum-v1_miio61334", "robot"),
    ("mdns-model", "Chromecast", "streaming-stick"),
    ("host-name", "SEP001122334455", "ip-phone"), ("vendor", "Sonos", "speaker"),
    ("vendor", "eQ-3 Entwicklung", "hub"), ("host-name", "kindle-0a1b2c3d4", "e-reader"),
    ("vendor-class", "MSFT 5.0 XBOX", "console"), ("lifx-label", "Desk", "bulb"),
    ("wiz-module", "ESP01_SHRGB_03", "bulb"), ("wiz-module", "ESP10_SOCKET_06", "plug"),
    ("govee-model", "H618A", "bulb"), ("shelly-model", "SHPLG-S", "plug"),
    ("shelly-model", "SHSW-PM", "switch"), ("vendor", "WiZ IoT", "bulb"),
    ("host-name", "diskstation", "nas"),
    ("user-agent", "Mozilla/5.0 (SMART-TV; Linux; Tizen 2.4)", "tv"),
  ])
  func knowsTheKind(_ aspect: String, _ value: String, _ type: String) {
    #expect(judge((aspect, value)).type?.value == type)
  }

  @Test func nothingIsConcludedFromNothing() {
    let identity = judge()
    #expect(identity.type == nil)
    #expect(identity.maker == nil)
    #expect(identity.model == nil)
    #expect(identity.system == nil)
  }

  /// Rules count once, whatever the order in which traits come.
  @Test func orderAndRepetitionChangeNothing() {
    let traits = [
      ("vendor", "Signify (Philips Hue)"), ("mdns-host", "Philips-hue"),
      ("host-name", "Philips-hue"),
      ("mdns-model", "BSB002"), ("ssdp-server", "Linux/3.14.0 UPnP/1.0 IpBridge/1.9.0"),
      ("mdns-host", "Philips-hue"), ("asks", "bridge.meethue.com"),
    ].enumerated().map { DeviceTrait($1.0, $1.1, Evidence(capture: 0, frame: $0 + 1)) }
    let forwards = IdentityJudge.judge(traits)
    let backwards = IdentityJudge.judge(traits.reversed())
    #expect(forwards.type?.value == "hub")
    #expect(forwards.maker?.value == "Philips Hue")
    for (left, right) in [
      (forwards.type, backwards.type), (forwards.maker, backwards.maker),
      (forwards.model, backwards.model),
    ] {
      #expect(left?.value == right?.value)
      #expect(left?.source == right?.source)
      #expect(left?.evidence == right?.evidence)
    }
  }
}
