using System.Diagnostics;
using System.Globalization;

namespace Decnet.Chaos.EndToEnd.Tests;

/// <summary>What happened when, for whoever has to find out why a run failed.</summary>
internal sealed class Journal(ITestOutputHelper? output)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _counts = [];

    public void Note(string what)
    {
        lock (_gate)
        {
            var kind = what.Split(' ')[0];
            _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
            output?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_clock.Elapsed.TotalSeconds,6:0.0} {what}"));
        }
    }

    public string Summary()
    {
        lock (_gate)
        {
            return string.Join(", ", _counts.Select(count => $"{count.Key} {count.Value}"));
        }
    }
}
