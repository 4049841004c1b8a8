import TestSupport
import Testing

@testable import Traffic

/// A table holds what a dictionary would, up to its bound, in the order in which it came.
@Suite struct BoundedTableTests {
  /// Found by as many bits of its hash as a test wants to differ.
  private struct Key: TableKey, Comparable {
    let number: UInt64
    var hashBits: UInt64 = .max

    func scattered(_ seed: UInt64) -> UInt64 {
      var mixer = KeyMixer(seed: seed)
      mixer.add(number)
      return mixer.hash & hashBits
    }

    static func < (left: Self, right: Self) -> Bool { left.number < right.number }
  }

  /// All keys apart; many in one place; all in one.
  @Test(arguments: [UInt64.max, 0x7_0000_0000, 0])
  func itHoldsWhatADictionaryHolds(_ hashBits: UInt64) {
    var numbers = SplitMix64(seed: 3)
    var table = BoundedTable<Key, Int>(bound: 1000)
    var dictionary: [UInt64: Int] = [:]
    var order: [UInt64] = []
    for _ in 0..<3000 {
      let key = Key(number: UInt64.random(in: 0..<700, using: &numbers), hashBits: hashBits)
      if dictionary[key.number] == nil { order.append(key.number) }
      if Bool.random(using: &numbers) {
        table.add(key, 1) { $0 += $1 }
        dictionary[key.number, default: 0] += 1
      } else {
        table.update(key, from: 10) { $0 *= 2 }
        dictionary[key.number, default: 10] *= 2
      }
    }
    #expect(table.count == dictionary.count && table.omitted == 0)
    #expect(table.keys.map(\.number) == order)
    for number in 0..<700 as Range<UInt64> {
      #expect(table[Key(number: number, hashBits: hashBits)] == dictionary[number])
    }
  }

  @Test func whatFindsNoRoomIsCounted() {
    var table = BoundedTable<Key, Int>(bound: 4)
    for number in 1...6 as ClosedRange<UInt64> { table.add(Key(number: number), 1) { $0 += $1 } }
    table.add(Key(number: 2), 1) { $0 += $1 }
    table.update(Key(number: 7), from: 0) { $0 += 1 }
    #expect(table.keys.map(\.number) == [1, 2, 3, 4])
    #expect(table.values == [1, 2, 1, 1])
    #expect(table.omitted == 3)
  }

  /// More than there is room for at first, and the index grown again and again.
  @Test func itGrowsToItsBound() {
    let bound = 40_000
    var table = BoundedTable<Key, Int>(bound: bound)
    for number in 0..<(bound + 5) { table.add(Key(number: UInt64(number)), number) { _, _ in } }
    #expect(table.count == bound && table.omitted == 5)
    #expect((0..<bound).allSatisfy { table[Key(number: UInt64($0))] == $0 })
    #expect(table[Key(number: UInt64(bound))] == nil)
  }

  @Test func whatIsLeftOutOfAMergeDependsOnTheKeysAlone() {
    var numbers = SplitMix64(seed: 8)
    let keys = (0..<60).map { Key(number: UInt64($0)) }
    func table(_ keys: [Key]) -> BoundedTable<Key, Int> {
      var table = BoundedTable<Key, Int>(bound: 64)
      for key in keys { table.add(key, 1) { $0 += $1 } }
      return table
    }
    let first = table(Array(keys[..<30]))
    for _ in 0..<20 {
      var (whole, again) = (first, first)
      whole.merge(table(Array(keys[20...]) + (100..<120).map { Key(number: $0) })) { $0 += $1 }
      again.merge(
        table((Array(keys[20...]) + (100..<120).map { Key(number: $0) }).shuffled(using: &numbers))
      ) { $0 += $1 }
      #expect(whole == again)
      #expect(whole.count == 64 && whole.omitted == 16)
      #expect(whole[keys[25]] == 2 && whole[keys[59]] == 1 && whole[Key(number: 119)] == nil)
    }
  }

  /// Where parts are multiplied by a number that is known, a change of the highest bit of one is undone by one of two bits of
  /// the next, whatever the seed: addresses could be chosen that all fall in one place.
  @Test func noChangeOfOnePartIsUndoneByTheNext() {
    var numbers = SplitMix64(seed: 12)
    var hashes: Set<UInt64> = []
    for _ in 0..<1000 {
      let seed = numbers.next()
      let (first, second) = (numbers.next(), numbers.next())
      let highest: UInt64 = 1 << 63
      for (change, answer) in [(0, 0), (highest, highest | 1 << 31), (highest, highest)] {
        var mixer = KeyMixer(seed: seed)
        mixer.add(first ^ change)
        mixer.add(second ^ answer)
        hashes.insert(mixer.hash)
      }
    }
    #expect(hashes.count == 3000)
  }

  /// The same of two parts that are mixed at once, those of one and of the other.
  @Test func noChangeOfOneOfTwoPartsIsUndoneByTheOther() {
    var numbers = SplitMix64(seed: 13)
    var hashes: Set<UInt64> = []
    for _ in 0..<1000 {
      let seed = numbers.next()
      let (first, second) = (numbers.next(), numbers.next())
      for change in [0, 1, 1 << 63] as [UInt64] {
        for answer in [0, 1, 1 << 31, 1 << 63] as [UInt64] {
          var mixer = KeyMixer(seed: seed)
          mixer.add(first ^ change, second ^ answer)
          hashes.insert(mixer.hash)
        }
      }
      var turned = KeyMixer(seed: seed)
      turned.add(second, first)
      hashes.insert(turned.hash)
    }
    #expect(hashes.count == 13_000)
  }

  /// Numbers that follow each other, as addresses and ports do, lie apart; with a seed of nothing, too.
  @Test(arguments: [0, 1, 0x1234_5678_9abc_def0])
  func neighboursLieApart(_ seed: UInt64) {
    for prefix: UInt64 in [0, 0xfe80_0000_0000_0000] {
      let places = (0..<65_536).map { number in
        var mixer = KeyMixer(seed: seed)
        mixer.add(prefix, UInt64(number))
        return mixer.hash >> 32 & 0xffff
      }
      let singly = (0..<65_536).map { number in
        var mixer = KeyMixer(seed: seed)
        mixer.add(prefix)
        mixer.add(UInt64(number))
        return mixer.hash >> 32 & 0xffff
      }
      // Of as many balls as urns, thrown at random, 63 % of the urns are hit.
      #expect(Set(places).count > 39_000)
      #expect(Set(singly).count > 39_000)
    }
  }

  @Test func itIsTheSameWhicheverOrderItsKeysCameIn() {
    let one: BoundedTable<Key, Int> = [Key(number: 1): 5, Key(number: 2): 6]
    let other: BoundedTable<Key, Int> = [Key(number: 2): 6, Key(number: 1): 5]
    let third: BoundedTable<Key, Int> = [Key(number: 2): 6, Key(number: 1): 4]
    #expect(one == other)
    #expect(one != third)
  }

  /// One letter with its accent, and a letter and an accent, are one text to Swift and to readers.
  @Test func equalTextsAreFoundWhateverTheirBytes() {
    struct Text: TableKey {
      let text: String

      func scattered(_ seed: UInt64) -> UInt64 {
        var mixer = KeyMixer(seed: seed)
        mixer.add(text)
        return mixer.hash
      }
    }
    var table: BoundedTable<Text, Int> = [Text(text: "K\u{fc}che"): 1]
    #expect(table[Text(text: "Ku\u{308}che")] == 1)
    table = BoundedTable(bound: 1000)
    // Texts of every length, and such that differ in their last letter alone.
    let texts = (0..<40).flatMap { count in
      ["a", "b"].map { String(repeating: "x", count: count) + $0 }
    }
    for (number, text) in texts.enumerated() {
      table.update(Text(text: text), from: number) { _ in }
    }
    for (number, text) in texts.enumerated() { #expect(table[Text(text: text)] == number) }
  }
}
