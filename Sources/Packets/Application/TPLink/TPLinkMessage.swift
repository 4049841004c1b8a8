/// A message of TP-Link's Smart Home protocol: JSON, encrypted with ``TPLinkCipher``.
///
/// Over UDP it is the datagram, over TCP it follows its length in four bytes.
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |                  Length (over TCP alone)                      |
///     |  {"MODULE":{"VERB":{ARGUMENTS}, …}, …}, encrypted             |
public struct TPLinkMessage: Hashable, Sendable {
  /// What a module is asked to do, or answers that it did.
  public struct Command: Hashable, Sendable {
    /// `system`, `netif`, `schedule`, `emeter`, `cnCloud`, …
    public let module: String
    /// `get_sysinfo`, `set_relay_state`, …
    public let verb: String
    /// What goes with it; null where there is nothing.
    public let arguments: JSONValue
  }

  /// The text as it was sent.
  public let text: String
  /// Each verb of each module, in order. `context`, which names the sockets of a power strip that are meant, is no module.
  public let commands: [Command]

  /// The port of the devices (TP-Link's own).
  public static let port: UInt16 = 9999

  /// Decrypts a message, without its length.
  public init(parsing bytes: RawSpan) throws(DecodeError) {
    let plain = TPLinkCipher.decrypt(bytes)
    let json = try JSONValue(parsing: plain)
    guard case .object(let modules) = json else {
      throw DecodeError(.invalid(field: "JSON", value: UInt64(plain.first ?? 0)), at: 0)
    }
    text = String(validating: plain.rawSpan) ?? ""
    commands = modules.filter { $0.name != "context" }.flatMap { module in
      module.value.members.map {
        Command(module: module.name, verb: $0.name, arguments: $0.value)
      }
    }
  }

  /// Whether it answers: every verb then has an error code.
  public var isAnswer: Bool {
    commands.contains { $0.arguments["err_code"] != nil }
  }

  /// What `system.get_sysinfo` is answered.
  public var systemInformation: TPLinkSystemInformation? {
    commands.first { $0.module == "system" && $0.verb == "get_sysinfo" }
      .flatMap { TPLinkSystemInformation($0.arguments) }
  }
}
