/// What a device's description document says of it (UPnP Device Architecture 2.0 §2.3).
public struct UPnPDescription: Hashable, Sendable {
  /// A name for people.
  public let friendlyName: String?
  public let manufacturer: String?
  public let modelName: String?
  public let modelNumber: String?
  public let modelDescription: String?
  public let serialNumber: String?
  /// The unique device name: `uuid:…`.
  public let uniqueDeviceName: String?
  /// The types of the device and those embedded in it, its own first; at most eight.
  public let deviceTypes: [String]

  /// - Parameter bytes: the document, or as much of it as there is.
  public init(parsing bytes: RawSpan) throws(DecodeError) {
    let elements = XMLElements(reading: bytes)
    guard elements.all.first?.name == "root", elements.contains("device") else {
      throw DecodeError(.invalid(field: "root", value: 0), at: 0)
    }
    friendlyName = elements.text(of: "friendlyName")
    manufacturer = elements.text(of: "manufacturer")
    modelName = elements.text(of: "modelName")
    modelNumber = elements.text(of: "modelNumber")
    modelDescription = elements.text(of: "modelDescription")
    serialNumber = elements.text(of: "serialNumber")
    uniqueDeviceName = elements.text(of: "UDN")
    var types: [String] = []
    for element in elements.all where element.name == "deviceType" && !element.text.isEmpty {
      guard types.count < 8 else { break }
      if !types.contains(element.text) { types.append(element.text) }
    }
    deviceTypes = types
  }
}
