import Decryption
import Packets
import Traffic
import Yams

extension NodeReader {
  /// `devices:` a list of what is known of each.
  mutating func devices(_ node: Node) -> [DeviceNote] {
    var devices: [DeviceNote] = []
    var linesByMAC: [MACAddress: Int] = [:]
    for item in list(node, "devices", "- { mac: a4:cf:12:00:00:01, name: Lamp }") {
      guard let device = device(item) else { continue }
      for mac in device.macs {
        if let line = linesByMAC[mac] {
          problems.add(device.source.line, "\(mac) is already on line \(line), which counts")
        } else {
          linesByMAC[mac] = device.source.line
        }
      }
      devices.append(device)
    }
    return devices
  }

  private mutating func device(_ node: Node) -> DeviceNote? {
    var macs: [MACAddress] = []
    var addresses: [IPAddress] = []
    var hostNames: [String] = []
    var words: [String: String] = [:]
    let known = ["mac", "ip", "host", "name", "type", "group"]
    for (key, value) in values(of: node, "a device", known) {
      switch key {
      case "mac": macs = self.macs(value, key)
      case "ip": addresses = self.addresses(value, key)
      case "host": hostNames = texts(value, key)
      default: words[key] = text(value, key)
      }
    }
    // Without anything else to know it by, the name is the one that the network has for it.
    let name = words["name"]
    if macs.isEmpty, addresses.isEmpty, hostNames.isEmpty, let name { hostNames = [name] }
    guard !(macs.isEmpty && addresses.isEmpty && hostNames.isEmpty) else {
      problems.add(node.mark?.line, "a device needs a mac, an ip, a host or a name to be known by")
      return nil
    }
    return DeviceNote(
      macs: macs, addresses: addresses, hostNames: hostNames, name: name, type: words["type"],
      group: words["group"], source: source(node))
  }

  /// `groups:` a list of names, each with whom it holds.
  mutating func groups(_ node: Node) -> [DeviceGroup] {
    var groups: [DeviceGroup] = []
    for item in list(node, "groups", "- { name: lights, cidr: 192.168.1.64/26 }") {
      if let group = group(item) { groups.append(group) }
    }
    return groups
  }

  private mutating func group(_ node: Node) -> DeviceGroup? {
    var name: String?
    var prefixes: [IPPrefix] = []
    var macs: [MACAddress] = []
    var names: [String] = []
    for (key, value) in values(of: node, "a group", ["name", "cidr", "mac", "names"]) {
      switch key {
      case "name": name = text(value, key)
      case "cidr": prefixes = self.prefixes(value, key, allowsOneAddress: true)
      case "mac": macs = self.macs(value, key)
      default: names = texts(value, key)
      }
    }
    guard let name else {
      problems.add(node.mark?.line, "a group needs a name")
      return nil
    }
    return DeviceGroup(
      name: name, prefixes: prefixes, macs: macs, names: names, source: source(node))
  }

  /// `wifi-keys:` one key or a list of them; what is wrong with one is told without it.
  mutating func wiFiKeys(_ node: Node, _ key: String) -> [WiFiKey] {
    var keys: [WiFiKey] = []
    for item in items(node, key) {
      guard let text = text(item, key) else { continue }
      do throws(WiFiKeyError) {
        keys.append(try WiFiKey(text))
      } catch {
        problems.add(item.mark?.line, "'\(key)': \(error)")
      }
    }
    return keys
  }

  private mutating func list(_ node: Node, _ key: String, _ example: String) -> [Node] {
    guard node.sequence != nil || isEmpty(node) else {
      problems.add(node.mark?.line, "'\(key)' should be a list: \(example)")
      return []
    }
    return items(node, key)
  }
}
