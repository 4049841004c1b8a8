import Packets

/// A link address that takes six bytes, for what there are tens of thousands of.
@propertyWrapper
struct ShortMAC: Hashable, Sendable {
  private var high: UInt16
  private var middle: UInt16
  private var low: UInt16

  init(wrappedValue: MACAddress) {
    high = UInt16(truncatingIfNeeded: wrappedValue.rawValue >> 32)
    middle = UInt16(truncatingIfNeeded: wrappedValue.rawValue >> 16)
    low = UInt16(truncatingIfNeeded: wrappedValue.rawValue)
  }

  @inline(__always)
  var wrappedValue: MACAddress {
    get { MACAddress(rawValue: UInt64(high) << 32 | UInt64(middle) << 16 | UInt64(low)) }
    set { self = ShortMAC(wrappedValue: newValue) }
  }
}
