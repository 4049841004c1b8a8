import Packets

/// What ``BoundedTable`` finds values by, and ``FlowTable`` flows.
public protocol TableKey: Equatable, Sendable {
  /// All that tells keys apart, mixed with a seed that senders can't know, so that none can make keys collide.
  func scattered(_ seed: UInt64) -> UInt64
}

extension MACAddress: TableKey {
  public func scattered(_ seed: UInt64) -> UInt64 {
    var mixer = KeyMixer(seed: seed)
    mixer.add(rawValue)
    return mixer.hash
  }
}

extension IPAddress: TableKey {
  public func scattered(_ seed: UInt64) -> UInt64 {
    var mixer = KeyMixer(seed: seed)
    mixer.add(self)
    return mixer.hash
  }
}

/// Mixes the parts of a key, one or two at a time.
///
/// Two numbers, of which a part, the seed and what came before make one each, are multiplied to 128 bits, whose halves are folded
/// (as in wyhash, Wang Yi 2019): who doesn't know the seed can't tell which other part would undo what one does, as with a known
/// multiplier.
struct KeyMixer {
  private var state: UInt64
  private let multiplier: UInt64

  init(seed: UInt64) {
    // Neither is nothing, whatever the seed: nothing would come of what is multiplied by it.
    state = seed &+ 0x9e37_79b9_7f4a_7c15
    // Odd, and large.
    multiplier = state &* 0xbf58_476d_1ce4_e5b9 | 1
  }

  /// Of all parts so far; mixed once more, so that last parts that follow each other lie as far apart as others.
  @inline(__always)
  var hash: UInt64 { folded(state ^ multiplier, multiplier) }

  @inline(__always)
  mutating func add(_ part: UInt64) { state = folded(state ^ part, multiplier) }

  /// Adds two parts in the time of one.
  @inline(__always)
  mutating func add(_ first: UInt64, _ second: UInt64) {
    state = folded(state ^ first, multiplier ^ second)
  }

  @inline(__always)
  private func folded(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }

  @inline(__always)
  mutating func add(_ address: IPAddress) { add(address.high, address.low) }

  @inline(__always)
  mutating func add(_ party: Party) {
    add(party.mac.rawValue)
    add(party.address)
  }

  /// Adds a text by its bytes, where these are ASCII, as nearly all are. Others may be equal though their bytes differ (Unicode's
  /// canonical equivalence): of that Swift's own hash knows.
  mutating func add(_ text: String) {
    let bytes = text.rawSpan
    guard bytes.isASCII else {
      add(UInt64(bitPattern: Int64(text.hashValue)))
      return
    }
    var reader = ByteReader(bytes)
    while reader.remaining >= 8, let word = try? reader.readLittleEndian(UInt64.self) { add(word) }
    var rest = UInt64(bytes.byteCount)
    while reader.remaining > 0, let byte = try? reader.read(UInt8.self) {
      rest = rest << 8 | UInt64(byte)
    }
    add(rest)
  }
}
