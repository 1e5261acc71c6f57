using System.Text;
using System.Text.Json;
using CsCheck;
using Decnet.SessRec.Shard;

namespace Decnet.SessRec.Tests.Shard;

public sealed class EventEncoderTests
{
    private static readonly byte[] Id = "0b0e6d2a-6f0e-4c57-9d2c-6a2f1f0c8f11"u8.ToArray();

    [Fact]
    public void A_line_has_the_keys_of_the_contract_in_their_order() => Assert.Equal(
        "{\"sid\":\"0b0e6d2a-6f0e-4c57-9d2c-6a2f1f0c8f11\",\"t\":1.234567,\"ch\":\"o\",\"d\":\"a\\r\\n\\u001b[0m\\\"\\\\\"}\n",
        Single("a\r\n\u001b[0m\"\\"u8.ToArray(), 1_234_567));

    [Fact]
    public void Time_has_six_decimals() => Assert.Contains("\"t\":12.000045,", Single("x"u8.ToArray(), 12_000_045));

    [Fact]
    public void A_character_cut_by_a_read_waits_for_its_other_half()
    {
        var euro = "ab€"u8.ToArray();
        var encoder = new EventEncoder(new LineBuilder(Id));
        var line = Encoding.UTF8.GetString(encoder.Next(0, "o"u8, euro.AsSpan(0, 4), EventMarks.None, final: false, out var read));
        Assert.Contains("\"d\":\"ab\"", line);
        Assert.Equal(2, read);
        Assert.True(encoder.Next(0, "o"u8, euro.AsSpan(2, 2), EventMarks.None, final: false, out read).IsEmpty);
        Assert.Equal(0, read);
    }

    [Fact]
    public void Bytes_that_are_no_text_come_in_both_forms() => Assert.EndsWith(
        "\"d\":\"a\ufffdb\",\"b64\":\"Yf9i\",\"ne\":true}\n", Single([(byte)'a', 0xff, (byte)'b'], 0, EventMarks.NoEcho));

    [Fact]
    public void Any_bytes_in_any_pieces_give_short_valid_lines_that_hold_them_exactly() =>
        Gen.Select(Gen.OneOf(Gen.Byte.Array[0, 9000], Gen.String.Select(text => Encoding.UTF8.GetBytes(text)), Mixed), Gen.Int[1, 5000]).Sample((bytes, piece) =>
        {
            var encoder = new EventEncoder(new LineBuilder(Id));
            var kept = new List<byte>();
            var waiting = Array.Empty<byte>();
            for (var at = 0; at < bytes.Length; at += piece)
            {
                var last = at + piece >= bytes.Length;
                byte[] chunk = [.. waiting, .. bytes.AsSpan(at, Math.Min(piece, bytes.Length - at))];
                waiting = chunk[Drain(encoder, chunk, last, kept)..];
            }

            return kept.SequenceEqual(bytes);
        }, iter: 400);

    private static readonly byte[][] Pieces = [[(byte)'x'], "é€😀"u8.ToArray(), [0], [0xC3], [27, (byte)'"'], [0xF0, 0x9F]];

    private static readonly Gen<byte[]> Mixed = Gen.Int[0, 5].Select(Gen.Int[1, 700]).Array[0, 40].Select(Join);

    private static int Drain(EventEncoder encoder, byte[] chunk, bool final, List<byte> kept)
    {
        var at = 0;
        while (at < chunk.Length)
        {
            var line = encoder.Next(0, "o"u8, chunk.AsSpan(at), EventMarks.None, final, out var read).ToArray();
            if (read == 0)
            {
                Assert.InRange(chunk.Length - at, 1, 3);
                break;
            }

            Assert.InRange(line.Length, 1, ShardFormat.LineLimit - 1);
            Assert.Equal((byte)'\n', line[^1]);
            var json = JsonDocument.Parse(line).RootElement;
            var text = json.GetProperty("d").GetString()!;
            byte[] bytes = json.TryGetProperty("b64", out var raw) ? raw.GetBytesFromBase64() : Encoding.UTF8.GetBytes(text);
            Assert.Equal(read, bytes.Length);
            Assert.Equal(Encoding.UTF8.GetString(bytes), text);
            kept.AddRange(bytes);
            at += read;
        }

        return at;
    }

    private static byte[] Join((int Piece, int Times)[] runs) =>
        [.. runs.SelectMany(run => Enumerable.Repeat(Pieces[run.Piece], run.Times).SelectMany(bytes => bytes)).Take(9000)];

    private static string Single(byte[] bytes, long microseconds, EventMarks marks = EventMarks.None) =>
        Encoding.UTF8.GetString(new EventEncoder(new LineBuilder(Id)).Next(microseconds, "o"u8, bytes, marks, final: true, out _));
}
