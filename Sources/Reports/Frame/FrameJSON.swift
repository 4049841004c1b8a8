import Analysis
import Dissection

/// One frame as JSON: its layers, each with its fields, and the messages it belongs to.
public struct FrameJSON {
  public let text: String

  public init(
    _ frame: CapturedFrame, _ belonging: FrameBelonging = FrameBelonging(),
    secrets: Secrets = .masked
  ) {
    let dissection = Dissection(
      of: frame.bytes, linkType: frame.record.linkType, in: belonging.piece)
    let words = FieldWords(secrets: secrets, time: .utc)
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("frame", frame.record.frame)
      writer.member("time", secondsOf: frame.record.time)
      writer.member("length", frame.record.originalLength)
      writer.member("captured", frame.record.capturedLength)
      writer.member("linkType", frame.record.linkType.description)
      writer.array("belongsTo") { writer in
        for message in belonging.messages { writer.write(message) }
      }
      writer.member("messages", strings: belonging.said)
      writer.array("layers") { writer in
        for layer in dissection.layers { writer.write(layer, dissection.bytes, words) }
      }
      writer.array("assembled") { writer in
        for assembly in belonging.assemblies { writer.write(assembly, words) }
      }
    }
    text = writer.text
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ message: FrameBelonging.Message) {
    object { writer in
      writer.member("name", message.name)
      writer.member("firstFrame", message.firstFrame)
      writer.member("lastFrame", message.lastFrame)
      writer.member("length", message.length)
      writer.member("whole", message.isWhole)
    }
  }

  fileprivate mutating func write(_ assembly: FrameBelonging.Assembly, _ words: FieldWords) {
    object { writer in
      writer.member("name", assembly.message.name)
      writer.array("layers") { writer in
        for layer in assembly.dissection.layers {
          writer.write(layer, assembly.dissection.bytes, words)
        }
      }
    }
  }

  fileprivate mutating func write(
    _ layer: DissectedLayer, _ bytes: [UInt8], _ words: FieldWords
  ) {
    object { writer in
      writer.member("name", layer.name)
      writer.member("offset", layer.range.lowerBound)
      writer.member("length", layer.range.count)
      writer.member("problem", layer.problem)
      if layer.continues { writer.member("continues", true) }
      if layer.isUnexplained, words.maskedText(of: layer, in: bytes) == nil {
        let content = bytes[layer.range.clamped(to: 0..<bytes.count)]
        writer.member("bytes", HexDump.digits(content, separator: ""))
      }
      writer.array("fields") { writer in
        for field in layer.fields { writer.write(field, words) }
      }
    }
  }

  private mutating func write(_ field: Field, _ words: FieldWords) {
    object { writer in
      writer.member("group", field.group)
      writer.member("name", field.name)
      writer.member("value", words.value(of: field))
      writer.member("meaning", field.meaning)
      writer.member("time", secondsOf: field.time)
      writer.member("offset", field.range.lowerBound)
      writer.member("length", field.range.count)
    }
  }
}
