import Packets
import Testing

@testable import Destinations

/// Who runs names and addresses, and on whose machines.
struct OperatorTests {
  @Test func thereAreRulesForTheField() {
    #expect(Operators.known.count >= 250)
  }

  @Test func everyLineOfTheTableSaysSomething() {
    var seen: Set<Substring> = []
    for line in OperatorTable.text.split(separator: "\n") where !line.hasPrefix("#") {
      guard line.hasPrefix(" ") else {
        let columns = line.split(separator: "|")
        let role = columns.dropFirst().first?.split(separator: " ").first
        #expect(role.flatMap { Operator.Role(rawValue: String($0)) } != nil, "\(line)")
        continue
      }
      for pattern in line.split(separator: " ") {
        #expect(seen.insert(pattern).inserted, "\(pattern) is there twice")
        let isSystem = pattern.hasPrefix("AS") && UInt32(pattern.dropFirst(2)) != nil
        let isAddress = IPAddress(String(pattern)) != nil
        let isDomain = pattern.contains(".") && pattern == pattern.lowercased()
        #expect(isSystem || isAddress || isDomain, "\(pattern)")
        // A rule for a public suffix would be for everyone below it: only a cloud's own names are that.
        if isDomain, PublicSuffixes.registrableDomain(of: String(pattern)) == nil {
          let rule = Operators.known.rule(forName: String(pattern))
          #expect(rule?.operator.role != .advertising, "\(pattern) is a public suffix")
        }
      }
    }
  }

  @Test(arguments: [
    ("n-use1-wap.tplinkcloud.com", "TP-Link", Operator.Role.maker),
    ("a1.tuyaeu.com", "Tuya", .maker), ("iot.meross.com", "Meross", .maker),
    ("nat.xbcs.net", "Belkin", .maker), ("bridge.meethue.com", "Signify", .maker),
    ("DEVICE-METRICS-US.amazon.com.", "Amazon Metrics", .analytics),
    ("avs.amazon.com", "Amazon", .maker), ("time.google.com", "Google Time", .time),
    ("mtalk.google.com", "Google Push", .push), ("2.openwrt.pool.ntp.org", "NTP Pool", .time),
    ("d123.cloudfront.net", "CloudFront", .cdn), ("x.azure-devices.net", "Azure", .cloud),
  ])
  func theLongestDomainDecides(_ name: String, _ operatorName: String, _ role: Operator.Role) {
    let rule = Operators.known.rule(forName: name)
    #expect(rule?.operator.name == operatorName)
    #expect(rule?.operator.role == role)
  }

  @Test func aNameThatOnlyEndsAlikeIsAnothers() {
    #expect(Operators.known.rule(forName: "notmeross.com") == nil)
    #expect(Operators.known.rule(forName: "meross.com.example") == nil)
    #expect(Operators.known.rule(forName: "192.0.2.1") == nil)
  }

  @Test func addressesAndSystemsHaveRulesToo() throws {
    let resolver = try #require(IPAddress("8.8.8.8"))
    #expect(Operators.known.rule(forAddress: resolver)?.operator.name == "Google DNS")
    #expect(Operators.known.rule(forAS: 16509)?.operator.name == "AWS")
    #expect(Operators.known.rule(forAS: 64496) == nil)
  }

  @Test(
    arguments: [
      ("ec2-18-196-4-20.eu-central-1.compute.amazonaws.com", "AWS Frankfurt", "DE"),
      ("a1b2c3.iot.us-east-1.amazonaws.com", "AWS Virginia", "US"),
      ("s3-us-west-2.amazonaws.com", "AWS Oregon", "US"),
      ("ec2-3-80-0-1.compute-1.amazonaws.com", "AWS Virginia", "US"),
      ("mobileanalytics.us-east-1.amazonaws.com", "AWS Virginia", "US"),
      ("camera.westeurope.cloudapp.azure.com", "Azure Netherlands", "NL"),
      ("europe-west3-docker.pkg.dev", "Google Cloud Frankfurt", "DE"),
      ("logs.oss-cn-hangzhou.aliyuncs.com", "Alibaba Cloud Hangzhou", "CN"),
      ("something.amazonaws.com", "AWS", nil), ("d1.cloudfront.net", "CloudFront", nil),
    ] as [(String, String, String?)])
  func aCloudsNameTellsItsRegion(_ name: String, _ words: String, _ country: String?) {
    let hosting = Hosting(ofName: name)
    #expect(hosting?.words == words)
    #expect(hosting?.country == country)
  }

  @Test func whoRunsADomainOfItsOwnIsNoHost() {
    #expect(Hosting(ofName: "mqtt.meross.com") == nil)
  }

  @Test func everyRegionHasACountryWithAName() {
    for line in CloudRegionTable.text.split(separator: "\n") {
      let columns = line.split(separator: "|")
      #expect(columns.count == 4, "\(line)")
      #expect(columns.count == 4 && Countries.name(of: String(columns[2])) != nil, "\(line)")
    }
  }
}
