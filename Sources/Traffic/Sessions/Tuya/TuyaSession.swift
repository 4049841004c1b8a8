import Packets

/// Tuya's local protocol over TCP: an app in the home with a device (port 6668).
public struct TuyaSession: StreamSession {
  public var service: String { "tuya" }

  public init() {}

  public static func recognises(_ bytes: RawSpan, at place: StreamPlace) -> Recognition {
    switch TuyaFrame.begins(bytes) {
    case true?: .certain
    case nil where place.isOn(6668): .possible
    default: .no
    }
  }

  public mutating func take(
    _ bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) -> StreamProgress {
    do throws(DecodeError) {
      let frame = try TuyaFrame(parsing: bytes)
      notes.note(frame, frame.json, device: notes.tuyaDevice, from: sender, service)
      return .consumed(frame.byteCount)
    } catch {
      return .failed(error, at: bytes)
    }
  }
}

/// Tuya devices that announce themselves (UDP 6666 in the clear, 6667 and 7000 sealed).
public struct TuyaDiscovery: DatagramSession {
  public var service: String { "tuya" }

  /// Those that could be read.
  private var recent = RecentDatagrams()

  public init() {}

  public static var firstBytes: ClosedRange<UInt8> { 0...0 }

  public static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition {
    guard TuyaFrame.begins(datagram) == true, (try? TuyaFrame(parsing: datagram)) != nil else {
      return .no
    }
    return .certain
  }

  public mutating func take(
    _ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) {
    guard let frame = try? TuyaFrame(parsing: datagram) else { return }
    if !notes.wantsRecords, recent.repeats(datagram, from: sender) {
      notes.note(contentOf: frame, isRead: true)
      return
    }
    // Apps send too: they look for devices.
    let json = TuyaAnnouncement.json(of: frame, in: datagram)
    if json == nil { recent = RecentDatagrams() }
    notes.note(frame, json, device: frame.isAnnouncement ? sender : nil, from: sender, service)
  }
}

extension SessionNotes {
  /// The end on the devices' port, else the server's.
  fileprivate var tuyaDevice: Sender { clientPort == 6668 ? .client : .server }

  fileprivate mutating func note(
    _ frame: TuyaFrame, _ json: JSONValue?, device: Sender?, from sender: Sender,
    _ service: String
  ) {
    if let device {
      claim(.tuyaVersion, frame.protocolVersion(telling: json), of: device)
      let id = json?["gwId"]?.string ?? json?["devId"]?.string
      claim(.tuyaID, id ?? "", of: device)
      claim(.tuyaProduct, json?["productKey"]?.string ?? "", of: device)
    }
    note(contentOf: frame, isRead: json != nil)
    if frame.command != 9 {
      say(
        frame.words(isRead: json != nil, isAnswer: device == sender), by: sender, over: service)
    }
  }

  fileprivate mutating func note(contentOf frame: TuyaFrame, isRead: Bool) {
    guard frame.hasPayload else { return }
    let content: PayloadVerdict = isRead ? .cleartext : .encrypted
    fact(.content, content.rawValue, bytes: frame.byteCount)
  }
}

extension TuyaFrame {
  /// Commands by which a device tells of itself (tinytuya: UDP, UDP_NEW, BOARDCAST_LPV34).
  fileprivate var isAnnouncement: Bool { command == 0 || command == 0x13 || command == 0x23 }

  /// The version of the protocol as far as it shows.
  fileprivate func protocolVersion(telling json: JSONValue?) -> String {
    if let told = json?["version"]?.string ?? version { return told }
    if isSealed { return "3.5" }
    // Keys are agreed on since 3.4.
    if (3...5).contains(command) { return "3.4" }
    // Since 3.2 announcements are sealed, with a key that is the same for all.
    return isAnnouncement && json == nil ? "3.2 or later" : ""
  }

  /// - Parameter isAnswer: whether the device sent it. What it was told to do it answers under the command's own number.
  fileprivate func words(isRead: Bool, isAnswer: Bool) -> String {
    let seal = hasPayload && !isRead ? ", sealed" : ""
    let what =
      switch command {
      case 3, 4, 5: "agrees on a key"
      case 7, 13: isAnswer ? "answers the command to set data points" : "sets data points"
      case 8: "tells its data points"
      case 10, 16: isAnswer ? "answers the question for its data points" : "asks for data points"
      case 18:
        isAnswer ? "answers the question for fresh data points" : "asks for fresh data points"
      case 0, 0x13, 0x23: "announces itself to Tuya's apps"
      case 0x25: "looks for Tuya devices"
      default: "sends command \(command)"
      }
    return "\(what) (Tuya\(seal))"
  }
}
