import Packets

extension LineFormat {
  /// ethers(5): a MAC, then a host name or an address.
  static let ethers = LineFormat(
    kind: .ethers, syntax: "MAC name-or-address", isStatic: true
  ) { line in
    let words = line.text.beforeComment.words
    guard words.count == 2, let mac = MACAddress(written: words[0]) else { return .foreign }
    if let address = IPAddress(written: words[1]) {
      return .subject(.init(mac: mac, address: address))
    }
    return .subject(.init(mac: mac, name: String(words[1])))
  }
}

extension Substring {
  /// What stands before the first `#`.
  var beforeComment: Substring { prefix { $0 != "#" } }
}
