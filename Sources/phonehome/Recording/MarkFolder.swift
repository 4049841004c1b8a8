import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where running captures can be told of marks: a folder that is its owner's alone, with a socket for each capture.
enum MarkFolder {
  /// This user's folder, which is made when it isn't there; nil where that can't be done safely.
  static func own() -> String? {
    let path = ownPath
    // Whoever was first may have made it, and may not be us.
    guard mkdir(path, 0o700) == 0 || errno == EEXIST, isOwn(path, getuid()) else { return nil }
    return path
  }

  /// The folders whose captures this user may tell of marks: their own, and root everybody's.
  static var reachable: [String] {
    let user = getuid()
    guard user == 0 else { return isOwn(ownPath, user) ? [ownPath] : [] }
    var folders = [ownPath, "/run/phonehome"] + entries(of: "/run/phonehome", where: { _ in true })
    for folder in entries(of: "/run/user", where: { _ in true }) {
      folders.append(folder + "/phonehome")
    }
    folders += entries(of: "/tmp") { $0.hasPrefix("phonehome-") }
    var seen: Set<String> = []
    return folders.filter { folder in
      seen.insert(folder).inserted && owner(of: folder).map { isOwn(folder, $0) } ?? false
    }
  }

  /// The sockets in a folder, each with the process that listens there.
  static func sockets(in folder: String) -> [(process: Int32, path: String)] {
    entries(of: folder) { $0.hasPrefix("capture-") && $0.hasSuffix(".sock") }.compactMap { path in
      let name = path.split(separator: "/").last ?? ""
      return Int32(name.dropFirst(8).dropLast(5)).map { ($0, path) }
    }.sorted { $0.process < $1.process }
  }

  /// What systemd gives a service, what a login gives a user, or else a folder of our own.
  private static var ownPath: String {
    let user = getuid()
    let environment = ProcessInfo.processInfo.environment
    if let folder = environment["RUNTIME_DIRECTORY"], isOwn(folder, user) { return folder }
    let candidates = [environment["XDG_RUNTIME_DIR"], "/run/user/\(user)"].compactMap(\.self)
    if let folder = candidates.first(where: { isOwn($0, user) }) { return folder + "/phonehome" }
    return "/tmp/phonehome-\(user)"
  }

  /// Whether it is a folder that nobody but its owner may write in.
  private static func isOwn(_ path: String, _ user: uid_t) -> Bool {
    var status = stat()
    // Links in /tmp are anybody's; those in /run are the system's.
    let result = path.hasPrefix("/run/") ? stat(path, &status) : lstat(path, &status)
    return result == 0 && status.st_mode & S_IFMT == S_IFDIR && status.st_uid == user
      && status.st_mode & 0o022 == 0
  }

  private static func owner(of path: String) -> uid_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_uid : nil
  }

  private static func entries(of folder: String, where isWanted: (String) -> Bool) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter(isWanted).prefix(1024).map { folder + "/" + $0 }
  }
}
