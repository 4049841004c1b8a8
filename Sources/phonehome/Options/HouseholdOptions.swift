import ArgumentParser
import HouseholdFiles
import Traffic

/// What the user knows of the home already.
struct HouseholdOptions: ParsableArguments {
  @Option(
    help: "A YAML file of your own names, groups and prefixes (docs/household.md).",
    completion: .file(extensions: ["yaml", "yml"]))
  var household: String?

  @Option(
    help:
      "A DHCP lease file (ISC, pfSense, Kea, dnsmasq, OpenWrt), /etc/ethers, /etc/hosts or a pasted table; repeatable.",
    completion: .file())
  var leases: [String] = []

  /// Reads the files; lines that make no sense are told on standard error.
  func contents() throws -> HouseholdFiles.Contents {
    let contents = try HouseholdFiles.load(household: household, leases: leases)
    for problem in contents.problems { StandardError.write(problem.description) }
    return contents
  }
}
