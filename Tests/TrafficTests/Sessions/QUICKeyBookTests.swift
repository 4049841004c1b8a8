import Packets
import Testing

@testable import Decryption
@testable import Traffic

@Suite struct QUICKeyBookTests {
  private static func destination(_ count: Int) -> QUICConnectionID {
    QUICConnectionID((0..<count).map { UInt8(truncatingIfNeeded: 0xf1 &- 11 &* $0) })
  }

  /// Of connection IDs of any length that there may be.
  @Test(arguments: 0...QUICConnectionID.bound)
  func theKeysAreThoseOfTheConnectionID(_ count: Int) throws {
    for protection in QUICProtection.all {
      let destination = Self.destination(count)
      let origin = try #require(QUICKeyOrigin(destination: destination, protection))
      #expect(origin.protection == protection)
      #expect(origin.keys == QUICInitialKeys(destination: destination, protection))
    }
  }

  @Test func aConnectionIDThatIsTooLongHasNone() {
    #expect(QUICKeyOrigin(destination: Self.destination(21), .version1) == nil)
  }

  /// An ID that ends with zeros is another than the same without them.
  @Test func lengthsTellConnectionIDsApart() throws {
    let short = try #require(QUICKeyOrigin(destination: QUICConnectionID([1]), .version1))
    let long = try #require(QUICKeyOrigin(destination: QUICConnectionID([1, 0]), .version1))
    #expect(short != long)
    #expect(short.keys != long.keys)
  }

  /// Far more connections at a time than the book has room for.
  @Test func keysThatHadToMakeRoomAreDerivedAgain() throws {
    var book = QUICKeyBook()
    let origins = try (0..<500).map {
      try #require(
        QUICKeyOrigin(destination: QUICConnectionID([UInt8($0 >> 8), UInt8($0 & 255)]), .version1))
    }
    for origin in origins { book.note(try #require(origin.keys), from: origin) }
    for origin in origins + origins.reversed() {
      #expect(book.keys(of: .server, from: origin) == origin.keys?.server)
      #expect(book.keys(of: .client, from: origin) == origin.keys?.client)
    }
  }
}
