import Packets

/// PPPP between cameras, their apps, and the servers that bring these together, over UDP at any port.
public struct PPPPSession: DatagramSession {
  /// A step that one side took.
  private struct Step: Hashable {
    let words: String
    let sender: Sender
  }

  public let service = "pppp"

  /// Everything but data is said again and again until it is answered: told once.
  private var told: Set<Step> = []
  private static let stepBound = 64

  public init() {}

  public static var firstBytes: ClosedRange<UInt8> { 0xf1...0xf1 }

  public static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition {
    (try? PPPPMessage(parsing: datagram)) == nil ? .no : .certain
  }

  public mutating func take(
    _ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) {
    guard let message = try? PPPPMessage(parsing: datagram) else { return }
    switch message.kind {
    case .login(let device), .announcement(let device):
      notes.claim(.ppppID, device.text, of: sender)
    default: break
    }
    guard notes.wantsRecords, let words = message.words, told.count < Self.stepBound,
      told.insert(Step(words: words, sender: sender)).inserted
    else { return }
    notes.say("\(words) (PPPP)", by: sender, over: service)
  }
}

extension PPPPMessage {
  /// What it says; nil for what only keeps things going.
  fileprivate var words: String? {
    switch kind {
    case .hello: "asks under which address it is seen outside"
    case .helloAnswer: "says under which address it is seen"
    case .login(let device): "tells a server that \(device.text) is there"
    case .loginAnswer: "answers that"
    case .request(let device): "asks to be put through to \(device.text)"
    case .requestAnswer: "answers whether it can be put through"
    case .search: "looks for cameras"
    case .announcement(let device): "says that it is \(device.text)"
    case .punchTo: "says whom to reach"
    case .punch(let device): "opens a way through routers, for \(device.text)"
    case .ready(let device): "has a way open, for \(device.text)"
    case .relay: "has it passed on by a server"
    case .data: "sends data"
    case .close: "ends it"
    case .dataReceipt, .alive, .other: nil
    }
  }
}
