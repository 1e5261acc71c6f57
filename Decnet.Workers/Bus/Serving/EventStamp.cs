using System.Globalization;
using System.Text;

namespace Decnet.Bus.Serving;

/// <summary>
/// Id and time of events. Half of an id is random per server start, half counts on from a random number: unique without asking for
/// randomness per event. The time is that of the read that brought the event.
/// </summary>
internal sealed class EventStamp(TimeProvider time, ulong instance, ulong first)
{
    public const int CounterLength = 16;

    public const int IdPrefixLength = 16;

    private readonly byte[] _counter = Encoding.ASCII.GetBytes(first.ToString("x16", CultureInfo.InvariantCulture));
    private readonly byte[] _time = new byte[64];
    private int _timeLength;

    /// <summary>The half that all ids of this server share.</summary>
    public byte[] IdPrefix { get; } = Encoding.ASCII.GetBytes(instance.ToString("x16", CultureInfo.InvariantCulture));

    /// <summary>What stands between id and type.</summary>
    public ReadOnlySpan<byte> Time => _time.AsSpan(0, _timeLength);

    public void ReadClock()
    {
        var (seconds, ticks) = Math.DivRem(time.GetUtcNow().Ticks - DateTime.UnixEpoch.Ticks, TimeSpan.TicksPerSecond);
        System.Text.Unicode.Utf8.TryWrite(
            _time, CultureInfo.InvariantCulture, $"\",\"ts\":{seconds}.{ticks / TimeSpan.TicksPerMicrosecond:000000},\"type\":", out _timeLength);
    }

    /// <summary>Counts in hexadecimal digits: nearly always one digit changes.</summary>
    public void WriteCounter(Span<byte> to)
    {
        _counter.CopyTo(to);
        for (var digit = CounterLength - 1; digit >= 0; digit--)
        {
            var next = _counter[digit] switch { (byte)'9' => (byte)'a', (byte)'f' => (byte)'0', var other => (byte)(other + 1) };
            _counter[digit] = next;
            if (next != '0')
            {
                return;
            }
        }
    }
}
