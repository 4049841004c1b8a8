import Foundation
import TestSupport
import Testing

/// A cable of our own to capture on: a network namespace that nobody else sees, with a pair of interfaces, `va` and
/// `vb`, that hear each other. It goes when the script ends that was run in it.
enum Wire {
  static let tools = Repository.root.appending(path: "Tests/Wire")

  /// Whether this machine lets us have one.
  static let isPossible: Bool = {
    guard Program.find("unshare") != nil, Program.find("ip") != nil, Program.find("python3") != nil
    else { return false }
    let made = try? Program.run(
      URL(filePath: "/bin/sh"),
      ["-c", "unshare -n -m sh -c 'ip link add va type veth peer name vb && ip link set va up'"])
    return made?.status == 0
  }()

  static let reason: Comment = "no network namespaces here (that takes root, ip and python3)"

  /// Runs a shell script on the cable. It finds the program as `$P`, a folder of its own as `$F`, `send`
  /// (Tests/Wire/send; `$S` where it is to be killed in the background), `await FILE`, which waits until a file is
  /// there, and `till COMMAND`, which waits until that succeeds. No script may count on the program being quick, as
  /// other tests use the machine at the same time.
  static func run(_ script: String, in folder: TemporaryFolder) throws -> Program.Result {
    let setup = """
      set -u
      ip link set lo up
      ip link add va type veth peer name vb
      for i in va vb; do
        echo 1 >/proc/sys/net/ipv6/conf/$i/disable_ipv6
        ip link set $i address 02:00:00:00:00:0$([ $i = va ] && echo 1 || echo 2)
        ip link set $i up
      done
      P='\(Program.url.path)' F='\(folder.url.path)' S='\(tools.appending(path: "send").path)'
      cd "$F"
      unset XDG_RUNTIME_DIR
      export RUNTIME_DIRECTORY="$F/run"; mkdir -m 700 "$F/run"
      send() { "$S" "$@"; }
      till() { tries=0; until "$@" 2>/dev/null || [ $tries -ge 600 ]; do sleep 0.1; tries=$((tries + 1)); done; }
      await() { till test -e "$1"; }

      """
    return try Program.run(
      URL(filePath: "/bin/sh"), ["-c", "exec unshare -n -m sh -c \"$0\"", setup + script])
  }
}
