using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Decnet.Cli.Invocation;

namespace Decnet.Cli.Webhooks;

/// <summary>Reads a worker's answer, which a worker of another version may word otherwise.</summary>
internal static class AnswerLines
{
    /// <exception cref="CliFault">It is none.</exception>
    public static List<T> Read<T>(IEnumerable<string> lines, JsonTypeInfo<T> shape)
    {
        try
        {
            return [.. lines.Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize(line, shape)!)];
        }
        catch (JsonException)
        {
            throw new CliFault(ExitCode.Failure, "the webhook worker's answer can't be understood", "is it of the same version?");
        }
    }
}
