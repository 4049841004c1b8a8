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
      if let region = regions[String(label)] { return region }
      let words = label.split(separator: "-")
      for length in stride(from: min(4, words.count), to: 0, by: -1) {
        for start in 0...(words.count - length) {
          let part = words[start..<(start + length)].joined(separator: "-")
          if let region = regions[part] { return region }
        }
      }
    }
    return nil
  }

  /// By provider, then by code.
  private static let known: [String: [String: CloudRegion]] = {
    var known: [String: [String: CloudRegion]] = [:]
    for line in CloudRegionTable.text.split(separator: "\n") {
      let columns = line.split(separator: "|").map(String.init)
      guard columns.count == 4 else { continue }
      for code in columns[1].split(separator: " ") {
        known[columns[0], default: [:]][String(code)] = CloudRegion(
          code: String(code), place: columns[3], country: columns[2])
      }
    }
    return known
  }()
}
