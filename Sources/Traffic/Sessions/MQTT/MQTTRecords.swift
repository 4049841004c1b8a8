import Packets

/// Which part of an exchange a record tells.
public enum MQTTStage: Sendable {
  /// Its first packet; the outcome comes in a record of its own.
  case begun
  /// How it ended, or that its end was not captured.
  case settled
  /// All of it: nothing more belongs to it.
  case whole

  /// Whether the first packet is news.
  public var isNews: Bool { self != .settled }
  /// Whether nothing more is to come.
  public var isFinal: Bool { self != .begun }
}

/// How a connection's version is known.
public enum MQTTVersionBasis: String, Sendable {
  /// From its CONNECT.
  case connect
  /// From a packet that makes sense in that version only.
  case deduced
  /// The likelier of two.
  case assumed
}

/// A CONNECT and its CONNACK, as far as both were captured.
public struct MQTTConnection: Sendable {
  public var stage: MQTTStage
  /// Of the first of them, in nanoseconds since 1970.
  public let time: Int64
  public let evidence: Evidence
  /// Which end of the flow is the MQTT client.
  public let client: Sender
  public let connect: MQTTConnect?
  public var acknowledgment: MQTTConnectAcknowledgment?
}

/// A message on its way from a client to the broker, or from the broker to a client.
public struct MQTTPublication: Sendable {
  public var stage: MQTTStage
  public let time: Int64
  public let evidence: Evidence
  public let client: Sender
  public let isFromClient: Bool
  /// With its alias resolved; empty where the alias' first use was not captured.
  public let topic: String
  public let publish: MQTTPublish
  public let version: MQTTVersion
  public let versionBasis: MQTTVersionBasis
  /// Whether the packets its QoS asks for were all captured.
  public var isComplete: Bool
}

/// A SUBSCRIBE or UNSUBSCRIBE and what the broker answered.
public struct MQTTSubscription: Sendable {
  public var stage: MQTTStage
  public let time: Int64
  public let evidence: Evidence
  public let client: Sender
  public let subscribe: MQTTSubscribe
  public var acknowledgment: MQTTSubscribeAcknowledgment?
}
