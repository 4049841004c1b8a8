import Packets
import Traffic

extension Finding {
  /// Devices that let themselves be administered in the clear.
  ///
  /// Definition: answered TCP connections to a device by Telnet or FTP, which send the password itself (RFC 854, RFC 959), or
  /// by HTTP with a password in it; within the home a notice, from the internet an alert. A log-in to a page at home is
  /// told as `cleartext-credentials` only: nearly everything has one.
  static func cleartextAdmin(in report: Report) -> [Finding] {
    report.contacts(bySubject: { report.contacts[$0].administeredInTheClear }).map {
      device, label, contacts in
      let fromInternet = contacts.filter(\.isLetIn)
      let told = fromInternet.isEmpty ? contacts : fromInternet
      let ports = told.map(\.portWords).listed(atMost: 3)
      return Finding(
        kind: "cleartext-admin", severity: fromInternet.isEmpty ? .notice : .alert,
        device: device,
        text: "\(label) lets itself be administered in the clear: \(ports) answers"
          + (fromInternet.isEmpty ? "" : " the internet")
          + ". A password given there can be read on its way.",
        advice: "Switch it off on the device, or use SSH or HTTPS where it has them.",
        evidence: told.map(\.evidence).inTurn)
    }
  }
}

extension ContactReport {
  /// The device at which somebody came in that way, by its `id`.
  fileprivate var administeredInTheClear: String? {
    guard has([.overTCP, .answered, .hasService]), isSurelyBegun, let service else { return nil }
    let isOpen =
      has(.overFTP) || service == "telnet"
      || service == "http" && isLetIn && tells(of: .credentials)
    guard isOpen else { return nil }
    return has(.begunByDevice) ? destination.device : isLetIn ? device : nil
  }
}
