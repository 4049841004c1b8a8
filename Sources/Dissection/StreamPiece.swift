import Packets

/// What is known of a frame's payload from the frames around it.
public struct StreamPiece: Hashable, Sendable {
  /// The protocol of the flow, as Zeek's `service` has it; nil where it is unknown.
  public var service: String?
  /// How many of its first bytes belong to a message that an earlier frame began.
  public var continued: Int
  /// What that message is: `TLS record`.
  public var continuedName: String
  /// Whether that message holds a secret, some of which those bytes may be.
  public var continuesSecret = false
  /// Of QUIC the connection IDs that earlier Initial packets were sent to: their keys come of the first, or of the
  /// first after a Retry.
  public var initialDestinations: [[UInt8]] = []
  /// Of HTTP/2 the table of header fields as it is where the frame's first message begins.
  public var headerTable: HPACKDecoder = {
    var table = HPACKDecoder()
    table.lose()
    return table
  }()
  /// Of a protected 802.11 frame its body in the clear; nil where no key opened it.
  public var openedBody: [UInt8]?

  public init(service: String? = nil, continued: Int = 0, continuedName: String = "Message") {
    self.service = service
    self.continued = continued
    self.continuedName = continuedName
  }
}
