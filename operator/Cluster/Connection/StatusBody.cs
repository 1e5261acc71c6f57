using System.Text;
using System.Text.Json;

namespace Decnet.Operator.Cluster.Connection;

/// <summary>The Status object that explains a refusal. A proxy in between may answer with anything at all.</summary>
internal static class StatusBody
{
    private const int LongestQuote = 256;

    public static V1Status? Read(ReadOnlySpan<byte> body)
    {
        var text = Encoding.UTF8.GetString(body);
        try
        {
            return KubernetesJson.Deserialize<V1Status>(text);
        }
        catch (JsonException)
        {
            return text.Length == 0 ? null : new V1Status { Message = text[..Math.Min(text.Length, LongestQuote)].Trim() };
        }
    }
}
