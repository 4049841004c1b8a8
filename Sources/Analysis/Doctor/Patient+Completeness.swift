import Behaviour
import Traffic

/// Is all of it there, and once?
extension Patient {
  var directions: Check {
    let answered = report.contacts.filter { $0.transport == "tcp" && $0.answered > 0 }
    let count = answered.reduce(0) { $0 + $1.answered }
    let otherwise =
      count > 0
      ? well(
        "directions",
        "Both directions: \(Quantity.count(count, "TCP connection")) \(count == 1 ? "was" : "were") answered in it.",
        Array(answered.compactMap(\.evidence.first).sorted().prefix(4)))
      : unknown(
        "directions",
        "No answered TCP connection is in it, so whether both directions are can't be told.",
        "Use a device meanwhile, and look again.")
    let found = statements(["one-direction"])
    let isWhole = found.contains { $0.device == nil }
    return check(
      "directions", found, isWhole ? .bad : .warning,
      isWhole ? "one direction is missing" : "one direction is missing of some devices",
      otherwise: otherwise)
  }

  var copies: Check {
    let count = report.captures.reduce(0) { $0 + $1.copies }
    return check(
      "copies", statements(["mirrored-twice"]), .warning, "most packets are in it twice",
      otherwise: well(
        "copies",
        count == 0
          ? "No packet is in it twice."
          : "\(Quantity.count(count)) of \(Quantity.count(packets.count, "packet")) are copies of the one before: few enough."
      ))
  }

  var losses: Check {
    let found = statements(["packets-missing"])
    let isMuch = found.contains { $0.severity == .warning }
    guard isMuch || found.isEmpty else {
      var few = well("losses", found.map(\.text).joined(separator: " "), found.flatMap(\.evidence))
      few.advice = found.first?.advice
      return few
    }
    return check(
      "losses", found, .bad, "packets are missing",
      otherwise: report.vantage.isWhole
        ? well("losses", "Nothing is missing, as far as TCP tells, and nothing was dropped.")
        : well("losses", "No loss shows: neither gaps in TCP nor packets that were dropped."))
  }

  var cuts: Check {
    let found = statements(["snap-length"])
    let isMuch = found.contains { $0.severity == .warning }
    return check(
      "snap-length", found, isMuch ? .warning : .ok, "packets are cut short",
      otherwise: well("snap-length", "Packets are whole."))
  }

  var clock: Check {
    check(
      "clock", statements(["clock-jump"]), .warning, "the clock was set meanwhile",
      otherwise: well("clock", "The clock ran on without a step back."))
  }

  var overTheAir: [Check] {
    guard report.captures.contains(where: { $0.wiFi != nil }) else { return [] }
    let protected = report.captures.compactMap(\.wiFi?.protectedFrames).reduce(0, +)
    let opened = report.captures.compactMap(\.wiFi?.decryptedFrames).reduce(0, +)
    let heard = report.captures.compactMap(\.wiFi?.frames).reduce(0, +)
    let text =
      protected == 0
      ? "\(Quantity.count(heard, "802.11 frame")), none of them encrypted."
      : "\(Quantity.count(opened)) of \(Quantity.count(protected, "encrypted frame")) could be opened."
    let others = statements(["wifi-replayed"]).map {
      Check(
        kind: $0.kind, state: .warning, text: $0.text, advice: $0.advice, evidence: $0.evidence,
        complaint: "frames of the air were sent again")
    }
    return [
      check(
        "wifi", statements(["wifi-encrypted"]), .bad, "what was heard over the air is encrypted",
        otherwise: well("wifi", text))
    ] + others
  }
}
