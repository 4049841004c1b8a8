import Captures
import Packets

/// One interface that is captured on, whatever happens to it: it may go down and come back, vanish and be made again.
final class CapturedInterface {
  /// How often the interface is looked at, and its losses are counted.
  private static let interval = Duration.milliseconds(200)

  private let name: String
  private let options: InterfaceOptions
  private let tell: (String) -> Void
  /// Nil while the interface is gone.
  private var handle: PcapHandle?
  /// The system's number of the interface that is open.
  private var systemIndex: UInt32
  /// Whether it was told that the interface is back and can't be opened.
  private var toldTrouble = false
  private var absence: InterfaceAbsence?
  private var counter = InterfaceCounter()
  private var lastLook = ContinuousClock.now
  /// Index in the capture's description; nil when that has too many.
  private var index: Int?
  /// Whether nothing more will come.
  private(set) var hasEnded = false

  /// Opens the interface and describes it.
  ///
  /// - Parameter tell: called with a sentence when the interface goes and comes.
  init(
    _ name: String, _ options: InterfaceOptions, _ description: inout CaptureDescription,
    tell: @escaping (String) -> Void
  ) throws(InterfaceError) {
    self.name = name
    self.options = options
    self.tell = tell
    systemIndex = InterfaceSystem.index(of: name)
    let handle = try PcapHandle(name, options)
    self.handle = handle
    index = description.add(Self.description(of: handle))
  }

  /// What poll(2) waits for; negative while there is nothing to wait for.
  var descriptor: CInt { handle?.descriptor ?? -1 }

  /// Appends what has arrived, until `bytes` has grown to `limit`.
  func read(
    into bytes: inout [UInt8], _ records: inout [CaptureRecord], limit: Int,
    _ description: inout CaptureDescription
  ) {
    look(&description)
    guard let handle, let index else { return }
    let linkType = handle.linkType
    do {
      try handle.read(into: &bytes, limit: limit) { time, offset, capturedLength, originalLength in
        records.append(
          CaptureRecord(
            time: time, frame: 0, offset: offset, capturedLength: capturedLength,
            originalLength: originalLength, linkType: linkType, interface: index, fcsLength: 0,
            direction: .unknown))
      }
    } catch {
      close(&description)
      begin(isGone: state == .missing)
    }
  }

  /// Says how it was, once the capture is over.
  func finish(_ description: inout CaptureDescription) {
    count(&description)
    end(isBack: false, &description)
    hasEnded = true
  }

  private func look(_ description: inout CaptureDescription) {
    let now = ContinuousClock.now
    guard now - lastLook >= Self.interval, !hasEnded else { return }
    lastLook = now
    count(&description)
    switch state {
    case .up:
      if handle != nil, InterfaceSystem.index(of: name) != systemIndex {
        // Another of that name, made since the last look.
        close(&description)
        begin(isGone: true)
      }
      if handle == nil, !reopen(&description) { return }
      end(isBack: true, &description)
    case .down:
      begin(isGone: false)
    case .missing:
      close(&description)
      begin(isGone: true)
    case nil:
      break
    }
  }

  /// All interfaces together are never down.
  private var state: InterfaceSystem.State? {
    name == "any" ? .up : InterfaceSystem.state(of: name)
  }

  private func begin(isGone: Bool) {
    var absence =
      absence ?? InterfaceAbsence(interface: name, isGone: isGone, since: .now)
    guard self.absence == nil || isGone && !absence.isGone else { return }
    absence.isGone = isGone
    self.absence = absence
    tell(absence.beginning)
  }

  private func end(isBack: Bool, _ description: inout CaptureDescription) {
    guard let absence else { return }
    self.absence = nil
    let now = ContinuousClock.now
    if isBack { tell(absence.end(at: now)) }
    absence.tell(at: now, isBack: isBack, in: &description)
  }

  /// Opens the interface again; false when that can't be done, or not yet.
  private func reopen(_ description: inout CaptureDescription) -> Bool {
    let systemIndex = InterfaceSystem.index(of: name)
    let fresh: PcapHandle
    do {
      fresh = try PcapHandle(name, options)
    } catch {
      tellTrouble(error, &description)
      return false
    }
    self.systemIndex = systemIndex
    toldTrouble = false
    if let index, description.interfaces[index].linkType != fresh.linkType {
      self.index = description.add(Self.description(of: fresh))
      counter = InterfaceCounter()
    }
    counter.restart()
    handle = fresh
    return true
  }

  /// Ends waiting for what will never be; what may pass is only told, once.
  private func tellTrouble(_ error: InterfaceError, _ description: inout CaptureDescription) {
    guard let trouble = ReturnTrouble(name, error) else { return }
    if !toldTrouble { tell(trouble.text) }
    toldTrouble = true
    if trouble.isFinal { finish(&description) }
  }

  private func close(_ description: inout CaptureDescription) {
    count(&description)
    handle = nil
  }

  private func count(_ description: inout CaptureDescription) {
    guard let reading = handle?.counts, let index else { return }
    counter.add(reading)
    description.interfaces[index].received = counter.total.received
    description.interfaces[index].droppedBySystem = counter.total.droppedBySystem
    description.interfaces[index].droppedByInterface = counter.total.droppedByInterface
  }

  private static func description(of handle: PcapHandle) -> CaptureInterface {
    var interface = CaptureInterface(
      linkType: handle.linkType, snapLength: handle.snapLength,
      timestampResolution: .nanoseconds, name: handle.interface, filter: handle.filter)
    if let entry = InterfaceSystem.entries()?[handle.interface] {
      interface.macAddress = entry.macAddress
      interface.addresses = entry.addresses
    }
    return interface
  }
}
