/// Channels and their frequencies (IEEE 802.11-2020, annex E).
public enum RadioChannel {
  /// The number of the channel at `frequency` in MHz; nil where none has its centre there.
  public static func number(at frequency: UInt16) -> UInt8? {
    switch frequency {
    case 2484: 14
    case 2412...2472 where (frequency - 2407) % 5 == 0: UInt8((frequency - 2407) / 5)
    case 4910...4980 where frequency % 5 == 0: UInt8((frequency - 4000) / 5)
    case 5005...5895 where frequency % 5 == 0: UInt8((frequency - 5000) / 5)
    case 5935: 2
    case 5955...7115 where frequency % 5 == 0: UInt8((frequency - 5950) / 5)
    default: nil
    }
  }

  /// The centre, in MHz, of a channel in the bands at 2.4 and 5 GHz, whose numbers differ.
  public static func frequency(of number: UInt32) -> UInt16? {
    switch number {
    case 1...13: UInt16(2407 + 5 * number)
    case 14: 2484
    case 32...177: UInt16(5000 + 5 * number)
    default: nil
    }
  }
}
