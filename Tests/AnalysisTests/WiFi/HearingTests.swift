import Packets
import Testing

@testable import Analysis
@testable import Traffic

/// Half-heard talk, word for word.
@Suite struct HearingTests {
  private static let wire =
    "a mirror port or tap on the access point's wire, which hears both sides"

  private func direction(
    _ frames: Int, unheard: Int = 0, skipped: Int = 0, signal: Int8? = nil
  ) -> WiFiDirection {
    var direction = WiFiDirection()
    direction.frames = frames
    direction.acknowledgedUnheard = unheard
    direction.skipped = skipped
    direction.signal = signal.map(SignalRange.init)
    return direction
  }

  private func abilities(
    _ format: RadioHeader.Format, streams: UInt8, bandwidth: UInt16 = 20
  ) -> RadioAbilities {
    var abilities = RadioAbilities()
    abilities.format = format
    abilities.receiveStreams = streams
    abilities.sendStreams = streams
    abilities.bandwidth = bandwidth
    return abilities
  }

  private func use(_ format: RadioHeader.Format, streams: UInt8, bandwidth: UInt16 = 20) -> RadioUse
  {
    var radio = RadioHeader()
    radio.format = format
    radio.streams = streams
    radio.bandwidth = bandwidth
    var use = RadioUse()
    use.note(radio)
    return use
  }

  private func hearing(
    sent: WiFiDirection, received: WiFiDirection, station: RadioAbilities? = nil,
    cell: RadioAbilities? = nil, use: RadioUse = RadioUse(), missed: Int = 0, heard: Int = 0
  ) -> Hearing {
    var facts = WiFiStation()
    facts.sent = sent
    facts.received = received
    var network = WiFiNetwork()
    network.abilities = cell
    return Hearing(
      facts, can: station, in: network, use, label: "Plug",
      sent: Hearing.Bytes(heard: heard, missed: missed), received: Hearing.Bytes())
  }

  @Test func bothSidesHeardIsNoGap() {
    #expect(hearing(sent: direction(40), received: direction(50, skipped: 9)).gaps.isEmpty)
    // A few frames may be all there was.
    #expect(hearing(sent: direction(0), received: direction(9)).gaps.isEmpty)
  }

  /// The story of an adapter with two antennas and an access point with three.
  @Test func streamsBeyondTheAdapterAreNamed() throws {
    let hearing = hearing(
      sent: direction(0, unheard: 80), received: direction(120),
      station: abilities(.vht, streams: 3), cell: abilities(.vht, streams: 4),
      use: use(.vht, streams: 2), missed: 34_000)
    let gap = try #require(hearing.gaps.first)
    #expect(hearing.gaps.count == 1)
    #expect(gap.isFromStation)
    #expect(gap.cause == .streams(possible: 3, heard: 2))
    #expect(
      gap.text
        == "Half a conversation: 120 frames to Plug were heard, none from it. TCP acknowledges 34,000 bytes that were "
        + "never heard, and 80 acknowledgments answer what was not heard.")
    #expect(
      gap.causeText
        == "The likely cause: both can use 3 spatial streams, and no frame with more than 2 was ever decoded: an adapter "
        + "with 2 can't.")
    #expect(
      gap.advice == "Use an adapter with 3 antennas in monitor mode, or \(Self.wire).")
  }

  @Test func aLaterGenerationThanTheAdapterIsNamed() throws {
    let gap = try #require(
      hearing(
        sent: direction(30), received: direction(40, skipped: 60),
        station: abilities(.he, streams: 2), cell: abilities(.he, streams: 2),
        use: use(.vht, streams: 2)
      ).gaps.first)
    #expect(!gap.isFromStation)
    #expect(
      gap.text
        == "Much to Plug was not heard: 40 frames to it were heard, and 30 from it. 60 sequence numbers are missing."
    )
    #expect(
      gap.causeText
        == "The likely cause: both can use 802.11ax, and nothing newer than 802.11ac was decoded in the whole capture: an "
        + "adapter without 802.11ax can't.")
    #expect(gap.advice == "Use an adapter with 802.11ax in monitor mode, or \(Self.wire).")
  }

  @Test func aWiderChannelThanTheAdapterIsNamed() throws {
    let gap = try #require(
      hearing(
        sent: direction(0), received: direction(10),
        station: abilities(.vht, streams: 1, bandwidth: 80),
        cell: abilities(.vht, streams: 2, bandwidth: 160),
        use: use(.vht, streams: 1, bandwidth: 40)
      ).gaps.first)
    #expect(gap.text == "Half a conversation: 10 frames to Plug were heard, none from it.")
    #expect(
      gap.causeText
        == "The likely cause: both can use channels of 80 MHz, and no frame wider than 40 MHz was ever decoded: an adapter "
        + "set to 40 MHz can't.")
    #expect(
      gap.advice
        == "Set the adapter to 80 MHz (iw dev … set channel … 80MHz), or use \(Self.wire).")
  }

  @Test func aWeakSenderIsNamed() throws {
    let gap = try #require(
      hearing(
        sent: direction(10, unheard: 1, skipped: 40, signal: -88), received: direction(90),
        station: abilities(.ht, streams: 1), cell: abilities(.ht, streams: 2),
        use: use(.ht, streams: 2)
      ).gaps.first)
    #expect(
      gap.text
        == "Much from Plug was not heard: 10 frames from it were heard, and 90 to it. 1 acknowledgment answers what was not "
        + "heard, and 40 sequence numbers are missing.")
    #expect(
      gap.causeText
        == "The likely cause: it is heard at −88 dBm at best, too weak for fast frames.")
    #expect(gap.advice == "Move the adapter closer to the device, or use \(Self.wire).")
  }

  /// Without evidence there is no cause: never a guess.
  @Test(arguments: [true, false])
  func withoutEvidenceTheCauseIsUnknown(_ isStationKnown: Bool) throws {
    let gap = try #require(
      hearing(
        sent: direction(0), received: direction(10),
        station: isStationKnown ? abilities(.vht, streams: 2) : nil,
        cell: abilities(.vht, streams: 3), use: use(.vht, streams: 2)
      ).gaps.first)
    #expect(gap.cause == .unknown)
    #expect(gap.causeText == "The capture doesn't tell the cause.")
    #expect(
      gap.advice
        == "Move the adapter between the device and the access point, make the device reconnect so that it tells what its "
        + "radio can do, or use \(Self.wire).")
  }

  @Test func bytesThatTCPAcknowledgesAreAGap() {
    let gaps = hearing(
      sent: direction(100), received: direction(100), missed: 12_000, heard: 30_000
    ).gaps
    #expect(gaps.map(\.isFromStation) == [true])
    #expect(
      hearing(sent: direction(100), received: direction(100), missed: 12_000, heard: 90_000).gaps
        .isEmpty)
  }

  /// The frames came over a wire: no adapter that is moved hears more.
  @Test func ofATunnelTheOtherDirectionMayPassElsewhere() throws {
    var facts = WiFiStation()
    facts.sent = direction(12)
    let hearing = Hearing(
      facts, isTunnelled: true, can: nil, in: nil, RadioUse(), label: "Tablet",
      sent: Hearing.Bytes(), received: Hearing.Bytes())
    let gap = try #require(hearing.gaps.first)
    #expect(gap.cause == .tunnel)
    #expect(
      gap.causeText
        == "It was captured on a wire, in the tunnel between the access point and its controller: what is missing may take "
        + "another way.")
    #expect(
      gap.advice
        == "Capture at the access point's own port, where both directions of the tunnel pass.")
  }
}
