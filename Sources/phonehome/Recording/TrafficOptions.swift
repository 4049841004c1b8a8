import ArgumentParser
import HouseholdFiles
import LiveCapture
import Packets
import Traffic

/// Which packets are recorded.
struct TrafficOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Only what this network or address sends or is sent: 192.168.1.64/26, fd00::/64; repeatable.",
      valueName: "cidr"),
    transform: Self.prefix)
  var net: [IPPrefix] = []

  @Option(
    help: ArgumentHelp(
      "Only what the devices of this group send or are sent, as the household file has it; repeatable.",
      valueName: "name"))
  var group: [String] = []

  @Flag(name: .shortAndLong, help: "Record broadcast and multicast too; else they are left out.")
  var broadcast = false

  @Option(
    name: [.customShort("f"), .customLong("filter")],
    help: ArgumentHelp(
      "Only packets that pass this filter too, written as for tcpdump.", valueName: "filter"))
  var filter: String?

  func validate() throws {
    var depth = 0
    for character in filter ?? "" {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if depth < 0 { break }
    }
    guard depth == 0 else {
      throw ValidationError("'\(filter ?? "")' is no capture filter: its parentheses don't match.")
    }
  }

  /// The filter that lets these through.
  func expression(_ notes: HouseholdNotes) throws -> FilterExpression {
    var expression = FilterExpression()
    expression.networks = net
    expression.keepsBroadcasts = broadcast
    expression.own = filter.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
    for name in group {
      guard let members = GroupMembers(name, notes) else { throw unknown(name, notes) }
      for host in members.unknown {
        let advice =
          notes.entries.isEmpty
          ? "give your router's leases with --leases"
          : "it is in none of the leases either; write its 'mac' into the household file"
        StandardError.write("'\(host)' of the group '\(name)' has no address here: \(advice).")
      }
      guard !members.networks.isEmpty || !members.hardware.isEmpty else {
        throw Failure(
          "No address of the group '\(name)' is known. Write its 'mac' or 'cidr' into the household file, or give your router's leases with --leases."
        )
      }
      expression.networks += members.networks
      expression.hardware += members.hardware
    }
    guard !expression.isAmbiguous else {
      throw ValidationError(
        "-f '\(filter ?? "")' may let frames through with a tag and without, so --net and --group can't be looked for in both. Write the addresses into the filter: '-f \"host 192.168.1.10 or vlan and host 192.168.1.10\"'."
      )
    }
    return expression
  }

  private func unknown(_ name: String, _ notes: HouseholdNotes) -> ValidationError {
    let known = GroupMembers.names(notes)
    guard !known.isEmpty else {
      return ValidationError(
        "--group \(name): no groups are known. Give the file that has them: --household home.yaml.")
    }
    return ValidationError(
      "There is no group '\(name)'. There are: \(known.joined(separator: ", ")).")
  }

  private static func prefix(_ text: String) throws -> IPPrefix {
    if let prefix = IPPrefix(text) { return prefix }
    if let address = IPAddress(text),
      let prefix = IPPrefix(address, length: address.isV4 ? 32 : 128)
    {
      return prefix
    }
    throw ValidationError("Write a network like 192.168.1.64/26 or fd00::/64, or one address.")
  }
}
