import Packets
import Traffic

/// What TP-Link devices are told, and say, in words.
extension EventTeller {
  /// Most commands of a message that are told.
  private static let tplinkBound = 3
  private static let everybody = "everybody"

  func words(_ message: TPLinkMessage, _ flow: FlowReference, _ sender: Sender) -> String {
    let peer = peer(of: sender, in: flow)
    let owner: TPLinkMessage.Owner = peer == Self.everybody ? .many : .one
    let commands = message.commands.prefix(Self.tplinkBound)
    let rest = message.commands.count - commands.count
    let more = rest > 0 ? " and \(rest) more" : ""
    guard !commands.isEmpty else { return "sends \(peer) an empty message (TP-Link)" }
    if message.isAnswer {
      return "answers \(peer): " + commands.map(\.answerWords).joined(separator: "; ") + more
    }
    return commands.map { command in
      let words = command.words(owner)
      return command.isQuestion ? "asks \(peer) for \(words)" : "tells \(peer) to \(words)"
    }.joined(separator: ", ") + more
  }

  /// The other end of a flow by name; a broadcast or multicast address is everybody's.
  func peer(of sender: Sender, in flow: FlowReference) -> String {
    if sender == .client, flow.isToEverybody { return Self.everybody }
    let (address, mac) =
      sender == .client
      ? (flow.responder, flow.responderMAC) : (flow.originator, flow.originatorMAC)
    if address.isLimitedBroadcast || address.isMulticast { return Self.everybody }
    return name(of: address, mac)
  }
}

extension TPLinkMessage {
  /// Whose a thing is that is asked for: one device's, or that of everybody who hears it.
  fileprivate enum Owner {
    case one, many

    var it: String { self == .one ? "it" : "them" }
    var its: String { self == .one ? "its" : "their" }
    var itself: String { self == .one ? "itself" : "themselves" }
    var itIs: String { self == .one ? "it is" : "they are" }
  }
}

extension TPLinkMessage.Command {
  fileprivate var isQuestion: Bool { verb.hasPrefix("get_") }

  private var qualifiedName: String { "\(module).\(verb)" }

  /// What is asked for, or to be done. Wi-Fi keys, passwords and coordinates are never among it.
  fileprivate func words(_ owner: TPLinkMessage.Owner) -> String {
    switch qualifiedName {
    case "system.get_sysinfo": "\(owner.its) system information"
    case "system.set_relay_state": "switch " + Self.state(arguments["state"])
    case "system.set_led_off":
      "turn \(owner.its) status light " + (arguments["off"]?.integer == 1 ? "off" : "on")
    case "system.set_dev_alias":
      "call \(owner.itself) \(arguments["alias"]?.string ?? "something else")"
    case "system.set_dev_location": "note where \(owner.itIs)"
    case "system.reboot": "restart"
    case "system.reset": "forget \(owner.its) settings (factory reset)"
    case "netif.get_scaninfo": "the Wi-Fi networks around \(owner.it)"
    case "netif.set_stassid":
      "join Wi-Fi network \(arguments["ssid"]?.string ?? "of no name")"
    case "cnCloud.bind", "smartlife.iot.common.cloud.bind": "bind \(owner.itself) to an account"
    case "cnCloud.unbind", "smartlife.iot.common.cloud.unbind": "leave \(owner.its) account"
    case "cnCloud.set_server_url":
      "use cloud \(arguments["server"]?.string ?? "of \(owner.its) own")"
    case "cnCloud.get_info", "smartlife.iot.common.cloud.get_info": "\(owner.its) cloud settings"
    case "emeter.get_realtime", "smartlife.iot.common.emeter.get_realtime":
      "\(owner.its) consumption"
    case "time.get_time", "smartlife.iot.common.timesetting.get_time": "\(owner.its) time"
    case _ where verb == "transition_light_state": light(owner)
    case _ where verb == "get_rules": "\(owner.its) rules (\(module))"
    case _ where verb == "add_rule": "keep a rule (\(module))"
    case _ where verb == "edit_rule": "change a rule (\(module))"
    case _ where verb.hasPrefix("delete_") && verb.contains("rule"): "drop a rule (\(module))"
    default: isQuestion ? qualifiedName : "do \(qualifiedName)"
    }
  }

  private func light(_ owner: TPLinkMessage.Owner) -> String {
    var words: [String] = []
    if let state = arguments["on_off"] { words.append("switch " + Self.state(state)) }
    if let brightness = arguments["brightness"]?.integer {
      words.append("shine at \(brightness) %")
    }
    if let hue = arguments["hue"]?.integer, arguments["saturation"]?.integer ?? 0 > 0 {
      words.append("turn to hue \(hue)°")
    }
    return words.isEmpty ? "change \(owner.its) light" : words.joined(separator: " and ")
  }

  fileprivate var answerWords: String {
    if let code = arguments["err_code"]?.integer, code != 0 {
      return "\(qualifiedName) failed (\(code))"
    }
    if let information = TPLinkSystemInformation(arguments), verb == "get_sysinfo" {
      return Self.describe(information)
    }
    if verb == "get_realtime", let watts = watts { return "it draws \(Quantity.rate(watts)) W" }
    return isQuestion ? "here is \(words(.one))" : "done (\(qualifiedName))"
  }

  private var watts: Double? {
    arguments["power"]?.number ?? arguments["power_mw"]?.number.map { $0 / 1000 }
  }

  private static func describe(_ information: TPLinkSystemInformation) -> String {
    var parts = [information.model ?? information.type ?? "a device"]
    if let alias = information.alias { parts.append("\"\(alias)\"") }
    if let isOn = information.isOn { parts.append(isOn ? "switched on" : "switched off") }
    if let name = information.deviceName { parts.append(name) }
    return parts.joined(separator: ", ")
  }

  private static func state(_ value: JSONValue?) -> String {
    value?.integer == 0 ? "off" : "on"
  }
}
