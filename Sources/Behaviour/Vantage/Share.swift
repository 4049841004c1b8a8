/// A part of a whole, in words.
struct Share {
  let part: Int
  let whole: Int

  /// `4.9 %`, `less than 0.1 %`.
  var words: String {
    guard whole > 0 else { return "0 %" }
    let tenths = Int((Double(part) / Double(whole) * 1000).rounded())
    guard tenths > 0 else { return part > 0 ? "less than 0.1 %" : "0 %" }
    return tenths % 10 == 0 || tenths >= 100
      ? "\((tenths + 5) / 10) %" : "\(tenths / 10).\(tenths % 10) %"
  }

  /// Whether the part is at least so many hundredths of the whole.
  func isAtLeast(_ percent: Int) -> Bool { part > 0 && part * 100 >= whole * percent }
}
