using Decnet.Bus.Native;

namespace Decnet.Bus.Serving;

/// <summary>
/// The unfinished frame of one connection between two reads. A short one is put back in front of the next read; a long one is received
/// in place, so that a sender of single bytes can't make the server copy a megabyte for each.
/// </summary>
internal sealed class Inbox : IDisposable
{
    /// <summary>A frame longer than this is received in place.</summary>
    public const int Short = 16 * 1024;

    private PageBuffer? _long;
    private byte[]? _short;

    /// <summary>Bytes kept.</summary>
    public int Length { get; private set; }

    /// <summary>Where the next read goes.</summary>
    public Span<byte> Space(PageBuffer shared)
    {
        if (_long is not null)
        {
            return _long.Span[Length..];
        }

        _short.AsSpan(0, Length).CopyTo(shared.Span);
        return shared.Span[Length..];
    }

    /// <summary>All bytes not yet consumed, after a read of so many.</summary>
    public ReadOnlySpan<byte> Received(PageBuffer shared, int count) =>
        _long is not null ? _long.Span[..(Length + count)] : shared.Span[..(Length + count)];

    /// <summary>Keeps what a parse of <see cref="Received"/> left over.</summary>
    /// <param name="needed">Size of the frame that it begins, 0 when unknown.</param>
    public void Keep(ReadOnlySpan<byte> rest, int needed)
    {
        if (_long is not null && rest.Length > 0)
        {
            // In place: it stands where it was received, and the buffer ends where the frame does.
            Length = rest.Length;
            return;
        }

        if (needed > Short && rest.Length > 0)
        {
            _long = new PageBuffer(needed);
            rest.CopyTo(_long.Span);
            _short = null;
        }
        else
        {
            _long?.Dispose();
            _long = null;
            KeepShort(rest);
        }

        Length = rest.Length;
    }

    public void Dispose() => Keep([], 0);

    private void KeepShort(ReadOnlySpan<byte> rest)
    {
        if (rest.IsEmpty)
        {
            // A small one stays: every other read of a busy publisher ends within a frame.
            _short = _short is { Length: <= 1024 } ? _short : null;
            return;
        }

        if (_short is null || _short.Length < rest.Length)
        {
            _short = GC.AllocateUninitializedArray<byte>(Math.Max(1024, rest.Length));
        }

        rest.CopyTo(_short);
    }
}
