import Behaviour
import Packets
import Traffic

extension Finding {
  /// Two DHCP servers in one network (``ReportBuilder/addressServerReports()``). A warning where they name different ways out, else
  /// a notice: some set up two. Not from outside, where those of the provider answer its customers.
  static func addressServers(in report: Report) -> [Finding] {
    guard report.vantage.viewpoint != .outside else { return [] }
    let labels = report.labels(
      of: Set(
        report.addressServers.flatMap { [$0.server.device, $0.other.device] }.compactMap(\.self)))
    func words(_ server: AddressServerReport.Server) -> String {
      let address = server.address.description
      let label = server.device.flatMap { labels[$0] } ?? address
      return label == address ? address : "\(label) (\(address))"
    }
    return report.addressServers.map { both in
      var text =
        "Two DHCP servers answer at one time: \(words(both.server)) and \(words(both.other)), "
        + "both to \(Quantity.count(both.clients, "device"))"
      if both.contradict, let router = both.server.answers.router,
        let other = both.other.answers.router
      {
        text += "; as the way out they name \(router) and \(other)"
      }
      return Finding(
        kind: "dhcp-servers", severity: both.contradict ? .warning : .notice,
        device: both.other.device, text: text + ".",
        advice:
          "Unless you set up both to share the work, switch one off: the faster one decides which "
          + "address a device gets, and whom it asks for names and the way out.",
        evidence: both.evidence)
    }
  }
}
