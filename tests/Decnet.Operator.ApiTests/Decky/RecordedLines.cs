using System.Collections.Concurrent;
using Decnet.Operator.Decky.Telling;

namespace Decnet.Operator.ApiTests.Decky;

/// <summary>What would go to the operator's standard output.</summary>
internal sealed class RecordedLines : ISecurityLog
{
    private readonly ConcurrentQueue<string> _lines = new();

    /// <summary>Those of one kind: the operator also says when it tries to log in itself.</summary>
    public IReadOnlyList<string> Of(string what) => [.. _lines.Where(line => line.Contains($" {what} [", StringComparison.Ordinal))];

    public void Write(string line) => _lines.Enqueue(line);
}
