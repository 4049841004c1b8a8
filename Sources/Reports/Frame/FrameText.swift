import Analysis
import Dissection
import Packets

/// One frame in words: layer by layer, field by field, and the bytes each field lies in.
public struct FrameText {
  private let frame: CapturedFrame
  private let dissection: Dissection
  private let messages: [String]
  private let options: TextOptions
  private let revealsSecrets: Bool

  /// - Parameter messages: what was said by what this frame completes or is a part of, a line each.
  public init(
    _ frame: CapturedFrame, messages: [String] = [], _ options: TextOptions,
    revealsSecrets: Bool = false
  ) {
    self.frame = frame
    dissection = Dissection(of: frame.bytes, linkType: frame.record.linkType)
    self.messages = messages
    self.options = options
    self.revealsSecrets = revealsSecrets
  }

  public var text: String {
    var lines = [heading]
    if !messages.isEmpty {
      lines.append("")
      lines += messages.map { "  " + $0.inert }
    }
    for layer in dissection.layers { lines += [""] + self.lines(of: layer) }
    return lines.joined(separator: "\n") + "\n"
  }

  private var heading: String {
    let record = frame.record
    let kept =
      record.capturedLength < record.originalLength
      ? ", \(Quantity.count(record.capturedLength)) of them captured" : ""
    return options.style.apply(.bold, to: "Frame \(record.frame)")
      + "   \(options.time.date(record.time)) \(options.time.clock(record.time, .microseconds))"
      + " · \(Quantity.count(record.originalLength, "byte"))\(kept) · \(record.linkType)"
  }

  private func lines(of layer: DissectedLayer) -> [String] {
    let place =
      "bytes \(layer.range.lowerBound)–\(max(layer.range.lowerBound, layer.range.upperBound - 1))"
    var lines = [
      options.style.apply(.bold, to: layer.name.inert)
        + options.style.apply(.faint, to: "   " + place)
    ]
    let rows = layer.fields.map { field in
      [field.name.inert, shown(field).inert, field.meaning?.inert ?? "", hex(field)]
    }
    let table = Columns(
      [
        Columns.Column(minimum: 12), Columns.Column(minimum: 12),
        Columns.Column(minimum: 10, sacrifice: 2),
        Columns.Column(sacrifice: 1, emphasis: .faint),
      ], rows: rows, indent: 2, width: options.width)
    lines += table.lines(options.style)
    if let problem = layer.problem {
      lines.append("  ▲ It stops making sense here: \(problem.inert)")
    }
    return lines
  }

  private func shown(_ field: Field) -> String {
    field.isSecret && !revealsSecrets ? "••••" : field.value
  }

  /// The field's first bytes, unless they are a secret.
  private func hex(_ field: Field) -> String {
    guard !field.isSecret || revealsSecrets else { return "" }
    let bytes = dissection.bytes[field.range.clamped(to: 0..<dissection.bytes.count)]
    let digits = Array("0123456789abcdef")
    let shown = bytes.prefix(8).map { "\(digits[Int($0 >> 4)])\(digits[Int($0 & 15)])" }
    return shown.joined(separator: " ") + (bytes.count > 8 ? " …" : "")
  }
}
