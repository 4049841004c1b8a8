import Analysis
import Dissection
import Packets

/// One frame in words: layer by layer, field by field, and the bytes each field lies in.
public struct FrameText {
  private let frame: CapturedFrame
  private let belonging: FrameBelonging
  private let options: TextOptions

  public init(
    _ frame: CapturedFrame, _ belonging: FrameBelonging, _ options: TextOptions
  ) {
    self.frame = frame
    self.belonging = belonging
    self.options = options
  }

  public var text: String {
    var lines = [heading]
    let about = belonging.messages.map(\.sentence) + belonging.said
    if !about.isEmpty { lines.append("") }
    for line in about {
      lines += WordWrap.lines(line.inert, width: options.width, indent: 2, hanging: 4)
    }
    let dissection = Dissection(
      of: frame.bytes, linkType: frame.record.linkType, in: belonging.piece)
    lines += LayerText(dissection, options, isCut: isCut).lines
    for assembly in belonging.assemblies {
      let message = assembly.message
      lines += [
        "",
        options.style.apply(
          .bold,
          to:
            "\(message.name), put together from frames \(message.firstFrame) to \(message.lastFrame)"
        ),
      ]
      lines += LayerText(assembly.dissection, options, isCut: false).lines
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var isCut: Bool { frame.record.capturedLength < frame.record.originalLength }

  private var heading: String {
    let record = frame.record
    let kept = isCut ? ", \(Quantity.count(record.capturedLength)) of them captured" : ""
    return options.style.apply(.bold, to: "Frame \(record.frame)")
      + "   \(options.time.date(record.time)) \(options.time.clock(record.time, .microseconds))"
      + " · \(Quantity.count(record.originalLength, "byte"))\(kept) · \(record.linkType)"
  }
}
