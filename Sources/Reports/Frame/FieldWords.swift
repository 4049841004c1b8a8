import Dissection
import Packets

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

  /// The bytes of a layer that nothing is known of as text, where they hold a secret that isn't shown; else nil.
  func maskedText(of layer: DissectedLayer, in bytes: [UInt8]) -> String? {
    guard !layer.fields.contains(where: isMasked) else { return Secrets.mask }
    let text = String(escaping: Array(bytes[layer.range.clamped(to: 0..<bytes.count)]))
    let shown = secrets.shown(text)
    return shown == text ? nil : shown
  }

  /// Whether some of a message is a secret that isn't shown.
  func isMasked(_ dissection: Dissection) -> Bool {
    dissection.layers.contains { layer in
      layer.fields.contains(where: isMasked)
        || layer.isUnexplained && maskedText(of: layer, in: dissection.bytes) != nil
    }
  }
}
