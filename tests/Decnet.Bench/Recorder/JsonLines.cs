using System.Text;
using System.Text.Json;

namespace Decnet.Bench.Recorder;

/// <summary>The lines of a recording, each a JSON value. A broken last line (a run cut short) ends the reading.</summary>
internal static class JsonLines
{
    public static IEnumerable<JsonDocument> In(string file)
    {
        foreach (var line in File.Exists(file) ? File.ReadLines(file) : [])
        {
            if (line.Length == 0)
            {
                continue;
            }

            if (Parse(line) is not { } document)
            {
                yield break;
            }

            using (document)
            {
                yield return document;
            }
        }
    }

    public static void Append(MemoryStream to, JsonElement text) => to.Write(Encoding.UTF8.GetBytes(text.GetString()!));

    private static JsonDocument? Parse(string line)
    {
        try
        {
            return JsonDocument.Parse(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
