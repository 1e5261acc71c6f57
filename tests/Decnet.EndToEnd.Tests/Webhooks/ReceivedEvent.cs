using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Decnet.EndToEnd.Tests.Webhooks;

/// <summary>One POST as it arrived.</summary>
internal sealed record ReceivedEvent(IReadOnlyDictionary<string, string> Headers, byte[] Body, JsonNode Json)
{
    public string Topic => (string)Json["topic"]!;

    public string Id => (string)Json["id"]!;

    /// <summary>As the design says it: HMAC-SHA256 of the exact bytes, with the text of the Secret as key.</summary>
    public bool IsSignedWith(string key) =>
        Headers["X-DECNET-Signature"] == "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Body));
}
