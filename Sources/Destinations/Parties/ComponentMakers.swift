/// Makers of network modules and boards: whose MAC a device has, not who made the device.
public enum ComponentMakers {
  /// Whether a vendor of MACs sells modules and contract work to other makers, so that its name says nothing of whose
  /// the device is.
  public static func contains(_ vendor: String) -> Bool {
    let vendor = vendor.lowercased()
    guard let first = vendor.utf8.first, let names = namesByFirst[first] else { return false }
    return names.contains { name in
      vendor.hasPrefix(name) && vendor.dropFirst(name.count).first?.isLetter != true
    }
  }

  /// ``names`` by their first byte.
  private static let namesByFirst = Dictionary(grouping: names) { $0.utf8.first ?? 0 }

  /// The beginnings of their names in lower case: makers of chips and modules, and those who build for others, as
  /// known from their business.
  private static let names = """
    ai-link|altobeam|ampak|arcadyan|asiarf|askey|azurewave|beken|bouffalo lab|broadcom|chicony
    chongqing fugui|cloud network|compal|cybertan|earda|espressif|fn-link|foxconn|gaoshengda|gemtek
    guangdong gaoshengda|hi-flying|high-flying|hon hai|hui zhou gaoshengda|intel|inventek|lierda
    lite-on|liteon|longcheer|marvell|mediatek|microchip|murata|mxchip|nxp|pegatron|qualcomm|quanta
    quectel|raspberry pi|realtek|redpine|rockchip|samjin|seeed|sercomm|shanghai high-flying
    shenzhen bilian|shenzhen four seas|shenzhen gongjin|shenzhen ogemray|shenzhen rf-link
    sichuan ai-link|silicon lab|silicon laboratories|simcom|sky light|stmicroelectronics|sunitec
    telink|texas instruments|tonly|u-blox|universal global scientific|usi|vmware|winner micro
    winner microelectronics|wisol|wistron|wistron neweb|wnc|xensource
    """.split { $0 == "|" || $0 == "\n" }.map(String.init)
}
