import Foundation
import Testing

/// What is explained of each inhabitant of the lab's homes is what was played (their truth).
struct ExplainedHomeTests {
  private struct Truth: Decodable {
    struct Contact: Decodable {
      struct Destination: Decodable {
        let name: String?
        let local: Bool
      }
      struct Initiator: Decodable { let side: String }

      let device: String
      let transport: String
      let destination: Destination
      let initiator: Initiator
      let answered: Bool
      let pattern: String?
      let orPattern: [String]?
    }

    let contacts: [Contact]
  }

  /// How the sentence about a pattern begins.
  private static let beginnings = [
    "persistent": "It stays: ", "polling": "It asks: ", "unanswered": "It keeps trying ",
  ]

  private func sentences(_ answers: [[String: Any]], _ question: String) -> [String] {
    let answer = answers.first { $0["question"] as? String == question }
    return (answer?["sentences"] as? [[String: Any]] ?? []).compactMap { $0["text"] as? String }
  }

  @Test(arguments: ["seed-1", "seed-6"]) func everyInhabitantIsExplained(_ home: String) throws {
    let capture = Sample.path("home/\(home)/inside.pcapng.gz")
    let truth = try JSONDecoder().decode(
      Truth.self, from: Sample.data("home/\(home)/inside.truth.json"))
    let devices = Dictionary(grouping: truth.contacts, by: \.device)
    #expect(devices.count > 15)
    for (device, contacts) in devices {
      let result = try Program.run(
        ["explain", "--no-databases", "--format", "json", "--device", device, capture])
      #expect(result.status == 0, "\(result.errors)")
      let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
      let explanations = (object as? [String: Any])?["explanations"] as? [[String: Any]]
      let answers = try #require(explanations?.first?["answers"] as? [[String: Any]])

      let persistence = sentences(answers, "persistence")
      for contact in contacts {
        guard contact.transport == "tcp", contact.initiator.side == "device",
          contact.orPattern == nil, let name = contact.destination.name,
          let beginning = contact.pattern.flatMap({ Self.beginnings[$0] })
        else { continue }
        #expect(
          persistence.contains { $0.hasPrefix(beginning) && $0.contains(name) },
          "\(device) \(name): \(persistence)")
      }

      let isEntered = contacts.contains {
        $0.initiator.side == "destination" && !$0.destination.local && $0.answered
      }
      let openness = sentences(answers, "openness")
      #expect(openness.contains { $0.hasPrefix("Yes: ") } == isEntered, "\(device): \(openness)")
    }
  }
}
