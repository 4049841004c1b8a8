/// What a message of ESPHome's native API says, as far as it tells who speaks or what a device shall do (ESPHome's api.proto).
public enum ESPHomeMessage: Hashable, Sendable {
  /// Who calls.
  case hello(client: String)
  /// Who answers, and with what software.
  case helloBack(name: String, software: String)
  /// Whether a password was given.
  case login(hasPassword: Bool)
  case device(name: String, friendlyName: String, model: String, version: String)
  /// What kind of thing of the device's shall do something, and whether it is to go on or off, where that is said.
  case command(what: String, isOn: Bool?)
  case other

  /// Messages longer than this are not read; a judgement: what is read of here has some hundred bytes.
  public static let bound = 4096

  /// Whether messages of a type are read.
  public static func isRead(_ type: UInt64) -> Bool {
    (1...3).contains(type) || type == 10 || commands[type] != nil
  }

  public init(_ type: UInt64, parsing bytes: RawSpan) throws(DecodeError) {
    var texts: [UInt64: String] = [:]
    var numbers: [UInt64: UInt64] = [:]
    var fields = ProtobufReader(bytes)
    while let field = try fields.next() {
      // No field that is read has a number beyond.
      guard field.number < 16 else { continue }
      switch field.value {
      case .bytes(let value): texts[field.number] = String(escaping: value)
      case .varint(let value): numbers[field.number] = value
      case .fixed32, .fixed64: break
      }
    }
    self =
      switch type {
      case 1: .hello(client: texts[1] ?? "")
      case 2: .helloBack(name: texts[4] ?? "", software: texts[3] ?? "")
      case 3: .login(hasPassword: !(texts[1] ?? "").isEmpty)
      case 10:
        .device(
          name: texts[2] ?? "", friendlyName: texts[13] ?? "", model: texts[6] ?? "",
          version: texts[4] ?? "")
      case 33: .command(what: "a switch", isOn: numbers[2] == 1)
      case 31, 32:
        .command(
          what: Self.commands[type] ?? "", isOn: numbers[2] == 1 ? numbers[3] == 1 : nil)
      default: Self.commands[type].map { .command(what: $0, isOn: nil) } ?? .other
      }
  }

  /// `…CommandRequest` and `ExecuteServiceRequest`, by what they tell.
  private static let commands: [UInt64: String] = [
    30: "a cover", 31: "a fan", 32: "a light", 33: "a switch", 42: "a service of its own",
    48: "a thermostat", 51: "a number", 54: "a choice", 57: "a siren", 60: "a lock",
    62: "a button", 65: "a media player", 96: "an alarm", 99: "a text", 111: "a valve",
    118: "an update", 134: "a water heater",
  ]
}
