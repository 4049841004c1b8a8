import Analysis
import Dissection

/// One frame as JSON: its layers, each with its fields.
public struct FrameJSON {
  public let text: String

  public init(_ frame: CapturedFrame, messages: [String] = [], revealsSecrets: Bool = false) {
    let dissection = Dissection(of: frame.bytes, linkType: frame.record.linkType)
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("frame", frame.record.frame)
      writer.member("time", secondsOf: frame.record.time)
      writer.member("length", frame.record.originalLength)
      writer.member("captured", frame.record.capturedLength)
      writer.member("linkType", frame.record.linkType.description)
      writer.member("messages", strings: messages)
      writer.array("layers") { writer in
        for layer in dissection.layers { writer.write(layer, revealsSecrets) }
      }
    }
    text = writer.text
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ layer: DissectedLayer, _ revealsSecrets: Bool) {
    object { writer in
      writer.member("name", layer.name)
      writer.member("offset", layer.range.lowerBound)
      writer.member("length", layer.range.count)
      writer.member("problem", layer.problem)
      writer.array("fields") { writer in
        for field in layer.fields {
          writer.object { writer in
            writer.member("name", field.name)
            writer.member("value", field.isSecret && !revealsSecrets ? "••••" : field.value)
            writer.member("meaning", field.meaning)
            writer.member("offset", field.range.lowerBound)
            writer.member("length", field.range.count)
          }
        }
      }
    }
  }
}
