import Dissection

/// How fields are shown: secrets masked, points in time as dates.
struct FieldWords {
  let secrets: Secrets
  let time: LocalTime

  /// The value, as it may be shown.
  func value(of field: Field) -> String {
    if field.isSecret { return secrets.shown(secret: field.value) }
    if let subject = field.subject { return secrets.shown(payload: field.value, of: subject) }
    return secrets.shown(field.value)
  }

  /// Whether some of it is a secret that isn't shown: then its bytes aren't either.
  func isMasked(_ field: Field) -> Bool { value(of: field) != field.value }

  func meaning(of field: Field) -> String? {
    guard let nanoseconds = field.time else { return field.meaning }
    let date = "\(time.date(nanoseconds)) \(time.clock(nanoseconds, .microseconds))"
    return field.meaning.map { "\($0), \(date)" } ?? date
  }
}
