using System.Globalization;
using System.Text;

namespace Decnet.Bench.Recorder;

/// <summary>Text like that of `ls -lR /`, the same on every machine.</summary>
internal static class BulkText
{
    private static readonly string[] Words =
        ["lib", "python3", "share", "doc", "config", "module", "net", "core", "test", "cache", "driver", "locale", "data", "util", "index", "log"];

    private static readonly string[] Endings = ["", ".so.6", ".py", ".conf", ".gz", ".h", ".txt", ".json"];

    /// <summary>As a program writes it, lines ended by LF.</summary>
    public static byte[] Written(int length)
    {
        var random = new Random(20_26);
        var text = new StringBuilder(length + 200);
        while (text.Length < length)
        {
            text.Append(CultureInfo.InvariantCulture, $"/usr/{Word(random)}/{Word(random)}/{Word(random)}{random.Next(100)}:\n");
            text.Append(CultureInfo.InvariantCulture, $"total {random.Next(40_000)}\n");
            for (var entries = random.Next(3, 40); entries > 0; entries--)
            {
                Entry(text, random);
            }

            text.Append('\n');
        }

        text.Length = length - 1;
        return Encoding.ASCII.GetBytes(text.Append('\n').ToString());
    }

    /// <summary>As the terminal shows it: the pty makes CR LF of every LF.</summary>
    public static byte[] Shown(ReadOnlySpan<byte> written)
    {
        var shown = new byte[written.Length + written.Count((byte)'\n')];
        var at = 0;
        foreach (var c in written)
        {
            if (c == '\n')
            {
                shown[at++] = (byte)'\r';
            }

            shown[at++] = c;
        }

        return shown;
    }

    private static void Entry(StringBuilder text, Random random) => text.Append(
        CultureInfo.InvariantCulture,
        $"{(random.Next(8) == 0 ? 'd' : '-')}rw-r--r-- {random.Next(1, 4)} root root {random.Next(1 << random.Next(4, 28)),9} May {random.Next(1, 29),2} {random.Next(24):00}:{random.Next(60):00} {Word(random)}-{Word(random)}{random.Next(100)}{Endings[random.Next(Endings.Length)]}\n");

    private static string Word(Random random) => Words[random.Next(Words.Length)];
}
