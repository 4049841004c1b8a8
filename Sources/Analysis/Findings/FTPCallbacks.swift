import Packets

/// Connections that an FTP server opens to whoever called it, for each file and each list (active mode, RFC 959 §3.2): asked
/// for from inside, they are no way in.
public struct FTPCallbacks: Sendable {
  /// Addresses whose FTP server each device called, by the device's `id`.
  private var servers: [String: Set<IPAddress>] = [:]

  public init(in report: Report) {
    for index in report.contacts.indices
    where report.contacts[index].has([.overFTP, .begunByDevice]) {
      servers[report.contacts[index].device, default: []]
        .formUnion(report.contacts[index].destination.addresses)
    }
  }

  /// Whether a server begins this contact that the device had called.
  public func contains(_ contact: ContactReport) -> Bool {
    guard !servers.isEmpty, contact.has([.overTCP, .begunByDestination]),
      let called = servers[contact.device]
    else { return false }
    return !called.isDisjoint(with: contact.destination.addresses)
  }
}
