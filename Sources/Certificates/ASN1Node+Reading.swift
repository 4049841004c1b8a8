import SwiftASN1

extension ASN1Node {
  /// What a constructed node holds; nil of any other.
  var children: [ASN1Node]? {
    guard case .constructed(let nodes) = content else { return nil }
    return Array(nodes)
  }

  /// What a primitive node holds; nil of any other.
  var bytes: ArraySlice<UInt8>? {
    guard case .primitive(let bytes) = content else { return nil }
    return bytes
  }

  var objectIdentifier: ASN1ObjectIdentifier? { try? ASN1ObjectIdentifier(derEncoded: self) }

  /// Whether it bears a tag of its context's own.
  func isTagged(_ number: UInt) -> Bool {
    identifier == ASN1Identifier(tagWithNumber: number, tagClass: .contextSpecific)
  }

  /// A Time (RFC 5280 §4.1.2.5) in seconds since 1970.
  func secondsSince1970() throws -> Int64 {
    if identifier == .utcTime {
      let time = try UTCTime(derEncoded: self)
      return Self.seconds(
        time.year, time.month, time.day, time.hours, time.minutes, time.seconds)
    }
    let time = try GeneralizedTime(derEncoded: self)
    return Self.seconds(time.year, time.month, time.day, time.hours, time.minutes, time.seconds)
  }

  /// Counts days in years that begin with March, so that a leap day is the last of its year.
  private static func seconds(
    _ year: Int, _ month: Int, _ day: Int, _ hours: Int, _ minutes: Int, _ seconds: Int
  ) -> Int64 {
    let marchYear = month > 2 ? year : year - 1
    let marchMonth = (month + 9) % 12
    let leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
    let days = marchYear * 365 + leapDays + (marchMonth * 153 + 2) / 5 + day - 1
    // The day 1970-01-01, counted so.
    let epoch = 719_468
    return Int64(((days - epoch) * 24 + hours) * 60 + minutes) * 60 + Int64(seconds)
  }
}
