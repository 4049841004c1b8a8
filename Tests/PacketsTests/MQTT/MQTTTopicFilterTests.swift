import Packets
import Testing

struct MQTTTopicFilterTests {
  /// The examples of MQTT 5 §4.7.
  @Test(arguments: [
    ("sport/tennis/player1/#", "sport/tennis/player1", true),
    ("sport/tennis/player1/#", "sport/tennis/player1/ranking", true),
    ("sport/tennis/player1/#", "sport/tennis/player1/score/wimbledon", true),
    ("sport/#", "sport", true), ("#", "sport/tennis", true), ("#", "$SYS/broker", false),
    ("sport/tennis/+", "sport/tennis/player1", true),
    ("sport/tennis/+", "sport/tennis/player1/ranking", false), ("sport/+", "sport", false),
    ("sport/+", "sport/", true), ("+/+", "/finance", true), ("/+", "/finance", true),
    ("+", "/finance", false), ("+/monitor/Clients", "$SYS/monitor/Clients", false),
    ("$SYS/#", "$SYS/broker/uptime", true), ("$SYS/monitor/+", "$SYS/monitor/Clients", true),
    ("a/b", "a/b", true), ("a/b", "a/c", false), ("a/b", "a", false), ("a", "a/b", false),
    ("$share/group/a/+", "a/b", true), ("+/b/#", "a/b", true), ("+/b/#", "a/c", false),
  ])
  func matches(_ filter: String, _ topic: String, _ expected: Bool) {
    #expect(MQTTTopicFilter(filter).matches(topic) == expected)
  }
}
