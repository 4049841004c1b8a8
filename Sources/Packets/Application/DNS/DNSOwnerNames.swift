/// Reads the names that records are of. They are mostly a pointer alone, to the same place as that of the record before, to the
/// question, or to what the record before led to: one copy of the name will do then.
struct DNSOwnerNames {
  /// Where the name is that was read last.
  private var place: Int?
  private var name = DNSName.root
  /// Where the name is that a record led to last.
  private var targetPlace: Int?
  private var targetName = DNSName.root

  /// - Parameter first: the name of the first question, which stands at `place`.
  init(_ first: DNSName?, at place: Int) {
    guard let first else { return }
    self.place = place
    name = first
  }

  mutating func read(_ reader: inout ByteReader) throws(DecodeError) -> DNSName {
    guard let target = try reader.pointerTarget() else { return try reader.readDNSName() }
    if target == place {
      try reader.skip(2)
      return name
    }
    if target == targetPlace {
      try reader.skip(2)
      name = targetName
    } else {
      name = try reader.readDNSName()
    }
    place = target
    return name
  }

  /// Learns the name that a record's data holds: an alias's or an instance's records follow it.
  ///
  /// - Parameter start: where the data is.
  mutating func learn(_ data: DNSRecordData, at start: Int) {
    switch data {
    case .name(let target): (targetPlace, targetName) = (start, target)
    case .service(let location):
      (targetPlace, targetName) = (start + DNSServiceLocation.targetOffset, location.target)
    default: break
    }
  }
}

extension ByteReader {
  /// Where the compression pointer leads (RFC 1035 §4.1.4) that is next; nil for anything else.
  fileprivate func pointerTarget() throws(DecodeError) -> Int? {
    guard remaining >= 2 else { return nil }
    var ahead = self
    let word: UInt16 = try ahead.read()
    return word >= 0xc000 ? Int(word & 0x3fff) : nil
  }
}
