using System.Collections.Concurrent;
using Decnet.Operator.Decky.Telling;

namespace Decnet.Operator.ApiTests.Decky;

/// <summary>What would go to the operator's standard output.</summary>
internal sealed class RecordedLines : ISecurityLog
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    public void Write(string line) => _lines.Enqueue(line);
}
