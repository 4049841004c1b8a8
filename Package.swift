// swift-tools-version: 6.2
import PackageDescription

/// Storing or returning a span needs `@_lifetime`, which Swift 6.3 still gates.
let spans: [SwiftSetting] = [.enableExperimentalFeature("Lifetimes"), .strictMemorySafety()]
let safe: [SwiftSetting] = [.strictMemorySafety()]

let package = Package(
  name: "phonehome",
  platforms: [.macOS(.v26)],
  products: [
    .executable(name: "phonehome", targets: ["phonehome"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-asn1", from: "1.0.0"),
    .package(url: "https://github.com/apple/swift-certificates", from: "1.0.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]),
    .systemLibrary(
      name: "CPcap", pkgConfig: "libpcap", providers: [.apt(["libpcap-dev"]), .brew(["libpcap"])]),
    .systemLibrary(
      name: "CCrypto", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .systemLibrary(
      name: "CMaxMindDB", pkgConfig: "libmaxminddb",
      providers: [.apt(["libmaxminddb-dev"]), .brew(["libmaxminddb"])]),
    .systemLibrary(name: "CLoc", pkgConfig: "libloc", providers: [.apt(["libloc-dev"])]),
    .systemLibrary(name: "CCapability"),
    .systemLibrary(name: "CPrefetch"),
    .target(
      name: "CJemalloc", linkerSettings: [.linkedLibrary("jemalloc", .when(platforms: [.linux]))]),
    .target(name: "Packets", dependencies: ["CPrefetch"], swiftSettings: spans),
    .target(
      name: "Destinations",
      dependencies: [
        "Packets", "CMaxMindDB", .target(name: "CLoc", condition: .when(platforms: [.linux])),
      ],
      swiftSettings: spans),
    .target(name: "Captures", dependencies: ["Packets", "CZlib", "CZstd"], swiftSettings: spans),
    .target(
      name: "LiveCapture",
      dependencies: [
        "Captures", "Packets", "CPcap",
        .target(name: "CCapability", condition: .when(platforms: [.linux])),
      ],
      swiftSettings: safe),
    .target(name: "Cryptography", dependencies: ["CCrypto", "Packets"], swiftSettings: safe),
    .target(
      name: "Dissection", dependencies: ["Certificates", "Decryption", "Packets", "Traffic"],
      swiftSettings: safe),
    .target(
      name: "Certificates",
      dependencies: [
        "Packets", .product(name: "SwiftASN1", package: "swift-asn1"),
        .product(name: "X509", package: "swift-certificates"),
      ],
      swiftSettings: safe),
    .target(name: "Decryption", dependencies: ["Cryptography", "Packets"], swiftSettings: safe),
    .target(
      name: "Traffic", dependencies: ["Cryptography", "Decryption", "Packets"], swiftSettings: safe),
    .target(
      name: "HouseholdFiles",
      dependencies: [
        "Decryption", "Packets", "Traffic", .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: safe),
    .target(name: "Behaviour", dependencies: ["Packets", "Traffic"], swiftSettings: safe),
    .target(
      name: "Analysis",
      dependencies: [
        "Behaviour", "Captures", "Certificates", "Decryption", "Destinations", "LiveCapture",
        "Packets",
        "Traffic",
      ],
      swiftSettings: safe),
    .target(
      name: "Reports",
      dependencies: [
        "Analysis", "Behaviour", "Captures", "Certificates", "Cryptography", "Destinations",
        "Dissection", "LiveCapture",
        "Packets", "Traffic",
      ],
      swiftSettings: safe),
    .executableTarget(
      name: "phonehome",
      dependencies: [
        "Analysis", "Behaviour", "Captures", "Decryption", "Destinations", "HouseholdFiles",
        "LiveCapture", "Packets", "Reports", "Traffic",
        .target(name: "CJemalloc", condition: .when(platforms: [.linux])),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(
      name: "PacketsTests", dependencies: ["Captures", "Packets", "TestSupport"],
      swiftSettings: safe),
    .testTarget(
      name: "CryptographyTests", dependencies: ["Cryptography", "Packets", "TestSupport"],
      swiftSettings: safe),
    .testTarget(
      name: "DecryptionTests",
      dependencies: ["Captures", "Cryptography", "Decryption", "Packets", "TestSupport"],
      swiftSettings: safe),
    .testTarget(
      name: "CertificatesTests", dependencies: ["Certificates", "Packets", "TestSupport"],
      swiftSettings: safe),
    .testTarget(
      name: "CapturesTests", dependencies: ["Captures", "Packets", "TestSupport"],
      swiftSettings: safe),
    .testTarget(
      name: "LiveCaptureTests",
      dependencies: ["Captures", "LiveCapture", "Packets", "TestSupport"], swiftSettings: safe),
    .testTarget(
      name: "DissectionTests", dependencies: ["Captures", "Dissection", "Packets", "TestSupport"],
      swiftSettings: safe),
    .testTarget(
      name: "TrafficTests",
      dependencies: ["Cryptography", "Decryption", "Packets", "TestSupport", "Traffic"],
      swiftSettings: safe),
    .testTarget(
      name: "HouseholdFilesTests",
      dependencies: ["HouseholdFiles", "Packets", "TestSupport", "Traffic"], swiftSettings: safe),
    .testTarget(
      name: "DestinationsTests", dependencies: ["Destinations", "Packets", "TestSupport"],
      swiftSettings: safe),
    .testTarget(
      name: "BehaviourTests", dependencies: ["Behaviour", "Packets", "TestSupport", "Traffic"],
      swiftSettings: safe),
    .testTarget(
      name: "AnalysisTests",
      dependencies: [
        "Analysis", "Behaviour", "Captures", "Decryption", "Destinations", "LiveCapture", "Packets",
        "Reports",
        "TestSupport", "Traffic",
      ],
      swiftSettings: safe),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Analysis", "Behaviour", "Captures", "Destinations", "Packets", "Reports", "TestSupport",
        "Traffic",
      ],
      swiftSettings: safe),
    .testTarget(name: "phonehomeTests", dependencies: ["TestSupport"]),
  ]
)
