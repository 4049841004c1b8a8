/// A message with which stations agree on keys, and what the keys given say of it.
public struct WiFiHandshakeStep: Hashable, Sendable {
  public enum Message: UInt8, Hashable, Sendable {
    /// The 4-way handshake (IEEE 802.11-2020 §12.7.6).
    case first = 1
    case second
    case third
    case fourth
    /// The group key handshake (§12.7.7).
    case groupFirst
    case groupSecond
  }

  /// What is known of the key that the message was made with.
  public enum Proof: UInt8, Hashable, Sendable {
    /// Nothing: it has no MIC, or there was no key to check it with.
    case none
    /// A key given is the right one: the MIC, or the PMKID in the first message, verifies.
    case rightKey
    /// None of the keys given is the right one: the MIC proves it.
    case wrongKey
    /// Only the pairwise master key could tell: the network uses SAE, OWE or 802.1X.
    case masterKeyNeeded
    /// The name of the network was not heard, so that no passphrase could be tried.
    case networkNameUnknown
  }

  public let message: Message
  /// The access point.
  public let bssid: MACAddress
  public let station: MACAddress
  public let proof: Proof

  public init(_ message: Message, bssid: MACAddress, station: MACAddress, proof: Proof) {
    self.message = message
    self.bssid = bssid
    self.station = station
    self.proof = proof
  }
}
