import Packets

/// With which modulations frames were heard.
public struct RadioUse: Hashable, Sendable {
  /// Frames by generation, in the order of ``RadioHeader/Format``.
  private var formats = Counts()
  /// Frames by spatial streams: one, two, three, four and more.
  private var streamCounts = Counts()
  /// Of the latest generation; HT's counted within its number of streams.
  private var schemes: [RadioHeader.Format: UInt8] = [:]
  /// In MHz.
  public private(set) var widest: UInt16?

  /// Five numbers.
  private struct Counts: Hashable {
    var values = [0, 0, 0, 0, 0]

    mutating func add(_ other: Counts) {
      for place in values.indices { values[place] += other.values[place] }
    }
  }

  init() {}

  /// Frames whose modulation the radio told.
  public var frames: Int { formats.values.reduce(0, +) }

  public var isKnown: Bool { frames > 0 }

  /// The latest generation heard.
  public var latest: RadioHeader.Format? {
    formats.values.lastIndex { $0 > 0 }.flatMap { RadioHeader.Format(rawValue: UInt8($0)) }
  }

  /// Most spatial streams in one frame; four stands for four and more.
  public var mostStreams: Int? { streamCounts.values.lastIndex { $0 > 0 }.map { $0 + 1 } }

  /// Frames by number of spatial streams, from one on.
  public var framesByStreams: [Int] {
    Array(streamCounts.values.prefix((mostStreams ?? 0)))
  }

  /// Highest scheme within ``latest``, 0...13; nil for legacy.
  public var highestMCS: Int? { latest.flatMap { schemes[$0] }.map(Int.init) }

  mutating func note(_ radio: RadioHeader) {
    guard let format = radio.format else { return }
    formats.values[Int(format.rawValue)] += 1
    let streams = format == .legacy ? 1 : radio.streams
    if let streams, streams > 0 { streamCounts.values[Int(min(streams, 4)) - 1] += 1 }
    if let mcs = radio.mcs, format != .ht || mcs < 32 {
      schemes[format] = max(schemes[format] ?? 0, format == .ht ? mcs % 8 : mcs)
    }
    if let bandwidth = radio.bandwidth { widest = max(widest ?? 0, bandwidth) }
  }

  mutating func add(_ other: RadioUse) {
    formats.add(other.formats)
    streamCounts.add(other.streamCounts)
    schemes.merge(other.schemes) { max($0, $1) }
    if let width = other.widest { widest = max(widest ?? 0, width) }
  }
}
