import Foundation
import TestSupport
import Testing
import Traffic

@testable import Analysis

/// The table of rules itself.
@Suite struct IdentityRulesTests {
  private static let index = IdentityRuleIndex.standard

  @Test func everyLineIsARule() {
    #expect(Self.index.unreadable == [])
    #expect(Self.index.rules.count > 700)
  }

  @Test func everyRuleLooksAtSomethingThatExists() {
    let aspects: Set = [
      "vendor", "asks", "serves", "calls", "maker", "os", "name", "model", "text", "word",
      "device-type",
    ]
    for rule in Self.index.rules {
      for condition in rule.conditions where !aspects.contains(condition.aspect) {
        #expect(DeviceClaim.Subject(rawValue: condition.aspect) != nil, "\(condition.aspect)")
      }
    }
  }

  @Test func typesAreWordsWithHyphens() {
    for rule in Self.index.rules {
      for answer in rule.answers where answer.question == .type {
        #expect(
          answer.value.utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "-")
              || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          }, "\(answer.value)")
      }
    }
  }

  @Test func everyTypeIsDocumented() throws {
    let text = try Repository.text(of: "docs/devices.md")
    let types = Self.index.rules.flatMap(\.answers).filter { $0.question == .type }.map(\.value)
    for type in Set(types) {
      let isTold = text.contains("`\(type)`")
      #expect(isTold, "docs/devices.md does not tell of \(type)")
    }
  }

  /// What is asked for is hearsay: no rule on it alone makes a type.
  @Test func noNameAskedForIsEnoughByItself() {
    for rule in Self.index.rules where rule.conditions.allSatisfy({ $0.aspect == "asks" }) {
      for answer in rule.answers where answer.question == .type {
        #expect(rule.weight <= IdentityJudge.typeThreshold, "\(rule.conditions[0].text)")
      }
    }
  }

  @Test func rulesThatBuildOnOthersConcludeOnlyTypeAndModel() {
    for rule in Self.index.rules where rule.isSecondary {
      for answer in rule.answers {
        #expect(answer.question == .type || answer.question == .model)
      }
    }
  }

  @Test(arguments: [
    "", "60", "x word a -> type b", "60 word -> type b", "60 word a", "60 word a -> kind b",
    "60 word a -> type", "60 asks plain.example -> type b", "60 word a & -> type b",
  ])
  func nonsenseIsNoRule(_ line: String) {
    #expect(IdentityRule(line[...]) == nil)
  }

  @Test func namesAreLookedUpByDomain() {
    #expect(Self.index.concerns("devs.tplinkcloud.com"))
    #expect(Self.index.concerns("tplinkcloud.com"))
    #expect(!Self.index.concerns("nottplinkcloud.com"))
    #expect(!Self.index.concerns(""))
    #expect(Self.index.candidates(asking: "devs.tplinkcloud.com").count == 1)
    #expect(Self.index.candidates(asking: "tplinkcloud.com").count == 1)
    #expect(Self.index.candidates(asking: "com").isEmpty)
  }
}
