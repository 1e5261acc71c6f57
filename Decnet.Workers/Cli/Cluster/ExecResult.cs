namespace Decnet.Cli.Cluster;

/// <summary>How a command in a pod ended.</summary>
/// <param name="ExitCode">0, or what the command or the cluster said.</param>
/// <param name="Message">Empty when it went well; else the command's standard error, or the cluster's words.</param>
/// <param name="Error">The command's standard error, its beginning at least.</param>
internal sealed record ExecResult(int ExitCode, string Message, string Error);
