using System.Text;

namespace Decnet.SessRec.Machine.LivedIn;

/// <summary>
/// Choices that follow from the machine's seed and a label, and from nothing else: the same machine makes the same ones in every
/// life, and a choice added for one purpose moves no other.
/// </summary>
internal sealed class Chance
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private ulong _state;

    public Chance(string seed, string label)
    {
        _state = Basis;
        foreach (var b in Encoding.UTF8.GetBytes($"{seed}/{label}"))
        {
            _state = (_state ^ b) * Prime;
        }
    }

    /// <summary>At least <paramref name="low"/>, less than <paramref name="high"/>.</summary>
    public int Between(int low, int high) => low + (int)(Next() % (ulong)(high - low));

    public bool OneIn(int n) => Next() % (ulong)n == 0;

    public T Of<T>(params ReadOnlySpan<T> choices) => choices[Between(0, choices.Length)];

    public void Fill(Span<byte> bytes)
    {
        foreach (ref var b in bytes)
        {
            b = (byte)(Next() >> 24);
        }
    }

    /// <summary>Letters and digits, as somebody's password manager makes them.</summary>
    public string Word(int length)
    {
        const string Alphabet = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
        var text = new StringBuilder(length);
        while (text.Length < length)
        {
            text.Append(Alphabet[Between(0, Alphabet.Length)]);
        }

        return text.ToString();
    }

    // SplitMix64.
    private ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
