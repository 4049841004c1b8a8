import Analysis
import ArgumentParser
import Destinations
import Packets

/// What is asked about destinations beside the captures (docs/destinations.md).
struct DestinationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A database of countries or networks in MaxMind's format; repeatable (default: Debian's libloc-database, if installed).",
      valueName: "file"),
    completion: .file(extensions: ["mmdb"]))
  var geoip: [String] = []

  @Option(
    help: ArgumentHelp(
      "A list of trackers' domains: an adblock list, a hosts file or plain domains; repeatable (default: those of Debian's webext-ublock-origin-firefox, if installed).",
      valueName: "file"),
    completion: .file())
  var trackers: [String] = []

  @Flag(
    help:
      "Use no database and no list that is installed: the answer is the same on every machine."
  )
  var noDatabases = false

  @Flag(
    help:
      "Ask DNS for the names of addresses that the capture has none for. Nothing else asks the network but --listen pcap-tcp://."
  )
  var resolve = false

  /// The databases named, else those installed.
  func databases() throws -> Databases {
    var databases = Databases()
    do {
      databases.addresses = try geoip.map { try MaxMindDatabase(path: $0) }
      databases.trackers = try trackers.map { try TrackerList(path: $0) }
    } catch let error as DataSourceError {
      throw Failure(error.description)
    }
    guard !noDatabases else { return databases }
    if geoip.isEmpty { databases.addresses = AddressDatabases.installed() }
    if trackers.isEmpty { databases.trackers = TrackerLists.installed() }
    return databases
  }

  /// The report of an outcome, its destinations described by these databases.
  func report(_ builder: ReportBuilder) -> Report {
    guard resolve else { return builder.report() }
    var builder = builder
    builder.databases.reverseNames = ReverseNames.resolve(builder.unnamedAddresses())
    return builder.report()
  }
}
