import Decryption
import Packets
import Traffic
import Yams

/// The user's own YAML file: their prefixes and router, their devices' names, their groups, the keys of their Wi-Fi.
/// docs/household.md has its schema. What makes no sense is left out and reported.
public struct HouseholdFile: Sendable {
  public private(set) var lan: [IPPrefix] = []
  public private(set) var router: MACAddress?
  public private(set) var devices: [DeviceNote] = []
  public private(set) var groups: [DeviceGroup] = []
  public private(set) var wiFiKeys: [WiFiKey] = []
  public private(set) var problems: [HouseholdFileProblem] = []

  /// An empty file says nothing; one that is no YAML, or no mapping, is an error.
  /// - Parameter file: its path as the user gave it.
  public init(_ yaml: String, file: String) throws(HouseholdFileError) {
    var reader = NodeReader(file: file)
    let root = try Self.root(of: yaml, file: file)
    if let root, !isEmpty(root) {
      guard case .mapping = root else {
        throw .notYAML(
          file: file, line: root.mark?.line,
          reason: "it should begin with 'network:', 'devices:', 'groups:' or 'wifi-keys:'")
      }
      let keys = ["network", "devices", "groups", "wifi-keys"]
      for (key, value) in reader.values(of: root, "the file", keys) {
        switch key {
        case "network": readNetwork(value, &reader)
        case "devices": devices = reader.devices(value)
        case "groups": groups = reader.groups(value)
        default: wiFiKeys = reader.wiFiKeys(value, key)
        }
      }
    }
    problems = reader.problems.all
  }

  private mutating func readNetwork(_ node: Node, _ reader: inout NodeReader) {
    for (key, value) in reader.values(of: node, "network", ["lan", "router"]) {
      switch key {
      case "lan":
        lan = reader.prefixes(value, key, allowsOneAddress: false)
      default:
        router = reader.macs(value, key).first
      }
    }
  }

  private static func root(of yaml: String, file: String) throws(HouseholdFileError) -> Node? {
    do {
      return try compose(yaml: yaml)
    } catch let error as YamlError {
      let (line, reason) = error.lineAndReason
      throw .notYAML(file: file, line: line, reason: reason)
    } catch {
      throw .notYAML(file: file, line: nil, reason: "it can't be read")
    }
  }
}

extension YamlError {
  /// Where it went wrong, counted from 1, and how, in the words of the YAML library.
  fileprivate var lineAndReason: (line: Int?, reason: String) {
    switch self {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (mark.line, problem)
    case .duplicatedKeysInMapping(let duplicates, let context):
      (context.mark.line, "\(duplicates.map { quoted($0) }.joined(separator: ", ")) is there twice")
    case .reader(let problem, _, _, _):
      (nil, problem)
    default:
      (nil, "it can't be read")
    }
  }
}
