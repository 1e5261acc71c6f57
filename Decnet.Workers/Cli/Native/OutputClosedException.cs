namespace Decnet.Cli.Native;

/// <summary>Whoever read our output has seen enough, as `head` does. No fault of anybody's.</summary>
internal sealed class OutputClosedException : IOException;
