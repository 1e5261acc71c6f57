using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Decnet.SessRec.Tests.Running;

/// <summary>Lines of a shard, read without the product's reader.</summary>
internal static partial class ShardLines
{
    /// <summary>Valid lines go to the one list; what was cut, be it only its newline, to the other.</summary>
    public static void Read(string file, List<JsonElement> lines, List<string> torn)
    {
        // Latin-1: every byte a character.
        var text = Encoding.Latin1.GetString(File.ReadAllBytes(file));
        foreach (var line in Line().Matches(text).Select(match => match.Value))
        {
            // Behind one that was cut the next one stands without a newline; nothing inside a line looks like its beginning.
            foreach (var part in Opening().Split(line).Where(part => part.Length > 0))
            {
                Assert.InRange(part.Length, 1, 4095);
                Take(part, lines, torn);
            }
        }
    }

    private static void Take(string part, List<JsonElement> lines, List<string> torn)
    {
        try
        {
            lines.Add(JsonDocument.Parse(Encoding.Latin1.GetBytes(part)).RootElement);
        }
        catch (JsonException)
        {
            torn.Add(part);
            return;
        }

        if (!part.EndsWith('\n'))
        {
            torn.Add(part);
        }
    }

    [GeneratedRegex("[^\n]*\n|[^\n]+\\z")]
    private static partial Regex Line();

    [GeneratedRegex("""(?=\{"sid":"[0-9a-f-]{36}")""")]
    private static partial Regex Opening();
}
