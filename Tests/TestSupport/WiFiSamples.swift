/// Management frames of an access point and a station, made by hand: whole, without a radio header.
///
/// The access point is 02:00:00:00:00:cc, its network "Attic", the station 02:00:00:00:00:aa.
public enum WiFiSamples {
  /// Channel 6, Germany, WPA2 and WPA3, WPS, a radio of three streams and 80 MHz with 802.11ax.
  public static let beacon = [UInt8](
    hex: "80000000ffffffffffff0200000000cc0200000000cc1000" + cell("054174746963"))

  /// The same from a network that hides its name.
  public static let hiddenBeacon = [UInt8](
    hex: "80000000ffffffffffff0200000000cc0200000000cc1000" + cell("00"))

  public static let probeResponse = [UInt8](
    hex: "500000000200000000aa0200000000cc0200000000cc1000" + cell("054174746963"))

  /// A station with 802.11n, two streams and 40 MHz that joins by SAE.
  public static let associationRequest = [UInt8](
    hex: "000000000200000000cc0200000000aa0200000000cc100011000a00"
      + "00054174746963 010482848b96 30140100000fac040100000fac040100000fac088000"
      + "2d1a6f0017ffff000000000000000000000000000000000000000000")

  /// A station that looks for a network "Cellar".
  public static let probeRequest = [UInt8](
    hex: "40000000ffffffffffff0200000000aaffffffffffff1000 000643656c6c6172 010402040b16")

  /// Refused: too many stations.
  public static let associationResponse = [UInt8](
    hex: "100000000200000000aa0200000000cc0200000000cc1000 110011000000 010482848b96")

  public static let authentication = [UInt8](
    hex: "b00000000200000000aa0200000000cc0200000000cc1000 000002000f00")

  /// By the access point: the 4-way handshake took too long.
  public static let deauthentication = [UInt8](
    hex: "c00000000200000000aa0200000000cc0200000000cc1000 0f00")

  /// By the station: it leaves for another network.
  public static let disassociation = [UInt8](
    hex: "a00000000200000000cc0200000000aa0200000000cc1000 0800")

  public static let management = [
    beacon, hiddenBeacon, probeResponse, associationRequest, probeRequest, associationResponse,
    authentication, deauthentication, disassociation,
  ]

  private static func cell(_ name: String) -> String {
    "3930000000000000 6400 1100 00" + name + "010482848b96 030106 050400010000"
      + "0706444520010d14 2d1a6f0017ffffff0000000000000000000000000000000000000000"
      + "30180100000fac040100000fac040200000fac02000fac088000 3603341201"
      + "3d1606000000000000000000000000000000000000000000 bf0c00000000eaff0000faff0000"
      + "ff16230000000000000400000000000000000000eaffeaff"
      + "dd300050f204 1044000102 101100084c616d7020313233 1021000441434d45 10230003"
      + "4c2d31 10540008000b0050f2040002"
  }
}
