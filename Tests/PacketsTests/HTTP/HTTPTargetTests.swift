import Packets
import Testing

struct HTTPTargetTests {
  @Test func aPathHasAQuery() {
    let target = HTTPTarget("/nic/update?hostname=my%2Dhome.example&MyIP=1+2&x")
    #expect(target.authority == nil)
    #expect(target.path == "/nic/update")
    #expect(target.parameter("hostname") == "my-home.example")
    #expect(target.parameter("myip") == "1 2")
    #expect(target.parameter("x") == nil)
  }

  @Test func aProxyIsToldTheServerToo() {
    let target = HTTPTarget("HTTP://server.example:8080/path?q")
    #expect(target.authority == "server.example:8080")
    #expect(target.path == "/path")
    #expect(target.query == "q")
    #expect(HTTPTarget("http://server.example").path == "")
  }

  @Test func connectNamesAServer() {
    #expect(HTTPTarget("server.example:443").authority == "server.example:443")
    #expect(HTTPTarget("*").authority == nil)
  }

  @Test func encodingThatIsCutStays() {
    #expect(HTTPTarget("/?a=%4").parameter("a") == "%4")
    #expect(HTTPTarget("/?a=%zz").parameter("a") == "%zz")
    #expect(HTTPTarget("/?a=%41").parameter("a") == "A")
  }

  @Test func aPortIsToldApartFromItsHost() {
    #expect(HTTPAuthority("server.example:8080").host == "server.example")
    #expect(HTTPAuthority("server.example:8080").port == 8080)
    #expect(HTTPAuthority("[2001:db8::1]:80").host == "[2001:db8::1]")
    #expect(HTTPAuthority("server.example").port == nil)
    #expect(HTTPAuthority("server:99999").port == nil)
  }

  /// The examples of RFC 7617 §2 and RFC 7616 §3.9.1.
  @Test func credentialsNameAUser() {
    #expect(
      HTTPCredentials("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")
        == .basic(user: "Aladdin", password: "open sesame"))
    #expect(
      HTTPCredentials("Digest username=\"Mufasa\", realm=\"http-auth@example.org\"")
        == .digest(user: "Mufasa"))
    #expect(HTTPCredentials("Bearer abc") == .bearer)
    #expect(HTTPCredentials("Negotiate abc") == .other(scheme: "negotiate"))
    #expect(HTTPCredentials("basic ====") == .basic(user: "", password: ""))
    #expect(HTTPCredentials("basic ?") == .other(scheme: "basic"))
    #expect(HTTPCredentials("") == .other(scheme: ""))
  }

  /// The vectors of RFC 4648 §10, with and without padding.
  @Test(arguments: [
    ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE="),
  ])
  func basicCredentialsAreBase64(_ text: String, _ digits: String) {
    #expect(HTTPCredentials("Basic \(digits)") == .basic(user: text, password: ""))
  }
}
