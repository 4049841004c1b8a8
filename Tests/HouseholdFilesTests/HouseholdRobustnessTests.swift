import TestSupport
import Testing

@testable import HouseholdFiles

@Suite struct HouseholdRobustnessTests {
  /// Bytes changed, dropped, doubled and moved, as disks and editors do.
  func damaged(_ text: String, seed: UInt64) -> String {
    var generator = SplitMix64(seed: seed)
    var bytes = Array(text.utf8)
    let marks = Array("{}[]\";,#:\\-*&!|>%@`'\"\n\r\t \0".utf8)
    for _ in 0..<Int.random(in: 1...8, using: &generator) where !bytes.isEmpty {
      let index = Int.random(in: bytes.indices, using: &generator)
      let end = min(bytes.count, index + Int.random(in: 1...40, using: &generator))
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes[index] = marks.randomElement(using: &generator) ?? 0
      case 2: bytes.removeSubrange(index..<end)
      case 3: bytes.insert(contentsOf: bytes[index..<end], at: bytes.startIndex)
      default: bytes.removeLast(bytes.count - index)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func fourThousandDamagedLeaseFilesNeverTrap() {
    for seed in 0..<4000 as Range<UInt64> {
      let sample = Samples.leases[Int(seed) % Samples.leases.count].text
      guard let file = try? LeaseFile(damaged(sample, seed: seed), file: "leases") else { continue }
      #expect(file.problems.count <= ProblemList.limit + 1)
      #expect(file.entries.allSatisfy { $0.mac != nil || $0.address != nil })
    }
  }

  @Test func twoThousandDamagedHouseholdFilesNeverTrap() {
    for seed in 0..<2000 as Range<UInt64> {
      let text = damaged(Samples.household, seed: seed)
      guard let file = try? HouseholdFile(text, file: "home.yaml") else { continue }
      #expect(file.problems.count <= ProblemList.limit + 1)
      #expect(
        file.devices.allSatisfy {
          !$0.macs.isEmpty || !$0.addresses.isEmpty || !$0.hostNames.isEmpty
        })
    }
  }

  @Test func filesCutAtEveryByteNeverTrap() {
    for text in Samples.leases.map(\.text) {
      for cut in beginnings(of: text) { _ = try? LeaseFile(cut, file: "leases") }
    }
    for cut in beginnings(of: Samples.household) {
      _ = try? HouseholdFile(cut, file: "home.yaml")
    }
  }

  func beginnings(of text: String) -> [String] {
    text.utf8.indices.map { String(decoding: text.utf8[..<$0], as: UTF8.self) }
  }
}
