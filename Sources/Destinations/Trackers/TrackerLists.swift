import Foundation

/// The lists of trackers that are at hand.
public enum TrackerLists {
  /// Debian's webext-ublock-origin-firefox carries EasyPrivacy and EasyList.
  private static let extensions = "/usr/share/mozilla/extensions"
  private static let files = [
    "assets/thirdparties/easylist/easyprivacy.txt", "assets/thirdparties/easylist/easylist.txt",
  ]

  /// Those that are installed; none where there are none.
  public static func installed() -> [TrackerList] {
    let manager = FileManager.default
    let folders = [extensions].flatMap { root in
      (try? manager.contentsOfDirectory(atPath: root))?.sorted().map { "\(root)/\($0)" } ?? []
    }
    let root = folders.map { "\($0)/uBlock0@raymondhill.net" }.first(where: manager.fileExists)
    guard let root else { return [] }
    return files.compactMap { try? TrackerList(path: "\(root)/\($0)") }
  }
}
