import Foundation
import Testing

/// A network of our own for mirrors: scripts that run where nobody else hears, with the tools of Tests/Wire.
enum MirrorWire {
  /// The Python that has scapy: Debian's own where there are several.
  static let python: URL? = {
    let places = [URL(filePath: "/usr/bin/python3"), Program.find("python3")].compactMap(\.self)
    return places.first {
      (try? Program.run($0, ["-c", "import scapy.all, scapy.contrib.tzsp"]).status) == 0
    }
  }()

  static let isPossible = Wire.isPossible && python != nil
  static let reason: Comment = "no network namespaces (that takes root), or no python3-scapy here"

  /// Runs a shell script. Beside what ``Wire`` gives it, it finds the tools `mirror`, `stream` and
  /// `rubbish`, and `ready TABLE TEXT [COUNT]`, which waits until /proc/net/TABLE has so many lines with the text.
  static func run(_ script: String, in folder: TemporaryFolder) throws -> Program.Result {
    let tools = ["mirror", "stream", "rubbish"].map { name in
      "\(name)() { '\(python?.path ?? "")' '\(Wire.tools.appending(path: name).path)' \"$@\"; }"
    }
    let ready = """
      has() { [ "$(grep -c "$2" /proc/net/$1)" -ge "${3:-1}" ]; }
      ready() { till has "$@"; }
      """
    return try Wire.run((tools + [ready, script]).joined(separator: "\n"), in: folder)
  }
}
