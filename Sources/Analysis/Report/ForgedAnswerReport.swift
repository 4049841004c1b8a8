import Packets
import Traffic

/// Answers about names that one device of the home gave under the address of another.
public struct ForgedAnswerReport: Sendable {
  /// The `id` of the device that answered, and the MAC it did so from.
  public var device: String
  public var mac: MACAddress
  /// The `id` of the device that was asked, and its address.
  public var asked: String
  public var address: IPAddress
  public var count: Int
  public var evidence: [Evidence]
}

extension ReportBuilder {
  /// Forged answers of DNS, where both stations are devices of the home and the address is one of its networks'.
  func forgedAnswerReports() -> [ForgedAnswerReport] {
    summary.provenForgeries.compactMap { key, totals in
      func device(_ mac: MACAddress) -> String? {
        household.device(of: Party(mac: mac, address: .unspecified)).map {
          household.devices[$0].id
        }
      }
      guard let sender = device(key.sender), let asked = device(key.asked.mac), sender != asked,
        household.lan.covers(key.asked.address)
      else { return nil }
      return ForgedAnswerReport(
        device: sender, mac: key.sender, asked: asked, address: key.asked.address,
        count: totals.answers, evidence: totals.evidence.items)
    }
  }
}
