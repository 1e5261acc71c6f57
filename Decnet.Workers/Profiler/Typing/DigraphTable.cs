using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Decnet.Profiler.Keys;

namespace Decnet.Profiler.Typing;

/// <summary>How long it takes from one key to the next, by pair. Bounded: somebody may type every pair there is.</summary>
internal sealed class DigraphTable
{
    private const int Limit = 2048;
    private const int TopCount = 32;
    private const int FewestOccurrences = 3;
    // One command line has about as many: growing to it would take longer than counting.
    private readonly Dictionary<uint, DigraphTimes> _pairs = new(32);

    public long Count { get; private set; }

    public IEnumerable<(uint Pair, DigraphTimes Times)> Pairs => _pairs.Select(pair => (pair.Key, pair.Value));

    public void Add(Key first, Key second, long microseconds)
    {
        var pair = ((uint)first.Code << 16) | second.Code;
        if (_pairs.Count >= Limit && !_pairs.ContainsKey(pair))
            return;

        Count++;
        ref var times = ref CollectionsMarshal.GetValueRefOrAddDefault(_pairs, pair, out _);
        times = new DigraphTimes(times.Count + 1, times.Total + microseconds);
    }

    /// <summary>
    /// The most frequent printable pairs. Pairs that occur once or twice are left out, for out of them one could read what was typed; the order
    /// is by number, then by letters, so it doesn't tell in which order they came.
    /// </summary>
    public string? TopAsJson()
    {
        var top = _pairs
            .Where(pair => pair.Value.Count >= FewestOccurrences && First(pair.Key).IsPrintable && Second(pair.Key).IsPrintable)
            .OrderByDescending(pair => pair.Value.Count).ThenBy(pair => pair.Key)
            .Take(TopCount);
        var text = new StringBuilder("[");
        foreach (var (pair, times) in top)
        {
            var letters = JsonEncodedText.Encode([(char)First(pair).Code, (char)Second(pair).Code], JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
            text.Append(text.Length > 1 ? "," : "").Append(CultureInfo.InvariantCulture, $"[\"{letters}\",{times.Count},{times.MeanMs:0.0}]");
        }

        return text.Length > 1 ? text.Append(']').ToString() : null;
    }

    private static Key First(uint pair) => new((ushort)(pair >> 16));

    private static Key Second(uint pair) => new((ushort)pair);
}
