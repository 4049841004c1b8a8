import Packets

extension LineFormat {
  /// dnsmasq(8), `--dhcp-host`, in its configuration file among other options: MAC, address, name,
  /// tags and lease time, separated by commas, each optional.
  static let dnsmasqHost = LineFormat(
    kind: .dnsmasqHost, syntax: "dhcp-host=MAC,address,name", isStatic: true,
    mayHoldOtherLines: true
  ) { line in
    let parts = line.text.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, parts[0].trimmed == "dhcp-host" else { return .foreign }
    var subject = LineReading.Subject()
    for part in parts[1].split(separator: ",") {
      let field = part.trimmed
      if let mac = MACAddress(written: field) {
        subject.mac = subject.mac ?? mac
      } else if let address = IPAddress(written: field.filter { $0 != "[" && $0 != "]" }) {
        subject.address = subject.address ?? address
      } else if isName(field) {
        subject.name = subject.name ?? String(field)
      }
    }
    return subject.mac == nil && subject.address == nil ? .nobody : .subject(subject)
  }

  /// Neither a tag, a client identifier nor a lease time.
  private static func isName(_ field: Substring) -> Bool {
    let isTime = field.last.map { "smhdw".contains($0) } == true && isNumber(field.dropLast())
    return
      !(field.isEmpty || field.contains(":") || field.contains("*") || isTime
      || isNumber(field) || field == "ignore" || field == "infinite")
  }
}
