/// Something that was understood of a flow, or of all flows of a contact.
public struct FlowFact: Hashable, Comparable, Sendable {
  /// What it is about.
  public enum Subject: UInt8, Sendable {
    /// The protocol, as Zeek's `service` has it.
    case service

    // TLS, DTLS and QUIC.
    /// The name a TLS or QUIC client asked for (RFC 6066 §3).
    case serverName
    /// The version agreed on, as Zeek writes it: `TLSv12`; of QUIC: `1`.
    case tlsVersion
    case quicVersion
    /// The IANA name of the cipher suite agreed on.
    case cipher
    case ja4
    case alpn
    /// The client hid the server's name (RFC 9849): `present`.
    case encryptedClientHello
    /// Subject, issuer and, where there is one, what is wrong with the server's certificate.
    case certificateSubject
    case certificateIssuer
    case certificateProblem
    /// Application data records (count) and their bytes; the value is who sent them: `client` or `server`.
    case applicationData

    // What can be read.
    /// The Host that a HTTP client asked for (RFC 9110 §7.2).
    case httpHost
    /// A user's name, or an account's, in the clear.
    case userName
    /// A file that a TFTP client asks for (RFC 1350 §5).
    case fileName
    /// What a WebSocket was agreed to carry (RFC 6455 §1.9): `mqtt`.
    case subprotocol
    /// The seconds within which an MQTT client promises its next packet (MQTT 3.1.1 §3.1.2.10); `0` promises nothing.
    case keepAlive
    /// What kind of secret crossed in the clear: `http-basic`, `http-token`, `mqtt-password`, `hue-key`,
    /// `tplink-password`. Never the secret.
    case credentials
    /// What payload that no decoder knows looks like: `cleartext`, `compressed`, `encrypted`.
    case payload
    /// What messages were seen to carry of a protocol that seals some and others not: `cleartext`, `encrypted` (count and
    /// bytes).
    case content

    // Holes and habits.
    /// A port mapping that a router granted a device, or was asked for where no answer was captured:
    /// `tcp 8554 → 192.168.1.20:554 for 3600 s`.
    case portMapping
    /// Port mappings that a router took back: those of a port outside (`tcp 8554`), or of one inside
    /// (`tcp → 192.168.1.20:554`; port 0 stands for all).
    case closedPortMapping
    /// The host name of a dynamic DNS update.
    case dynamicDNS
    /// Requests of HTTP that only tell of something (count): those whose method is NOTIFY (UPnP Device Architecture 2.0 §4.3.2);
    /// the value is `notify`.
    case eventNotification
    /// A file fetched over HTTP whose path looks like that of a device's software, and its bytes as far as they were told.
    case firmware
    /// Segments that came twice with other bytes (count); the value is who sent them: `client` or `server`.
    case conflictingBytes
    /// Bytes that were never captured, or made no sense, and were passed over; the value is who sent them.
    case passedOver
    /// A time server's answer without the time: its kiss code (`RATE`, RFC 5905 §7.4), or `unsynchronised` (§7.3, stratum 16).
    case timeRefused
    /// Why a connection that was accepted came to nothing, as ``TurnedAway`` writes it.
    case turnedAway
  }

  public let value: String
  public let subject: Subject

  /// Longest value, in characters.
  static let valueBound = 256

  public init(_ subject: Subject, _ value: String) {
    self.subject = subject
    self.value = value.utf8.count > Self.valueBound ? String(value.prefix(Self.valueBound)) : value
  }

  public static func < (left: Self, right: Self) -> Bool {
    left.subject == right.subject
      ? left.value < right.value : left.subject.rawValue < right.subject.rawValue
  }
}
