import Captures
import Packets
import Testing

@testable import LiveCapture

/// What is known of interfaces without opening any.
@Suite struct InterfaceTests {
  @Test func countsGoOnOver32BitsAndOverReopening() {
    var counter = InterfaceCounter()
    counter.add(.init(received: 4_294_967_290, droppedBySystem: 1, droppedByInterface: 0))
    counter.add(.init(received: 10, droppedBySystem: 4_294_967_295, droppedByInterface: 2))
    #expect(counter.total.received == 4_294_967_306)
    #expect(counter.total.droppedBySystem == 4_294_967_295)
    counter.restart()
    counter.add(.init(received: 5, droppedBySystem: 3, droppedByInterface: 1))
    #expect(counter.total.received == 4_294_967_311)
    #expect(counter.total.droppedBySystem == 4_294_967_298)
    #expect(counter.total.droppedByInterface == 3)
  }

  @Test func packetsOfSeveralInterfacesAreGivenInTheOrderOfTheirTimes() {
    var order = ArrivalOrder(interfaces: 2)
    let wait = ArrivalOrder.wait
    let early = order.take([1, 2, 3], records([100, 300, 200]), until: 200 + wait)
    #expect(early.records.map(\.time) == [100, 200])
    #expect(early.records.map { early.bytes[$0.offset] } == [1, 3])
    #expect(order.isHolding)
    let late = order.take([4], records([250]), until: .max)
    #expect(late.records.map(\.time) == [250, 300])
    #expect(late.records.map { late.bytes[$0.offset] } == [4, 2])
    #expect(!order.isHolding)
  }

  @Test func packetsOfOneInterfaceNeverWait() {
    var order = ArrivalOrder(interfaces: 1)
    let (_, taken) = order.take([1, 2], records([200, 100]), until: 0)
    #expect(taken.map(\.time) == [200, 100])
  }

  @Test func theBusySilentPortIsGuessedToBeAMirror() {
    var own = interface("eth0", received: 90_000, sent: 200)
    own.addresses = [IPAddress(v4: 0xc0a8_0105)]
    let quiet = interface("eth1", received: 99, sent: 0)
    let talkative = interface("eth2", received: 5000, sent: 300)
    var mirror = interface("eth3", received: 50_000, sent: 12)
    mirror.addresses = [IPAddress(high: 0xfe80_0000_0000_0000, low: 1)]
    var unplugged = interface("eth4", received: 90_000, sent: 0)
    unplugged.hasCarrier = false
    var wireless = interface("wlan0", received: 90_000, sent: 0)
    wireless.kind = .wifi
    let others = [own, quiet, talkative, unplugged, wireless]
    #expect(MirrorGuess(among: others) == nil)
    let guess = MirrorGuess(among: others + [mirror])
    #expect(guess?.name == "eth3")
    #expect(guess?.packetsReceived == 50_000)
  }

  @Test func anAbsenceIsToldInTenthsOfSeconds() throws {
    let absence = InterfaceAbsence(
      interface: "eth0", isGone: false, since: .now - .milliseconds(2350))
    var description = CaptureDescription(path: "eth0", format: .live)
    absence.tell(at: absence.since + .milliseconds(2350), isBack: true, in: &description)
    let problem = try #require(description.problems.first)
    // In a recording the same is told by its comment.
    #expect(
      description.comments.map(\.text) == ["missing: The interface 'eth0' was down for about 2.3 s"]
    )
    #expect(problem.kind == .interfaceDown)
    #expect(problem.frame == 1)
    #expect(
      problem.text
        == "The interface 'eth0' was down for about 2.3 s before frame 1: what passed meanwhile is missing."
    )
  }

  @Test func whatIsBackAndCannotBeOpenedIsWaitedForUnlessThatStaysSo() {
    func trouble(_ reason: InterfaceError.Reason) -> ReturnTrouble? {
      ReturnTrouble("eth0", InterfaceError(interface: "eth0", reason))
    }
    #expect(trouble(.missing) == nil)
    #expect(trouble(.down) == nil)
    #expect(trouble(.other("no memory"))?.isFinal == false)
    #expect(trouble(.forbidden)?.isFinal == true)
    #expect(trouble(.forbidden)?.text.contains("'--user root'") == true)
  }

  private func interface(_ name: String, received: UInt64, sent: UInt64) -> NetworkInterface {
    var interface = NetworkInterface(
      name: name, kind: .ethernet, isUp: true, capture: .possible(.ethernet))
    interface.hasCarrier = true
    interface.received = received
    interface.sent = sent
    return interface
  }

  private func records(_ times: [Int64]) -> [CaptureRecord] {
    times.enumerated().map { index, time in
      CaptureRecord(
        time: time, frame: 0, offset: index, capturedLength: 1, originalLength: 1,
        linkType: .ethernet, interface: index % 2, fcsLength: 0, direction: .unknown)
    }
  }
}
