/// A place where a cloud has machines, as its operator names it.
public struct CloudRegion: Hashable, Sendable {
  /// `eu-central-1`
  public let code: String
  /// The city or state that the operator says it is in.
  public let place: String
  /// ISO 3166-1 alpha-2 code.
  public let country: String

  /// The region that a label of a host's name spells: alone, or set off by hyphens (`s3-eu-west-1`).
  static func region(of provider: String, in name: String) -> CloudRegion? {
    guard let regions = known[provider], let name = DomainName(name) else { return nil }
    for label in name.labels {
      if let region = regions[label] { return region }
      let words = label.utf8.split(separator: UInt8(ascii: "-"))
      for length in stride(from: min(4, words.count), to: 0, by: -1) {
        for start in 0...(words.count - length) {
          let part = words[start].startIndex..<words[start + length - 1].endIndex
          if let region = regions[label[part]] { return region }
        }
      }
    }
    return nil
  }

  /// By provider, then by code.
  private static let known: [String: [Substring: CloudRegion]] = {
    var known: [String: [Substring: CloudRegion]] = [:]
    for line in CloudRegionTable.text.utf8.split(separator: UInt8(ascii: "\n")) {
      let columns = line.split(separator: UInt8(ascii: "|")).map { Substring($0) }
      guard columns.count == 4 else { continue }
      for code in columns[1].utf8.split(separator: UInt8(ascii: " ")).map({ Substring($0) }) {
        known[String(columns[0]), default: [:]][code] = CloudRegion(
          code: String(code), place: String(columns[3]), country: String(columns[2]))
      }
    }
    return known
  }()
}
