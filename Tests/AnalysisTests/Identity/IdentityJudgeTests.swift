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

  /// The makers of such adapters put them into things that run one program: their maker's.
  @Test func whatAMicrocontrollerAsksForIsItsMakers() {
    let bare = judge(("asks", "ws.orbitbhyve.com"))
    #expect(bare.maker?.value == "Orbit")
    #expect(bare.type == nil)
    let chip = judge(("vendor", "Espressif"), ("asks", "ws.orbitbhyve.com"))
    #expect(chip.maker?.value == "Orbit")
    #expect(chip.type?.value == "irrigation")
    let stack = judge(
      ("parameter-request-list", "1,3,28,6"), ("asks", "ws.orbitbhyve.com"))
    #expect(stack.type?.value == "irrigation")
    let laptop = judge(("vendor", "Intel"), ("asks", "ws.orbitbhyve.com"))
    #expect(laptop.type?.value != "irrigation")
  }

  @Test func aServiceForOneKindCountsMoreForWhatItsMakerMade() {
    #expect(judge(("asks", "asm.np.playstation.net")).type == nil)
    #expect(
      judge(("vendor", "Sony"), ("asks", "asm.np.playstation.net")).type?.value == "console")
    #expect(judge(("vendor", "Samsung"), ("asks", "asm.np.playstation.net")).type == nil)
    #expect(
      judge(
        ("vendor", "Sony"), ("vendor-class", "android-dhcp-9"),
        ("asks", "asm.np.playstation.net")
      ).type?.value != "console")
  }

  /// An app for a camera is no camera.
  @Test func whatAppsAskForMakesNothingThatHasNone() {
    let android = judge(("vendor-class", "android-dhcp-13"), ("asks", "api.nanit.com"))
    #expect(android.type == nil)
    #expect(android.maker == nil)
    #expect(judge(("asks", "api.nanit.com")).type?.value == "camera")
    #expect(
      judge(("parameter-request-list", "1,121,3,6,15,119,252"), ("asks", "api.nanit.com"))
        .type == nil)
    #expect(
      judge(
        ("asks", "api.nanit.com"), ("asks", "courier.push.apple.com"),
        ("asks", "devs.tplinkcloud.com")
      ).type == nil)
  }

  @Test func whoMakesForOthersYieldsToTheCloud() {
    let camera = judge(("vendor", "Unheard Digital"), ("asks", "fw-isc.wansview.net"))
    #expect(camera.maker?.value == "Wansview")
    #expect(judge(("vendor", "Unheard Digital")).maker?.value == "Unheard Digital")
    #expect(
      judge(("vendor", "Huawei"), ("asks", "fw-isc.wansview.net")).maker?.value == "Huawei")
  }

  @Test func whereTheCloudSaysNothingTheAdapterDoes() {
    let computer = judge(
      ("vendor", "Unheard Digital"), ("user-agent", "Mozilla/5.0 (Windows NT 10.0)"),
      ("asks", "fw-isc.wansview.net"))
    #expect(computer.type?.value == "computer")
    #expect(computer.maker?.value == "Unheard Digital")
  }

  @Test func theTableOfOperatorsTellsMakersThatNoRuleTells() {
    #expect(judge(("asks", "mqtt.vesync.com")).maker?.value == "VeSync")
    #expect(judge(("asks", "ota.tasmota.com")).maker == nil)
    #expect(judge(("asks", "s3.amazonaws.com")).maker == nil)
  }

  /// Its sleep sensors ask for the scales' service, and speak mDNS, which its scales don't.
  @Test func notAllOfAMakersThingsAreScales() {
    let scale = judge(("vendor", "Withings"), ("asks", "scalews.withings.net"))
    #expect(scale.type?.value == "scale")
    let monitor = judge(("vendor", "Withings"), ("asks", "babyws.withings.net"))
    #expect(monitor.type?.value == "camera")
    let sleep = judge(
      ("vendor", "Withings"), ("asks", "scalews.withings.net"), ("mdns-host", "aura"))
    #expect(sleep.type == nil)
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
    ("mdns-category", "CoffeeMaker", "coffee-maker"),
    ("mdns-service", "_360eye_mqtt._tcp", "robot"),
    ("mdns-service", "_go-e._tcp", "charger"),
    ("mdns-service", "_weatherlinklive._tcp", "weather-station"),
    ("host-name", "petlibro-feeder", "pet-feeder"), ("host-name", "gw2-0a1b2c3d4e5f", "hub"),
    ("host-name", "Automower-450X", "robot"), ("host-name", "fritz.repeater", "access-point"),
    ("host-name", "teslawallconnector_0a1b2c", "charger"),
    ("host-name", "Samsung-Refrigerator", "appliance"),
    ("host-name", "netatmo-smoke-detector", "smoke-detector"),
    ("upnp-model", "DS-7608NI-K2", "recorder"),
    ("device-type", "urn:bambulab-com:device:3dprinter:1", "3d-printer"),
    ("host-name", "sun2000-hv123", "solar-inverter"),
    ("vendor", "Shenzhen Reecam Tech.Ltd", "camera"), ("vendor", "Zhejiang Uniview", "camera"),
  ])
  func knowsTheKind(_ aspect: String, _ value: String, _ type: String) {
    #expect(judge((aspect, value)).type?.value == type)
  }

  /// A name or an address of the same service does not make the one of the other kind.
  @Test func kindsOfOneMakerAreToldApart() {
    let socket = judge(("mdns-service", "_hwenergy._tcp"), ("mdns-host", "energysocket-0A1B2C"))
    #expect(socket.type?.value == "plug")
    let door = judge(("mdns-service", "_axis-video._tcp"), ("host-name", "bha-1CCAE3712345"))
    #expect(door.type?.value == "doorbell")
    #expect(door.maker?.value == "DoorBird")
    let plug = judge(("vendor", "Wyze Labs"), ("asks", "api.wyzecam.com"))
    #expect(plug.maker?.value == "Wyze")
    #expect(plug.type == nil)
    let tablet = judge(
      ("vendor", "Samsung"), ("host-name", "android-9a8b7c6d5e4f3a2b"),
      ("user-agent", "Dalvik/2.1.0 (Linux; U; Android 5.0.2; SM-T550)"))
    #expect(tablet.type?.value == "tablet")
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
