import Packets

/// What an 802.11 station sent or was sent, as it would look on a cable.
public struct EthernetPacket: Sendable {
  /// The Ethernet frame as far as it was captured, without frame check sequence.
  public let bytes: [UInt8]
  /// In bytes.
  public let originalLength: Int
  /// Nanoseconds since 1970-01-01 UTC.
  public let time: Int64
  public let capture: Int
  /// The 802.11 frame that carried it, counted from 1 in its capture; of fragments the last.
  public let frame: Int
  public let station: MACAddress
  public let bssid: MACAddress
  /// How it was encrypted; nil where it was not.
  public let cipher: WiFiCipher?
  /// It was sent again after it had been heard.
  public let isRepetition: Bool

  init(_ msdu: WiFiMSDU, _ payload: RawSpan) {
    bytes = msdu.ethernetFrame(payload)
    originalLength = bytes.count + msdu.missing
    time = msdu.frame.time
    capture = Int(msdu.frame.capture)
    frame = msdu.frame.frame
    station = msdu.station
    bssid = msdu.frame.header.bssid
    cipher = msdu.frame.protection?.cipher
    isRepetition = msdu.frame.isRepetition
  }
}

/// How many frames were opened on the way.
public struct WiFiOpeningTotals: Hashable, Sendable {
  /// 802.11 frames.
  public internal(set) var frames = 0
  public internal(set) var protectedFrames = 0
  /// Protected frames whose MIC or ICV verified.
  public internal(set) var openedFrames = 0

  mutating func add(_ frames: [WiFiFrame]) {
    self.frames += frames.count
    for frame in frames where frame.header.isProtected {
      protectedFrames += 1
      if frame.protection?.isOpened == true { openedFrames += 1 }
    }
  }
}
