/// Why a TFTP transfer ends before its time (RFC 1350 Appendix I "Error Codes", RFC 2347).
public struct TFTPErrorCode: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  private static let names = [
    "Not defined", "File not found", "Access violation", "Disk full or allocation exceeded",
    "Illegal TFTP operation", "Unknown transfer ID", "File already exists", "No such user",
    "Option negotiation failed",
  ]
}

extension TFTPErrorCode: CustomStringConvertible {
  public var description: String {
    Int(rawValue) < Self.names.count ? Self.names[Int(rawValue)] : "error \(rawValue)"
  }
}
