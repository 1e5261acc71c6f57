using System.Buffers;
using System.Buffers.Binary;

namespace Decnet.Bus.Wire;

/// <summary>Reads the frame at the start of a stretch of bytes: `VERB argument\n`, a 4-byte big-endian length, the body.</summary>
internal static class FrameReader
{
    private static readonly SearchValues<byte> Printable =
        SearchValues.Create([.. Enumerable.Range(0x20, 0x5f).Select(value => (byte)value)]);

    /// <param name="bytes">What was received and not yet consumed.</param>
    /// <param name="longestBody">Bytes; more is a fault.</param>
    /// <param name="needed">Size of the whole frame when it is incomplete and that is known already, else 0.</param>
    public static FrameStatus Read(ReadOnlySpan<byte> bytes, out Frame frame, out int needed, out FrameFault fault, int longestBody = WireLimits.Body)
    {
        frame = default;
        needed = 0;
        var end = bytes[..Math.Min(bytes.Length, WireLimits.Header + 2)].IndexOf((byte)'\n');
        if (end < 0)
        {
            fault = bytes.Length < WireLimits.Header + 2 ? FrameFault.None : FrameFault.HeaderTooLong;
            return fault == FrameFault.None ? FrameStatus.Incomplete : FrameStatus.Bad;
        }

        var header = bytes[..end];
        if (header is [.., (byte)'\r'])
        {
            header = header[..^1];
        }

        fault = Header(header, out var verb, out var argument);
        if (fault != FrameFault.None)
        {
            return FrameStatus.Bad;
        }

        var rest = bytes[(end + 1)..];
        if (rest.Length < WireLimits.LengthField)
        {
            return FrameStatus.Incomplete;
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
        if (length > longestBody)
        {
            fault = FrameFault.BodyTooLong;
            return FrameStatus.Bad;
        }

        var size = end + 1 + WireLimits.LengthField + (int)length;
        if (bytes.Length < size)
        {
            needed = size;
            return FrameStatus.Incomplete;
        }

        frame = new Frame(verb, argument, rest.Slice(WireLimits.LengthField, (int)length), size);
        return FrameStatus.Complete;
    }

    private static FrameFault Header(ReadOnlySpan<byte> header, out Verb verb, out ReadOnlySpan<byte> argument)
    {
        verb = default;
        argument = default;
        if (header.Length > WireLimits.Header)
        {
            return FrameFault.HeaderTooLong;
        }

        if (header.ContainsAnyExcept(Printable))
        {
            return FrameFault.HeaderNotPrintableAscii;
        }

        var space = header.IndexOf((byte)' ');
        if (!Verbs.TryParse(space < 0 ? header : header[..space], out verb))
        {
            return FrameFault.UnknownVerb;
        }

        argument = space < 0 ? [] : header[(space + 1)..];
        return FrameFault.None;
    }
}
