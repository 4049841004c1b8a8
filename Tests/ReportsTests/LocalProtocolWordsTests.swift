import Packets
import Testing
import Traffic

@testable import Reports

/// What makers' local protocols say, as the logs tell it.
struct LocalProtocolWordsTests {
  private static let phone = ("192.168.1.3", UInt16(50_000))
  private static let plug = ("192.168.1.9", UInt16(9999))

  private static func encrypt(_ text: String) -> [UInt8] {
    var key: UInt8 = 171
    return text.utf8.map { byte in
      key ^= byte
      return key
    }
  }

  private func events(_ body: (inout SampleTraffic) -> Void) -> [TrafficEvent] {
    var traffic = SampleTraffic()
    body(&traffic)
    traffic.finish()
    return traffic.events
  }

  private func told(_ text: String, byPlug: Bool = false) -> [String] {
    var teller = EventTeller(NameBook())
    return events { traffic in
      // The phone speaks first, so that it is the client.
      traffic.udp(Self.phone, Self.plug, Self.encrypt(#"{"system":{"reboot":{}}}"#))
      traffic.udp(
        byPlug ? Self.plug : Self.phone, byPlug ? Self.phone : Self.plug, Self.encrypt(text))
    }.compactMap { event in
      guard case .session = event.kind else { return nil }
      return teller.tell(event)?.what
    }.suffix(1)
  }

  @Test(arguments: [
    (#"{"system":{"set_relay_state":{"state":1}}}"#, "tells 192.168.1.9 to switch on"),
    (#"{"system":{"get_sysinfo":null}}"#, "asks 192.168.1.9 for its system information"),
    (#"{"cnCloud":{"unbind":null}}"#, "tells 192.168.1.9 to leave its account"),
    (
      #"{"netif":{"set_stassid":{"ssid":"Home","password":"hunter2","key_type":3}}}"#,
      "tells 192.168.1.9 to join Wi-Fi network Home"
    ),
    (
      #"{"system":{"set_dev_location":{"longitude":8.5,"latitude":47.3}}}"#,
      "tells 192.168.1.9 to note where it is"
    ),
    (
      #"{"smartlife.iot.smartbulb.lightingservice":{"transition_light_state":"#
        + #"{"on_off":1,"brightness":40}}}"#,
      "tells 192.168.1.9 to switch on and shine at 40 %"
    ),
    (
      #"{"a":{"b":{},"c":{},"d":{},"e":{}}}"#,
      "tells 192.168.1.9 to do a.b, tells 192.168.1.9 to do a.c, tells 192.168.1.9 to do a.d and 1 more"
    ),
  ])
  func commandsAreTold(_ text: String, _ words: String) {
    #expect(told(text) == [words])
  }

  @Test(arguments: [
    (#"{"system":{"get_sysinfo":{}}}"#, "asks everybody for their system information"),
    (#"{"netif":{"get_scaninfo":{}}}"#, "asks everybody for the Wi-Fi networks around them"),
    (#"{"system":{"set_led_off":{"off":1}}}"#, "tells everybody to turn their status light off"),
    (#"{"system":{"set_dev_alias":{"alias":"x"}}}"#, "tells everybody to call themselves x"),
    (#"{"system":{"set_dev_location":{}}}"#, "tells everybody to note where they are"),
    (#"{"lamp":{"transition_light_state":{}}}"#, "tells everybody to change their light"),
  ])
  func everybodyIsMany(_ text: String, _ words: String) {
    var teller = EventTeller(NameBook())
    let told = events { $0.udp(Self.phone, ("255.255.255.255", 9999), Self.encrypt(text)) }
      .compactMap { event in
        if case .session = event.kind { teller.tell(event)?.what } else { nil }
      }
    #expect(told == [words])
  }

  /// RFC 919 §6: only the frame tells that a network's own broadcast address is one.
  @Test func aNetworksBroadcastAddressIsEverybody() {
    var teller = EventTeller(NameBook())
    let question = Self.encrypt(#"{"system":{"get_sysinfo":{}}}"#)
    let told = events { traffic in
      traffic.udp(Self.phone, ("192.168.1.255", 9999), question, toAll: true)
    }.compactMap { event in
      if case .session = event.kind { teller.tell(event)?.what } else { nil }
    }
    #expect(told == ["asks everybody for their system information"])
  }

  @Test(arguments: [
    (
      #"{"system":{"get_sysinfo":{"err_code":0,"model":"HS110(EU)","alias":"Lamp","#
        + #""relay_state":0,"latitude":47.3}}}"#,
      #"answers 192.168.1.3: HS110(EU), "Lamp", switched off"#
    ),
    (
      #"{"emeter":{"get_realtime":{"power_mw":12300,"err_code":0}}}"#,
      "answers 192.168.1.3: it draws 12 W"
    ),
    (
      #"{"system":{"reset":{"err_code":-1}}}"#, "answers 192.168.1.3: system.reset failed (-1)"
    ),
  ])
  func answersAreTold(_ text: String, _ words: String) {
    #expect(told(text, byPlug: true) == [words])
  }

  @Test func theLogHasTheTextAsSent() throws {
    let text = #"{"system":{"set_relay_state":{"state":1}}}"#
    let events = events { $0.udp(Self.phone, Self.plug, Self.encrypt(text)) }
    try OutputDocumentationTests().expectDocumented(events)
    let lines = events.compactMap { ZeekLog.line($0) }
      .filter { $0.contains(#""_path":"tplink""#) }
    let line = try #require(lines.first)
    #expect(line.contains(#""direction":"command""#))
    #expect(line.contains(#""commands":["system.set_relay_state"]"#))
    #expect(line.contains(#""msg":"{\"system\":{\"set_relay_state\":{\"state\":1}}}""#))
  }

  @Test func mediaIsToldOnceItIsCertain() {
    func media(_ sequence: UInt8, _ source: UInt8) -> [UInt8] {
      [0x80, 8, 0, sequence, 0, 0, 0, 0, 0, 0, 0, source, 1, 2, 3]
    }
    func words(_ sources: [UInt8]) -> [String] {
      var teller = EventTeller(NameBook())
      return events { traffic in
        for (index, source) in sources.enumerated() {
          traffic.udp(("192.168.1.3", 7000), ("192.168.1.9", 7002), media(UInt8(index), source))
        }
      }.compactMap { event in
        guard case .session = event.kind else { return nil }
        return teller.tell(event)?.what
      }
    }
    #expect(words([7, 7, 7, 7, 7, 7]) == ["streams media (RTP, G.711 A-law)"])
    #expect(words([1, 2, 3, 3, 3, 3, 3]).isEmpty, "what was refuted is left alone")
  }
}
