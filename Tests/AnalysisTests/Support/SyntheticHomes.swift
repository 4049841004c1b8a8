import Foundation
import TestSupport

/// The synthetic homes of the repository (Tests/Captures/README.md), each seen from several places.
enum SyntheticHomes {
  static let captures = ["seed-1", "seed-6"].flatMap { home in
    ["inside", "outside", "mirror-twice", "one-host", "one-direction", "lossy"].map { view in
      "\(home)/\(view).pcapng.gz"
    }
  }

  static func path(_ capture: String) -> String {
    Repository.captures.appending(path: "home/\(capture)").path
  }
}
