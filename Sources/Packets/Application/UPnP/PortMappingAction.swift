/// What a device asks its router to do about a port, as a SOAP action of WANIPConnection or WANPPPConnection
/// (UPnP WANIPConnection:2 §2.5.16–2.5.20).
public struct PortMappingAction: Hashable, Sendable {
  public enum Kind: String, Sendable {
    case add = "AddPortMapping"
    /// Any external port that is free will do.
    case addAny = "AddAnyPortMapping"
    case delete = "DeletePortMapping"
  }

  public let kind: Kind
  /// `tcp` or `udp`.
  public let transport: String
  public let externalPort: UInt16
  /// The device that the port leads to, and its port; not told where a mapping is deleted.
  public let internalClient: String?
  public let internalPort: UInt16?
  /// In seconds; 0 for as long as the router is on.
  public let leaseDuration: UInt32?
  public let description: String?

  /// - Parameter bytes: the SOAP envelope.
  public init(parsing bytes: RawSpan) throws(DecodeError) {
    let elements = XMLElements(reading: bytes)
    guard let kind = elements.all.lazy.compactMap({ Kind(rawValue: $0.name) }).first,
      let transport = elements.text(of: "NewProtocol"),
      let port = elements.text(of: "NewExternalPort").flatMap({ UInt16($0) })
    else { throw DecodeError(.invalid(field: "action", value: 0), at: 0) }
    self.kind = kind
    self.transport = transport.lowercased()
    externalPort = port
    internalClient = elements.text(of: "NewInternalClient")
    internalPort = elements.text(of: "NewInternalPort").flatMap { UInt16($0) }
    leaseDuration = elements.text(of: "NewLeaseDuration").flatMap { UInt32($0) }
    description = elements.text(of: "NewPortMappingDescription")
  }
}
