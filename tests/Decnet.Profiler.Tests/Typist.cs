using System.Text;
using Decnet.Store.Knowledge;

namespace Decnet.Profiler.Tests;

/// <summary>Types into a profile, key by key, after given pauses in milliseconds.</summary>
internal sealed class Typist(long startMs = 0, bool hasTerminal = true)
{
    private readonly ProfileBuilder _builder = new(hasTerminal);
    private double _now = startMs;

    public Typist Key(string keys, double afterMs = 0, bool noEcho = false)
    {
        _now += afterMs;
        _builder.Input((long)Math.Round(_now * 1000), Encoding.UTF8.GetBytes(keys), noEcho);
        return this;
    }

    /// <summary>One key after the other with the gaps given; the first key comes after the first gap.</summary>
    public Typist Type(string text, IEnumerable<double> gapsMs, bool noEcho = false)
    {
        foreach (var (letter, gap) in text.Zip(gapsMs))
            Key(letter.ToString(), gap, noEcho);
        return this;
    }

    public Typist Type(string text, double gapMs, bool noEcho = false) => Type(text, Enumerable.Repeat(gapMs, text.Length), noEcho);

    public SessionProfile Profile() => _builder.Build();
}
