extension DeviceClaim {
  /// What a claim is about; its raw value is the `claim` of the report's evidence.
  public enum Subject: String, Sendable {
    // DHCP (RFC 2132).
    case hostName = "host-name"
    case fqdn = "fqdn"
    case vendorClass = "vendor-class"
    case clientIdentifier = "client-id"
    /// DHCP's parameter request list, as decimal numbers with commas: a trait of the client's software.
    case parameterRequestList = "parameter-request-list"
    case mudURL = "mud-url"
  }
}

extension DeviceClaim.Subject {
  /// The protocol that said so: the `source` of the report's evidence.
  public var source: String {
    switch self {
    case .hostName, .fqdn, .vendorClass, .clientIdentifier, .parameterRequestList, .mudURL: "dhcp"
    }
  }
}
