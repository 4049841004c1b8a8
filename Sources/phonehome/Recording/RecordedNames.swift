import Captures
import Foundation
import Packets
import Traffic

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The names that go into a recording: what the user's files call addresses, and this machine's own.
enum RecordedNames {
  /// Names at most: those of a large home.
  private static let bound = 4096

  /// The household file's first, then those of leases and tables, then this machine's.
  static func hosts(_ notes: HouseholdNotes, _ capture: CaptureDescription) -> [CaptureHost] {
    var names: [IPAddress: String] = [:]
    var order: [IPAddress] = []
    func add(_ address: IPAddress, _ name: String?) {
      guard let name, !name.isEmpty, names[address] == nil, order.count < bound else { return }
      names[address] = name
      order.append(address)
    }
    for device in notes.devices {
      for address in device.addresses { add(address, device.name) }
    }
    for entry in notes.entries {
      guard let address = entry.address else { continue }
      add(address, notes.name(for: entry.mac ?? .none, addresses: [address])?.name)
    }
    let own = CapturingMachine.nodeName
    for address in capture.interfaces.flatMap(\.addresses) { add(address, own) }
    return order.compactMap { address in
      names[address].map { CaptureHost(address: address, name: $0) }
    }
  }
}

extension CapturingMachine {
  /// The one that this program runs on.
  static var current: CapturingMachine {
    let (system, release, machine, _) = systemNames
    return CapturingMachine(hardware: machine, operatingSystem: "\(system) \(release)")
  }

  /// What this machine calls itself.
  static var nodeName: String { systemNames.node }

  private static var systemNames: (system: String, release: String, machine: String, node: String) {
    var names = utsname()
    uname(&names)
    func text(_ field: some Any) -> String {
      withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
    return (text(names.sysname), text(names.release), text(names.machine), text(names.nodename))
  }
}
