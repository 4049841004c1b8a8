import Foundation

/// A list of domains that track people: EasyPrivacy's rules, a hosts file, or plain domains.
///
/// The file is gone through once, for the names asked about only.
public struct TrackerList: Sendable {
  public let description: DataSource
  private let bytes: Data

  /// - Throws: when the file can't be read, or there is no domain in it.
  public init(path: String) throws(DataSourceError) {
    guard let bytes = try? Data(contentsOf: URL(filePath: path), options: .alwaysMapped) else {
      throw DataSourceError(path: path, reason: "there is no such file that you may read.")
    }
    guard Self.holdsDomain(bytes) else {
      throw DataSourceError(
        path: path,
        reason: "it holds no domains; an adblock list does, a hosts file, or plain domains.")
    }
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    let changed = attributes?[.modificationDate] as? Date
    self.init(
      path: path, bytes: bytes,
      date: changed.map { Int64($0.timeIntervalSince1970) * 1_000_000_000 })
  }

  init(path: String, bytes: Data, date: Int64?) {
    self.bytes = bytes
    let file = path.split(separator: "/").last.map(String.init) ?? path
    description = DataSource(
      kind: .trackers, name: Self.title(in: bytes) ?? file, path: path, date: date)
  }

  /// What a comment among the first lines calls it: `! Title: EasyPrivacy`.
  private static func title(in bytes: Data) -> String? {
    let head = String(decoding: bytes.prefix(1024), as: UTF8.self)
    for line in head.split(separator: "\n").prefix(20) {
      guard let first = line.first, first == "!" || first == "#",
        let range = line.range(of: "Title:")
      else { continue }
      return line[range.upperBound...].trimmingCharacters(in: .whitespacesAndNewlines)
    }
    return nil
  }

  private static func holdsDomain(_ bytes: Data) -> Bool {
    var lines = TrackerLines(bytes.span)
    while let rule = lines.next() {
      if rule.domain.contains("."), DomainName(rule.domain) != nil { return true }
    }
    return false
  }

  /// Which of these names the list holds: exactly, or, where a rule stands for all names below it, by a parent.
  public func matches(among names: Set<String>) -> Set<String> {
    var wanted: [String: [(name: String, isExact: Bool)]] = [:]
    for written in names {
      guard let name = DomainName(written) else { continue }
      for (place, ancestor) in name.ancestors.enumerated() {
        wanted[String(ancestor), default: []].append((written, place == 0))
      }
    }
    let hashes = Set(wanted.keys.map { TrackerLines.hash($0.utf8) })
    var held: Set<String> = []
    var excepted: Set<String> = []
    var lines = TrackerLines(bytes.span, wanted: hashes)
    while let rule = lines.next() {
      guard let found = wanted[rule.domain] else { continue }
      for (name, isExact) in found where isExact || rule.holdsBelow {
        if rule.isException { excepted.insert(name) } else { held.insert(name) }
      }
    }
    return held.subtracting(excepted)
  }
}
