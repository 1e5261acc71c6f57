using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Unicode;
using Decnet.SessRec.Shard;

namespace Decnet.Recordings.Scanning;

/// <summary>
/// An event line exactly as <see cref="EventEncoder"/> writes it:
/// <c>{"sid":"…","t":1.234567,"ch":"o","d":"…"}</c> or the same with <c>,"ne":true</c>. What matches is valid JSON and UTF-8.
/// </summary>
internal readonly struct EventShape
{
    public const int IdStart = 8;
    private const int TimeStart = IdStart + ShardFormat.SessionIdLength + 6;
    private const int MaxWholeDigits = 9;
    // From the first digit of the time to the data: nine digits, the point, six digits and the keys around the channel; then one vector.
    private const int Room = TimeStart + MaxWholeDigits + 7 + 15 + JsonTextScan.Step;

    // Read as little-endian numbers, so that a comparison is one instruction.
    private static readonly ulong Opening = MemoryMarshal.Read<ulong>("{\"sid\":\""u8);
    private static readonly ulong BeforeTime = MemoryMarshal.Read<ulong>("\",\"t\":\0\0"u8);
    private static readonly ulong BeforeChannel = MemoryMarshal.Read<ulong>(",\"ch\":\"\0"u8);
    private static readonly ulong BeforeData = MemoryMarshal.Read<ulong>("\",\"d\":\"\0"u8);
    private static readonly ulong NoEchoStart = MemoryMarshal.Read<ulong>(",\"ne\":tr"u8);
    private static readonly uint NoEchoEnd = MemoryMarshal.Read<uint>("ue}\n"u8);
    private const ulong SixBytes = 0x0000_FFFF_FFFF_FFFF;
    private const ulong SevenBytes = 0x00FF_FFFF_FFFF_FFFF;

    public required long Microseconds { get; init; }

    public required char Channel { get; init; }

    public required int DataStart { get; init; }

    public required int DataLength { get; init; }

    public required bool Escaped { get; init; }

    public required bool NoEcho { get; init; }

    /// <summary>Of the line with its newline.</summary>
    public required int Length { get; init; }

    /// <summary>False for any other line, and for one so near the end of the text that whole vectors can't be read.</summary>
    public static bool TryMatch(ReadOnlySpan<byte> text, out EventShape shape)
    {
        Unsafe.SkipInit(out shape);
        if (text.Length < Room)
            return false;

        ref var start = ref MemoryMarshal.GetReference(text);
        if (At(ref start, 0) != Opening || (At(ref start, IdStart + ShardFormat.SessionIdLength) & SixBytes) != BeforeTime)
            return false;

        var position = TimeStart;
        if (!TryTime(ref start, ref position, out var time)
            || (At(ref start, position) & SevenBytes) != BeforeChannel
            || Unsafe.Add(ref start, position + 7) is not ((byte)'o' or (byte)'i' or (byte)'r')
            || (At(ref start, position + 8) & SevenBytes) != BeforeData)
        {
            return false;
        }

        var data = position + 15;
        var end = JsonTextScan.FindQuote(text, data, out var escaped, out var ascii);
        if (end < 0 || text.Length - end < 13 || !(ascii || Utf8.IsValid(text[data..end])))
            return false;

        var next = Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref start, end + 1));
        var noEcho = next != ('}' | ('\n' << 8));
        if (noEcho && (At(ref start, end + 1) != NoEchoStart || Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, end + 9)) != NoEchoEnd))
            return false;

        shape = new EventShape
        {
            Microseconds = time,
            Channel = (char)Unsafe.Add(ref start, position + 7),
            DataStart = data,
            DataLength = end - data,
            Escaped = escaped,
            NoEcho = noEcho,
            Length = end + (noEcho ? 13 : 3),
        };
        return true;
    }

    // Digits, a point, six digits; no leading zero, for JSON has none.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryTime(ref byte start, ref int position, out long microseconds)
    {
        long value = 0;
        var from = position;
        uint digit;
        while ((digit = Unsafe.Add(ref start, position) - (uint)'0') <= 9 && position - from < MaxWholeDigits)
        {
            value = (value * 10) + digit;
            position++;
        }

        microseconds = value;
        if (position == from || Unsafe.Add(ref start, position) != '.' || (Unsafe.Add(ref start, from) == '0' && position > from + 1))
            return false;

        for (var i = 1; i <= 6; i++)
        {
            digit = Unsafe.Add(ref start, position + i) - (uint)'0';
            if (digit > 9)
                return false;
            value = (value * 10) + digit;
        }

        position += 7;
        microseconds = value;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong At(ref byte start, int position) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, position));
}
