using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Decnet.Recordings.Indexing;

/// <summary>Looks up a session by the id's bytes in a line, without making a string for every line.</summary>
internal sealed class SidComparer : IEqualityComparer<string>, IAlternateEqualityComparer<ReadOnlySpan<byte>, string>
{
    public static SidComparer Instance { get; } = new();

    public bool Equals(string? x, string? y) => string.Equals(x, y, StringComparison.Ordinal);

    public int GetHashCode([DisallowNull] string obj)
    {
        Span<byte> bytes = stackalloc byte[64];
        return GetHashCode(bytes[..Encoding.ASCII.GetBytes(obj.AsSpan(0, Math.Min(obj.Length, 64)), bytes)]);
    }

    public bool Equals(ReadOnlySpan<byte> alternate, string other) => Ascii.Equals(alternate, other);

    public int GetHashCode(ReadOnlySpan<byte> alternate)
    {
        // Seeded per process, so that nobody can choose ids that collide.
        var hash = new HashCode();
        hash.AddBytes(alternate);
        return hash.ToHashCode();
    }

    public string Create(ReadOnlySpan<byte> alternate) => Encoding.ASCII.GetString(alternate);
}
