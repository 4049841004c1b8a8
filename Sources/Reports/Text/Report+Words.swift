import Analysis
import Captures
import Packets
import Traffic

extension CaptureReport {
  /// Whether it was captured as it was read: its frames are not there any more.
  var isLive: Bool { format == CaptureDescription.Format.live.rawValue }

  /// What captures there again: `-i eth0 --listen tzsp://127.0.0.1`.
  var liveArguments: [String] {
    path.split(separator: ", ").map { place in
      String(place).argument(of: place.contains("://") ? "--listen" : "-i")
    }
  }
}

/// What parts of a report are called in text and in commands.
extension Report {
  /// How frames are told: `#41`, with several captures `2:#41`, the capture counted from 1.
  func frames(_ evidence: some Sequence<Evidence>) -> String {
    evidence.map { $0.words(severalCaptures: captures.count > 1) }.joined(separator: " ")
  }

  /// `DEVICES  192.168.1.0/24, router 192.168.1.1`
  var devicesTitle: String {
    var parts = vantage.lan.prefix(2).map(\.description)
    if let gateway = vantage.gateway {
      let router = devices.first { $0.id == gateway }
      parts.append("router \(router?.mainAddress ?? gateway.inert)")
    }
    return parts.isEmpty ? "DEVICES" : "DEVICES  " + parts.joined(separator: ", ")
  }

  /// What rates are called: those of less than a minute are not blown up, but tell packets as they were counted.
  var rateHeading: String { isShort ? "packets" : "packets/min" }

  /// Whether it tells of less than a minute.
  var isShort: Bool {
    guard let start, let end else { return false }
    return end - start < 60_000_000_000
  }

  /// The device with an `id`.
  func device(_ id: String) -> DeviceReport? { devices.first { $0.id == id } }
}

extension Evidence {
  func words(severalCaptures: Bool) -> String {
    severalCaptures ? "\(capture + 1):#\(frame)" : "#\(frame)"
  }
}

extension DeviceReport {
  /// The address people know it by: an IPv4 one where it has one.
  var mainAddress: String? {
    (addresses.first(where: \.isV4) ?? addresses.first)?.description
  }

  /// What it is, as far as known: `plug · TP-Link`; where its maker isn't, its adapter's: `bulb · Espressif`.
  var kind: String { words([type, maker ?? vendor, privacy]) }

  /// The same with its model: `plug · TP-Link · HS110(EU)`.
  var kindAndModel: String { words([type, maker ?? vendor, model, privacy]) }

  /// Whether anything is known of it but that frames went to its MAC: what is handed on there goes to other addresses.
  var isHeard: Bool { heard != nil || !addresses.isEmpty || mac.isNone }

  private var privacy: String? { hasRandomisedMAC ? "private MAC" : nil }

  private func words(_ parts: [String?]) -> String {
    parts.compactMap { $0?.inert }.joined(separator: " · ")
  }

  /// How to name it to a command: not by a name that can't be shown as it is.
  public var argument: String {
    (name.flatMap { $0 == $0.inert ? $0 : nil } ?? mainAddress ?? id).argument(of: "--device")
  }
}

extension String {
  /// The text as one word of a shell's command line.
  public var argument: String {
    let isPlain =
      !isEmpty
      && utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
          UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "+"),
          UInt8(ascii: ","), UInt8(ascii: "@"), 0x80...:
          true
        default: false
        }
      }
    guard !isPlain else { return inert }
    return "'"
      + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      .inert + "'"
  }
}
