import Foundation
import Packets

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension NetworkInterface {
  /// All interfaces of this machine: wired ones first, all together last, by name. Each is opened for a moment, to see
  /// whether that is allowed.
  public static func all() -> [NetworkInterface] {
    var interfaces = (InterfaceSystem.entries() ?? [:]).map { NetworkInterface($0, $1) }
    #if !canImport(Darwin)
      let probe = PcapHandle.probe("any")
      interfaces.append(
        NetworkInterface(name: "any", kind: .any, isUp: true, capture: probe.capture))
    #endif
    return interfaces.sorted { ($0.kind.rank, $0.name) < ($1.kind.rank, $1.name) }
  }

  private init(_ name: String, _ entry: InterfaceSystem.Entry) {
    let system = SystemFolder(name)
    let probe = PcapHandle.probe(name)
    self.init(
      name: name, kind: Self.kind(name, system, flags: entry.flags),
      isUp: entry.flags & UInt32(IFF_UP) != 0, capture: probe.capture)
    macAddress = entry.macAddress
    addresses = entry.addresses
    hasCarrier = system.number("carrier").map { $0 == 1 }
    received = system.number("statistics/rx_packets")
    sent = system.number("statistics/tx_packets")
    hasMonitorMode = probe.hasMonitorMode
  }

  /// By what Linux has in /sys/class/net (Documentation/ABI/testing/sysfs-class-net); elsewhere by flags and names.
  private static func kind(_ name: String, _ system: SystemFolder, flags: UInt32) -> Kind {
    if flags & UInt32(IFF_LOOPBACK) != 0 { return .loopback }
    if system.has("wireless") || system.has("phy80211") { return .wifi }
    if system.has("bridge") { return .bridge }
    switch system.deviceType {
    case "vlan": return .vlan
    case "bond": return .bond
    case "wireguard": return .tunnel
    default: break
    }
    if system.has("tun_flags") || flags & UInt32(IFF_POINTOPOINT) != 0 { return .tunnel }
    // ARPHRD_ETHER; other hardware is a tunnel, or something that has no packets of a home.
    if let hardware = system.number("type"), hardware != 1 {
      return [768, 769, 776, 778, 65534].contains(hardware) ? .tunnel : .other
    }
    if system.has("device") { return system.isUSB ? .usb : .ethernet }
    if system.number("ifindex") != nil { return .virtual }
    return name.hasPrefix("bridge") ? .bridge : name.hasPrefix("en") ? .ethernet : .other
  }
}

extension NetworkInterface.Kind {
  /// The order in lists.
  fileprivate var rank: Int {
    switch self {
    case .ethernet: 0
    case .usb: 1
    case .wifi: 2
    case .bridge, .vlan, .bond: 3
    case .virtual: 4
    case .tunnel: 5
    case .loopback: 6
    case .other: 7
    case .any: 8
    }
  }
}

/// What Linux tells of an interface in files.
private struct SystemFolder {
  private let folder: String

  init(_ name: String) { folder = "/sys/class/net/\(name)/" }

  func has(_ file: String) -> Bool { FileManager.default.fileExists(atPath: folder + file) }

  func number(_ file: String) -> UInt64? {
    text(file).flatMap { UInt64($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
  }

  /// DEVTYPE of its uevent.
  var deviceType: String? {
    text("uevent")?.split(separator: "\n").first { $0.hasPrefix("DEVTYPE=") }
      .map { String($0.dropFirst(8)) }
  }

  var isUSB: Bool {
    URL(filePath: folder + "device/subsystem").resolvingSymlinksInPath().lastPathComponent == "usb"
  }

  private func text(_ file: String) -> String? {
    FileManager.default.contents(atPath: folder + file).map { String(decoding: $0, as: UTF8.self) }
  }
}
