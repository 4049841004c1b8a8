/// The elements of a management frame (IEEE 802.11-2020 §9.4.2): identifier, length, value.
///
/// One that can't be read is passed over by its length: access points of all ages say all kinds of things.
public struct InformationElements: Hashable, Sendable {
  public var ssid: SSID?
  /// Supported and extended rates in units of 500 kb/s, without the bit that marks the basic ones; in ascending order.
  public var rates: [UInt8] = []
  /// The primary channel: DSSS Parameter Set, else HT Operation.
  public var channel: UInt8?
  /// Two letters (ISO 3166-1) of the country whose rules it keeps.
  public var country: String?
  public var rsn: SecurityElement?
  public var wpa: SecurityElement?
  public var wps: WPSElement?
  /// Whose stations hand over to each other fast (802.11r).
  public var mobilityDomain: UInt16?
  public var abilities = RadioAbilities()
  /// Some element goes beyond the end of the frame.
  public private(set) var isCut = false
  /// Elements that contradicted themselves.
  public private(set) var malformedCount = 0

  public init() {}

  public init(parsing bytes: RawSpan) {
    var reader = ByteReader(bytes)
    var operationChannel: UInt8?
    // Each turn passes two bytes at least.
    while reader.remaining > 0 {
      guard let identifier = try? reader.read(UInt8.self),
        let length = try? reader.read(UInt8.self),
        Int(length) <= reader.remaining
      else {
        isCut = true
        break
      }
      guard let value = try? reader.readBytes(Int(length)) else { break }
      do throws(DecodeError) {
        if identifier == 61 {  // HT Operation
          var fields = ByteReader(value)
          operationChannel = try fields.read()
        } else {
          try read(identifier, value)
        }
      } catch {
        malformedCount += 1
      }
    }
    channel = channel ?? operationChannel
    rates = Array(Set(rates)).sorted()
  }

  private mutating func read(_ identifier: UInt8, _ value: RawSpan) throws(DecodeError) {
    var reader = ByteReader(value)
    switch identifier {
    case 0:
      guard value.byteCount <= SSID.bound else {
        throw DecodeError(.limit(field: "SSID", bound: SSID.bound), at: 0)
      }
      if ssid == nil { ssid = SSID(bytes: [UInt8](copying: value)) }
    case 1, 50:  // Supported Rates, Extended Supported Rates
      while reader.remaining > 0 { rates.append(try reader.read() & 0x7f) }
    case 3: channel = try reader.read()
    case 7:
      let letters = [try reader.read(UInt8.self), try reader.read(UInt8.self)]
      if letters.allSatisfy({ (0x41...0x5a).contains($0) }) {
        country = String(decoding: letters, as: UTF8.self)
      }
    case 45: try abilities.readHT(value)
    case 48: rsn = try SecurityElement(parsing: value)
    case 54: mobilityDomain = try reader.readLittleEndian()
    case 191: try abilities.readVHT(value)
    case 221: try readVendor(&reader)
    case 255: try readExtended(&reader)
    default: break
    }
  }

  private mutating func readVendor(_ reader: inout ByteReader) throws(DecodeError) {
    guard reader.remaining >= 4 else { return }
    switch try reader.read(UInt32.self) {
    case 0x0050_f201: wpa = try SecurityElement(parsing: reader.readRest(), defaultOUI: 0x0050f2)
    case 0x0050_f204: wps = try WPSElement(parsing: reader.readRest())
    default: break
    }
  }

  /// Elements whose number is in a byte of its own, after 255.
  private mutating func readExtended(_ reader: inout ByteReader) throws(DecodeError) {
    switch try reader.read(UInt8.self) {
    case 35: try abilities.readHE(reader.readRest())
    case 108: try abilities.readEHT(reader.readRest())
    default: break
    }
  }

  /// A number that is the same while a network says the same of itself: what changes from beacon to beacon
  /// (TIM, BSS Load) is left out. Cheaper by far than reading the elements.
  public static func fingerprint(of bytes: RawSpan) -> UInt64 {
    var reader = ByteReader(bytes)
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    // Each turn passes two bytes at least.
    while let identifier = try? reader.read(UInt8.self), let length = try? reader.read(UInt8.self) {
      guard identifier != 5, identifier != 11 else {
        guard (try? reader.skip(Int(length))) != nil else { break }
        continue
      }
      hash = (hash ^ UInt64(identifier) << 8 ^ UInt64(length)) &* 0x0100_0000_01b3
      let end = reader.offset + min(Int(length), reader.remaining)
      while end - reader.offset >= 8, let word = try? reader.read(UInt64.self) {
        hash = (hash ^ word) &* 0x9e37_79b9_7f4a_7c15
        hash ^= hash >> 29
      }
      while reader.offset < end, let byte = try? reader.read(UInt8.self) {
        hash = (hash ^ UInt64(byte)) &* 0x0100_0000_01b3
      }
    }
    return hash
  }
}
