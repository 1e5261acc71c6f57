using System.Text;
using CsCheck;
using Decnet.Recordings.Reading;
using Decnet.Recordings.Scanning;
using Decnet.SessRec.Shard;

namespace Decnet.Recordings.Tests.Scanning;

/// <summary>Whatever the bytes, the scanner says what a plain JSON reader says.</summary>
public sealed class ScannerPropertyTests
{
    private static readonly Gen<string> Sid = Gen.Int[0, 3].Select(Lines.Sid);

    private static readonly Gen<byte[]> Chunk = Gen.Frequency(
        (6, Gen.String[Gen.Char[' ', '~'], 0, 90].Select(Encoding.UTF8.GetBytes)),
        (3, Gen.String[Gen.OneOf('\r', '\n', '\u001b', '"', '\\', '[', 'é', '日', '\t', '\0', 'x'), 0, 70].Select(Encoding.UTF8.GetBytes)),
        (1, Gen.Byte.Array[0, 60]));

    private static readonly Gen<byte[]> RecorderLine = Gen.Select(
        Sid, Gen.Long[0, 20_000_000_000], Gen.OneOf("o", "i", "r"), Chunk, Gen.Bool, Gen.Bool,
        (sid, time, channel, chunk, noEcho, error) =>
        {
            var marks = (noEcho ? EventMarks.NoEcho : 0) | (error && channel == "o" ? EventMarks.StandardError : 0);
            return new EventEncoder(new LineBuilder(Encoding.ASCII.GetBytes(sid)))
                .Next(time, Encoding.ASCII.GetBytes(channel), chunk, marks, final: true, out _).ToArray();
        });

    private static readonly Gen<byte[]> Written = RecorderLine.Where(line => line.Length > 0);

    private static readonly Gen<byte[]> OtherLine = Gen.OneOf(
        Lines.Header(1), Lines.End(1, 3.5), Lines.Event(2, 7, "x") + "\n", "\n", "{}\n", "no json\n",
        $"{{\"sid\":\"{Lines.Sid(1)}\",\"trunc\":true}}\n",
        $"{{\"sid\":\"{Lines.Sid(1)}\",\"t\":01.000000,\"ch\":\"i\",\"d\":\"a\"}}                                                                  \n",
        $"{{\"sid\":\"{Lines.Sid(1)}\",\"ch\":\"i\",\"d\":\"\\ud800\",\"t\":1}}\n",
        $"{{\"sid\":\"{Lines.Sid(1)}\",\"t\":1.000000,\"ch\":\"i\",\"d\":\"\\ud83d\\ude00 {new string('x', 90)}\"}}\n",
        $"{{\"sid\":\"{Lines.Sid(1)}\",\"t\":1.000000,\"ch\":\"i\",\"d\":\"\\q{new string('x', 90)}\"}}\n",
        $"{{\"sid\":\"{Lines.Sid(1)}\",\"t\":1.000000,\"ch\":\"o\",\"b64\":\"6mv\"}}\n",
        $"{{\"sid\":\"{Lines.Sid(1)}\",\"t\":1.000000,\"ch\":\"o\",\"b64\":\"\"}}\n",
        $"{{\"sid\":\"{Lines.Sid(1)}\",\"t\":1.000000,\"ch\":\"o\",\"d\":\"x\",\"b64\":\"\\/\\/8=\"}}\n",
        $"{{\"sid\":\"{Lines.Sid(1)}\",\"t\":1.5,\"ch\":\"i\",\"d\":\"spaces\" , \"ne\" : true }}\n",
        $"{{\"sid\":\"{Lines.Sid(1)}\",\"t\":1.000000,\"ch\":\"i\",\"d\":\"\\u00zz{new string('x', 90)}\"}}\n").Select(Encoding.UTF8.GetBytes);

    private static readonly Gen<byte[]> Shard =
        Gen.Frequency((12, RecorderLine), (2, OtherLine)).Array[0, 25].Select(lines => lines.SelectMany(line => line).ToArray());

    private static readonly Gen<byte[]> Torn =
        Gen.Select(Gen.Frequency((6, RecorderLine), (1, OtherLine)), Gen.Frequency((2, Gen.Const(int.MaxValue)), (1, Gen.Int[0, 400])))
            .Array[0, 25].Select(lines => lines.SelectMany(line => line.Item1.Take(Math.Min(line.Item2, line.Item1.Length))).ToArray());

    private static readonly Gen<byte[]> Damaged = Gen.Select(
        Shard, Gen.Select(Gen.Int[0, int.MaxValue], Gen.Byte, Gen.Int[0, 2]).Array[0, 12], Damage);

    [Fact]
    public void What_a_recorder_writes_reads_as_by_a_plain_json_reader() => Shard.Sample(SaysTheSame, iter: 4_000, print: Print);

    [Fact]
    public void Damaged_bytes_read_as_by_a_plain_json_reader() => Damaged.Sample(SaysTheSame, iter: 12_000, print: Print);

    [Fact]
    public void Behind_lines_that_were_cut_the_next_are_read() => Torn.Sample(SaysTheSame, iter: 6_000, print: Print);

    [Fact]
    public void Of_writers_that_live_nothing_is_lost_whatever_a_killed_one_leaves() =>
        Gen.Select(Written, Written, Gen.Int[0, 5_000]).Sample(
            (killed, living, length) =>
            {
                var cut = killed[..Math.Min(length, killed.Length - 1)];
                var got = Scan(new MemoryStream([.. cut, .. living, .. living]), out var quarantine);
                var expected = PlainReading.Of(living.AsSpan()[..^1]);
                string[] whole = PlainReading.Of(cut) is { } said ? [said] : [];
                Assert.Equal([.. whole, expected!, expected!], got);
                Assert.Equal(cut.Length == 0 ? 0 : 1 - whole.Length, quarantine.Count);
            },
            iter: 6_000);

    [Fact]
    public void However_a_file_is_cut_into_reads_the_lines_are_the_same() =>
        Gen.Select(Damaged, Gen.Int[1, 700]).Sample(
            (shard, step) =>
            {
                var whole = Scan(new MemoryStream(shard), out var all);
                var pieces = Scan(new SlowStream(shard, step), out var some);
                return whole.SequenceEqual(pieces) && all.Count == some.Count;
            },
            iter: 1_500);

    private static bool SaysTheSame(byte[] shard)
    {
        var expected = new List<string>();
        var bad = 0;
        foreach (var line in Split(shard))
        {
            // What is no line as a whole may be one that was cut and those that came behind it.
            var parts = PlainReading.Of(line) is null && line.Length <= LineReader.DefaultLimit ? PlainReading.Cut(line) : [line];
            foreach (var said in parts.Select(part => PlainReading.Of(part)))
            {
                if (said is not null)
                    expected.Add(said);
                else
                    bad++;
            }
        }

        var got = Scan(new MemoryStream(shard), out var quarantine);
        Assert.Equal(expected, got);
        Assert.Equal(bad, quarantine.Count);
        return true;
    }

    private static List<string> Scan(Stream stream, out Quarantine quarantine)
    {
        var got = new List<string>();
        var buffer = new byte[ScannedText.Limit];
        quarantine = new Quarantine();
        new ShardScan(stream, quarantine).Run(
            (in ScannedLine line) => got.Add(line.Kind == RecordKind.Event
                ? PlainReading.Describe(line.Session.ToString(), line.Microseconds / 1e6, line.Channel.ToString(), line.NoEcho, ScannedText.Decode(line, buffer))
                : $"{line.Session} no event"),
            final: true,
            TestContext.Current.CancellationToken);
        return got;
    }

    private static IEnumerable<byte[]> Split(byte[] shard)
    {
        for (var start = 0; start < shard.Length;)
        {
            var newline = Array.IndexOf(shard, (byte)'\n', start);
            var end = newline < 0 ? shard.Length : newline;
            yield return shard[start..end];
            start = end + 1;
        }
    }

    private static byte[] Damage(byte[] shard, (int Place, byte Value, int Way)[] wounds)
    {
        var bytes = shard.ToList();
        foreach (var (place, value, way) in wounds.Where(_ => bytes.Count > 0))
        {
            var at = place % bytes.Count;
            if (way == 0)
                bytes[at] = value;
            else if (way == 1)
                bytes.RemoveAt(at);
            else
                bytes.Insert(at, "\"\\{}:,\n1.e"u8[value % 10]);
        }

        return [.. bytes];
    }

    private static string Print(byte[] shard) => Encoding.Latin1.GetString(shard);
}
