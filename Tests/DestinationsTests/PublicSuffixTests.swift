import Foundation
import Testing

@testable import Destinations

/// The registrable domain of a name, by the public suffix list.
struct PublicSuffixTests {
  /// Cases of the list's own test vectors (publicsuffix.org, dedicated to the public domain), in the order given there.
  @Test(
    arguments: [
      ("COM", nil), ("example.COM", "example.com"), ("WwW.example.COM", "example.com"),
      (".com", nil), (".example.com", nil), ("example", nil),
      ("example.example", "example.example"), ("a.b.example.example", "example.example"),
      ("biz", nil), ("b.domain.biz", "domain.biz"), ("uk.com", nil),
      ("b.example.uk.com", "example.uk.com"), ("test.ac", "test.ac"), ("mm", nil), ("c.mm", nil),
      ("b.c.mm", "b.c.mm"), ("a.b.c.mm", "b.c.mm"), ("www.test.jp", "test.jp"), ("ac.jp", nil),
      ("www.test.ac.jp", "test.ac.jp"), ("kyoto.jp", nil), ("ide.kyoto.jp", nil),
      ("a.b.ide.kyoto.jp", "b.ide.kyoto.jp"), ("c.kobe.jp", nil), ("a.b.c.kobe.jp", "b.c.kobe.jp"),
      ("city.kobe.jp", "city.kobe.jp"), ("www.city.kobe.jp", "city.kobe.jp"), ("ck", nil),
      ("test.ck", nil), ("a.b.test.ck", "b.test.ck"), ("www.www.ck", "www.ck"), ("us", nil),
      ("ak.us", nil), ("www.test.k12.ak.us", "test.k12.ak.us"), ("食狮.com.cn", "食狮.com.cn"),
      ("www.食狮.公司.cn", "食狮.公司.cn"), ("xn--85x722f.com.cn", "xn--85x722f.com.cn"),
      ("shishi.xn--55qx5d.cn", "shishi.xn--55qx5d.cn"), ("xn--fiqs8s", nil),
    ] as [(String, String?)])
  func theListsOwnVectors(_ name: String, _ domain: String?) {
    #expect(PublicSuffixes.registrableDomain(of: name) == domain)
  }

  /// The whole of them, where Debian's publicsuffix is installed.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: Self.vectors)))
  func allOfTheListsOwnVectors() throws {
    let text = try String(contentsOfFile: Self.vectors, encoding: .utf8)
    var count = 0
    for line in text.split(separator: "\n") where line.hasPrefix("checkPublicSuffix('") {
      let words = line.split(separator: "'")
      let wanted = words.count > 3 ? String(words[3]) : nil
      #expect(PublicSuffixes.registrableDomain(of: String(words[1])) == wanted, "\(line)")
      count += 1
    }
    #expect(count > 60)
  }

  static let vectors = "/usr/share/doc/publicsuffix/examples/test_psl.txt"

  @Test(arguments: [
    "", ".", "a..b", "192.0.2.1", "2001:db8::1", String(repeating: "a.", count: 200),
  ])
  func whatIsNoNameHasNoDomain(_ text: String) {
    #expect(PublicSuffixes.registrableDomain(of: text) == nil)
  }

  @Test func aFinalDotSaysNothing() {
    #expect(PublicSuffixes.registrableDomain(of: "mqtt.meross.com.") == "meross.com")
  }

  /// A lookup finds every line of the tables, which is what being sorted is for.
  @Test func everyRuleIsFound() {
    for table in [
      PublicSuffixTable.plain, PublicSuffixTable.wildcards, PublicSuffixTable.exceptions,
    ] {
      let lines = SortedLines(table)
      for line in table.split(separator: "\n") {
        #expect(lines.contains(line))
        #expect(!lines.contains(line + "\u{1}"))
      }
      #expect(!lines.contains(""))
    }
  }
}
