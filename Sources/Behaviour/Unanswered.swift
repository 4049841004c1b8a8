import Packets
import Traffic

/// Who never answers.
extension Dealings {
  /// Whether it is known that nobody ever answered: the device asked one station, over TCP, or over UDP for a service that
  /// answers every question from the port it is asked at, and nothing came back but refusals; or, whatever the service, ICMP
  /// refused half of the datagrams at least (hosts send such errors at a limited rate, RFC 1812 §4.3.2.8).
  ///
  /// A RST or a FIN alone asks for nothing: it is what is left of a connection that ended before. A datagram to any other
  /// port may itself be an answer. A capture that hears one direction only knows it of TCP: who is
  /// answered goes on. Definition: RFC 9293 §3.8.3 for connections that time out.
  var isUnanswered: Bool {
    guard flows > 0, answered == 0, initiator != .unknown, !isToGroup else { return false }
    switch kind {
    case .tcp: return unanswered > 0
    case .udp:
      if refusedPackets > 0, refusedPackets * 2 >= packetsSent, packetsReceived == 0 { return true }
      guard !isOneSided, !isLossy || packetsSent >= Self.fewestOfLossy, hadTime else {
        return false
      }
      return service.map(Self.answeringServices.contains) ?? false
    default: return false
    }
  }

  /// Whether the capture went on long enough after the first question for an answer to come, or to be waited for in vain.
  private var hadTime: Bool {
    guard let first = rhythm.starts.times.first else { return true }
    return end - first >= Self.patience
  }

  /// How long one waits for an answer at least before one asks again, in nanoseconds: resolvers 5 s, many devices 2 to 3 s.
  private static let patience: Int64 = 3_000_000_000

  /// Fewest questions that must be unanswered where packets are missing: chance loses so many answers once in a thousand
  /// captures that lost a tenth.
  private static let fewestOfLossy = 3

  /// Services over UDP that answer every question, to whom asked and from the port that was asked. Others answer elsewhere (DHCP;
  /// mDNS, RFC 6762 §6), only take, or speak to a port because a question to all came from it (LIFX).
  private static let answeringServices: Set<String> = [
    "dns", "ntp", "quic", "dtls", "snmp", "stun", "nat-pmp", "pcp", "radius", "coap", "ike",
    "openvpn", "wireguard",
  ]
}

extension Attempts {
  /// Fewest tries that make a period: what was never answered has nothing else to go by.
  static let fewestTries = 3

  init(judging dealings: borrowing Dealings) {
    let starts = dealings.rhythm.starts
    self.init(
      count: dealings.kind == .tcp ? dealings.unanswered : starts.count,
      packets: dealings.initiator == .destination
        ? dealings.packetsReceived : dealings.packetsSent,
      repetitions: dealings.rhythm.repetitions.map { Double($0) / 1e9 },
      period: Self.period(of: starts.times, addresses: dealings.addresses))
    if let period, !starts.isCut, period.count < starts.count {
      rounds = period.count
    }
    if let name = dealings.refusal {
      refusal = .icmp(name)
      refusedPackets = dealings.refusedPackets
    } else if dealings.refused > 0 {
      refusal = .reset
    } else {
      // A SYN that is sent again proves that nothing had come.
      isAnswerHidden = dealings.isOneSided && repetitions.isEmpty
    }
  }

  /// How often it begins anew: tries of one moment are one, and so is a try of each address in turn.
  private static func period(of times: [Int64], addresses: Int) -> Period? {
    let period = Period(ofStarts: times, fewest: fewestTries, burstShare: 1)
    guard addresses > 1, times.count >= fewestTries * addresses else { return period }
    let rounds = stride(from: 0, to: times.count, by: addresses).map { times[$0] }
    return Period(ofStarts: rounds, fewest: fewestTries, burstShare: 1) ?? period
  }
}
