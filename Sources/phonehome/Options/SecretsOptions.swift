import ArgumentParser
import Reports

/// What every command that shows content asks: whether to show secrets too.
struct SecretsOptions: ParsableArguments {
  @Flag(
    help:
      "Show passwords, tokens, keys and coordinates that crossed in the clear, instead of masking them."
  )
  var reveal = false

  var secrets: Secrets { Secrets(isRevealed: reveal) }
}
