/// A stretch of a Telnet stream without its commands (RFC 854).
public struct TelnetText: Hashable, Sendable {
  /// What is to be seen: data bytes alone.
  public let bytes: [UInt8]
  /// Options negotiated, each as WILL, WON'T, DO or DON'T (251...254) and its number.
  public let negotiations: [Negotiation]
  /// Bytes that were understood; a command cut short is left for later.
  public let byteCount: Int

  public struct Negotiation: Hashable, Sendable {
    public let verb: UInt8
    public let option: UInt8
  }

  private static let interpretAsCommand: UInt8 = 255
  private static let negotiationBound = 64

  public init(parsing span: RawSpan) {
    var bytes: [UInt8] = []
    var negotiations: [Negotiation] = []
    var reader = ByteReader(span)
    var complete = 0
    do throws(DecodeError) {
      while reader.remaining > 0 {
        let byte: UInt8 = try reader.read()
        if byte != Self.interpretAsCommand {
          bytes.append(byte)
        } else {
          let command: UInt8 = try reader.read()
          switch command {
          case Self.interpretAsCommand: bytes.append(command)
          case 251...254:
            let option: UInt8 = try reader.read()
            if negotiations.count < Self.negotiationBound {
              negotiations.append(Negotiation(verb: command, option: option))
            }
          case 250: try Self.skipSubnegotiation(&reader)
          default: break
          }
        }
        complete = reader.offset
      }
    } catch {}
    self.bytes = bytes
    self.negotiations = negotiations
    byteCount = complete
  }

  /// Whether there is something to be seen, and it is ASCII with the controls of a terminal.
  public var isText: Bool {
    !bytes.isEmpty
      && bytes.allSatisfy {
        $0 < 0x7f && ($0 >= 0x20 || (7...13).contains($0) || $0 == 0 || $0 == 0x1b)
      }
  }

  /// Moves past what an option says, up to IAC SE (RFC 855).
  private static func skipSubnegotiation(_ reader: inout ByteReader) throws(DecodeError) {
    while true {
      guard try reader.read(UInt8.self) == interpretAsCommand else { continue }
      if try reader.read(UInt8.self) == 240 { return }
    }
  }

  /// Whether bytes begin with the negotiation of an option that is registered (IANA Telnet Options).
  public static func begins(_ span: RawSpan) -> Bool {
    var reader = ByteReader(span)
    guard let first = try? reader.read(UInt8.self), first == interpretAsCommand,
      let verb = try? reader.read(UInt8.self), (250...254).contains(verb),
      let option = try? reader.read(UInt8.self)
    else { return false }
    return option <= 49 || option == 255
  }
}
