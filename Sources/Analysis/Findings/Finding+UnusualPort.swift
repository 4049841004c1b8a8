import Packets
import Traffic

extension Finding {
  /// Calls to ports outside that no known service has.
  ///
  /// Definition: answered TCP connections that a device began, from the handshake on, to a port outside that is neither
  /// below 1024 nor among those that services of homes are known to use (``ServicePort``). Not of computers and phones, and
  /// not of the ports that FTP servers hand out. For information: a filter that lets out 80 and 443 only stops it.
  static func unusualPorts(in report: Report) -> [Finding] {
    let general = report.generalPurposeDevices()
    let ftp = report.contacts.indices.lazy.filter { report.contacts[$0].has(.overFTP) }
    let ftpServers = Set(ftp.flatMap { report.contacts[$0].destination.addresses })
    return report.contacts(bySubject: { index in
      report.contacts[index].callsUnusualPort && !general.contains(report.contacts[index].device)
        && ftpServers.isDisjoint(with: report.contacts[index].destination.addresses)
        ? report.contacts[index].device : nil
    }).map { device, label, contacts in
      let places = contacts.map { "\($0.destination.fullLabel) at \($0.portWords)" }
      return Finding(
        kind: "unusual-port", severity: .info, device: device,
        text: "\(label) calls \(places.listed(atMost: 3)), "
          + "\(places.count == 1 ? "a port" : "ports") no well-known service has.",
        evidence: contacts.flatMap { $0.evidence.prefix(1) })
    }
  }
}

extension ContactReport {
  fileprivate var callsUnusualPort: Bool {
    guard has([.overTCP, .begunByDevice, .answered, .outside]), basis <= .handshakeAck, let port
    else { return false }
    return !ServicePort.isService(UInt16(clamping: port), .tcp)
  }
}
